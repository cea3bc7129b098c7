"""What is said about the year's assessment as a whole: windows, stages, who may do what today."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import day
from storage.assessment_words import StepKey

OPEN_TITLE = "开始自查"
OPEN_WORDS = ("开始自查", "开始考核", "开始今年的考核", "开启自查", "自查延期")
OPEN_ABOUT = "开始今年的自查，或者改截止日期。"
OPEN_EXAMPLES = ("开始自查 12月20号前",)
NOT_FOR_YOU = "自查由党支部开始和结束。想看自己的进度，回复「考核进度」。"
STEP_TITLES = {
    StepKey.SELF_APPRAISAL: "自查",
    StepKey.AREA_EVALUATION: "责任区评价",
    StepKey.LEADER_SCORING: "党小组长考核",
    StepKey.BRANCH_REVIEW: "支部审核",
}
NO_BRANCH = "没找到您所在的党支部，考核里还没有您。请联系支部组织委员。"
NOTHING_OPEN = "现在没有开放的考核。开始以后会通知您；看进度回复「考核进度」。"


def not_begun(title: str, opens: date, closes: date) -> str:
    """Its window is still to come."""
    return f"{title}还没开始：{day(opens)}开始，{day(closes)}截止。到时会通知您；这句还没有记下。"


def over(title: str, closes: date) -> str:
    """Its window has closed."""
    return f"{title}{day(closes)}已经截止，这句没有记下。有特殊情况请找党支部，支部可以给您延期。"


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


def ask_until(year: int) -> str:
    """When the window closes."""
    return f"{year} 年自查到哪天截止？比如「12月20号」。"


def opening(year: int, first: date, until: date, members: int) -> str:
    """What opening means."""
    return f"{year} 年自查：{day(first)}开始，{day(until)}截止，{members} 名责任区党员会收到通知。"


def opened(year: int, until: date, remind_days: Sequence[int]) -> str:
    """It is open; `remind_days` are those before its end on which people are reminded."""
    return f"{year} 年自查已开始，截至{day(until)}。{_before_end(remind_days)}（遇休息日提前）单独提醒没交的人，说过别提醒的除外。看进度回复「考核进度」。"


def _before_end(days: Sequence[int]) -> str:
    """The days of reminding, in words.

    >>> _before_end([14, 3, 0]), _before_end([7]), _before_end([0])
    ('截止前 14 天、3 天和当天', '截止前 7 天', '截止当天')
    """
    before = "、".join(f"{one} 天" for one in sorted(days, reverse=True) if one)
    if not before:
        return "截止当天"
    return f"截止前 {before}{'和当天' if 0 in days else ''}"


def invitation(year: int, until: date) -> str:
    """To each responsible member."""
    return f"{year} 年自查开始了，截至{day(until)}。发「自评」加一段话就能交，系统里有的事实会先列给您看。"


def past(until: date) -> str:
    """A last day that is over."""
    return f"{day(until)}已经过了，请说一个今天以后的日期。"
