"""One person's flood does not reach the desk: counted in memory, before anything is written (reliability.md T22)."""

from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from handlers.care import answer_stranger
from handlers.kit import wording
from handlers.kit.capability import Policy
from handlers.kit.messages import Incoming, Kind, Reply
from handlers.kit.reading.utterance import Utterance

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
PER_MINUTE, PER_HOUR = 20, 200


class FloodGate:
    """Passes 20 messages a minute and 200 an hour of each person; tells him once a minute that it was too much."""

    def __init__(
        self,
        submit: Callable[[Incoming], Awaitable[Reply]],
        now: Callable[[], datetime],
        count: Callable[[str], None],
        policy: Policy,
    ) -> None:
        self._submit, self._now, self._count = submit, now, count
        self._policy = policy
        # Of the last hour: when it passed, and what it was
        self._passed: dict[str, deque[tuple[datetime, bytes]]] = defaultdict(deque)
        self._told: dict[str, datetime] = {}
        self._swept = now()

    async def submit(self, message: Incoming) -> Reply:
        """The answer of the desk, or a request to slow down; then nothing was recorded."""
        now = self._now()
        if now - self._swept > HOUR:
            self._sweep(now)
        passed = self._passed[message.userid]
        while passed and passed[0][0] <= now - HOUR:
            passed.popleft()
        while passed and passed[-1][0] > now:  # the clock was put back: nobody waits for it
            passed.pop()
        if any(message.identity == known for _, known in passed):
            return await self._submit(message)  # the platform repeats itself: that is no flood
        in_a_minute = len(passed) >= PER_MINUTE and passed[-PER_MINUTE][0] > now - MINUTE
        if in_a_minute or len(passed) >= PER_HOUR:
            return self._refuse(message, now)
        passed.append((now, message.identity))
        return await self._submit(message)

    def _sweep(self, now: datetime) -> None:
        """Forget everybody who was quiet for an hour."""
        self._swept = now
        quiet = [
            who for who, passed in self._passed.items() if not passed or passed[-1][0] <= now - HOUR
        ]
        for who in quiet:
            for memory in (self._passed, self._told):
                memory.pop(who, None)

    def _refuse(self, message: Incoming, now: datetime) -> Reply:
        self._count("flooded")
        if message.kind is Kind.TEXT and (
            care := answer_stranger(Utterance.of(message.text), self._policy)
        ):
            return Reply(
                care
            )  # a life comes before all else, and it needs no write (domain.md §6.6)
        told = self._told.get(message.userid)
        if told is not None and abs(now - told) < MINUTE:
            return Reply("")
        self._told[message.userid] = now
        return Reply(wording.SLOW_DOWN)
