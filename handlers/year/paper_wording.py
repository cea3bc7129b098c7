"""What stands in the plan and the summary of a year."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, WEEKDAYS
from storage.duty_words import PairState

PLAN, SUMMARY = "落实方案", "总结"
NUMERALS = "一二三四五六七八九十"
GROUNDS, DIVISION, TASKS = "一、依据和总的要求", "二、责任区和责任党员", "三、主要任务"
GOALS, DATES, LAST_YEAR = "四、今年目标任务", "五、全年日程", "六、去年目标完成情况"
OWN_WORDS = "七、本单位的措施"
TO_WRITE = "【请填写】"
TO_WRITE_AIM = "【请填写：今年围绕什么中心工作，总的要求是什么】"
TO_WRITE_MEASURES = "【请填写：结合本单位实际的措施，写事不写人的短处】"
TO_WRITE_LEADING = "【请填写：支部怎么研究、部署、督促这项工作】"
TO_WRITE_ACTIVITIES = "【请填写：有特点的一两项活动，写清什么事、怎么做的】"
DONE = "责任党员平时做的一些事列在下面，挑着用；只列事，不数条数，不写谁做的。"
DONE_COLUMNS = ("日期", "任务", "做了什么")
PAIR_STATES = {
    PairState.AGREED: "进行中",
    PairState.DONE: "达到目标",
    PairState.ENDED: "已结束",
}
TO_WRITE_EFFECTS = "【请填写：职工看得见的变化，举一两件具体的事】"
TO_WRITE_PROBLEMS = "【请填写：存在的问题，写工作不点人】"
TO_WRITE_INTENTIONS = "【请填写：明年的打算】"
TASK_COLUMNS = ("任务", "制度原文")
GOAL_COLUMNS = ("编号", "责任区", "方面", "目标")
DATE_COLUMNS = ("事项", "时间")
NO_DUTIES = "所用的制度没有列出任务。【请填写】"
NO_MEASURES = "没有另写措施。"
NO_GOALS = "还没有支部通过的目标任务。"
NO_DATES = "所用的制度没有定日程。【请填写】"
DATES_MAY_CHANGE = "按制度的日程，支部可以改；改了以通知为准。"
GOALS_DUE = "写好目标任务"
NOTHING_BEFORE = "去年没有目标任务的记录。"
LEADING, DIVIDED, ACTIVITIES = "领导重视", "划分", "活动"
EFFECTS, PROBLEMS, INTENTIONS = "成效", "问题", "打算"
LEFT_OUT = "没有写进来的数，为什么（定稿时删去这一段）"
NOTHING_TOLD = "职工反映的件数没有写，原因见最后一段。"
OUTCOMES = {
    "solved": "提出人确认已解决",
    "refused": "暂不能办（已说明原因）",
    "passed_up": "已转上级",
    "answered": "已答复",
    "open_30": "当时未办结 30 天以内",
    "open_60": "当时未办结 31–60 天",
    "open_over_60": "当时未办结 60 天以上",
}
DRAFT = "本文由已有的记录起草，由人核对、改定后才算数；【请填写】的地方写完再用。"
ONLY_FIGURES = "只写件数和次数，不排名次，不作为评价任何人的依据。"
SIGNED = "起草人（签字）：              支部书记（签字）：              支部（盖章）："


def file_name(what: str, name: str, year: int) -> str:
    """A name that tells it from others."""
    return f"{what}草稿-{name}-{year}"


def title(name: str, year: int, what: str) -> str:
    """Over a document."""
    return f"{name} {year} 年党员责任区{what}（草稿）"


def final_name(what: str, name: str, year: int) -> str:
    """Of what is no draft any more."""
    return f"{what}-{name}-{year}"


def final_title(name: str, year: int, what: str) -> str:
    """Over what is no draft any more."""
    return f"{name} {year} 年党员责任区{what}"


def final_subtitle(code: str, who: str, day: date) -> str:
    """Under which number, and who agreed to it on which day."""
    return f"{code}；支部{_on(day)}同意（{who}）"


def measure(place: int, words: str) -> str:
    """One line that was written by hand."""
    return f"{place}. {words}"


def subtitle(day: date) -> str:
    """From which day its figures are."""
    return f"数据截至{_on(day)}"


def numbered(place: int, heading: str) -> str:
    """A heading with its numeral.

    >>> numbered(2, "划分"), numbered(11, "打算")
    ('二、划分', '11、打算')
    """
    return f"{NUMERALS[place - 1] if place <= len(NUMERALS) else place}、{heading}"


def grounds(papers: Sequence[str]) -> str:
    """By what it is made."""
    return f"依据：{COMMA.join(f'《{one}》' for one in papers)}。"


def until(day: date) -> str:
    """By which day."""
    return f"{_on(day)}前"


def window(opens: date, closes: date) -> str:
    """From which day to which."""
    return f"{_on(opens)}至{_on(closes)}"


def results(counts: Sequence[tuple[str, int]]) -> str:
    """How far goals came."""
    return COMMA.join(f"{name} {count} 条" for name, count in counts) + "。"


def goals(count: int, counts: Sequence[tuple[str, int]]) -> str:
    """How many goals there were, and how far they came."""
    return f"支部通过的目标任务 {count} 条：{results(counts)}"


def sessions(held: Sequence[tuple[str, int]]) -> str:
    """Sessions that were held."""
    if not any(count for _, count in held):
        return "本系统没有已开过的学习记录。"
    return f"组织学习：{COMMA.join(f'{name} {count} 次' for name, count in held if count)}。"


def talks(count: int) -> str:
    """Talks as a number."""
    return f"谈心谈话 {count} 次（只计次数）。"


def pairs(found: Sequence[tuple[str, PairState]]) -> str:
    """Mentoring pairs by number."""
    return f"结对帮带：{COMMA.join(f'{code}（{PAIR_STATES[state]}）' for code, state in found)}。"


def notices(count: int) -> str:
    """Notices of the branch that areas have heard."""
    return f"传达支部通知 {count} 次（一件通知在一个责任区算一次）。"


def raised(quarters: int, total: int, ends: Sequence[tuple[str, int]]) -> str:
    """What was raised, as the briefs have told it."""
    said = COMMA.join(f"{name} {count} 件" for name, count in ends)
    how = f"，其中{said}" if said else "；办理情况数小，不单列"
    return f"按 {quarters} 个季度已定稿的简报，职工反映 {total} 件{how}（以各季度统计时为准）。"


def _on(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"
