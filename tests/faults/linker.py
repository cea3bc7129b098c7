"""Somebody who holds everything but the keys, and wants to know who wrote an anonymous matter (reliability.md §3.4, S-ANON).

He has the database with its log, a copy of both of every hour, the service's log, its metrics, the access log, and the
list of people. For each anonymous row he looks for the author in its columns, then for its time: exactly, where a column,
the write-ahead log or a transaction's number says so, else between two copies; and takes whom some other row shows to
have been active nearest to that time.
"""

import re
import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import md5, sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, inspect, text

from storage.tables import WITHOUT_ORDER

ANON = ("anon_concern", "anon_words")
MOMENT = re.compile(rb"20\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,6})?")
Row = Mapping[str, Any]


@dataclass
class Copy:
    """The database at one moment: every table in the order of the file, and the log that lies beside it."""

    at: datetime
    tables: dict[str, list[Row]]
    log: bytes = b""


@dataclass
class Evidence:
    """All that he holds."""

    people: Mapping[UUID, str]  # the list: id and userid
    copies: list[Copy] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    metrics: list[bytes] = field(default_factory=list)

    def copy(self, engine: Engine, at: datetime) -> None:
        """One more copy, as a backup of this hour and as the files lie."""
        names = [one for one in inspect(engine).get_table_names() if one != "alembic_version"]
        hidden = "*, rowid" if engine.dialect.name == "sqlite" else "*, xmin::text::bigint AS xmin"
        tables: dict[str, list[Row]] = {}
        with engine.connect() as connection:
            for name in names:
                every = "*" if name in WITHOUT_ORDER and engine.dialect.name == "sqlite" else hidden
                asked = text(f'SELECT {every} FROM "{name}"')  # noqa: S608  (our own tables)
                found = connection.execute(asked)
                tables[name] = [dict(one) for one in found.mappings()]
        log = Path(f"{engine.url.database}-wal") if engine.dialect.name == "sqlite" else None
        self.copies.append(Copy(at, tables, log.read_bytes() if log and log.exists() else b""))


def guess(evidence: Evidence) -> dict[UUID, UUID]:
    """For each anonymous row, by the id of its concern, whom he takes for its author."""
    events = sorted(_events(evidence))
    named = _named(evidence)
    return {
        concern: next((who for who in (_author(row, evidence) for row in rows) if who), None)
        or named.get(concern)
        or _nearest(events, _when(concern, rows, evidence))
        for concern, rows in _rows(evidence).items()
    }


def _rows(evidence: Evidence) -> dict[UUID, list[Row]]:
    """Every form in which each concern and its words were ever seen."""
    found: dict[UUID, list[Row]] = {}
    for copy in evidence.copies:
        for name, key in (("anon_concern", "id"), ("anon_words", "concern_id")):
            for row in copy.tables[name]:
                found.setdefault(_uuid(row[key]), []).append(row)
    return found


def _author(row: Row, evidence: Evidence) -> UUID | None:
    """Somebody whose id or userid stands in a column, as it is or hashed."""
    held = b"\n".join(_bytes(value) for value in row.values())
    for person, userid in evidence.people.items():
        plain = (person.bytes, person.hex.encode(), str(person).encode(), userid.encode())
        hashed = (kind(one) for one in plain for kind in (sha256, md5))
        digests = (form for one in hashed for form in (one.digest(), one.hexdigest().encode()))
        if any(one in held for one in (*plain, *digests)):
            return person
    return None


def _named(evidence: Evidence) -> dict[UUID, UUID]:
    """Whom the log, the metrics or a row of any other table names together with a concern."""
    concerns = _rows(evidence)
    said = [line.encode() for line in evidence.lines] + evidence.metrics
    last = evidence.copies[-1].tables
    said += [
        b"\n".join(_bytes(value) for value in row.values())
        for name, rows in last.items()
        if name not in ANON
        for row in rows
    ]
    found: dict[UUID, UUID] = {}
    for concern in concerns:
        forms = (concern.bytes, concern.hex.encode(), str(concern).encode())
        for one in (held for held in said if any(form in held for form in forms)):
            for person, userid in evidence.people.items():
                if userid.encode() in one or person.hex.encode() in one or person.bytes in one:
                    found[concern] = person
    return found


def _events(evidence: Evidence) -> Iterator[tuple[datetime, UUID]]:
    """When somebody did something, as any row of any copy says."""
    seen: set[tuple[datetime, UUID]] = set()
    for copy in evidence.copies:
        for name, rows in copy.tables.items():
            if name in ANON or name in ("person", "outbox"):
                continue
            for row in rows:
                who = [one for value in row.values() if (one := _person(value, evidence))]
                when = [at for value in row.values() if (at := _moment(value))]
                for event in ((at, person) for at in when for person in who):
                    if event not in seen:
                        seen.add(event)
                        yield event


def _when(concern: UUID, rows: Sequence[Row], evidence: Evidence) -> datetime:
    """The best he can say of when it came."""
    for row in rows:
        for value in row.values():
            if at := _moment(value):
                return at
            if found := MOMENT.search(_bytes(value)):
                return _parsed(found[0])
    for number, copy in enumerate(evidence.copies):
        if not any(_uuid(row["id"]) == concern for row in copy.tables["anon_concern"]):
            continue
        exact = _by_transaction(concern, copy) or _by_log(concern, copy)
        if exact:
            return exact
        before = evidence.copies[number - 1].at if number else copy.at
        return before + (copy.at - before) / 2
    raise AssertionError("a concern that was in no copy")


def _by_transaction(concern: UUID, copy: Copy) -> datetime | None:
    """PostgreSQL numbers transactions: the neighbours of this one have times."""
    mine = [row.get("xmin") for row in copy.tables["anon_concern"] if _uuid(row["id"]) == concern]
    if not mine or mine[0] is None:
        return None
    known = sorted(
        (row["xmin"], when)
        for name, rows in copy.tables.items()
        if name not in ANON
        for row in rows
        for value in row.values()
        if (when := _moment(value))
    )
    place = bisect_right([number for number, _ in known], mine[0])
    return known[place - 1][1] if place else None


def _by_log(concern: UUID, copy: Copy) -> datetime | None:
    """SQLite's log has the commits in order: the last time that was written before this row is about its own."""
    latest: datetime | None = None
    for pages in _commits(copy.log):
        if concern.hex.encode() in pages:
            return latest
        latest = max((_parsed(one) for one in MOMENT.findall(pages)), default=latest)
    return None


def _commits(log: bytes) -> Iterator[bytes]:
    """The pages of each transaction, in order, those of an older round of the log included."""
    if len(log) < 32:
        return
    size = struct.unpack(">I", log[8:12])[0] or 65536
    pages: list[bytes] = []
    for start in range(32, len(log) - size - 23, size + 24):
        pages.append(log[start + 24 : start + 24 + size])
        if struct.unpack(">I", log[start + 4 : start + 8])[0]:
            yield b"".join(pages)
            pages = []


def _nearest(events: Sequence[tuple[datetime, UUID]], when: datetime) -> UUID:
    return min(events, key=lambda event: abs(event[0] - when))[1]


def _person(value: Any, evidence: Evidence) -> UUID | None:
    try:
        one = value if isinstance(value, UUID) else UUID(value)
    except (ValueError, TypeError, AttributeError):
        return None
    return one if one in evidence.people else None


def _moment(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, str) and MOMENT.match(value.encode()):
        return _parsed(value.encode())
    return None


def _parsed(found: bytes) -> datetime:
    return datetime.fromisoformat(found.decode()[:19]).replace(tzinfo=UTC)


def concern_of(row: Row) -> UUID:
    """The id of a concern."""
    return _uuid(row["id"])


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    if isinstance(value, UUID):
        return value.bytes
    return b"" if value is None or isinstance(value, date) else str(value).encode()


def plainly(evidence: Evidence, canaries: Iterable[str], files: Iterable[Path]) -> list[str]:
    """Which of these words stand anywhere in what he holds, in any usual form."""
    held = [copy.log for copy in evidence.copies]
    held += [
        b"\n".join(_bytes(value) for value in row.values())
        for copy in evidence.copies
        for rows in copy.tables.values()
        for row in rows
    ]
    held += [line.encode() for line in evidence.lines] + evidence.metrics
    held += [path.read_bytes() for path in files]
    whole = b"\n".join(held)
    forms = {one: (one.encode(), one.encode("utf-16-le"), one.encode("gbk")) for one in canaries}
    return [one for one, written in forms.items() if any(form in whole for form in written)]


__all__ = ["Evidence", "concern_of", "guess", "plainly"]
