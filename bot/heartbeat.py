"""A sign of life to an address outside, which raises the alarm when it stays away."""

import logging
from datetime import timedelta

import httpx2
from pydantic import SecretStr

from bot import health
from bot.beside import Beside
from bot.parts import Parts

EVERY_SECONDS = 300.0
TIMEOUT = 10.0  # seconds
TICKED_WITHIN = timedelta(minutes=3)

log = logging.getLogger("zerenqu.heartbeat")


class Heartbeat:
    """Calls an address every five minutes, only while the bot is ready and its clock goes.

    The address is a secret: whoever knows it can feign life. An empty one: nothing is called.
    """

    def __init__(
        self, url: SecretStr, parts: Parts, transport: httpx2.AsyncBaseTransport | None = None
    ) -> None:
        self._url, self._parts, self._transport = url.get_secret_value(), parts, transport
        self._beside = Beside(self.beat, EVERY_SECONDS)

    def start(self) -> None:
        """Beat in the background."""
        if self._url:
            self._beside.start()

    async def stop(self) -> None:
        """No more beats."""
        await self._beside.stop()

    async def beat(self) -> None:
        """One sign of life, if there is life; never raises."""
        if not await self._alive():
            log.warning("heartbeat_withheld")
            return
        try:
            async with httpx2.AsyncClient(
                timeout=TIMEOUT,
                follow_redirects=False,
                trust_env=False,
                transport=self._transport,
            ) as http:
                answer = await http.get(self._url)
        except Exception as error:  # a sign of life that gets lost must not cost one
            log.warning("heartbeat_failed", extra={"error": type(error).__name__})
        else:
            if not answer.is_success:
                log.warning("heartbeat_failed", extra={"code": answer.status_code})

    async def _alive(self) -> bool:
        ticked = self._parts.metrics.ticked_at
        ticks = ticked is not None and self._parts.now() - ticked < TICKED_WITHIN
        return ticks and not await health.failed_checks(self._parts)
