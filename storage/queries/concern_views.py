"""What goes into a concern and what comes out of one, opened for somebody who may read it [T1]."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from storage.queries import access
from storage.queries.actor import Actor
from storage.queries.prepared import AnyRow
from storage.rights_words import AccessReason
from storage.session import Session
from storage.tables import Concern, ConcernEvent
from storage.vocabulary import (
    AccessKind,
    ConcernCategory,
    ConcernEventKind,
    ConcernState,
    Decision,
    Identity,
)

OVER = (ConcernState.CLOSED, ConcernState.LAPSED, ConcernState.WITHDRAWN)
TEXT, NOTE = "concern.text", "concern_event.note"


@dataclass(frozen=True, slots=True)
class NewConcern:
    """What a raiser hands in, and who handles it; `about_id` is never told of it."""

    text: str
    identity: Identity
    category: ConcernCategory
    branch_id: UUID  # the organisation that answers: a branch, or the office above it
    area_id: UUID | None = None
    group_id: UUID | None = None
    about_id: UUID | None = None
    named: frozenset[UUID] = frozenset()  # nor is anybody else whom the text names, ever
    urgent: bool = False
    repeated: bool = False
    owner_id: UUID | None = None  # who must act now
    first_answer_by: date | None = None
    decision_by: date | None = None


@dataclass(frozen=True, slots=True)
class ConcernView:
    """One concern, opened for somebody who may read it."""

    id: UUID
    number: int
    raiser_id: UUID
    identity: Identity
    category: ConcernCategory
    area_id: UUID | None
    branch_id: UUID
    group_id: UUID | None
    about_id: UUID | None
    owner_id: UUID | None
    handler_id: UUID | None
    raised_to_id: UUID | None
    merged_into_id: UUID | None
    urgent: bool
    repeated: bool
    state: ConcernState
    decision: Decision | None
    promised_on: date | None
    first_answer_by: date | None
    decision_by: date | None
    raised_at: datetime
    answered_at: datetime | None
    awaiting_since: datetime | None
    closed_at: datetime | None
    text: str

    @property
    def code(self) -> str:
        """Its public number, such as C-0001."""
        return f"C-{self.number:04}"


@dataclass(frozen=True, slots=True)
class StepView:
    """One step in the life of a concern; `note` is what was written with it."""

    kind: ConcernEventKind
    actor_id: UUID | None
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was decided; `promised_on` is the promised day, or the day it will be looked at again.

    `raised_to_id` is the organisation above that it is passed to, and `owner_id` who must act from now on: whoever
    answers, where nobody is named.
    """

    text: str
    decision: Decision
    promised_on: date | None = None
    raised_to_id: UUID | None = None
    owner_id: UUID | None = None


def opened(session: Session, one: Concern | AnyRow) -> ConcernView:
    """The view of a row, its text unsealed."""
    shared: dict[str, Any] = {name: getattr(one, name) for name in _SHARED}
    return ConcernView(**shared, text=session.unseal(one.sealed_text, TEXT, one.id))


def opened_step(session: Session, one: ConcernEvent) -> StepView:
    """The view of one step, its note unsealed."""
    return StepView(one.kind, one.actor_id, one.at, session.unseal(one.sealed_note, NOTE, one.id))


def note_read(
    session: Session, actor: Actor, one: ConcernView, now: datetime, kind: AccessKind
) -> None:
    """Write down that this actor read it, and by which relation, unless he raised it (domain.md §6.9)."""
    access.note(session, actor, one.raiser_id, one.code, now, kind=kind, why=_why(actor, one))


def _why(actor: Actor, one: ConcernView) -> AccessReason:
    """The relation that comes first among those by which `scope` lets him."""
    answers = one.branch_id in actor.branches | actor.offices or one.raised_to_id in actor.offices
    if answers or one.handler_id == actor.person_id:
        return AccessReason.LOOKS_BACK if one.state in OVER else AccessReason.HANDLES
    if one.branch_id in actor.safety and one.urgent:
        return AccessReason.SAFETY
    return AccessReason.GROUP if one.group_id in actor.groups else AccessReason.AREA


_SHARED = ConcernView.__annotations__.keys() - {"text"}
