"""Structured logs: what happened, how long it took, never what was said or by whom."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

QUIET = ("httpx2", "httpcore2", "apscheduler", "uvicorn.access", "sqlalchemy.engine", "asyncio")
STANDARD = frozenset(vars(logging.makeLogRecord({})))
ALLOWED = frozenset(
    {
        "number",
        "error",
        "places",
        "code",
        "permanent",
        "rule",
        "incident",
        "outcome",
        "milliseconds",
    }
    | {"person", "reason", "body_sha256", "count", "state", "signal"}
)


class Lines(logging.Formatter):
    """A record as one JSON line, with the fields of `ALLOWED` only: nothing else can slip into a log."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; the text of a foreign exception stays out."""
        event: dict[str, Any] = {"event": self._event(record), "level": record.levelname.lower()}
        event |= {key: value for key, value in vars(record).items() if key in ALLOWED - STANDARD}
        if record.exc_info and record.exc_info[0]:
            event["error"] = record.exc_info[0].__name__
        event["timestamp"] = datetime.fromtimestamp(record.created, UTC).isoformat()
        return json.dumps(event, ensure_ascii=False, default=str)

    @staticmethod
    def _event(record: logging.LogRecord) -> str:
        """Our own events by name; a library's message only when it is fixed text, since arguments may hold anything."""
        ours = record.name.startswith("zerenqu")
        return (
            str(record.msg) if ours else f"{record.name}: {record.msg if not record.args else '…'}"
        )


def set_up(level: int = logging.INFO) -> None:
    """Send every log line of the process to stderr, one JSON object a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
