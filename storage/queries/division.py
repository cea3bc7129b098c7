"""What is proposed and decided about areas: assignments end and begin, none is overwritten [D7]."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from storage.queries import people
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.roster import AreaView, Assignment
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import Area, AreaAssignment, AreaProposal

LETTER = "P"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a group leader proposed for an area; `decision` is as he gave it in."""

    number: int
    area_id: UUID
    proposed_by: UUID
    decision: Mapping[str, Any]
    open: bool
    proposed_at: datetime
    accepted: bool

    @property
    def code(self) -> str:
        """Its public number, such as P-0001."""
        return f"{LETTER}-{self.number:04}"


class Outdated(Exception):
    """The roster changed after it was looked at."""


def decide(
    session: Session,
    actor: Actor,
    branch_id: UUID | None,
    *,
    seen: int,
    opened: AreaView | None = None,
    ended: Mapping[UUID, date],
    begun: Iterable[Assignment],
    binding: bool = True,
) -> None:
    """Let these assignments end on their days and those begin, decided by this actor; `opened` is an area that is new, or open again.

    Unless it is not `binding`, no list brings back what ended. `seen` is the revision of the roster that the
    decision was read back from. Raises Outdated when it has changed since, and PermissionError unless he sits on
    the committee of the area's branch.
    """
    if branch_id not in actor.branches:
        raise PermissionError("only the branch assigns its areas")
    if not people.changed_from(session, seen):
        raise Outdated
    begun = list(begun)
    if opened is not None:
        _open(session, opened, min(one.since for one in begun))
    for key, until in ended.items():
        over = update(AreaAssignment).where(col(AreaAssignment.id) == key)
        values = {"until": until, "decided_by": actor.me} if binding else {"until": until}
        session.execute(over.values(**values))
    session.collect(*(_new_assignment(one, actor) for one in begun))


def _new_area(area: AreaView, since: date) -> Area:
    return Area(
        id=area.id,
        name=area.name,
        team_id=area.team_id,
        group_id=area.group_id,
        branch_id=area.branch_id,
        opened_on=since,
    )


def _new_assignment(one: Assignment, actor: Actor) -> AreaAssignment:
    return AreaAssignment(
        area_id=one.area_id,
        person_id=one.person_id,
        kind=one.kind,
        since=one.since,
        until=one.until,
        interim=one.interim,
        site=one.site,
        decided_by=actor.me,
        decided_on=one.decided_on,
    )


def _open(session: Session, opened: AreaView, since: date) -> None:
    """A new area, or one that was closed and is one again; raises Outdated when somebody has made it meanwhile."""
    known = session.exec(select(Area).where(col(Area.name) == opened.name)).first()
    if known is None:
        session.collect(_new_area(opened, since))
    elif known.id != opened.id:
        raise Outdated
    else:
        known.team_id = opened.team_id
        known.group_id, known.branch_id = opened.group_id, opened.branch_id
        known.shift, known.linked, known.closed_on = "", False, None


def propose(
    session: Session, actor: Actor, area_id: UUID, decision: dict[str, Any], now: datetime
) -> Proposal:
    """Write down what this leader proposes; what he proposed for the same area before is over with it."""
    mine = (
        col(AreaProposal.area_id) == area_id,
        col(AreaProposal.proposed_by) == actor.me,
        col(AreaProposal.settled_at).is_(None),
    )
    session.execute(update(AreaProposal).where(*mine).values(settled_at=now, settled_by=actor.me))
    row = AreaProposal(
        number=next_number(session, LETTER),
        area_id=area_id,
        proposed_by=actor.me,
        proposed_at=now,
        decision=decision,
    )
    session.collect(row)
    return _seen(row)


def proposals(session: Session, actor: Actor) -> list[Proposal]:
    """What this actor may see and nobody has settled, the oldest first."""
    waiting = select(AreaProposal).where(
        visible_to(actor, AreaProposal), col(AreaProposal.settled_at).is_(None)
    )
    return [_seen(one) for one in session.exec(waiting.order_by(col(AreaProposal.number)))]


def about_me(session: Session, actor: Actor) -> list[Proposal]:
    """What this actor proposed himself, settled or not."""
    mine = visible_to(actor, AreaProposal), col(AreaProposal.proposed_by) == actor.person_id
    return [_seen(one) for one in session.exec(select(AreaProposal).where(*mine))]


def proposal(session: Session, actor: Actor, number: int) -> Proposal | None:
    """One of them by its number, settled or not; None for one this actor may not see."""
    wanted = select(AreaProposal).where(
        visible_to(actor, AreaProposal), col(AreaProposal.number) == number
    )
    row = session.exec(wanted).first()
    return _seen(row) if row else None


def settle(session: Session, actor: Actor, number: int, now: datetime, *, accepted: bool) -> bool:
    """The branch accepts it or not; False when somebody has settled it already."""
    waiting = (col(AreaProposal.number) == number, col(AreaProposal.settled_at).is_(None))
    settled = update(AreaProposal).where(*waiting)
    values = settled.values(settled_at=now, settled_by=actor.me, accepted=accepted)
    return session.execute(values.returning(col(AreaProposal.id))).first() is not None


def _seen(row: AreaProposal) -> Proposal:
    is_open, at = row.settled_at is None, row.proposed_at
    about = row.number, row.area_id, row.proposed_by, row.decision
    return Proposal(*about, is_open, at, row.accepted)
