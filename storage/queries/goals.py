"""The yearly goals of areas: drafted by who leads the group, approved or given back by the branch [D3]."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import delete
from sqlmodel import col, select

from storage.assessment_words import GoalResult
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import Goal
from storage.vocabulary import GoalState

TEXT, REASON, EVIDENCE = "goal.text", "goal.reason", "goal.evidence"
PENDING = (GoalState.PROPOSED, GoalState.RETURNED)
STANDING = (*PENDING, GoalState.APPROVED)


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A goal before it has a number; `dimension` is a key of the edition."""

    area_id: UUID
    year: int
    dimension: str
    text: str
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal as somebody may read it; `reason` says why the branch gave it back, `evidence` by what its result is confirmed."""

    number: int
    area_id: UUID
    year: int
    dimension: str
    text: str
    state: GoalState
    replaces: int | None
    drafter_id: UUID
    drafted_at: datetime
    decider_id: UUID | None
    reason: str
    result: GoalResult | None
    evidence: str


def draft(session: Session, actor: Actor, new: NewGoal, now: datetime, *, approved: bool) -> int:
    """Write a goal down, its text sealed to its row; its public number (1 is G-0001).

    `approved` when the branch itself writes it: it stands at once, and what it replaces does no more.
    """
    goal_id, number = new_id(), next_number(session, "G")
    session.collect(
        Goal(
            id=goal_id,
            number=number,
            area_id=new.area_id,
            year=new.year,
            dimension=new.dimension,
            state=GoalState.APPROVED if approved else GoalState.PROPOSED,
            replaces=new.replaces,
            drafter_id=actor.me,
            drafted_at=now,
            decider_id=actor.me if approved else None,
            decided_at=now if approved else None,
            sealed_text=session.seal(new.text, TEXT, goal_id),
        )
    )
    if approved and new.replaces is not None:
        _replace(session, actor, [new.replaces])
    return number


def standing(session: Session, actor: Actor, year: int) -> list[GoalView]:
    """The goals of a year that this actor may see and that are neither replaced nor dropped, by their numbers."""
    return _views(session, _rows(session, actor, col(Goal.year) == year, states=STANDING))


def waiting(session: Session, actor: Actor) -> list[GoalView]:
    """The goals of any year that wait for the branch, as far as this actor may see them, by their numbers."""
    return _views(session, _rows(session, actor, states=(GoalState.PROPOSED,)))


def by_number(session: Session, actor: Actor, number: int) -> GoalView | None:
    """The goal with this public number, if this actor may see it."""
    found = _views(session, _rows(session, actor, col(Goal.number) == number))
    return found[0] if found else None


def in_place_of(session: Session, actor: Actor, number: int) -> GoalView | None:
    """What was proposed to stand in the place of an approved goal, and is not decided on."""
    found = _views(session, _rows(session, actor, col(Goal.replaces) == number, states=PENDING))
    return found[0] if found else None


def reword(
    session: Session, actor: Actor, number: int, text: str, dimension: str, now: datetime
) -> bool:
    """Change a goal that is not approved yet; it waits for the branch (again). False when it is not there any more."""
    for row in _rows(session, actor, col(Goal.number) == number, states=PENDING, lock=True):
        row.sealed_text = session.seal(text, TEXT, row.id)
        row.dimension, row.state = dimension, GoalState.PROPOSED
        row.drafter_id, row.drafted_at = actor.me, now
        row.decider_id, row.decided_at, row.sealed_reason = None, None, None
        return True
    return False


def approve(session: Session, actor: Actor, numbers: Collection[int], now: datetime) -> int:
    """Approve what still waits of these; what they replace does not stand any more. How many they were."""
    chosen = col(Goal.number).in_(numbers)
    rows = _rows(session, actor, chosen, states=(GoalState.PROPOSED,), lock=True)
    for row in rows:
        row.state, row.decider_id, row.decided_at = GoalState.APPROVED, actor.me, now
    _replace(session, actor, [one.replaces for one in rows if one.replaces is not None])
    return len(rows)


def give_back(session: Session, actor: Actor, number: int, reason: str, now: datetime) -> bool:
    """Give a goal that waits back with a reason; False when it does not wait any more."""
    waits = (GoalState.PROPOSED,)
    for row in _rows(session, actor, col(Goal.number) == number, states=waits, lock=True):
        row.state, row.decider_id, row.decided_at = GoalState.RETURNED, actor.me, now
        row.sealed_reason = session.seal(reason, REASON, row.id)
        return True
    return False


def withdraw(session: Session, actor: Actor, number: int) -> bool:
    """Delete a goal that is not approved yet; False when there is none of this number."""
    for row in _rows(session, actor, col(Goal.number) == number, states=PENDING, lock=True):
        session.execute(delete(Goal).where(col(Goal.id) == row.id))
        return True
    return False


def drop(session: Session, actor: Actor, number: int, now: datetime) -> bool:
    """Take an approved goal off; False when it does not stand."""
    stands = (GoalState.APPROVED,)
    for row in _rows(session, actor, col(Goal.number) == number, states=stands, lock=True):
        row.state, row.decider_id, row.decided_at = GoalState.DROPPED, actor.me, now
        return True
    return False


def confirm(
    session: Session, actor: Actor, number: int, result: GoalResult, evidence: str, now: datetime
) -> bool:
    """Keep how far an approved goal was reached, in place of what was kept before; False when it does not stand [M3]."""
    stands = (GoalState.APPROVED,)
    for row in _rows(session, actor, col(Goal.number) == number, states=stands, lock=True):
        row.result, row.confirmer_id, row.confirmed_at = result, actor.me, now
        row.sealed_evidence = session.seal(evidence, EVIDENCE, row.id)
        return True
    return False


def areas_with_goals(session: Session, year: int) -> set[UUID]:
    """The areas for which a goal of a year was written and stands; no content, so also for the clock."""
    return _areas(session, col(Goal.year) == year, col(Goal.state).in_(STANDING))


def areas_waiting(session: Session) -> set[UUID]:
    """The areas of which a goal waits for the branch."""
    return _areas(session, col(Goal.state) == GoalState.PROPOSED)


def areas_returned(session: Session) -> set[UUID]:
    """The areas of which the branch has given a goal back."""
    return _areas(session, col(Goal.state) == GoalState.RETURNED)


def about_me(session: Session, actor: Actor) -> list[GoalView]:
    """What this actor wrote, the latest first."""
    return _views(session, _rows(session, actor, col(Goal.drafter_id) == actor.person_id))[::-1]


def _areas(session: Session, *chosen: sqlalchemy.ColumnElement[bool]) -> set[UUID]:
    """No content, so also for the clock."""
    return set(session.execute(sqlalchemy.select(col(Goal.area_id)).where(*chosen)).scalars())


def _rows(
    session: Session,
    actor: Actor,
    *chosen: sqlalchemy.ColumnElement[bool],
    states: Collection[GoalState] = tuple(GoalState),
    lock: bool = False,
) -> Sequence[Goal]:
    """Rows this actor may see, by their numbers; with `lock` nobody else decides on them meanwhile."""
    found = select(Goal).where(visible_to(actor, Goal), col(Goal.state).in_(states), *chosen)
    found = found.order_by(col(Goal.number))
    return session.exec(found.with_for_update() if lock else found).all()


def _replace(session: Session, actor: Actor, numbers: Collection[int]) -> None:
    chosen = col(Goal.number).in_(numbers)
    for row in _rows(session, actor, chosen, states=(GoalState.APPROVED,), lock=True):
        row.state = GoalState.REPLACED


def _views(session: Session, rows: Sequence[Goal]) -> list[GoalView]:
    return [
        GoalView(
            number=row.number,
            area_id=row.area_id,
            year=row.year,
            dimension=row.dimension,
            text=session.unseal(row.sealed_text, TEXT, row.id),
            state=row.state,
            replaces=row.replaces,
            drafter_id=row.drafter_id,
            drafted_at=row.drafted_at,
            decider_id=row.decider_id,
            reason=session.unseal(row.sealed_reason, REASON, row.id),
            result=row.result,
            evidence=session.unseal(row.sealed_evidence, EVIDENCE, row.id),
        )
        for row in rows
    ]
