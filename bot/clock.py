"""The clock: which routine fell due at which instant. It decides nothing; the desk's claim row does."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.writer import Run
from handlers.desk import Desk
from handlers.kit import incidents
from handlers.kit.capability import Routine
from storage.queries import occasions
from storage.unit_of_work import Unavailable

SHANGHAI = ZoneInfo("Asia/Shanghai")
TICK_SECONDS = 30

log = logging.getLogger("zerenqu.clock")


class Clock:
    """Looks every half minute whether a routine fell due since it last ran, on every node alike."""

    def __init__(self, desk: Desk, run: Run, now: Callable[[], datetime]) -> None:
        self._desk, self._run, self._now = desk, run, now
        self._scheduler = AsyncIOScheduler(timezone=SHANGHAI)

    def start(self) -> None:
        """Tick in the background until `stop`."""
        self._scheduler.add_job(
            self.check,
            IntervalTrigger(seconds=TICK_SECONDS, timezone=SHANGHAI),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now(SHANGHAI),
        )
        self._scheduler.start()

    def stop(self) -> None:
        """No more ticks; one in progress is waited for by the intake's closing."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def check(self) -> int:
        """Run what fell due; how many routines this process ran."""
        ran = 0
        for routine in self._desk.registry.routines.values():
            try:
                ran += bool(await self._run(partial(self._run_if_due, routine)))
            except Unavailable:
                log.warning("clock_waits_for_database")
            except Exception as error:
                log.error(  # noqa: TRY400  (the trace is under the incident's number)
                    "routine_failed",
                    extra={"rule": routine.key, "incident": incidents.number_for(error)},
                )
        return ran

    def _run_if_due(self, routine: Routine) -> bool:
        now = self._now()
        with self._desk.units() as unit:
            last = occasions.last_claimed(unit.session, routine.key)
            if last is None:  # never seen before: only what falls due from now on
                occasions.claim(unit.session, routine.key, now, now)
        fire_at = due_since(routine.at, last, now, routine.late) if last else None
        return fire_at is not None and self._desk.tick(routine.key, fire_at, now)


def due_since(
    at: Mapping[str, int | str], last: datetime, now: datetime, late: timedelta
) -> datetime | None:
    """The latest instant after `last` at which a routine fell due, unless it is too late for it.

    >>> from datetime import UTC
    >>> last = datetime(2026, 3, 12, 1, 0, tzinfo=UTC)
    >>> due_since({"hour": 9, "minute": 0}, last, datetime(2026, 3, 14, 2, 0, tzinfo=UTC), timedelta(hours=12))
    datetime.datetime(2026, 3, 14, 1, 0, tzinfo=datetime.timezone.utc)
    """
    trigger = CronTrigger(**at, timezone=SHANGHAI)
    found = None
    moment = max(last, now - late - timedelta(days=1))
    while (
        moment := trigger.get_next_fire_time(moment, moment + timedelta(microseconds=1))
    ) and moment <= now:
        found = moment
    if found is None or found <= last or now - found > late:
        return None
    due: datetime = found.astimezone(last.tzinfo)
    return due
