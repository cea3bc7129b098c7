"""Delivers what was promised: leased, in order for each person, repeated byte for byte until it is through."""

import asyncio
import contextlib
import logging
import random
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from bot.channel import Channel, DeliveryError
from bot.writer import Run
from handlers.desk import Desk
from handlers.kit import incidents
from handlers.kit.capability import SHANGHAI
from storage.queries import outbox
from storage.queries.outbox import Leased
from storage.queries.roster import Employee
from storage.session import Session
from storage.unit_of_work import Unavailable
from storage.vocabulary import PushKind, PushState

AT_ONCE = 4
ROUND = 40
SOONEST, LATEST = timedelta(seconds=2), timedelta(minutes=15)
IN_DOUBT_FOR = timedelta(
    hours=3, minutes=50
)  # the platform's duplicate check looks back four hours
PER_MINUTE, PER_HOUR = 20, 300  # the platform drops above 30 and 1,000 without a word (promise D7)
IDLE = 1.0
PACE = 0.5  # seconds between rounds: what several commits promised goes out together
MAY_BE_REPEATED = "（可能重复）"

log = logging.getLogger("zerenqu.sender")


@dataclass(frozen=True, slots=True)
class Ready:
    """A leased push with the bytes to send."""

    push: Leased
    userid: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Ended:
    """How one attempt ended."""

    ready: Ready
    error: DeliveryError | None = None
    invalid: bool = False


class Sender:
    """Takes due pushes from the outbox and hands them to the channel."""

    def __init__(self, desk: Desk, run: Run, channel: Channel, now: Callable[[], datetime]) -> None:
        self._desk, self._run, self._channel, self._now = desk, run, channel, now
        self._paused_until: datetime | None = None
        self._recent: dict[UUID, deque[datetime]] = defaultdict(deque)
        self._woken = asyncio.Event()
        self._one_round = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self.last_round: datetime | None = None

    async def start(self, *, background: bool = True) -> None:
        """Deliver in the background until `stop`; without `background`, only when asked."""
        self._loop = asyncio.get_running_loop()
        if background:
            self._task = asyncio.create_task(self._keep_delivering())

    async def stop(self) -> None:
        """Finish what is in flight; what is leased and unsent comes back when its lease ends."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def wake(self) -> None:
        """Something may be due; may be called from any thread."""
        with contextlib.suppress(RuntimeError):  # the loop is closing: the next start delivers it
            self._loop.call_soon_threadsafe(self._woken.set)

    async def deliver_due(self) -> int:
        """Deliver until nothing is due; how many reached the platform."""
        delivered = 0
        async with self._one_round:  # whoever asks while a round is under way waits for its end
            while ready := await self._lease():
                slots = asyncio.Semaphore(AT_ONCE)
                ended = await asyncio.gather(*(self._deliver(one, slots) for one in ready))
                await self._run(partial(self._report, ended))
                delivered += sum(one.error is None for one in ended)
        return delivered

    async def _keep_delivering(self) -> None:
        while True:
            try:
                await self.deliver_due()
                self.last_round = self._now()
            except Unavailable:
                log.warning("outbox_unavailable")
            except Exception as error:  # one bad push must not end the delivery of the others
                log.error("delivery_stopped", extra={"incident": incidents.number_for(error)})  # noqa: TRY400
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), IDLE)
            self._woken.clear()
            await asyncio.sleep(PACE)

    async def _lease(self) -> list[Ready]:
        if self._paused_until and self._now() < self._paused_until:
            return []
        return await self._run(self._lease_now)

    def _lease_now(self) -> list[Ready]:
        """Take what is due and store the bytes of first attempts, before any of them is made."""
        now = self._now()
        with self._desk.units() as unit:
            roster, _ = self._desk.picture(unit.session)
            ready = []
            for push in outbox.lease_next(unit.session, now, ROUND):
                person = roster.people[push.recipient_id]
                if (over := self._over(push, person, now)) is not None:
                    state, why = over
                    outbox.report(unit.session, push, state, now, error=why)
                elif (wait := self._not_yet(push, person, now)) is not None:
                    outbox.put_back(unit.session, push, wait)
                else:
                    body = self._body(push, person.userid, now)
                    if body != push.body:
                        outbox.keep_body(unit.session, push, body, now)
                    self._recent[push.recipient_id].append(now)
                    ready.append(Ready(push, person.userid, body))
            return ready

    def _over(self, push: Leased, person: Employee, now: datetime) -> tuple[PushState, str] | None:
        """Why a push is of no use any more, if so, and what becomes of it."""
        if person.left_on and person.left_on <= now.astimezone(SHANGHAI).date():
            return PushState.CANCELLED, "left"
        if push.not_after is not None and push.not_after <= now:
            return PushState.CANCELLED, "too_late"
        if self._in_doubt_too_long(push, now) and push.kind is not PushKind.REMINDER:
            return PushState.UNKNOWN, outbox.IN_DOUBT
        return None

    def _not_yet(self, push: Leased, person: Employee, now: datetime) -> datetime | None:
        """When a push may go out that may not go out now."""
        wanted = self._desk.may_be_sent(push.kind, person, now)
        return wanted if wanted > now else self._too_many(push.recipient_id, now)

    def _body(self, push: Leased, userid: str, now: datetime) -> bytes:
        if push.body is not None and not self._in_doubt_too_long(push, now):
            return push.body
        text = push.text + (MAY_BE_REPEATED if push.body is not None else "")
        return self._channel.render([userid], text)

    @staticmethod
    def _in_doubt_too_long(push: Leased, now: datetime) -> bool:
        first = push.first_attempt_at
        return push.in_doubt and first is not None and now - first > IN_DOUBT_FOR

    def _too_many(self, person_id: UUID, now: datetime) -> datetime | None:
        """When this person may get another message; None when now."""
        recent = self._recent[person_id]
        while recent and recent[0] <= now - timedelta(hours=1):
            recent.popleft()
        if len(recent) >= PER_HOUR:
            return recent[0] + timedelta(hours=1)
        if len(recent) >= PER_MINUTE and recent[-PER_MINUTE] > now - timedelta(minutes=1):
            return recent[-PER_MINUTE] + timedelta(minutes=1)
        return None

    async def _deliver(self, ready: Ready, slots: asyncio.Semaphore) -> Ended:
        async with slots:
            try:
                delivered = await self._channel.deliver(ready.body)
            except DeliveryError as error:
                return Ended(ready, error)
        return Ended(ready, invalid=ready.userid in delivered.invalid)

    def _report(self, ended: Sequence[Ended]) -> None:
        """Write down how a round went, in one transaction; a crash before it costs repeats that look alike."""
        now = self._now()
        with self._desk.units() as unit:
            for one in ended:
                push = one.ready.push
                if one.error is not None:
                    self._report_failure(unit.session, push, one.error, now)
                elif one.invalid:
                    outbox.report(unit.session, push, PushState.DEAD, now, error="invalid_user")
                elif outbox.report(unit.session, push, PushState.SENT, now):
                    self._desk.note_delivered(unit.session, push.recipient_id, push.offer, now)

    def _report_failure(
        self, session: Session, push: Leased, error: DeliveryError, now: datetime
    ) -> None:
        doubtful = error.in_doubt or push.in_doubt
        kind = f"{outbox.IN_DOUBT if doubtful else 'refused'}:{error.code}"
        log.warning("delivery_failed", extra={"code": error.code, "permanent": error.permanent})
        if error.pause:
            self._paused_until = now + error.pause
        if error.permanent:
            outbox.report(session, push, PushState.DEAD, now, error=kind)
        else:
            again = now + max(error.pause or timedelta(0), backoff(push.attempts))
            outbox.report(session, push, PushState.READY, now, again_at=again, error=kind)


def backoff(attempts: int) -> timedelta:
    """Two seconds, doubling up to a quarter of an hour, with full jitter."""
    longest: timedelta = min(LATEST, SOONEST * 2 ** min(attempts, 12))
    return SOONEST + (longest - SOONEST) * random.random()  # noqa: S311  (spreading, not secrecy)
