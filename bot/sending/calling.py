"""Makes the calls of a round, a few at a time; when the platform fails, the rest is left untried."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.channel import Channel, DeliveryError
from bot.sending.attempts import Attempt
from bot.sending.gate import DOWN_AFTER
from bot.sending.reporting import Ended
from handlers.kit import incidents
from storage.queries.outbox_calls import LEASE

log = logging.getLogger("zerenqu.sender")

AT_ONCE = 4
ONE_CALL = timedelta(seconds=25)
BEGUN_WITHIN = LEASE - timedelta(seconds=30)  # a call begun later might outlive its lease


class Calling:
    """Hands bytes to the channel; remembers how many at once the platform bears."""

    def __init__(
        self, channel: Channel, now: Callable[[], datetime], stopping: Callable[[], bool]
    ) -> None:
        self._channel, self._now, self._stopping = channel, now, stopping
        self._at_once = AT_ONCE

    async def make(self, attempts: Sequence[Attempt]) -> list[Ended]:
        """How each attempt ended, in the order in which they did."""
        ended: list[Ended] = []
        waiting = list(reversed(attempts))
        until = self._now() + BEGUN_WITHIN

        async def one_after_the_other() -> None:
            while waiting:
                if self._stopping() or self._now() > until or _hopeless(ended):
                    ended.extend(Ended(waiting.pop(), untried=True) for _ in list(waiting))
                    return
                ended.append(await self._make_one(waiting.pop()))

        await asyncio.gather(*(one_after_the_other() for _ in range(self._at_once)))
        crowded = any(one.error and one.error.crowded for one in ended)
        self._at_once = max(1, self._at_once // 2) if crowded else min(AT_ONCE, self._at_once + 1)
        return ended

    async def _make_one(self, attempt: Attempt) -> Ended:
        try:
            async with asyncio.timeout(ONE_CALL.total_seconds()):
                delivered = await self._channel.deliver(attempt.body)
        except DeliveryError as error:
            return Ended(attempt, error)
        except TimeoutError:
            return Ended(attempt, DeliveryError("timeout", in_doubt=True))
        except Exception as bug:  # one bad push must not end the delivery of the others
            log.error("delivery_stopped", extra={"incident": incidents.number_for(bug)})  # noqa: TRY400
            return Ended(attempt, DeliveryError("bug", in_doubt=True))
        return Ended(attempt, invalid=delivered.invalid)


def _hopeless(ended: Sequence[Ended]) -> bool:
    """Whether the next call of this round would fail as well."""
    errors = [one.error for one in ended if not one.untried]
    if any(error and not error.permanent and (error.operator or error.pause) for error in errors):
        return True
    last = errors[-DOWN_AFTER:]
    return len(last) == DOWN_AFTER and all(error and not error.permanent for error in last)
