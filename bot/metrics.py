"""Counters and gauges without personal labels (reliability.md §5.2)."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from storage.vocabulary import PushState

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.5)


class Metrics:
    """What an operator may watch; each process has its own registry."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._callbacks = Counter(
            "callbacks_total", "Callbacks by outcome", ["result"], registry=self.registry
        )
        self._events = Counter(
            "desk_events_total", "Events at the desk", ["event"], registry=self.registry
        )
        self._seconds = Histogram(
            "callback_ack_seconds", "Time to the answer", buckets=BUCKETS, registry=self.registry
        )
        self._outbox = Gauge(
            "outbox_pushes", "Promised messages by state", ["state"], registry=self.registry
        )

    def count_callback(self, outcome: str) -> None:
        """One callback ended so."""
        self._callbacks.labels(outcome).inc()

    def count_event(self, event: str) -> None:
        """Something worth counting happened at the desk."""
        self._events.labels(event).inc()

    def took(self, seconds: float) -> None:
        """How long one answer took."""
        self._seconds.observe(seconds)

    def show_outbox(self, counts: dict[PushState, int]) -> None:
        """How many promised messages stand where."""
        for state in PushState:
            self._outbox.labels(state.value).set(counts.get(state, 0))

    def text(self) -> bytes:
        """In Prometheus' text form."""
        return generate_latest(self.registry)
