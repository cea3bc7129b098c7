"""The clock: which routine fell due at which instant. It decides nothing; the desk's claim row does."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from typing import NamedTuple

from apscheduler.triggers.cron import CronTrigger

from bot.beside import Beside, going_on
from bot.writer import Run
from handlers.desk import Desk
from handlers.kit.routines import Missed, Routine
from storage.queries import occasions, people
from storage.queries.occasions import Claimed
from storage.unit_of_work import Unavailable
from storage.vocabulary import SHANGHAI, PushKind

TICK_SECONDS = 30
LISTED = timedelta(days=31)  # skipped occasions older than this are not counted any more
FEW_DAYS = timedelta(days=3)  # within which most routines are made good
MOMENT = timedelta(microseconds=1)
DAY = timedelta(days=1)
URGENCY = list(PushKind)  # in the order of their definition, the most urgent first

log = logging.getLogger("zerenqu.clock")


class Due(NamedTuple):
    """What is to be made good of one routine: when it fell due, in order; and how often it was skipped as too late."""

    fire_at: Sequence[datetime]
    skipped: Sequence[datetime] = ()


class Clock:
    """Looks every half minute whether a routine fell due since it last ran, on every node alike."""

    def __init__(self, desk: Desk, run: Run, now: Callable[[], datetime]) -> None:
        self._desk, self._run, self._now = desk, run, now
        # Not a scheduler's timer: that would wait for the hour to come again when the machine's clock is put back.
        self._ticker = Beside(self._tick, TICK_SECONDS)
        self._listed: dict[str, datetime] = {}
        self._roster: int | None = None  # the revision of the roster that was looked at last

    def start(self) -> None:
        """Tick in the background until `stop`."""
        self._ticker.start()

    async def stop(self) -> None:
        """No more ticks; one in progress is given up, and what it did not begin falls due at the next start."""
        await self._ticker.stop()

    async def _tick(self) -> None:
        with going_on("clock"):
            await self.check()

    async def check(self) -> int:
        """Run what fell due, the urgent first; how often this process ran something."""
        try:
            due = await self._run(self._look)
        except Unavailable:
            log.warning("clock_waits_for_database")
            return 0
        return sum([await self._make_good(routine, one) for routine, one in due])

    async def _make_good(self, routine: Routine, due: Due) -> int:
        """Run a routine for each of its occasions; one that fails stops the later ones until the next look."""
        if due.skipped:
            self._listed[routine.key] = due.skipped[-1]
            log.warning("occasions_skipped", extra={"rule": routine.key, "count": len(due.skipped)})
        ran = 0
        with going_on(routine.key):
            for fire_at in due.fire_at:
                tick = partial(self._desk.tick, routine.key, fire_at, self._now())
                ran += bool(await self._run(tick))
        return ran

    def _look(self) -> list[tuple[Routine, Due]]:
        """What is due of each routine; one never seen before only begins: the past is not made good."""
        now = self._now()
        figures = self._desk.edition_on(now.astimezone(SHANGHAI).date()).figures
        all_routines = (one.under(figures) for one in self._desk.registry.routines.values())
        routines = sorted(all_routines, key=_urgency)
        longer = {one.key: now - one.late for one in routines if one.late > FEW_DAYS}
        with self._desk.units() as unit:
            rules = tuple(one.key for one in routines)
            known = occasions.claimed(unit.session, rules, now, now - FEW_DAYS, longer)
            for one in routines:
                if one.key not in known:
                    occasions.claim(unit.session, one.key, now, now)
            changed = self._roster_changed(people.revision(unit.session), begun=bool(known))
        found = ((one, self._due(one, known[one.key], now)) for one in routines if one.key in known)
        due = (
            (one, Due([now], due.skipped) if changed and one.after_roster_change else due)
            for one, due in found
        )
        return [(one, due) for one, due in due if due.fire_at or due.skipped]

    def _roster_changed(self, revision: int, *, begun: bool) -> bool:
        """Whether it did since the last look, or since nobody knows when: each process looks once when it starts."""
        changed = begun and revision != self._roster
        self._roster = revision if begun else None
        return changed

    def _due(self, routine: Routine, known: Claimed, now: datetime) -> Due:
        listed = self._listed.get(routine.key, known.last)
        return due_of(routine, known._replace(last=max(known.last, listed)), now)


def due_of(routine: Routine, known: Claimed, now: datetime) -> Due:
    """What of a routine is to be made good now, as it declares it.

    By the claims themselves, not by the last of them: a clock that was a week ahead for a minute silences nothing.
    """
    begins = now - routine.late - MOMENT
    fell = occasions_of(routine.at, max(known.first, begins), now)
    wanted = fell if routine.missed is Missed.ALL else fell[-1:]
    skipped = occasions_of(routine.at, max(known.last, now - LISTED), begins)
    return Due([one for one in wanted if one not in known.since], skipped)


def occasions_of(at: Mapping[str, int | str], after: datetime, until: datetime) -> list[datetime]:
    """Every instant after one and up to another at which a routine falls due, in the time zone of `until`.

    >>> from datetime import UTC
    >>> week = datetime(2026, 12, 31, 1, tzinfo=UTC), datetime(2027, 1, 2, 1, tzinfo=UTC)
    >>> [str(one) for one in occasions_of({"hour": 9, "minute": 0}, *week)]
    ['2027-01-01 01:00:00+00:00', '2027-01-02 01:00:00+00:00']
    """
    fields, found = tuple(at.items()), list[datetime]()
    day, last = (one.astimezone(SHANGHAI).date() for one in (after, until))
    while day <= last:
        found += (one for one in _of_day(fields, day) if after < one <= until)
        day += DAY
    return [one.astimezone(until.tzinfo) for one in found]


@lru_cache(maxsize=4096)
def _of_day(fields: tuple[tuple[str, int | str], ...], day: date) -> Sequence[datetime]:
    """Worked out once: every look asks for a month of days of each routine."""
    trigger = CronTrigger(**dict(fields), timezone=SHANGHAI)
    found: list[datetime] = []
    moment = datetime.combine(day, time(), SHANGHAI)
    while (next_ := trigger.get_next_fire_time(None, moment)) and next_.date() == day:
        found.append(next_)
        moment = next_ + MOMENT
    return found


def _urgency(routine: Routine) -> int:
    return len(URGENCY) if routine.urgency is None else URGENCY.index(routine.urgency)
