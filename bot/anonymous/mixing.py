"""What the database's files remember of the order in which anonymous words came is taken out of them (reliability.md §3.4)."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import Engine

from bot.beside import Beside
from bot.writer import Run
from handlers.desk import Desk
from handlers.kit import incidents
from handlers.kit.capability import SHANGHAI
from storage.database import rewrite
from storage.queries import anonymous, ballot_mixing
from storage.tables import WITHOUT_ORDER
from storage.unit_of_work import Conflict, Unavailable

HOUR = 4  # after the deletions of the night
LOOKS_EVERY = 60  # seconds


class Mixing:
    """Every minute what waits is written anew, so that its transaction is always the latest one and tells nothing.

    Once a night the files are written anew too, where anything anonymous or any ballot is kept.
    """

    def __init__(self, engine: Engine, desk: Desk, run: Run, now: Callable[[], datetime]) -> None:
        self._engine, self._desk, self._run, self._now = engine, desk, run, now
        self._done: date | None = None
        self._ticker = Beside(self.look, LOOKS_EVERY)

    def start(self) -> None:
        """Look every minute."""
        self._ticker.start()

    async def stop(self) -> None:
        """No more looks."""
        await self._ticker.stop()

    async def look(self) -> None:
        """Mix what waits; at the hour, and if it was not done this night, the files."""
        local = self._now().astimezone(SHANGHAI)
        try:
            await self._run(self._mix)
            if local.hour == HOUR and self._done != local.date() and await self._run(self._rewrite):
                self._done = local.date()
        except (Conflict, Unavailable):
            return  # the next look tries again
        except Exception as error:
            incidents.number_for(error)

    def _mix(self) -> None:
        with self._desk.units() as unit:
            anonymous.mix(unit.session)

    def _rewrite(self) -> bool:
        with self._desk.units() as unit:
            kept = anonymous.anything(unit.session) or ballot_mixing.kept(unit.session)
        return rewrite(self._engine, WITHOUT_ORDER) if kept else True
