"""What this process counts, without personal labels (reliability.md §5.2)."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from storage.queries.outbox_ends import Gone
from storage.vocabulary import PushKind

SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # several workers count in files there, as one
ANSWER_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.5)
DWELL_SECONDS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14400.0, 86400.0)
LATE = timedelta(minutes=15)  # a reminder that came so long after it might go
REPEATS = frozenset({"repeated", "repeated_with_other_content"})
HEARD_LAST, HEARD_AT_LEAST = 8, 3


class Metrics:
    """The counters of one process; several workers of one host show their sum."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self._callbacks = self._counter("callbacks", "Callbacks by outcome", "result")
        self._forged = self._counter(
            "signature_fail", "Callbacks refused for their form or signature"
        )
        self._stale = self._counter("stale", "Messages refused because they came a day late")
        self._seconds = self._histogram(
            "callback_ack_seconds",
            "From the opened message to its committed answer",
            ANSWER_SECONDS,
        )
        self._repeats = self._counter("dedup_hits", "Messages heard before", "event")
        self._events = self._counter("desk_events", "Other events at the desk", "event")
        self._busy = self._counter("db_busy", "Batches and jobs the database could not take")
        self._attempts = self._counter("outbox_attempts", "Attempts to deliver, by end", "class")
        self._codes = self._counter("wecom_errcode", "Errors WeCom answered a delivery", "code")
        self._dwell = self._histogram(
            "outbox_dwell_seconds", "From when a push might go to its delivery", DWELL_SECONDS
        )
        self._reminders = self._counter("reminders_sent", "Reminders delivered")
        self._late = self._counter("reminders_late", "Reminders delivered over 15 minutes late")
        self._tokens = self._counter("token_refresh", "Access tokens fetched")
        self._delays: deque[timedelta] = deque(maxlen=HEARD_LAST)
        self.ticked_at: datetime | None = None

    def _counter(self, name: str, help_: str, *labels: str) -> Counter:
        return Counter(name, help_, labels, registry=self.registry)

    def _histogram(self, name: str, help_: str, buckets: Sequence[float]) -> Histogram:
        return Histogram(name, help_, buckets=buckets, registry=self.registry)

    def count_callback(self, outcome: str) -> None:
        """One callback ended so."""
        self._callbacks.labels(outcome).inc()
        if outcome == "forbidden":
            self._forged.inc()
        elif outcome == "stale":
            self._stale.inc()

    def count_event(self, event: str) -> None:
        """Something worth counting happened at the desk."""
        if event in REPEATS:
            self._repeats.labels(event).inc()
        else:
            self._events.labels(event).inc()

    def took(self, seconds: float) -> None:
        """How long one answer took."""
        self._seconds.observe(seconds)

    def heard(self, delay: timedelta) -> None:
        """How long before our now a message was sent, by the platform's clock."""
        self._delays.append(delay)

    @property
    def skew(self) -> timedelta | None:
        """How far our clock is from the platform's.

        The smallest delay of the last messages: one that comes late is no sign of a wrong clock.
        """
        if len(self._delays) < HEARD_AT_LEAST:
            return None
        return min(self._delays, key=abs)

    def ticked(self, at: datetime) -> None:
        """The clock looked for what is due."""
        self.ticked_at = at

    def count_busy(self) -> None:
        """The database could not do it now."""
        self._busy.inc()

    def count_token(self) -> None:
        """A new access token was fetched."""
        self._tokens.inc()

    def attempted(self, end: str, code: str = "") -> None:
        """One attempt to deliver ended so; `code` is what WeCom answered, if it said no."""
        self._attempts.labels(end).inc()
        if code:
            self._codes.labels(code).inc()

    def arrived(self, gone: Sequence[Gone], now: datetime) -> None:
        """Pushes were delivered."""
        for push in gone:
            waited = max(timedelta(0), now - push.due_at)
            self._dwell.observe(waited.total_seconds())
            if push.kind is PushKind.REMINDER:
                self._reminders.inc()
                if waited > LATE:
                    self._late.inc()

    def text(self, read_now: Iterable[Metric] = ()) -> bytes:
        """In Prometheus' text form, with what was read for this answer."""
        counted = self.registry
        if SHARED_FOLDER in os.environ:
            counted = CollectorRegistry()
            MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
        read = CollectorRegistry()
        read.register(Given(read_now))
        return generate_latest(counted) + generate_latest(read)


class Given(Collector):
    """Metrics that are there already."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = list(metrics)

    def collect(self) -> Iterator[Metric]:
        """All of them."""
        yield from self._metrics
