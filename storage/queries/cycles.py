"""The year's assessment as a whole: opened, its windows moved, lengthened for one person, led on; each with who, when, why.

Which step may lead where is said by `handlers/assessment/cycle/life.py`; here each is one UPDATE that names the stages it
may start from, so whoever comes second changes nothing and is told.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from storage.assessment_words import CycleDeed, CycleState, StepKey
from storage.queries import people
from storage.queries.actor import Actor
from storage.queries.assessment import CycleView, Window, cycle_of, view_of
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import AssessmentCycle, AssessmentWindow, CycleEvent, PartyOrg, StepExtension

REASON = "cycle_event.reason"
OVER = (CycleState.NOTICE, CycleState.OBJECTIONS, CycleState.FINAL)


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done with a cycle: the stage it leads to, for which step or person, and why."""

    kind: CycleDeed
    state: CycleState
    step: StepKey | None = None
    person_id: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with a cycle, as whoever may see it reads it; `actor_id` None: by its date."""

    at: datetime
    deed: Deed
    actor_id: UUID | None


def open_year(
    session: Session,
    actor: Actor,
    branch_id: UUID,
    year: int,
    edition: str,
    windows: Mapping[StepKey, Window],
    deed: Deed,
    now: datetime,
) -> CycleView | None:
    """The cycle of a year, with the windows of its steps; None when there is one already, by whomever.

    Raises PermissionError unless the actor sits on the committee of the branch.
    """
    _require(actor, branch_id)
    people.hold(session)  # two who open it at once: the second one finds it
    if cycle_of(session, branch_id, year) is not None:
        return None
    row = AssessmentCycle(branch_id=branch_id, year=year, edition=edition, state=deed.state)
    session.add(row)
    session.flush()
    for step, window in windows.items():
        session.add(
            AssessmentWindow(cycle_id=row.id, step=step, opens=window.opens, closes=window.closes)
        )
    note(session, row.id, deed, now, actor.person_id)
    session.flush()
    return view_of(session, row)


def move_window(
    session: Session, actor: Actor, cycle: CycleView, window: Window, deed: Deed, now: datetime
) -> bool:
    """Another window for the step of the deed; False when the cycle is settled meanwhile. PermissionError as in `open_year`."""
    _require(actor, cycle.branch_id)
    if deed.step is None or not _held(session, cycle.id, deed.state):
        return False
    row = session.get(AssessmentWindow, (cycle.id, deed.step))
    if row is None:
        row = AssessmentWindow(
            cycle_id=cycle.id, step=deed.step, opens=window.opens, closes=window.closes
        )
        session.add(row)
    row.opens, row.closes = window.opens, window.closes
    note(session, cycle.id, deed, now, actor.person_id)
    return True


def extend(
    session: Session, actor: Actor, cycle: CycleView, until: date, deed: Deed, now: datetime
) -> bool:
    """One person may carry out the step of the deed until a later day; False and PermissionError as in `move_window`."""
    _require(actor, cycle.branch_id)
    if deed.step is None or deed.person_id is None or not _held(session, cycle.id, deed.state):
        return False
    key = (cycle.id, deed.step, deed.person_id)
    row = session.get(StepExtension, key)
    if row is None:
        row = StepExtension(
            cycle_id=cycle.id, step=deed.step, person_id=deed.person_id, closes=until
        )
        session.add(row)
    row.closes = until
    note(session, cycle.id, deed, now, actor.person_id)
    return True


def lead_on(
    session: Session,
    cycle_id: UUID,
    starts: Collection[CycleState],
    deed: Deed,
    now: datetime,
    actor_id: UUID | None = None,
) -> bool:
    """From one of these stages to that of the deed; False when it is in none of them (any more)."""
    led = (
        update(AssessmentCycle)
        .where(col(AssessmentCycle.id) == cycle_id, col(AssessmentCycle.state).in_(starts))
        .values(state=deed.state)
        .returning(col(AssessmentCycle.id))
    )
    if session.execute(led).first() is None:
        return False
    note(session, cycle_id, deed, now, actor_id)
    return True


def settle(session: Session, cycle_id: UUID, day: date, digest: bytes) -> None:
    """The day on which a cycle became final, from which the purge of ballots counts, and what its results came to."""
    final = update(AssessmentCycle).where(col(AssessmentCycle.id) == cycle_id)
    session.execute(final.values(final_on=day, digest=digest))


def settled(session: Session, year: int) -> list[tuple[CycleView, str, date, bytes]]:
    """Every cycle of a year that is final, with the name of its branch, the day, and the digest kept then."""
    found = (
        select(AssessmentCycle, PartyOrg.name)
        .where(
            col(AssessmentCycle.year) == year,
            col(AssessmentCycle.digest).is_not(None),
            col(PartyOrg.id) == col(AssessmentCycle.branch_id),
        )
        .order_by(col(PartyOrg.name))
    )
    return [
        (view_of(session, row), name, row.final_on, row.digest)
        for row, name in session.exec(found).all()
        if row.final_on and row.digest
    ]


def note(
    session: Session, cycle_id: UUID, deed: Deed, now: datetime, actor_id: UUID | None
) -> None:
    """Keep what was done; a reason about one person is sealed with his key."""
    row = CycleEvent(
        cycle_id=cycle_id,
        at=now,
        deed=deed.kind,
        state=deed.state,
        step=deed.step,
        actor_id=actor_id,
        person_id=deed.person_id,
    )
    if deed.reason:
        of = {deed.person_id} if deed.person_id else ()
        row.sealed_reason = session.seal(deed.reason, REASON, row.id, of, now.year)
    session.add(row)


def history(session: Session, actor: Actor, cycle_id: UUID) -> list[Done]:
    """What was done with a cycle, as far as the actor may see it; the first deed first."""
    seen = (
        select(CycleEvent)
        .where(visible_to(actor, CycleEvent), col(CycleEvent.cycle_id) == cycle_id)
        .order_by(col(CycleEvent.at), col(CycleEvent.id))
    )
    return [_done(session, row) for row in session.exec(seen)]


def about_me(session: Session, actor: Actor) -> list[tuple[int, Done]]:
    """What was done for this person alone, by year."""
    mine = select(AssessmentCycle.year, CycleEvent).where(
        visible_to(actor, CycleEvent),
        col(CycleEvent.person_id) == actor.person_id,
        col(AssessmentCycle.id) == col(CycleEvent.cycle_id),
    )
    return [(year, _done(session, row)) for year, row in session.exec(mine)]


def going_on(session: Session) -> list[CycleView]:
    """Every cycle whose results are not published yet (for the clock)."""
    rows = session.exec(select(AssessmentCycle).where(col(AssessmentCycle.state).not_in(OVER)))
    return [view_of(session, row) for row in rows.all()]


def not_final(session: Session) -> list[CycleView]:
    """Every cycle whose results are not final yet (for the clock)."""
    unsettled = col(AssessmentCycle.state) != CycleState.FINAL
    rows = session.exec(select(AssessmentCycle).where(unsettled))
    return [view_of(session, row) for row in rows.all()]


def extensions(session: Session, cycle_id: UUID, step: StepKey) -> dict[UUID, date]:
    """Who may carry out a step longer than everybody, and until when."""
    rows = session.exec(
        select(StepExtension).where(
            col(StepExtension.cycle_id) == cycle_id, col(StepExtension.step) == step
        )
    )
    return {row.person_id: row.closes for row in rows}


def _held(session: Session, cycle_id: UUID, state: CycleState) -> bool:
    """Whether the cycle is still in that stage; nobody else leads it on until this is committed."""
    same = (
        update(AssessmentCycle)
        .where(col(AssessmentCycle.id) == cycle_id, col(AssessmentCycle.state) == state)
        .values(state=state)
        .returning(col(AssessmentCycle.id))
    )
    return session.execute(same).first() is not None


def _done(session: Session, row: CycleEvent) -> Done:
    reason = session.unseal(row.sealed_reason, REASON, row.id)
    deed = Deed(row.deed, row.state, row.step, row.person_id, reason)
    return Done(row.at, deed, row.actor_id)


def _require(actor: Actor, branch_id: UUID) -> None:
    if branch_id not in actor.branches:
        raise PermissionError("only the branch runs its assessment")
