"""Structured logs: what happened, how long it took, never what was said or by whom."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

from handlers.kit.in_hand import IN_HAND

QUIET = (
    "httpx2",  # at INFO it writes whole addresses, the token included
    "httpcore2",
    "apscheduler",
    "uvicorn",
    "uvicorn.access",
    "uvicorn.error",
    "sqlalchemy.engine",
    "asyncio",
)
STANDARD = frozenset(vars(logging.makeLogRecord({})))
ALLOWED = frozenset(
    {"number", "error", "places", "incident"}  # of a bug: what class, and where in the code
    | {"code", "permanent", "rule", "outcome", "milliseconds", "count"}
    | {"reason", "body_sha256", "requests"}
)  # `bot/operations/log_lines.py` says which event has which

IN_COURSE = frozenset(
    {"request", "user"}
)  # of a callback that is being handled; nobody passes them


class Lines(logging.Formatter):
    """A record as one JSON line, with the fields of `ALLOWED` only: nothing else can slip into a log.

    While a callback is handled each line has its `request`, and at the desk the keyed hash of its `user`.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line of ASCII, so that nothing in it can begin another; the text of a foreign exception stays out."""
        ours = record.name.split(".")[0] == "zerenqu"
        event: dict[str, Any] = {"event": str(record.msg) if ours else record.name}
        event["level"] = record.levelname.lower()
        if not ours:  # a library's message may hold anything: the place in its code says as much
            event["places"] = [f"{record.module}:{record.lineno} {record.funcName}"]
        else:
            event |= {
                key: value for key, value in vars(record).items() if key in ALLOWED - STANDARD
            }
        event |= _in_hand()
        if record.exc_info and record.exc_info[0]:
            event["error"] = record.exc_info[0].__name__
        event["timestamp"] = datetime.fromtimestamp(record.created, UTC).isoformat()
        return json.dumps(event, default=type_name)


def _in_hand() -> dict[str, str]:
    """The callback in whose course this is written, in the thread that writes."""
    one = IN_HAND.get()
    said = {"request": one.request, "user": one.user()}
    return {name: value for name, value in said.items() if value}


def type_name(value: object) -> str:
    """What stands for a value that is no number and no text: its text may hold anything."""
    return type(value).__name__


def set_up(level: int = logging.INFO) -> None:
    """Send every log line of the process to stderr, one JSON object a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
