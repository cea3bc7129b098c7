"""Every night what the database's files remember of the order of arrival is taken out of them (reliability.md §3.4)."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import Engine

from bot.beside import Beside
from bot.writer import Run
from handlers.desk import Desk
from handlers.kit import incidents
from handlers.kit.capability import SHANGHAI
from storage.database import rewrite
from storage.queries import anonymous
from storage.unit_of_work import Unavailable

HOUR = 4  # after the deletions of the night
LOOKS_EVERY = 600  # seconds
TABLES = ("anon_words", "anon_concern")


class Night:
    """Runs once a night in the writer's turn, and only where something anonymous is kept."""

    def __init__(self, engine: Engine, desk: Desk, run: Run, now: Callable[[], datetime]) -> None:
        self._engine, self._desk, self._run, self._now = engine, desk, run, now
        self._done: date | None = None
        self._ticker = Beside(self.look, LOOKS_EVERY)

    def start(self) -> None:
        """Look every ten minutes."""
        self._ticker.start()

    async def stop(self) -> None:
        """No more looks."""
        await self._ticker.stop()

    async def look(self) -> None:
        """Do it if it is the hour and it was not done this night."""
        local = self._now().astimezone(SHANGHAI)
        if local.hour != HOUR or self._done == local.date():
            return
        try:
            if await self._run(self.rewrite):
                self._done = local.date()
        except Unavailable:
            return  # the next look tries again
        except Exception as error:
            incidents.number_for(error)

    def rewrite(self) -> bool:
        """Mix what waits, then write the files anew; True when nothing is left to do."""
        with self._desk.units() as unit:
            anything = anonymous.mix(unit.session)
        return rewrite(self._engine, TABLES) if anything else True
