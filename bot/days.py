"""Days that pass at once: whatever a running bot does in them by itself happens, each thing at its own moment.

Nothing is left out because nobody waits for it: the clock looks at every instant at which a routine falls due, the
sender whenever something may go. Only in the quiet hours, when nobody is told anything, the clock looks once an hour.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.clock import TICK_SECONDS, occasions_of
from bot.parts import Parts
from storage.queries import sending
from storage.vocabulary import SHANGHAI

TICK = timedelta(seconds=TICK_SECONDS)


class Days:
    """The way from one moment to a later one; `set_clock` moves the time that the bot goes by."""

    def __init__(
        self,
        parts: Parts,
        set_clock: Callable[[datetime], None],
        new_day: Callable[[datetime], Awaitable[None]] | None = None,
    ) -> None:
        """`new_day` hears of every midnight."""
        self._parts, self._set_clock, self._new_day = parts, set_clock, new_day

    async def pass_until(self, until: datetime) -> None:
        """Go on to `until`, and do what falls due on the way and then."""
        day, until = self._parts.now().astimezone(SHANGHAI), until.astimezone(SHANGHAI)
        while day < until:
            morrow = (day + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
            await self._pass_day(day, min(morrow, until))
            if morrow <= until and self._new_day:
                await self._new_day(morrow)
            day = morrow
        self._set_clock(max(until, self._parts.now()))
        await self._parts.clock.check()
        await self._parts.sender.deliver_due()

    async def _pass_day(self, after: datetime, until: datetime) -> None:
        for moment in self._occasions(after, until):
            await self._deliver_until(moment)
            self._set_clock(moment)
            await self._parts.clock.check()
            await self._parts.sender.deliver_due()
        await self._deliver_until(until)

    async def _deliver_until(self, until: datetime) -> None:
        """Send what may go before that, when it may."""
        while (moment := await self._parts.intake.run(self._next_look)) and moment < until:
            now = self._parts.now()
            self._set_clock(moment if moment > now else now + TICK)
            if self._parts.now() >= until:
                return
            await self._parts.sender.deliver_due()

    def _next_look(self) -> datetime | None:
        with self._parts.desk.units() as unit:
            return sending.next_look(unit.session)

    def _occasions(self, after: datetime, until: datetime) -> list[datetime]:
        figures = self._parts.desk.edition_on(after.date()).figures
        routines = (one.under(figures) for one in self._parts.desk.registry.routines.values())
        found = {moment for one in routines for moment in occasions_of(one.at, after, until)}
        of_hours: dict[datetime, datetime] = {}
        for one in sorted(found):
            quiet = figures.is_quiet(one.time())
            of_hours[one.replace(minute=0) if quiet else one] = one
        return list(of_hours.values())
