"""What is done to a server of a test before it serves: its clock, its disk, and the point at which it dies."""

import os
import signal
import sqlite3
import sys
from functools import partial
from typing import Any

import httpx2
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.default import DefaultDialect

from bot.cli import serving
from tests.faults.controls import Controls, Disk

COPYING = ("part copied", "copy made")  # in the middle of a backup, and before it gets its name
# After a statement that begins so, before or after the commit of such a transaction, after a call is accepted.
CRASH_POINTS = (
    "inbox inserted",
    "before commit",
    "after commit",
    "sent",
    "table made",
    "row purged",
    "text sealed again",
    *COPYING,
)
PAGES = 2**31 - 2  # more than any database here


class Death:
    """Kills this process at the nth passing of a point, as SIGKILL does: nothing is tidied up."""

    def __init__(self, point: str, passing: int) -> None:
        self.point, self.left = point, passing

    def at(self, point: str) -> None:
        """Passing a point."""
        if point == self.point:
            self.left -= 1
            if self.left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def interfere(controls: Controls, crash: tuple[str, int] | None) -> None:
    """Prepare this process; its own code knows nothing of it."""
    serving.create_app = partial(serving.create_app, now=controls.now)  # type: ignore[attr-defined]
    event.listen(Engine, "begin", partial(_set_disk, controls))
    if crash is not None:
        assert crash[0] in CRASH_POINTS
        (_plant_in_backup if crash[0] in COPYING else _plant)(Death(*crash))


def _set_disk(controls: Controls, connection: Connection) -> None:
    """Before each transaction: a disk that has no room, or that cannot be written."""
    if connection.dialect.name != "sqlite" or controls.disk is connection.info.get(
        "disk", Disk.FINE
    ):
        return
    connection.info["disk"] = controls.disk
    raw: Any = connection.connection.driver_connection
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    most = pages if controls.disk is Disk.FULL else PAGES
    raw.execute(f"PRAGMA max_page_count={most}").fetchone()
    raw.execute(f"PRAGMA query_only={int(controls.disk is Disk.READ_ONLY)}")


def _plant(death: Death) -> None:
    """The points, where the database and the network are touched: they stay when the bot is rewritten."""

    def executed(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO inbox "):
            connection.info["of_a_message"] = True
            death.at("inbox inserted")
        elif statement.lstrip().startswith("CREATE TABLE"):
            death.at("table made")
        elif statement.startswith("DELETE FROM"):
            death.at("row purged")
        elif statement.startswith("UPDATE") and "sealed_" in statement:
            death.at("text sealed again")

    def committing(connection: Connection) -> None:
        if connection.info.get("of_a_message"):
            death.at("before commit")

    commit: Any = DefaultDialect.do_commit

    def committed(dialect: DefaultDialect, raw: Any) -> None:
        commit(dialect, raw)
        if raw.info.pop("of_a_message", False):
            death.at("after commit")

    event.listen(Engine, "after_cursor_execute", executed)
    event.listen(Engine, "commit", committing)
    event.listen(Engine, "rollback", lambda connection: connection.info.pop("of_a_message", None))
    DefaultDialect.do_commit = committed  # type: ignore[method-assign]
    _die_after_sending(death)


def _plant_in_backup(death: Death) -> None:
    """Python tells of the files; SQLite is asked every few steps of its own once the copy is begun."""
    copying = False
    connect: Any = sqlite3.connect

    def told(happened: str, of: tuple[Any, ...]) -> None:
        nonlocal copying
        if happened == "open" and str(of[0]).endswith(".part"):
            copying = True
        elif happened == "os.rename" and str(of[0]).endswith(".part"):
            death.at("copy made")

    def connected(*where: Any, **more: Any) -> Any:
        connection = connect(*where, **more)
        if copying:
            connection.set_progress_handler(lambda: death.at("part copied"), 50)
        return connection

    sys.addaudithook(told)
    sqlite3.connect = connected


def _die_after_sending(death: Death) -> None:
    send = httpx2.AsyncClient.send

    async def sent(self: httpx2.AsyncClient, request: httpx2.Request, **more: Any) -> Any:
        response = await send(self, request, **more)
        if request.url.path.endswith("message/send"):
            death.at("sent")
        return response

    httpx2.AsyncClient.send = sent  # type: ignore[method-assign]
