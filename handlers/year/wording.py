"""How plans and summaries are asked for, and what is said about them."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, GOAL_NOT_CONFIRMED, GOAL_RESULTS

TITLE = "方案和总结"
RESULTS, NOT_CONFIRMED = GOAL_RESULTS, GOAL_NOT_CONFIRMED
PLAN_TITLE, SUMMARY_TITLE = "落实方案", "年度总结"
PLAN_WORDS, SUMMARY_WORDS = ("落实方案",), ("年度总结", "起草总结")
PLAN_ABOUT = "用制度、分工、今年目标和去年结果起草落实方案，做成 Word 发给您改。"
SUMMARY_ABOUT = "用已有的数起草年度总结，要人写的地方空着，做成 Word 发给您改。"
PLAN_EXAMPLES, SUMMARY_EXAMPLES = ("起草今年落实方案",), ("起草今年总结",)
REFUSAL = "落实方案和年度总结由党小组长和党支部来起草。您想看今年的目标，回复「今年目标」。"
COVERED = "覆盖职工按今天的名册，不含责任党员本人。"
DIVISION_COLUMNS = ("责任区", "责任党员", "覆盖职工")
NOBODY = "这一年没有人负责"
NO_TEXTS = "谈心的内容、反映的原文和谁提的，不写进总结：这些只归当事人和办理的人看。"
OF_THE_BRANCH = "职工反映的件数没有写：按季度由支部简报统一计，人少的组单独计数会猜出是谁。"
GOALS_OPEN = "有目标还没记结果，只写了「还没确认」。记好以后再起草一次就有了。"


def no_such_year(year: int) -> str:
    """Nothing can be drafted for it."""
    return f"{year} 年的不能起草。请说今年、去年或明年，比如「起草今年总结」。"


def no_areas(name: str) -> str:
    """Nobody to plan for."""
    return f"{name}现在没有责任区，没有内容可起草。先请支部划分责任区。"


def which_group(names: Sequence[str]) -> str:
    """He leads several."""
    return f"要哪个组的？{COMMA.join(names)}。请说名字，比如「起草{names[0]}今年总结」。"


def holders(held: Sequence[tuple[str, date]]) -> str:
    """Who answered for an area, and since when in the year."""
    return COMMA.join(f"{name}（{day.month}月{day.day}日起）" for name, day in held) or NOBODY


def plan_shown(name: str, year: int, areas: int, goals: int, before: int) -> str:
    """What is in the draft of a plan."""
    last = f"去年目标 {before} 条的结果" if before else "去年没有记录"
    more = "" if goals else "\n今年还没有支部通过的目标。先写：「维修组今年目标 …」。"
    return (
        f"{name} {year} 年落实方案草稿马上发到这里（Word）。\n"
        f"已写：{areas} 个责任区的分工，任务，今年目标 {goals} 条，日程，{last}。\n"
        f"要您写：总的要求、本{'组' if '组' in name else '支部'}措施，文件里标着【请填写】。{more}"
    )


def summary_shown(name: str, year: int, left_out: Sequence[str]) -> str:
    """What is in the draft of a summary, and what is not."""
    reasons = "\n".join(f"· {one}" for one in left_out)
    return (
        f"{name} {year} 年总结草稿马上发到这里（Word），只是草稿，由您改定。\n"
        f"要您写的地方标着【请填写】。\n没有写的数：\n{reasons}"
    )


def quarters_missing(quarters: Sequence[int]) -> str:
    """No brief of these was settled."""
    named = COMMA.join(str(one) for one in quarters)
    return f"第 {named} 季度的反映件数没有写：那几个季度的简报还没有定稿。"


def quarters_hidden(quarters: Sequence[int]) -> str:
    """The briefs of these tell no number."""
    named = COMMA.join(str(one) for one in quarters)
    return f"第 {named} 季度的反映件数没有写：数太小，写出来会猜出是谁。"
