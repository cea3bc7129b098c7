"""Sealed archives: kept byte for byte, chained, and given up where somebody has his words deleted [M2]."""

import base64
import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, func, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.sealing import Unreadable
from storage.session import Session
from storage.tables import ArchiveSeal, Area, Counter
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch

CONTENT, COUNTER = "archive_seal.content", "archive_seal"


@dataclass(frozen=True, slots=True)
class SealView:
    """A seal as somebody may read it; `there`: its file is still kept."""

    area_id: UUID
    year: int
    version: int
    sha256: bytes
    size: int
    made_at: datetime
    people: tuple[UUID, ...]
    there: bool

    @property
    def code(self) -> str:
        """What people compare: the first eight characters of the hash."""
        return self.sha256.hex()[:8]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at the seals of this database found: places where the chain is broken, and whether its end was cut off."""

    seals: int
    broken: tuple[int, ...]
    cut_off: bool

    @property
    def holds(self) -> bool:
        """Nothing was changed, taken out or put in."""
        return not self.broken and not self.cut_off


def seal(
    session: Session,
    actor: Actor,
    area_id: UUID,
    year: int,
    content: bytes,
    people: Collection[UUID],
    now: datetime,
) -> SealView:
    """Keep the archive of an area and a year as it is; the one that stands already where there is one.

    Who takes the next place holds the counter until the commit, so two at once do not both seal.
    """
    place = next_number(session, COUNTER)
    before = _rows(session, actor, col(ArchiveSeal.area_id) == area_id, year=year)
    if before and before[-1].sealed_content:
        raise PermissionError("it is sealed")
    row = ArchiveSeal(
        id=new_id(),
        place=place,
        link=b"",
        area_id=area_id,
        year=year,
        version=len(before) + 1,
        sha256=hashlib.sha256(content).digest(),
        size=len(content),
        by_id=actor.me,
        made_at=now,
        people=sorted(one.hex for one in people),
    )
    row.sealed_content = session.seal(base64.b64encode(content).decode(), CONTENT, row.id)
    row.link = _link(session, _link_at(session, place - 1), row)
    session.add(row)
    session.flush()
    return _view(row)


def of_year(session: Session, actor: Actor, year: int) -> dict[UUID, SealView]:
    """The last seal of each area for a year that this actor may see."""
    return {one.area_id: _view(one) for one in _rows(session, actor, year=year)}


def years(session: Session, actor: Actor) -> list[int]:
    """The years of which this actor may see a seal, the latest first."""
    found = sqlalchemy.select(col(ArchiveSeal.year)).where(visible_to(actor, ArchiveSeal))
    return sorted(set(session.execute(found).scalars()), reverse=True)


def content_of(session: Session, actor: Actor, area_id: UUID, year: int) -> bytes | None:
    """The file, if it is kept and this actor may have it."""
    rows = _rows(session, actor, col(ArchiveSeal.area_id) == area_id, year=year)
    return _content(session, rows[-1]) if rows and rows[-1].sealed_content else None


def give_up(session: Session, person_id: UUID, year: int | None = None) -> int:
    """Somebody has his words deleted, of all years or of one: the files that may hold them go now, the lines stay.

    How many they were; for the clock, too. In an older copy of the database they are deleted again when it is restored.
    """
    named = sqlalchemy.select(col(ArchiveSeal.id), col(ArchiveSeal.people)).where(
        col(ArchiveSeal.sealed_content).is_not(None)
    )
    if year is not None:
        named = named.where(col(ArchiveSeal.year) == year)
    going = [row.id for row in session.execute(named) if person_id.hex in row.people]
    if going:
        emptied = update(ArchiveSeal).where(col(ArchiveSeal.id).in_(going))
        session.execute(emptied.values(sealed_content=None))
    return len(going)


def give_up_year(session: Session, branch_id: UUID, year: int, area_id: UUID | None) -> None:
    """Something in the archives of a branch and year, or of one area of it, was taken back: their files go; also for the clock, which opens none."""
    ours = select(Area.id).where(col(Area.branch_id) == branch_id)
    if area_id is not None:
        ours = ours.where(col(Area.id) == area_id)
    emptied = update(ArchiveSeal).where(
        col(ArchiveSeal.area_id).in_(ours),
        col(ArchiveSeal.year) == year,
        col(ArchiveSeal.sealed_content).is_not(None),
    )
    session.execute(emptied.values(sealed_content=None))


def check(session: Session) -> Checked:
    """Look at the whole chain and at every file that is kept; for the clock and the operator, who see no content."""
    ids = session.exec(select(ArchiveSeal.id).order_by(col(ArchiveSeal.place))).all()
    counted = select(Counter.last).where(col(Counter.name) == COUNTER)
    last = session.exec(counted).first() or 0
    broken: list[int] = []
    before: ArchiveSeal | None = None
    for one in ids:  # one file at a time: all of them may be more than the memory holds
        row = session.get_one(ArchiveSeal, one)
        session.expunge(row)
        if before and before.place != row.place - 1:
            broken.append(row.place - 1)
        link = before.link if before else _link_at(session, row.place - 1)
        whole = not row.sealed_content or _hash_of(session, row) == row.sha256
        # The first one left follows one that is gone by the calendar: what it was linked to is not there to be asked.
        if not whole or ((before or row.place == 1) and row.link != _link(session, link, row)):
            broken.append(row.place)
        before = row
    return Checked(len(ids), tuple(broken), bool(before and before.place < last))


def by_hash(session: Session, sha256: bytes) -> SealView | None:
    """The seal of a file somebody holds; for the clock and the operator, who see no content."""
    row = session.exec(select(ArchiveSeal).where(col(ArchiveSeal.sha256) == sha256)).first()
    return _view(row) if row else None


def old_seals(batch: "Batch") -> int:
    """Seals of years that are over for so long, from the oldest on, so that the rest stay a chain; for the clock."""
    before = batch.day(Retention.ASSESSMENT).year
    kept = select(func.min(ArchiveSeal.place)).where(col(ArchiveSeal.year) >= before)
    first = batch.session.exec(kept).one()
    old = col(ArchiveSeal.year) < before
    gone = old if first is None else old & (col(ArchiveSeal.place) < first)
    return batch.delete(ArchiveSeal, [col(ArchiveSeal.id)], gone)


def about_me(session: Session, actor: Actor) -> list[SealView]:
    """What this actor sealed, as long as he may see it."""
    return [_view(one) for one in _rows(session, actor, col(ArchiveSeal.by_id) == actor.person_id)]


def _rows(
    session: Session, actor: Actor, *wanted: ColumnElement[bool], year: int | None = None
) -> Sequence[ArchiveSeal]:
    found = select(ArchiveSeal).where(visible_to(actor, ArchiveSeal), *wanted)
    if year is not None:
        found = found.where(col(ArchiveSeal.year) == year)
    return session.exec(found.order_by(col(ArchiveSeal.place))).all()


def _link_at(session: Session, place: int) -> bytes:
    """The link of the seal before, of nobody in particular, so as for the clock; b"" where there is none."""
    found = sqlalchemy.select(col(ArchiveSeal.link)).where(col(ArchiveSeal.place) == place)
    return bytes(session.execute(found).scalar() or b"")


def _link(session: Session, before: bytes, row: ArchiveSeal) -> bytes:
    """A keyed hash of the line and of the one before it."""
    at = row.made_at.astimezone(UTC).isoformat()
    line = (row.place, row.area_id.hex, row.year, row.version, row.sha256.hex(), row.size)
    said = json.dumps([before.hex(), *line, row.by_id.hex, at, sorted(row.people)])
    return session.sealer.tag(COUNTER, said.encode())


def _content(session: Session, row: ArchiveSeal) -> bytes:
    return base64.b64decode(session.unseal(row.sealed_content, CONTENT, row.id))


def _hash_of(session: Session, row: ArchiveSeal) -> bytes:
    """b"" of what does not open any more."""
    try:
        return hashlib.sha256(_content(session, row)).digest()
    except Unreadable:
        return b""


def _view(row: ArchiveSeal) -> SealView:
    return SealView(
        row.area_id,
        row.year,
        row.version,
        row.sha256,
        row.size,
        row.made_at,
        tuple(UUID(one) for one in row.people),
        bool(row.sealed_content),
    )
