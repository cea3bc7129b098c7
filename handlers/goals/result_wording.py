"""Every sentence about how far goals were reached that people read."""

from collections.abc import Mapping, Sequence

from handlers.goals.wording import number
from handlers.kit.wording import COMMA, GOAL_NOT_CONFIRMED, GOAL_RESULTS
from storage.assessment_words import GoalResult

CONFIRM_TITLE = "记目标结果"
CONFIRM_WORDS = ("记目标结果", "目标结果")
CONFIRM_ABOUT = "年底把主管部门确认的结果记到目标上：完成、部分完成、未完成、已调整。"
CONFIRM_EXAMPLES = ("G-0003 完成 安环部盖章确认",)
CONFIRM_REFUSAL = "目标的结果由党小组长和支部来记。想看，回复「目标完成情况」。"
SHOW_TITLE = "目标完成情况"
SHOW_WORDS = ("目标完成情况",)
SHOW_ABOUT = "看责任区的目标完成得怎么样、凭什么确认的。"
SHOW_EXAMPLES = ("目标完成情况",)

LOOK = "看完成情况"
WHICH = "是哪一条？写上编号，比如「G-0003 完成 安环部盖章确认」。有哪些，回复「目标完成情况」。"
ASK_RESULT = "主管部门确认的结果是？"
NO_EVIDENCE = "写上哪个部门、凭什么确认的，比如「安环部盖章确认」。"
AMEND = "哪里要改？直接说，比如「部分完成」，或者把依据再说一遍。"
YOUR_OWN = "这是您自己负责的责任区，结果由支部别的人来记。"


def ask_evidence(result: GoalResult) -> str:
    """By what it is confirmed."""
    if result in (GoalResult.NOT_DONE, GoalResult.ADJUSTED):
        return "哪个部门确认的，什么原因？一句话，比如「设备部确认，配件没到」。"
    return "哪个部门、凭什么确认的？一句话，比如「安环部盖章确认」。"


def said(result: GoalResult | None, evidence: str) -> str:
    """A result with its reference; "" for none."""
    return f"{GOAL_RESULTS[result]}（{evidence}）" if result else ""


def result(words: str) -> str:
    """What became of one goal."""
    return f"结果：{words}"


def confirming(value: int, goal: str, now: str, before: str, notes: Sequence[str]) -> str:
    """What would be written down."""
    lines = [f"{number(value)} {goal}", result(now)]
    lines += [f"原来记的：{before}"] if before else []
    return "\n".join([*lines, *notes])


def confirmed(value: int, result: GoalResult, left: Sequence[int]) -> str:
    """It is written down; the next of the area."""
    text = f"已记下 {number(value)}：{GOAL_RESULTS[result]}。考核表上报支部之前都可以改，再说一遍就行。"
    return f"{text}\n这个责任区还没记结果的：{COMMA.join(map(number, left))}。" if left else text


def not_approved(value: int) -> str:
    """Only what stands has a result."""
    return f"{number(value)} 支部还没确认，或者已经不用了，没有结果可记。"


def other_year(value: int, year: int) -> str:
    """Too early or too late."""
    return f"{number(value)} 是 {year} 年的目标，现在记不了它的结果。"


def weighed(area: str, year: int) -> str:
    """The sheet was weighed with the results as they were."""
    return f"{area} {year} 年的考核表已经上报，目标结果不能再改。确实有误，请支部退回考核表再改。"


def question_for(area: str, year: int) -> str:
    """The question that a choice asks."""
    return f"{area}{year}年"


def heading(area: str, year: int) -> str:
    """Above the goals of an area."""
    return f"{area} {year} 年目标完成情况："


def line(value: int, goal: str, result: str) -> str:
    """One goal and what became of it."""
    return f"{number(value)} {goal}，{result or GOAL_NOT_CONFIRMED}"


def how(value: int) -> str:
    """To whoever writes the results."""
    return f"记结果：「{number(value)} 完成 安环部盖章确认」，也可以是部分完成、未完成、已调整。"


def all_areas(year: int) -> str:
    """Above the areas."""
    return f"{year} 年目标完成情况："


def counted(area: str, results: Mapping[GoalResult | None, int]) -> str:
    """How many goals of an area came to what."""
    return f"· {area}：{_numbers(results)}"


def counted_side(side: str, results: Mapping[GoalResult | None, int]) -> str:
    """How many goals of a side of the work came to what."""
    return f"{side}方面：{_numbers(results)}"


def one_area(example: str) -> str:
    """The way to the goals themselves."""
    return f"一条条看，说组名，比如「{example}目标完成情况」。"


def left_to_confirm(areas: str, count: int) -> str:
    """Among the things to do."""
    return f"{areas}有 {count} 条目标还没记结果"


def _numbers(results: Mapping[GoalResult | None, int]) -> str:
    named = [(GOAL_RESULTS[one], results.get(one, 0)) for one in GoalResult]
    named.append((GOAL_NOT_CONFIRMED, results.get(None, 0)))
    return COMMA.join(f"{title} {count}" for title, count in named if count)
