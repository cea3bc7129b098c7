"""What follows a result: its member is told, may say a word to it, and the branch publishes it (domain.md §2.6)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.results import Whose
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import SheetNotice

STATEMENT = "sheet_notice.statement"


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of a result after the branch approved it; the statement only where it was opened."""

    id: UUID
    cycle_id: UUID
    subject_id: UUID
    area_id: UUID
    review_id: UUID
    told_at: datetime
    published_on: date | None
    published_until: date | None
    stated_at: datetime | None
    statement: str = ""

    def shown_on(self, day: date) -> bool:
        """Whether it is public on a day."""
        first, last = self.published_on, self.published_until
        return first is not None and last is not None and first <= day <= last


def told(session: Session, cycle_id: UUID) -> dict[Whose, Notice]:
    """Who was told, and what is published, without a word of his; for the clock, and for whom it was published to."""
    rows = session.exec(select(SheetNotice).where(col(SheetNotice.cycle_id) == cycle_id))
    return {(row.subject_id, row.area_id): _notice(row) for row in rows}


def tell(session: Session, cycle_id: UUID, whose: Whose, review_id: UUID, now: datetime) -> None:
    """Its member is told of a result that the branch approved; for the clock. Told anew, he has his days anew."""
    row = _of(session, cycle_id, whose)
    if row is None:
        session.add(
            SheetNotice(
                cycle_id=cycle_id,
                subject_id=whose[0],
                area_id=whose[1],
                review_id=review_id,
                told_at=now,
            )
        )
    else:
        row.review_id, row.told_at, row.stated_at = review_id, now, None
    session.flush()


def tell_changed(session: Session, cycle_id: UUID, whose: Whose, review_id: UUID) -> None:
    """He is told of another decision after an objection; his days do not begin anew; for the clock."""
    row = _of(session, cycle_id, whose)
    if row is not None:
        row.review_id = review_id
        session.flush()


def mine(session: Session, actor: Actor, cycle_id: UUID | None = None) -> list[Notice]:
    """One's own, with one's own words, the latest first; of one cycle or of all."""
    own = select(SheetNotice).where(
        visible_to(actor, SheetNotice), col(SheetNotice.subject_id) == actor.person_id
    )
    if cycle_id is not None:
        own = own.where(col(SheetNotice.cycle_id) == cycle_id)
    rows = session.exec(own.order_by(col(SheetNotice.told_at).desc(), col(SheetNotice.area_id)))
    return [_opened(session, row) for row in rows]


def statements(session: Session, actor: Actor, cycle_id: UUID) -> list[Notice]:
    """What members said to their results, as far as this actor may read it."""
    said = select(SheetNotice).where(
        visible_to(actor, SheetNotice),
        col(SheetNotice.cycle_id) == cycle_id,
        col(SheetNotice.sealed_statement).is_not(None),
    )
    return [_opened(session, row) for row in session.exec(said.order_by(col(SheetNotice.area_id)))]


def state(
    session: Session, actor: Actor, notices: Collection[UUID], words: str, now: datetime
) -> bool:
    """His own word to his results; no words: he has nothing to say. Whether it took the place of a former one."""
    replaced = False
    for row in session.exec(
        select(SheetNotice).where(
            visible_to(actor, SheetNotice),
            col(SheetNotice.id).in_(notices),
            col(SheetNotice.subject_id) == actor.person_id,
        )
    ):
        replaced |= row.sealed_statement is not None
        row.stated_at = now
        sealed = session.seal(words, STATEMENT, row.id, {actor.me}, now.year) if words else None
        row.sealed_statement = sealed
    return replaced


def publish(
    session: Session, cycle_id: UUID, whose: Collection[Whose], first: date, last: date
) -> int:
    """Make results public from one day to another, both included; how many were not before; for the clock."""
    wanted = set(whose)
    rows = session.exec(
        select(SheetNotice).where(
            col(SheetNotice.cycle_id) == cycle_id, col(SheetNotice.published_on).is_(None)
        )
    )
    fresh = [row for row in rows if (row.subject_id, row.area_id) in wanted]
    for row in fresh:
        row.published_on, row.published_until = first, last
    return len(fresh)


def take_off(session: Session, cycle_id: UUID, whose: Whose) -> None:
    """A result that may not be public any more; for the clock."""
    row = _of(session, cycle_id, whose)
    if row is not None:
        row.published_on, row.published_until = None, None


def _of(session: Session, cycle_id: UUID, whose: Whose) -> SheetNotice | None:
    """That of one result; for the clock."""
    found = select(SheetNotice).where(
        col(SheetNotice.cycle_id) == cycle_id,
        col(SheetNotice.subject_id) == whose[0],
        col(SheetNotice.area_id) == whose[1],
    )
    return session.exec(found).first()


def _notice(row: SheetNotice, statement: str = "") -> Notice:
    return Notice(
        id=row.id,
        cycle_id=row.cycle_id,
        subject_id=row.subject_id,
        area_id=row.area_id,
        review_id=row.review_id,
        told_at=row.told_at,
        published_on=row.published_on,
        published_until=row.published_until,
        stated_at=row.stated_at,
        statement=statement,
    )


def _opened(session: Session, row: SheetNotice) -> Notice:
    return _notice(row, session.unseal(row.sealed_statement, STATEMENT, row.id))
