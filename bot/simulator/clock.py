"""The demo's clock: starts at a given moment, runs on, and can be moved by whoever watches."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


class DemoClock:
    """A clock that runs with real time from wherever it was last set.

    >>> from datetime import UTC
    >>> clock = DemoClock(datetime(2026, 3, 12, 6, 30, tzinfo=UTC), tick=lambda: 0.0)
    >>> clock.forward(timedelta(minutes=30))
    >>> clock.now().isoformat()
    '2026-03-12T15:00:00+08:00'
    """

    def __init__(self, start: datetime, tick: Callable[[], float] = time.monotonic) -> None:
        """`start` must be aware; `tick` counts real seconds."""
        self._tick = tick
        self.set(start)

    def now(self) -> datetime:
        """The demo's time, aware."""
        return self._anchor + timedelta(seconds=self._tick() - self._anchored_at)

    def set(self, moment: datetime) -> None:
        """Go on from `moment`."""
        if moment.tzinfo is None:
            raise ValueError("a demo clock needs an aware moment")
        self._anchor = moment.astimezone(SHANGHAI)  # in which people read it, whoever set it
        self._anchored_at = self._tick()

    def forward(self, span: timedelta) -> None:
        """Move on by `span`."""
        self.set(self.now() + span)
