"""Every sentence about attendance and make-ups that people read."""

from collections.abc import Sequence
from datetime import datetime

from handlers.kit.wording import COMMA, moment
from handlers.study.wording import names, number

NO_ROLL = "最近三天没有您组织的学习要记到会。想看安排，回复「我的学习」。"
ASK_ROLL = "谁没到？比如「都到了」「除了张三都到了」「张三请假」。"
NOT_A_ROLL = "没看懂谁到谁没到。比如「都到了」「除了张三都到了」。"
ROLL_AMEND = "谁的要改？直接说，比如「张三也到了」「李四请假」。"
CAME_OR_NOT = ("都到了", "没到")
NONE_OF_THEM = "都不是"
NO_MAKE_UP = "没有查到要补的学习。想看安排，回复「我的学习」。"
ASK_WHO_MADE_UP = "谁补过了？直接说名字。"
ALL_OF_THEM = "都补了"


def roll(value: int, starts: datetime, lines: Sequence[str]) -> str:
    """Attendance as it was understood."""
    return "\n".join([f"到会 {number(value)} {moment(starts)}：", *lines])


def came(people: Sequence[str]) -> str:
    """Who was there."""
    return f"到会 {len(people)} 人：{names(people)}。" if people else "到会 0 人。"


def excused(people: Sequence[str]) -> str:
    """Who had leave, each with the reason if there is one."""
    return f"请假：{COMMA.join(people)}，补学留着。"


def absent(people: Sequence[str]) -> str:
    """Who did not come, to the organiser only."""
    return f"没到：{COMMA.join(people)}，补学留着。"


def with_reason(name: str, reason: str) -> str:
    """Somebody and why.

    >>> with_reason("李红梅", "公务"), with_reason("王强", "")
    ('李红梅（公务）', '王强')
    """
    return f"{name}（{reason}）" if reason else name


def ask_person(said: str) -> str:
    """A name that is not certain."""
    return f"「{said}」是哪位？"


def ask_rest(people: Sequence[str]) -> str:
    """Those nobody spoke of."""
    return f"没提到的{names(people)}呢？"


def not_expected(said: str) -> str:
    """Somebody who was not asked to this session."""
    return f"{said}不在这次学习的名单里。到会的直接说「都到了」，没到的说名字。"


def not_asked(people: Sequence[str]) -> str:
    """People who are said to have been there and were not asked: nothing is written down of them."""
    return f"{names(people)}不在这次学习的名单里，没有记。" if people else ""


def roll_kept(value: int, present: int, open_make_ups: Sequence[str]) -> str:
    """Attendance was written down."""
    later = (
        f"还要补学：{names(open_make_ups)}，补完告诉我一声，比如「{open_make_ups[0]}补过了」。"
        if open_make_ups
        else "没有要补学的。"
    )
    return f"已记下 {number(value)}：到会 {present} 人。{later}"


def make_up_open(value: int, what: str, organiser: str) -> str:
    """To somebody who was not there: privately, and without a word of reproach."""
    return (
        f"补学 {number(value)}：{what}。这次您没赶上，补学给您留着，补完告诉{organiser}一声就行。"
    )


def made_up(who: str, values: Sequence[int], left: int) -> str:
    """A make-up was written down."""
    which = COMMA.join(map(number, values))
    more = f"{who}还有 {left} 次要补。" if left else f"{who}没有要补的了。"
    return f"记下了：{who}补过 {which}。{more}"


def ask_which_made_up(who: str) -> str:
    """Several sessions are open."""
    return f"{who}补的是哪一次？"


def to_make_up(value: int, starts: datetime, topic: str) -> str:
    """A session that is still to be made up for."""
    about = f"「{topic}」" if topic else ""
    return f"要补学：{number(value)} {moment(starts)}{about}，补完告诉组织人一声。"


def roll_missing(value: int, starts: datetime) -> str:
    """Attendance is not written down yet."""
    return f"{number(value)} {moment(starts)}的学习还没记到会，说一句「都到了」或「除了谁都到了」。"
