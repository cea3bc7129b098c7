"""What is read for each scrape of /metrics: the database, the disk, and how this process stands."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric

from bot.clock import TICK_SECONDS
from bot.parts import Parts
from bot.sending import gate
from storage.queries import housekeeping, sending, watching
from storage.queries.watching import Standing
from storage.unit_of_work import Unavailable

PATIENCE = 2.0  # seconds for the database: what it does not say in time is left out


async def read(parts: Parts) -> list[Metric]:
    """Every gauge that can be had now; without the database, those that need none."""
    now = parts.now()
    try:
        async with asyncio.timeout(PATIENCE):
            told = await parts.intake.run(lambda: _told(parts, now))
    except (Unavailable, TimeoutError):
        told = [_gauge("database_up", "Whether the database answers", 0)]
    return [*told, *_own(parts, now)]


def sqlite_file(parts: Parts) -> Path | None:
    """The file of the database, if it is one."""
    file = parts.engine.url.database
    if parts.engine.dialect.name != "sqlite" or file is None:
        return None
    return Path(file).resolve()


def _told(parts: Parts, now: datetime) -> list[Metric]:
    """What the database says; the same from every worker and node."""
    with parts.desk.units() as unit:
        session = unit.session
        standing = watching.standing(session, now)
        shared, _ = sending.look(session, now)
        backed_up_at = housekeeping.last_success(session, housekeeping.BACKUP)
        purged_at = housekeeping.last_success(session, housekeeping.PURGE)
        served_since = housekeeping.last_success(session, housekeeping.SERVED)
        audit = watching.audit_holds(session)
    told = [
        _gauge("database_up", "Whether the database answers", 1),
        *_outbox(standing, now),
        _gauge("wecom_api_up", "Whether WeCom takes our calls", gate.is_up(shared)),
        _gauge("served_since", "When this database was first served", _seconds(served_since)),
        _gauge("backup_last_success", "When the last backup was made", _seconds(backed_up_at)),
        _gauge(
            "purge_last_success",
            "When the purge last left nothing that is due",
            _seconds(purged_at),
        ),
    ]
    if audit is not None:
        told.append(_gauge("audit_chain_ok", "What the last verify-audit found", audit))
    return told


def _outbox(standing: Standing, now: datetime) -> Iterator[Metric]:
    oldest = (now - standing.oldest_due).total_seconds() if standing.oldest_due else 0
    yield _gauge("outbox_pending", "Promised and not delivered yet", standing.pending)
    yield _gauge("outbox_oldest_seconds", "How long the oldest of them is overdue", oldest)
    yield _gauge("outbox_unknown", "Nobody knows whether they went out", standing.unknown)
    yield _gauge("dead_letter", "Messages that cannot be delivered", standing.dead)
    yield _gauge("reminders_due", "Reminders that are due", standing.reminders_due)


def _own(parts: Parts, now: datetime) -> Iterator[Metric]:
    """How this process and its machine stand."""
    metrics = parts.metrics
    yield _gauge("inbox_unprocessed", "Messages and jobs that wait", parts.intake.waiting())
    if metrics.ticked_at is not None:
        # The last tick may lie ahead: the clock was put back since, and must tick again all the same
        lag = abs((now - metrics.ticked_at).total_seconds()) - TICK_SECONDS
        yield _gauge("scheduler_tick_lag_seconds", "How late the clock is", max(0.0, lag))
    if metrics.skew is not None:
        skew = metrics.skew.total_seconds()
        yield _gauge("clock_skew_seconds", "Our clock less the platform's", skew)
    if (file := sqlite_file(parts)) is not None:
        log = file.with_name(file.name + "-wal")
        written = log.stat().st_size if log.exists() else 0
        yield _gauge("wal_bytes", "Size of the write-ahead log", written)
        free = shutil.disk_usage(file.parent).free
        yield _gauge("disk_free_bytes", "Free on the database's disk", free)


def _gauge(name: str, help_: str, value: float) -> Metric:
    return GaugeMetricFamily(name, help_, value)


def _seconds(instant: datetime | None) -> float:
    """Unix seconds, 0 for never."""
    return instant.timestamp() if instant else 0
