"""Delivers the outbox round by round: take what may go, make the calls, report how they ended."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from bot.channel import Channel
from bot.sending import files
from bot.sending.calling import Calling
from bot.sending.reporting import report
from bot.sending.taking import take
from bot.writer import Run
from handlers.desk import Desk
from handlers.kit import incidents
from storage.queries.outbox_ends import Gone
from storage.unit_of_work import Unavailable

IDLE = 1.0
PACE = 0.5  # seconds between rounds: what several commits promised goes out together
GRACE = 8.0  # seconds for the calls under way when it is to stop

log = logging.getLogger("zerenqu.sender")


class Sender:
    """Takes due pushes from the outbox and hands them to the channel."""

    def __init__(
        self,
        desk: Desk,
        run: Run,
        channel: Channel,
        now: Callable[[], datetime],
        arrived: Callable[[Sequence[Gone], datetime], None] = lambda _gone, _now: None,
        templates: str = "",
    ) -> None:
        self._desk, self._run, self._channel, self._now = desk, run, channel, now
        self._arrived = arrived  # hears what was delivered, and when
        self._templates = templates  # folder of the branch's own, for the forms it files
        self._calling = Calling(channel, now, stopping=lambda: self._stopping)
        self._woken = asyncio.Event()
        self._one_round = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._stopping = False
        self.last_round: datetime | None = None

    async def start(self, *, background: bool = True) -> None:
        """Deliver in the background until `stop`; without `background`, only when asked."""
        self._loop = asyncio.get_running_loop()
        if background:
            self._task = asyncio.create_task(self._keep_delivering())

    async def stop(self) -> None:
        """Begin no call any more and report those under way; what stays leased comes back when its lease ends."""
        self._stopping = True
        self._woken.set()
        if self._task:
            await asyncio.wait({self._task}, timeout=GRACE)
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def wake(self) -> None:
        """Something may be due; may be called from any thread."""
        with contextlib.suppress(RuntimeError):  # the loop is closing: the next start delivers it
            self._loop.call_soon_threadsafe(self._woken.set)

    async def deliver_due(self) -> int:
        """Deliver until nothing may go any more; how many calls the platform took."""
        delivered = 0
        async with self._one_round:  # whoever asks while a round is under way waits for its end
            while not self._stopping:
                taken = await self._run(partial(take, self._desk, self._channel, self._now()))
                self.last_round = self._now()  # at work, however long the calls take
                if taken.attempts:
                    ended = await self._calling.make(taken.attempts)
                    now = self._now()
                    gone = await self._run(partial(report, self._desk, taken, ended, now))
                    self._arrived(gone, now)
                    delivered += sum(one.error is None and not one.untried for one in ended)
                elif not (taken.moved or taken.unmade):
                    break
                if taken.unmade and not self._stopping:
                    handed = await files.hand_over(self._channel, taken.unmade, self._templates)
                    await self._run(partial(files.report, self._desk, handed, self._now()))
        return delivered

    async def _keep_delivering(self) -> None:
        while not self._stopping:
            try:
                await self.deliver_due()
            except Unavailable:
                log.warning("outbox_unavailable")
            except Exception as error:  # one bad push must not end the delivery of the others
                log.error("delivery_stopped", extra={"incident": incidents.number_for(error)})  # noqa: TRY400
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), IDLE)
            self._woken.clear()
            if not self._stopping:
                await asyncio.sleep(PACE)
