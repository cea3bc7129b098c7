"""The push budget: how often somebody may be told of what he did not ask for (design §6). Nothing else decides it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from handlers.kit import budget_wording
from handlers.kit.inert import BAR
from handlers.kit.lengths import byte_length, cut
from storage.vocabulary import SHANGHAI

WEEK = timedelta(days=7)
MORNING = time(8)
ANNOUNCES, MARKS = "：", f"{BAR}· "  # of a line that is quoted, or one of a list
MOST_LINES = 6
LINE_BYTES = 120


def may_go(
    history: Iterable[datetime],
    now: datetime,
    *,
    per_day: int,
    per_week: int,
    too_late: Callable[[datetime], bool] = lambda _moment: False,
    must_be_told: bool = False,
) -> datetime:
    """Now, or the first moment at which one more budgeted push keeps both limits.

    `history` holds the moments of the person's budgeted pushes of the last seven days, in any order, one for each
    message he got. A day is a calendar day in Shanghai, a week any span of seven times 24 hours. What would go
    `too_late` because of the day's limit is not held by it, so that a reminder comes before what it reminds of; and
    what `must_be_told` is not held by the week's either: nobody may miss a session because he never heard of it.

    >>> noon = datetime(2026, 3, 12, 12, tzinfo=SHANGHAI)
    >>> may_go([noon], noon + timedelta(hours=3), per_day=1, per_week=3).isoformat()
    '2026-03-13T00:00:00+08:00'
    """
    told = sorted(one.astimezone(SHANGHAI) for one in history if one > now - WEEK)
    when = now
    if len(told) >= per_week:
        when = max(when, told[-per_week] + WEEK)
    within_week, day = when, when.astimezone(SHANGHAI).date()
    while sum(one.date() == day for one in told) >= per_day:
        day += timedelta(days=1)
        when = datetime.combine(day, time(), SHANGHAI)
    if not too_late(when):
        return when
    if not too_late(within_week):
        return within_week
    return now if must_be_told else when


def opening(due: datetime, weekday: int, at_work: Callable[[datetime], datetime]) -> datetime:
    """When what is due then may go to somebody who wants what can wait on one day of the week (Monday = 0).

    `at_work` gives from a moment on the first at which he may be told: whoever is off that day has it on the next one.

    >>> tuesday = datetime(2026, 3, 10, 9, tzinfo=SHANGHAI)
    >>> opening(tuesday, 0, lambda when: when).isoformat()
    '2026-03-16T08:00:00+08:00'
    >>> opening(tuesday, 0, lambda when: when + timedelta(days=1)) == tuesday
    True
    """
    local = due.astimezone(SHANGHAI)
    day = local.date() - timedelta(days=(local.weekday() - weekday) % 7)
    if local.date() <= at_work(_morning(day)).astimezone(SHANGHAI).date():
        return due
    return at_work(_morning(day + WEEK))


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, SHANGHAI)


def joined(texts: Sequence[str]) -> str:
    """One message of what waited for one person: a short line for each, and where the whole of it is."""
    lines = [budget_wording.item(first_line(text)) for text in texts[:MOST_LINES]]
    if len(texts) > MOST_LINES:
        lines.append(budget_wording.and_more(len(texts) - MOST_LINES))
    return "\n".join([budget_wording.heading(len(texts)), *lines, budget_wording.SHOW_ALL])


def first_line(text: str, most: int = LINE_BYTES) -> str:
    """The first line of a text, cut when it is longer than `most` bytes; one that announces the next says it too.

    >>> first_line("支部通知 W-0001，请传达：\\n│ 周五停电")
    '支部通知 W-0001，请传达：周五停电'
    """
    first, *more = text.strip().split("\n", 2)
    if first.endswith(ANNOUNCES) and more:
        first += more[0].lstrip(MARKS)
    return first if byte_length(first) <= most else f"{cut(first, most)}…"
