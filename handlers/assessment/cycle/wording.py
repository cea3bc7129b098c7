"""What is said about the year's assessment as a whole: who may do what today, opening, moving, extending."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from handlers.kit.wording import day
from storage.assessment_words import CycleState, StepKey
from storage.queries.assessment import CycleView, Window

OPEN_TITLE = "开始今年考核"
OPEN_WORDS = ("开始今年考核", "开始考核", "开始今年的考核", "启动考核")
OPEN_ABOUT = "开始今年的考核：四步的时间按制度排好，一句话全部开始。"
OPEN_EXAMPLES = ("开始今年考核",)
MOVE_TITLE = "改考核时间"
MOVE_WORDS = ("改考核时间", "考核延期")
MOVE_ABOUT = "改一步的时间，比如「责任区评价延到12月5号」。"
MOVE_EXAMPLES = ("责任区评价延到12月5号",)
EXTEND_TITLE = "给个人延期"
EXTEND_WORDS = ("给个人延期", "个人延期")
EXTEND_ABOUT = "给一个人多几天，写上原因，比如「王强自查延到12月2号 因为出差」。"
EXTEND_EXAMPLES = ("王强自查延到12月2号 因为出差",)
NOT_FOR_YOU = "考核的时间由党支部定，您改不了。想延期请跟支部说；看进度回复「考核进度」。"

STEP_TITLES = {
    StepKey.SELF_APPRAISAL: "自查",
    StepKey.AREA_EVALUATION: "责任区评价",
    StepKey.LEADER_SCORING: "党小组长考核",
    StepKey.BRANCH_REVIEW: "支部审核",
}
STEP_CALLED = {
    StepKey.LEADER_SCORING: re.compile(r"组长的?(?:考核|评分|打分|考评)"),
    StepKey.BRANCH_REVIEW: re.compile(r"审核"),
    StepKey.AREA_EVALUATION: re.compile(r"评价|测评|评议"),
    StepKey.SELF_APPRAISAL: re.compile(r"自查|自评|自我鉴定"),
}
STAGES = {
    CycleState.PLANNED: "已安排，还没开始",
    CycleState.SELF_OPEN: "自查",
    CycleState.AREA_EVALUATION: "责任区评价",
    CycleState.LEADER_SCORING: "党小组长考核",
    CycleState.BRANCH_REVIEW: "支部审核",
    CycleState.NOTICE: "公示",
    CycleState.OBJECTIONS: "异议处理",
    CycleState.FINAL: "已定",
}
MOVES = re.compile(
    r"从.{2,8}(?:开始|起)|延到|延至|延期|延长|延后|顺延|推迟|推后|提前|改到|改成|改为|挪到|截止|截至|宽限|再给|多给"
)
ASKS = re.compile(r"[吗么?？]|谁|哪[天位个]|什么时候|啥时候|几号|多久")
REASON = re.compile(r"(?:因为|由于|原因是?|理由是?)[:，, ]*(?P<reason>.+)$")
# What is nobody's business: health, family, discipline (domain.md §6.3); of it stays that the reason was a private one.
DELICATE = re.compile(
    r"[病伤癌孕]|住院|手术|怀|生孩子|产假|流产|体检|身体|抑郁|情绪|心理|家里|家庭|老人|孩子|离婚|丧|去世|处分|处罚|调查|违纪|违章"
)
PRIVATE = "个人原因"

NO_BRANCH = "没找到您所在的党支部，考核里还没有您。请联系支部组织委员。"
NOTHING_OPEN = "现在没有开放的考核。开始以后会通知您；看进度回复「考核进度」。"
NOT_OPENED = "今年的考核还没开始。要开始，由党支部回复「开始今年考核」。"
CHANGED_MEANWHILE = (
    "就在刚才，这次考核有了别的变动，这句没有记下。回复「考核进度」看看现在到哪一步。"
)
AMEND = "要改哪一步的时间？说一句，比如「责任区评价延到12月5号」「自查11月10号到11月25号」。"
ASK_DAY = "没看出是哪天。说一个日期就行，比如「12月5号」。"
WHICH_STEP = "改哪一步的时间？"
EXTEND_WHO = "给谁延期？说姓名就行。"
EXTEND_WHY = "为什么延期？说一句就行，比如「出差」。本人和支部看得到；身体、家里的情况不用写。"
EXTEND_AMEND = "要改哪里？说姓名、日期，或者「因为…」就行。"


def not_begun(title: str, opens: date, closes: date) -> str:
    """Its window is still to come."""
    return f"{title}还没开始：{day(opens)}开始，{day(closes)}截止。到时会通知您；这句还没有记下。"


def over(title: str, closes: date, *, for_all: bool) -> str:
    """Its window has closed; `for_all`: nobody gets days of his own."""
    way = "有话还想说，直接发给我就行。" if for_all else "有特殊情况请找党支部，支部可以给您延期。"
    return f"{title}{day(closes)}已经截止，这句没有记下。{way}"


def past_stage(title: str, year: int) -> str:
    """The results are published or final."""
    return f"{year} 年考核的结果已经公示，{title}不能再改。对结果有意见，可以在公示期提出异议。"


def incomplete(title: str, why: str | None) -> str:
    """Nobody can be assessed by a text that breaks off."""
    return (
        f"《{title}》还不完整（{why}），不能用来考核，所以今年没有考核。"
        "党支部把文本补全、启用以后，就可以开始；谈心、反映、学习都照常。"
    )


def gone(edition: str) -> str:
    """The text that the year's assessment was begun under is not in the settings any more."""
    return f"今年的考核是按制度文本 {edition} 开始的，现在的设置里没有它了。请管理员把它加回 ZRQ_EDITION；已经写的都还在。"


def span(window: Window) -> str:
    """A window with its weekdays."""
    return f"{day(window.opens)}到{day(window.closes)}"


def steps(windows: Mapping[StepKey, Window], titles: Mapping[StepKey, str]) -> list[str]:
    """A line for each step that has a window."""
    return [f"{title}：{span(windows[step])}" for step, title in titles.items() if step in windows]


def opening(
    year: int,
    by: str,
    windows: Mapping[StepKey, Window],
    titles: Mapping[StepKey, str],
    members: int,
) -> str:
    """What opening means."""
    lines = [f"{year} 年考核，按《{by}》：", *steps(windows, titles)]
    told = f"{members} 名责任区党员会收到自查的通知，其他人在轮到自己的那一步开始时收到通知。"
    return "\n".join([*lines, told, AMEND])


def opened(cycle: CycleView, titles: Mapping[StepKey, str], remind_days: Sequence[int]) -> str:
    """It is open; `remind_days` are those before the end of a step on which people are reminded."""
    return "\n".join(
        [
            f"{cycle.year} 年考核已开始：",
            *steps(cycle.windows, titles),
            f"{_before_end(remind_days)}（遇休息日提前）单独提醒没做的人，说过别提醒的除外。看进度回复「考核进度」。",
        ]
    )


def _before_end(days: Sequence[int]) -> str:
    """The days of reminding, in words.

    >>> _before_end([14, 3, 0]), _before_end([7]), _before_end([0])
    ('截止前 14 天、3 天和当天', '截止前 7 天', '截止当天')
    """
    before = "、".join(f"{one} 天" for one in sorted(days, reverse=True) if one)
    if not before:
        return "截止当天"
    return f"截止前 {before}{'和当天' if 0 in days else ''}"


def only_this_year(year: int) -> str:
    """Another year was named."""
    return f"只能开始今年（{year} 年）的考核，别的年份到那一年再开始；这句没有记下。看进度回复「考核进度」。"


def already_open(cycle: CycleView, titles: Mapping[StepKey, str]) -> str:
    """A second opening of the same year."""
    return "\n".join(
        [
            f"{cycle.year} 年考核已经安排过了，现在是：{STAGES[cycle.state]}。",
            *steps(cycle.windows, titles),
            "要改一步的时间，说「责任区评价延到12月5号」这样一句；看进度回复「考核进度」。",
        ]
    )


def opened_meanwhile(year: int) -> str:
    """Somebody else was first."""
    return f"{year} 年考核刚刚已经有人开始了，没有再开一次。回复「考核进度」看各步的时间。"


def ask_until(title: str, opens: date, closes: date) -> str:
    """The days of a step in the calendar do not fit any more."""
    return f"{title}按制度是{day(opens)}到{day(closes)}，这个时间不合适了。{title}到哪天截止？比如「12月20号」。"


def too_soon(opens: date) -> str:
    """The last day lies before the first that is possible."""
    return f"这一步最早{day(opens)}才能开始，请说一个以后的日期。"


def past(until: date) -> str:
    """A day that is over."""
    return f"{day(until)}已经过了，请说一个今天以后的日期。"


def backwards(opens: date, closes: date) -> str:
    """A window that ends before it begins."""
    return f"{day(opens)}才开始，{day(closes)}就截止，前后反了，没有改。两个日期可以一起说：「11月20号到12月5号」。"


def no_overlap(other: str, window: Window) -> str:
    """The edition wants one step after another."""
    return f"按制度各步不能同时进行，这样会跟{other}（{span(window)}）碰上，没有改。请先改{other}的时间。"


def which_days(title: str) -> str:
    """Which days a step gets."""
    return f"{title}改到哪天截止？比如「12月5号」，连开始一起改就说「11月20号到12月5号」。"


def moving(title: str, before: Window, after: Window, reason: str, *, begun: bool) -> str:
    """From which days to which."""
    told = "已经收到通知、还没做的人会收到新日期。" if begun else "还没开始，到时按新日期通知。"
    why = f"原因：{reason}。" if reason else ""
    return f"{title}：原来{span(before)}，改为{span(after)}。{why}{told}"


def moved(title: str, window: Window) -> str:
    """It was moved."""
    return f"{title}改为{span(window)}。已经交的都算数。谁改的、什么时候改的，回复「考核经过」可以看到。"


def settled(year: int) -> str:
    """The year's results are final."""
    return f"{year} 年考核已经定了，时间不能再改。"


def extending(name: str, title: str, everybody: date, until: date, reason: str) -> str:
    """Who gets how much more time, and who reads why."""
    return f"{name}的{title}延到{day(until)}（其他人{day(everybody)}截止）。原因：{reason}。原因只有本人和支部看得到。"


def extended(name: str, title: str, until: date) -> str:
    """It was given."""
    return f"{name}的{title}可以到{day(until)}。看记录回复「考核经过」。"


def not_of_branch(name: str) -> str:
    """Somebody whom another branch assesses."""
    return f"{name}不在这个党支部，请他所在的支部来定。"


def not_asked(name: str, title: str) -> str:
    """Somebody who has nothing to do in a step."""
    return f"{name}不负责责任区，不用做{title}，不用延期。"


def no_longer(title: str, closes: date) -> str:
    """A last day that is none, because everybody has as long."""
    return f"{title}大家都是{day(closes)}截止，这个日期不算延期。请说一个更晚的日期。"


def for_everybody(closes: date) -> str:
    """More days for one voter: his ballot would come alone."""
    return f"责任区评价不给个人单独延期：单独晚交的一份，一看就知道是谁。大家现在是{day(closes)}截止；要延就一起延，说「责任区评价延到」加日期。"


def not_from_here(year: int, state: CycleState, to: CycleState) -> str:
    """A stage that cannot be reached from this one."""
    return f"{year} 年考核现在是「{STAGES[state]}」，不能直接到「{STAGES[to]}」。回复「考核进度」看各步的时间。"
