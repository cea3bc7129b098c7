"""The access log as a chain of keyed hashes: what was changed, taken out or moved shows (reliability.md T23).

A line's link is made from the link before it and from the whole line, with the root key of the data key, so
nobody can mend the chain without it. The head knows both ends. Cutting off the tail and putting back an old
head shows only against a head that was written down elsewhere (`storage.witness`, or the operator's notes).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, bindparam, delete, func, update
from sqlmodel import col, select

from storage.session import Session
from storage.tables import AccessLog, AuditHead

NOTED = "access_lines"
PAGE = 500
LINE = ("id", "at", "actor_id", "role", "subject_id", "kind", "what", "why", "place", "link")
COLUMNS = tuple(col(getattr(AccessLog, name)) for name in LINE)
_LINK_LINE = (
    update(AccessLog.__table__)  # type: ignore[attr-defined]
    .where(col(AccessLog.id) == bindparam("line"))
    .values(place=bindparam("at_place"), link=bindparam("with_link"))
)


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of the chain: its place (0: no line yet) and its link."""

    place: int
    link: bytes

    @property
    def code(self) -> str:
        """What an operator writes down: the place and the first 16 digits of the link."""
        return f"{self.place}-{self.link.hex()[:16]}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a look at the whole chain found: how many lines, their head, and the places where it is broken."""

    lines: int
    head: Head
    broken: tuple[int, ...]
    loose: int  # lines that stand outside the chain
    head_holds: bool
    anchors_hold: bool

    @property
    def holds(self) -> bool:
        """Nothing was changed, taken out, moved or put in."""
        return not self.broken and not self.loose and self.head_holds and self.anchors_hold


def remember(session: Session, line: UUID) -> None:
    """A line was promised in this transaction: `append` links it before the commit."""
    session.info.setdefault(NOTED, []).append(line)


def append(session: Session) -> None:
    """Link the lines of this transaction, if there are any; whoever appends holds the head until the commit."""
    noted: list[UUID] = session.info.pop(NOTED, [])
    if not noted:
        return
    head = session.exec(select(AuditHead).with_for_update()).one()
    if not head.mark:
        _link(session, head, _older(session, noted))
    for start in range(0, len(noted), PAGE):
        _link(session, head, noted[start : start + PAGE])


def _older(session: Session, noted: Sequence[UUID]) -> list[UUID]:
    """Lines from before there was a chain: they are its beginning."""
    lines = select(AccessLog.id).order_by(col(AccessLog.at), col(AccessLog.id))
    new = set(noted)
    return [line for line in session.exec(lines) if line not in new]


def _link(session: Session, head: AuditHead, lines: Sequence[UUID]) -> None:
    """Give these lines their places, in this order; those that were taken back are not there."""
    found: dict[UUID, Any] = {}
    for start in range(0, len(lines), PAGE):
        wanted = sqlalchemy.select(*COLUMNS).where(
            col(AccessLog.id).in_(lines[start : start + PAGE]), col(AccessLog.place).is_(None)
        )
        found |= {row.id: row for row in session.execute(wanted)}
    linked = []
    place, link = head.last, head.link
    for line in lines:
        if line in found:
            place += 1
            link = _next(session, link, place, found.pop(line))
            linked.append({"line": line, "at_place": place, "with_link": link})
    if linked:
        session.connection().execute(_LINK_LINE, linked)
        head.last, head.link = place, link
        _sign(session, head)


def cut(session: Session, before: datetime, most: int) -> int:
    """Delete up to `most` of the oldest lines, all from before a moment; the chain begins anew behind them.

    For the clock alone. A line between younger ones waits for them: only a beginning can be cut off.
    """
    head = session.exec(select(AuditHead).with_for_update()).one()
    if not head.mark:
        _link(session, head, _older(session, []))
    place = col(AccessLog.place)
    old = sqlalchemy.select(place, col(AccessLog.link)).where(_is_old(session, before))
    gone = session.execute(old.order_by(place).limit(most)).all()
    if not gone:
        return 0
    last, link = gone[-1]
    session.execute(delete(AccessLog).where(col(AccessLog.place) <= last))
    head.first, head.base = last + 1, link or b""
    _sign(session, head)
    return len(gone)


def old_lines(session: Session, before: datetime) -> int:
    """How many lines `cut` would delete; for the clock and the operator."""
    return session.exec(select(func.count()).where(_is_old(session, before))).one()


def _is_old(session: Session, before: datetime) -> ColumnElement[bool]:
    """In front of the first line that is kept."""
    place = col(AccessLog.place)
    young = select(func.min(AccessLog.place)).where(col(AccessLog.at) >= before)
    kept_from = session.exec(young).one()
    return place.is_not(None) if kept_from is None else place < kept_from


def head_of(session: Session) -> Head:
    """Where the chain ends now."""
    head = session.exec(select(AuditHead)).one()
    return Head(head.last, head.link)


def verify(session: Session, anchors: Sequence[str] = ()) -> Verdict:
    """Look at every line; `anchors` are codes of heads that were written down elsewhere."""
    head = session.exec(select(AuditHead)).one()
    waiting = _by_place(anchors)
    broken: list[int] = []
    place, link, lines = head.first - 1, head.base, 0
    for row in _rows(session):
        lines += 1
        expected = None if row is None else _next(session, link, place + 1, row)
        if row is None or row.place != place + 1 or row.link != expected:
            broken.append(place + 1)
        place = place + 1 if row is None else row.place
        link = (expected or b"") if row is None else (row.link or b"")
        if place in waiting and all(link.hex().startswith(one) for one in waiting[place]):
            del waiting[place]
    ends = head.last == place and head.link == link
    return Verdict(
        lines=lines,
        head=Head(head.last, head.link),
        broken=tuple(broken),
        loose=0 if not head.mark else _loose(session),
        head_holds=ends and _signed(session, head),
        anchors_hold=all(one < head.first for one in waiting) and _signed(session, head),
    )


def _rows(session: Session) -> Iterator[Any]:
    """Every linked line in order, page by page; None for one that cannot even be read."""
    after = 0
    while places := _places(session, after):
        lines = sqlalchemy.select(*COLUMNS).where(col(AccessLog.place).in_(places))
        try:
            yield from session.execute(lines.order_by(col(AccessLog.place))).all()
        except (ValueError, LookupError, TypeError):
            yield from (_row(session, place) for place in places)
        after = places[-1]


def _places(session: Session, after: int) -> list[int]:
    place = col(AccessLog.place)
    return [
        one
        for one in session.exec(select(place).where(place > after).order_by(place).limit(PAGE))
        if one is not None
    ]


def _row(session: Session, place: int) -> Any:
    try:
        return session.execute(
            sqlalchemy.select(*COLUMNS).where(col(AccessLog.place) == place)
        ).one()
    except (ValueError, LookupError, TypeError):
        return None


def _loose(session: Session) -> int:
    outside = select(func.count()).where(
        col(AccessLog.place).is_(None) | (col(AccessLog.place) < 1)
    )
    return session.exec(outside).one()


def _by_place(anchors: Sequence[str]) -> dict[int, set[str]]:
    places: dict[int, set[str]] = {}
    for place, _, digits in (code.partition("-") for code in anchors):
        if int(place) > 0:
            places.setdefault(int(place), set()).add(digits)
    return places


def _next(session: Session, link: bytes, place: int, row: Any) -> bytes:
    line = [
        place,
        row.id.hex,
        row.at.astimezone(UTC).isoformat(),
        row.actor_id.hex if row.actor_id else "",
        row.role,
        row.subject_id.hex if row.subject_id else "",
        row.kind,
        row.what,
    ]
    line += [row.why] if row.why else []  # lines from before there were reasons keep their links
    return session.sealer.tag("access_log", link + json.dumps(line).encode())


def _ends(head: AuditHead) -> bytes:
    return json.dumps([head.first, head.base.hex(), head.last, head.link.hex()]).encode()


def _sign(session: Session, head: AuditHead) -> None:
    head.mark = session.sealer.tag("audit_head", _ends(head))


def _signed(session: Session, head: AuditHead) -> bool:
    empty = not head.mark and head.last == 0 and head.first == 1
    return empty or head.mark == session.sealer.tag("audit_head", _ends(head))
