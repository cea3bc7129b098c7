"""Every sentence by which people are told of a session in time, and the organiser that they are."""

from collections.abc import Sequence
from datetime import datetime

from handlers.kit.wording import COMMA, moment
from handlers.study.wording import names, number

TOMORROW, TODAY, SOON = "明天有{title}，", "今天有{title}，", "快开始了，"
NOBODY_HEARD = "还没有人收到过通知，都不发了，提醒也撤了。"
TOO_LATE_TO_TELL = "开始前发不出通知了（夜里不打扰），请您直接告诉大家。"


def planned(
    title: str,
    what: str,
    whom: str,
    people: Sequence[str],
    told: datetime | None,
    due: Sequence[datetime],
    *,
    per_week: int,
) -> str:
    """A session before it is confirmed; `told` is the local time of a notice that must wait for the morning."""
    when = f"确认后，{moment(told)}起通知" if told else "确认后通知"
    return f"{_of(title, what, whom, people)}{when}，{_reminding(due, per_week)}。"


def planned_too_late(title: str, what: str, whom: str, people: Sequence[str]) -> str:
    """A session that begins before anybody may be told of it."""
    return f"{_of(title, what, whom, people)}{TOO_LATE_TO_TELL}"


def arranged(value: int, title: str, what: str, telling: str) -> str:
    """A session was arranged; `title` is its kind, "" for study as it always was."""
    kind = f"（{title}）" if title else ""
    return f"已安排 {number(value)}{kind}：{what}。\n{telling}学完说一句「都到了」或「除了谁都到了」就行。"


def telling(count: int, told: datetime | None, due: Sequence[datetime], *, per_week: int) -> str:
    """How many hear of it, and when they are reminded; all times are local."""
    return f"{_told(count, told)}，{_reminding(due, per_week)}。"


def telling_once(count: int, told: datetime | None) -> str:
    """How many hear of it, without a reminder."""
    return f"{_told(count, told)}，提醒也撤了。"


def notice(title: str, value: int, what: str) -> str:
    """To everybody concerned."""
    return f"{title}通知 {number(value)}：{what}。去不了回复「请假」。"


def notice_of_either(title: str, value: int, what: str, other: int, when: datetime) -> str:
    """To somebody who may come to either."""
    return (
        f"{title}通知 {number(value)}：{what}；同样的内容 {number(other)} {moment(when)}还有一场，"
        "参加一场就行。去不了回复「请假」。"
    )


def reminder(title: str, value: int, near: str, what: str) -> str:
    """Before the session; tells the day itself, for it may arrive late."""
    return f"{title}提醒 {number(value)}：{near.format(title=title)}{what}。去不了回复「请假」。"


def _of(title: str, what: str, whom: str, people: Sequence[str]) -> str:
    return f"{title}：{what}。\n{whom}，参加：{names(people)}。"


def _told(count: int, told: datetime | None) -> str:
    return (
        f"夜里不打扰，{moment(told)}起通知 {count} 人"
        if told
        else f"通知 {count} 人（不在班的到班时收到，来不及的提前发）"
    )


def _reminding(due: Sequence[datetime], per_week: int) -> str:
    """The reminders one by one with the limit that holds for each person, or that it is too late for any.

    >>> _reminding([datetime(2026, 3, 13, 14, 30)], 3), _reminding([], 3)
    ('3月13日（周五）14:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）', '时间太近，不再提醒')
    """
    if not due:
        return "时间太近，不再提醒"
    return f"{COMMA.join(map(moment, due))}再提醒（说过别提醒的、一周已收满 {per_week} 条推送的，不再提醒）"
