"""Working out what sixteen digits stand for: slow on purpose, so never on the writer."""

import asyncio

from bot.writer import Run
from handlers.desk import Desk
from storage import letters
from storage.letters import Receipt
from storage.queries import anonymous

AT_ONCE = 2  # each takes 64 MiB and a fifth of a second


class Receipts:
    """Reads receipts in threads of their own, a few at a time."""

    def __init__(self, desk: Desk, run: Run, at_once: int = AT_ONCE) -> None:
        self._desk, self._run = desk, run
        self._places = asyncio.Semaphore(at_once)
        self._salt = b""
        self.waiting = 0  # how many are not told yet

    async def read(self, digits: str) -> Receipt:
        """What the digits of a receipt stand for."""
        self.waiting += 1
        try:
            if not self._salt:
                self._salt = await self._run(self._look_up)
            async with self._places:
                return await asyncio.to_thread(letters.read_receipt, digits, self._salt)
        finally:
            self.waiting -= 1

    def _look_up(self) -> bytes:
        with self._desk.units() as unit:
            return anonymous.salt(unit.session)
