"""Plans of a year: what was written into them, and what the branch decided [M2]."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.occasions import insert_if_new, next_number
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import YearPlan
from storage.year_words import PlanState

LINES, REASON, PAPER = "year_plan.lines", "year_plan.reason", "year_plan.paper"
DONE = (PlanState.SUBMITTED, PlanState.APPROVED)


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as somebody may read it; `paper` is the whole of it as it was approved."""

    org_id: UUID
    year: int
    state: PlanState
    serial: int | None
    writer_id: UUID
    written_at: datetime
    lines: tuple[str, ...]
    reason: str
    paper: str


def of(session: Session, actor: Actor, org_id: UUID, year: int) -> PlanView | None:
    """The plan of a group or a branch, if something was written and this actor may see it."""
    row = _row(session, actor, org_id, year)
    return _view(session, row) if row else None


def waiting(session: Session, actor: Actor) -> list[PlanView]:
    """Those that wait for this actor's branch, the oldest first."""
    return _views(session, actor, col(YearPlan.state) == PlanState.SUBMITTED)


def returned(session: Session, actor: Actor) -> list[PlanView]:
    """Those that were given back and not changed since."""
    return _views(session, actor, col(YearPlan.state) == PlanState.RETURNED)


def about_me(session: Session, actor: Actor) -> list[PlanView]:
    """Those this actor wrote last."""
    return _views(session, actor, col(YearPlan.writer_id) == actor.person_id)


def submitted(session: Session, year: int) -> set[UUID]:
    """The groups and branches whose plan lies with the branch or is approved; no content, so also for the clock."""
    done = (col(YearPlan.year) == year, col(YearPlan.state).in_(DONE))
    return set(session.execute(sqlalchemy.select(col(YearPlan.org_id)).where(*done)).scalars())


def write(
    session: Session, actor: Actor, org_id: UUID, year: int, lines: Sequence[str], now: datetime
) -> bool:
    """Keep the words of a plan in place of those before; one that waits goes on waiting. False when it is approved."""
    _require(actor, org_id)
    row = _opened(session, actor, org_id, year, now)
    if row.state is PlanState.APPROVED:
        return False
    row.sealed_lines = session.seal(json.dumps(list(lines)), LINES, row.id)
    row.writer_id, row.written_at = actor.me, now
    return True


def submit(session: Session, actor: Actor, org_id: UUID, year: int, now: datetime) -> bool:
    """Lay it before the branch; False when it lies there or is approved."""
    _require(actor, org_id)
    row = _opened(session, actor, org_id, year, now)
    if row.state in DONE:
        return False
    row.state, row.sealed_reason = PlanState.SUBMITTED, None
    row.writer_id, row.written_at = actor.me, now
    return True


def approve(
    session: Session, actor: Actor, branch_id: UUID, plan: PlanView, now: datetime
) -> int | None:
    """Agree to it; its number in the branch and year, None when it does not wait any more."""
    row = _row(session, actor, plan.org_id, plan.year)
    if row is None or row.state is not PlanState.SUBMITTED or branch_id not in actor.branches:
        return None
    row.serial = next_number(session, f"plan {branch_id.hex} {plan.year}")
    row.state, row.decider_id, row.decided_at = PlanState.APPROVED, actor.me, now
    return row.serial


def keep_paper(session: Session, actor: Actor, plan: PlanView, paper: str) -> None:
    """The whole of an approved plan as it was, with its number."""
    row = _row(session, actor, plan.org_id, plan.year)
    if row is not None and row.state is PlanState.APPROVED:
        row.sealed_paper = session.seal(paper, PAPER, row.id)


def give_back(session: Session, actor: Actor, plan: PlanView, reason: str, now: datetime) -> bool:
    """With a reason; False when it does not wait any more."""
    row = _row(session, actor, plan.org_id, plan.year)
    if row is None or row.state is not PlanState.SUBMITTED:
        return False
    row.state, row.decider_id, row.decided_at = PlanState.RETURNED, actor.me, now
    row.sealed_reason = session.seal(reason, REASON, row.id)
    return True


def _require(actor: Actor, org_id: UUID) -> None:
    if org_id not in actor.groups | actor.branches:
        raise PermissionError("it is another one's plan")


def _opened(session: Session, actor: Actor, org_id: UUID, year: int, now: datetime) -> YearPlan:
    """The row of a plan, made when nobody has written anything yet."""
    if (found := _row(session, actor, org_id, year)) is None:
        key = new_id()
        new = YearPlan(
            id=key,
            org_id=org_id,
            year=year,
            writer_id=actor.me,
            written_at=now,
            sealed_lines=session.seal("[]", LINES, key),
        )
        insert_if_new(session, new, "id")
        found = _row(session, actor, org_id, year)
    assert found is not None  # noqa: S101  (it is there now, whoever made it)
    return found


def _row(session: Session, actor: Actor, org_id: UUID, year: int) -> YearPlan | None:
    wanted = (col(YearPlan.org_id) == org_id, col(YearPlan.year) == year)
    found = select(YearPlan).where(visible_to(actor, YearPlan), *wanted).with_for_update()
    return session.exec(found).first()


def _views(session: Session, actor: Actor, *wanted: ColumnElement[bool]) -> list[PlanView]:
    found = select(YearPlan).where(visible_to(actor, YearPlan), *wanted)
    rows = session.exec(found.order_by(col(YearPlan.written_at), col(YearPlan.id))).all()
    return [_view(session, one) for one in rows]


def _view(session: Session, row: YearPlan) -> PlanView:
    return PlanView(
        row.org_id,
        row.year,
        row.state,
        row.serial,
        row.writer_id,
        row.written_at,
        tuple(json.loads(session.unseal(row.sealed_lines, LINES, row.id) or "[]")),
        session.unseal(row.sealed_reason, REASON, row.id),
        session.unseal(row.sealed_paper, PAPER, row.id),
    )
