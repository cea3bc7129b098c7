"""The sheets (考核表) of a cycle: what was scored, version by version, and what the branch decided on it [M4.3 M4.4]."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from storage.assessment_words import ReviewDecision, SheetState
from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import Area, Sheet, SheetReview

CONTENT, REASON = "sheet.content", "sheet_review.reason"


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What the scorer gives: points by item, or an opinion in words where there is no grade."""

    items: Mapping[str, Decimal] = field(default_factory=dict)
    basis: str = ""
    notes: tuple[int, ...] = ()  # numbers of the looks of the year that it rests on [M3]
    reason: str = ""  # for being far from what the people of the area think
    opinion: str = ""

    @property
    def total(self) -> Decimal | None:
        """The sum of its points; None for an opinion."""
        return sum(self.items.values(), Decimal(0)) if self.items else None

    def stored(self) -> str:
        """Its JSON; points as exact decimals."""
        points = {key: str(value) for key, value in self.items.items()}
        return json.dumps([points, self.basis, list(self.notes), self.reason, self.opinion])


@dataclass(frozen=True, slots=True)
class Review:
    """What the branch decided on one version; `item` is the key of the item it is about, if one."""

    decision: ReviewDecision
    reviewer_id: UUID
    reviewed_at: datetime
    second_id: UUID | None
    total: Decimal | None
    item: str
    reason: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """The version of a sheet that stands, as somebody may read it."""

    id: UUID
    cycle_id: UUID
    subject_id: UUID
    area_id: UUID
    version: int
    state: SheetState
    scorer_id: UUID
    scored_at: datetime
    total: Decimal | None
    content: SheetContent
    review: Review | None  # the last decision on this version
    earlier: Review | None  # the last one on the version before, such as why it was given back

    @property
    def final_total(self) -> Decimal | None:
        """The total that stands: the branch's where it adjusted it; None before it approved, and for an opinion."""
        if self.state is not SheetState.APPROVED:
            return None
        adjusted = self.review is not None and self.review.decision is ReviewDecision.ADJUSTED
        return self.review.total if self.review and adjusted else self.total


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a sheet stands and who scored it, without anything that was written."""

    subject_id: UUID
    area_id: UUID
    version: int
    state: SheetState
    scorer_id: UUID
    given_back: bool = False  # a version of it was, this one or an earlier one


def sheets_of_cycle(session: Session, actor: Actor, cycle_id: UUID) -> list[SheetView]:
    """The sheets of a cycle that this actor may read, by the names of their areas: never by their points."""
    return views_of(session, actor, rows_of(session, actor, col(Sheet.cycle_id) == cycle_id))


def my_sheets(session: Session, actor: Actor, cycle_id: UUID) -> list[SheetView]:
    """One's own, one for each area, as soon as one was told of it."""
    mine = (col(Sheet.cycle_id) == cycle_id, col(Sheet.subject_id) == actor.person_id)
    return views_of(session, actor, rows_of(session, actor, *mine))


def standings(session: Session, cycle_id: UUID) -> list[Standing]:
    """Where every sheet of a cycle stands; nothing that was written, so also for the clock."""
    columns = (Sheet.subject_id, Sheet.area_id, Sheet.version, Sheet.state, Sheet.scorer_id)
    found = sqlalchemy.select(*map(col, columns), _given_back()).where(
        col(Sheet.cycle_id) == cycle_id, col(Sheet.state) != SheetState.REPLACED
    )
    return [Standing(*row) for row in session.execute(found)]


def rows_of(
    session: Session,
    actor: Actor,
    *chosen: ColumnElement[bool],
    states: Collection[SheetState] = tuple(set(SheetState) - {SheetState.REPLACED}),
    lock: bool = False,
) -> Sequence[Sheet]:
    """Rows this actor may see, by the names of their areas; with `lock` nobody else decides on them meanwhile."""
    name = select(Area.name).where(col(Area.id) == col(Sheet.area_id)).scalar_subquery()
    found = select(Sheet).where(visible_to(actor, Sheet), col(Sheet.state).in_(states), *chosen)
    found = found.order_by(name, col(Sheet.subject_id))
    return session.exec(found.with_for_update() if lock else found).all()


def reviews_of(session: Session, actor: Actor, sheets: Collection[UUID]) -> Sequence[SheetReview]:
    found = select(SheetReview).where(
        visible_to(actor, SheetReview), col(SheetReview.sheet_id).in_(sheets)
    )
    return session.exec(found.order_by(col(SheetReview.step))).all()


def views_of(session: Session, actor: Actor, rows: Sequence[Sheet]) -> list[SheetView]:
    before = _before(session, actor, rows)
    ids = {*(row.id for row in rows), *before.values()}
    last = {one.sheet_id: _review(session, one) for one in reviews_of(session, actor, ids)}
    return [
        SheetView(
            row.id,
            row.cycle_id,
            row.subject_id,
            row.area_id,
            row.version,
            row.state,
            row.scorer_id,
            row.scored_at,
            row.total,
            _content(session, row),
            last.get(row.id),
            last.get(before[row.id]) if row.id in before else None,
        )
        for row in rows
    ]


def _given_back() -> ColumnElement[bool]:
    """Whether the branch has given back any version of a sheet; nothing that was written, so also for the clock."""
    any_version = aliased(Sheet)
    back = select(SheetReview.id).where(
        col(SheetReview.sheet_id) == col(any_version.id),
        col(SheetReview.decision) == ReviewDecision.RETURNED,
        col(any_version.cycle_id) == col(Sheet.cycle_id),
        col(any_version.subject_id) == col(Sheet.subject_id),
        col(any_version.area_id) == col(Sheet.area_id),
    )
    return back.correlate(Sheet).exists()


def _before(session: Session, actor: Actor, rows: Sequence[Sheet]) -> dict[UUID, UUID]:
    """The version before each of these, where there is one."""
    wanted = {(row.subject_id, row.area_id, row.version - 1): row.id for row in rows}
    cycles = {row.cycle_id for row in rows if row.version > 1}
    if not cycles:
        return {}
    found = sqlalchemy.select(
        *(col(Sheet.id), col(Sheet.subject_id), col(Sheet.area_id), col(Sheet.version))
    ).where(
        visible_to(actor, Sheet),
        col(Sheet.cycle_id).in_(cycles),
        col(Sheet.state) == SheetState.REPLACED,
    )
    keyed = ((key, earlier) for earlier, *key in session.execute(found))
    return {wanted[whose]: earlier for key, earlier in keyed if (whose := tuple(key)) in wanted}


def _content(session: Session, row: Sheet) -> SheetContent:
    points, basis, notes, reason, opinion = json.loads(
        session.unseal(row.sealed_content, CONTENT, row.id)
    )
    items = {key: Decimal(value) for key, value in points.items()}
    return SheetContent(items, basis, tuple(notes), reason, opinion)


def _review(session: Session, row: SheetReview) -> Review:
    item, reason = json.loads(session.unseal(row.sealed_reason, REASON, row.id) or '["", ""]')
    return Review(
        row.decision, row.reviewer_id, row.reviewed_at, row.second_id, row.total, item, reason
    )
