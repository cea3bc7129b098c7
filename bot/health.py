"""/healthz, /readyz and /metrics: what a supervisor asks (reliability.md §5.1)."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from storage.migrations import current, head
from storage.queries import outbox

if TYPE_CHECKING:
    from bot.app import Parts

FREE_BYTES = 200 * 1024 * 1024
HEARTBEAT = timedelta(seconds=60)


def router(parts: "Parts") -> APIRouter:
    """The three paths; a reverse proxy should not pass them on."""
    routes = APIRouter()

    @routes.get("/healthz")
    def healthz() -> Response:
        """The process is alive."""
        return Response("ok", media_type="text/plain")

    @routes.get("/readyz")
    def readyz() -> Response:
        """Ready for callbacks; otherwise the names of what failed, and nothing else."""
        failed = [name for name, works in CHECKS.items() if not _holds(works, parts)]
        return JSONResponse({"failed": failed}, status_code=503 if failed else 200)

    @routes.get("/metrics")
    def metrics() -> Response:
        """Counters in Prometheus' text form."""
        with parts.desk.units() as unit:
            parts.metrics.show_outbox(outbox.counts(unit.session))
        return Response(parts.metrics.text(), media_type="text/plain; version=0.0.4")

    return routes


def _holds(check: "Check", parts: "Parts") -> bool:
    try:
        return check(parts)
    except Exception:  # whatever it is, this check does not hold
        return False


def _writes(parts: "Parts") -> bool:
    with parts.desk.units() as unit:
        unit.probe()
    return True


def _schema(parts: "Parts") -> bool:
    return current(parts.engine) == head()


def _sender(parts: "Parts") -> bool:
    last = parts.sender.last_round
    return last is not None and parts.now() - last < HEARTBEAT


def _disk(parts: "Parts") -> bool:
    file = parts.engine.url.database
    if parts.engine.dialect.name != "sqlite" or file is None:
        return True
    return shutil.disk_usage(Path(file).resolve().parent).free > FREE_BYTES


Check = Callable[["Parts"], bool]
CHECKS: dict[str, Check] = {
    "database": _writes,
    "schema": _schema,
    "sender": _sender,
    "disk": _disk,
}
