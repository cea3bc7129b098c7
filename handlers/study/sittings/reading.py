"""Two sittings in a sentence: 周三下午3点和周四早上9点各学一次."""

import re
from datetime import date

from handlers.kit.reading.dates import Lean, find_days, find_times
from handlers.kit.reading.utterance import Utterance
from handlers.study.when import When, read_when

TWICE = re.compile(
    r"各(?:学习?|办|开|讲|上|来|安排|组织)?(?:一|1)?[次场遍批]|两班倒|[分开办](?:成|为)?两[批场]|倒班.{0,4}两[批场]"
)


def read_second(said: Utterance, first: When, today: date) -> When | None:
    """The second of two sittings, its day that of the first one where none is said; None when only one is meant.

    >>> first = When(day=date(2026, 3, 18))
    >>> def second(raw):
    ...     found = read_second(Utterance.of(raw), first, date(2026, 3, 12))
    ...     return found and f"{found.day} {found.at}"
    >>> second("周三下午3点和周四早上9点各学一次安全生产，两班倒"), second("下周三下午3点和晚上8点各学一次")
    ('2026-03-19 09:00:00', '2026-03-18 20:00:00')
    >>> second("周三下午3点学习"), second("周三下午3点学习，两班倒")
    (None, 'None None')
    """
    if not TWICE.search(said.plain):
        return None
    rest = _behind_the_first(said, today)
    if rest is None:
        return When()
    found = read_when(rest, today, part_is_today=False)
    if first.day and (found.days or (found.day and found.day < first.day)):
        found = read_when(
            rest, first.day, part_is_today=False
        )  # 周三 of next week, 周四 of the same
    if not (found.day or found.days) and first.day:
        found = found.merged(When(day=first.day))
    return found


def _behind_the_first(said: Utterance, today: date) -> Utterance | None:
    """The sentence from the second day on, or else from the second clock time on."""
    days = find_days(said, today, Lean.FUTURE)
    clocks = find_times(said)
    if len(days) > 1:
        return said.part(days[1].start, len(said.plain))
    return said.part(clocks[1].start, len(said.plain)) if len(clocks) > 1 else None
