"""/healthz, /readyz and /metrics: what a supervisor asks (reliability.md §5.1)."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import cache

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from bot import gauges
from bot.parts import Parts
from storage.migrations import current, head
from storage.queries import watching

FREE_BYTES = 200 * 1024 * 1024
HEARTBEAT = timedelta(seconds=60)
PATIENCE = 1.0  # seconds for each check


def router(parts: Parts) -> APIRouter:
    """The three paths; a reverse proxy should not pass them on."""
    routes = APIRouter()

    @routes.get("/healthz")
    async def healthz() -> Response:
        """The process is alive."""
        return Response("ok", media_type="text/plain")

    @routes.get("/readyz")
    async def readyz() -> Response:
        """Ready for callbacks; otherwise the names of what failed, and nothing else."""
        failed = await failed_checks(parts)
        return JSONResponse({"failed": failed}, status_code=503 if failed else 200)

    @routes.get("/metrics")
    async def metrics() -> Response:
        """Counters and gauges in Prometheus' text form."""
        text = parts.metrics.text(await gauges.read(parts))
        return Response(text, media_type="text/plain; version=0.0.4")

    return routes


async def failed_checks(parts: Parts) -> list[str]:
    """The names of the checks that do not hold; empty: ready."""
    held = await asyncio.gather(*(_holds(check, parts) for check in CHECKS.values()))
    return [name for name, holds in zip(CHECKS, held, strict=True) if not holds]


async def _holds(check: "Check", parts: Parts) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            return await check(parts)
    except Exception:  # whatever it is, this check does not hold
        return False


async def _writes(parts: Parts) -> bool:
    """On the writer, in its turn: the way every message takes."""

    def probe() -> bool:
        with parts.desk.units() as unit:
            unit.probe()
        return True

    return await parts.intake.run(probe)


async def _schema(parts: Parts) -> bool:
    return await parts.intake.run(lambda: current(parts.engine) == _newest())


async def _data_key(parts: Parts) -> bool:
    def opens() -> bool:
        with parts.desk.units() as unit:
            return watching.key_opens(unit.session)

    return await parts.intake.run(opens)


async def _sender(parts: Parts) -> bool:
    last = parts.sender.last_round
    return last is not None and parts.now() - last < HEARTBEAT


async def _disk(parts: Parts) -> bool:
    file = gauges.sqlite_file(parts)
    return file is None or shutil.disk_usage(file.parent).free > FREE_BYTES


@cache
def _newest() -> str:
    return head()


Check = Callable[[Parts], Awaitable[bool]]
CHECKS: dict[str, Check] = {
    "database": _writes,
    "schema": _schema,
    "data_key": _data_key,
    "sender": _sender,
    "disk": _disk,
}
