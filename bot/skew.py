"""Says once when the clock of this machine is wrong; by it people would be reminded at the wrong hour."""

import logging
from datetime import timedelta

from bot.metrics import Metrics

LIMIT = timedelta(seconds=120)

log = logging.getLogger("zerenqu.skew")


class SkewAlarm:
    """Compares our clock with the platform's, as the messages come."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._wrong = False

    def heard(self, delay: timedelta) -> None:
        """A message was sent so long before our now; a line in the log when our clock has gone wrong, and when right."""
        self._metrics.heard(delay)
        skew = self._metrics.skew or timedelta(0)
        wrong = abs(skew) > LIMIT
        if wrong != self._wrong:
            self._wrong = wrong
            say = log.warning if wrong else log.info
            milliseconds = round(skew.total_seconds() * 1000)
            say("clock_wrong" if wrong else "clock_right", extra={"milliseconds": milliseconds})
