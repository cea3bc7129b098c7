"""What members say of themselves: drafts, what was handed in, and what was before it [M4.1]."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import col, select

from storage.assessment_words import AppraisalState
from storage.queries.actor import Actor
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import AppraisalVersion, AssessmentCycle, SelfAppraisal

CONTENT, DRAFT = "self_appraisal.content", "self_appraisal.draft"
VERSION = "appraisal_version.content"


@dataclass(frozen=True, slots=True)
class Content:
    """What a member writes: free text, points for items if he likes, a total if he likes."""

    text: str = ""
    items: Mapping[str, Decimal] = field(default_factory=dict)
    total: Decimal | None = None

    def stored(self, *, whole: bool = False) -> str:
        """Its JSON; points as exact decimals, the total only if nothing else keeps it (`whole`)."""
        points = {key: str(value) for key, value in self.items.items()}
        total = [None if self.total is None else str(self.total)] if whole else []
        return json.dumps([self.text, points, *total])

    @classmethod
    def of(cls, stored: str, total: Decimal | None = None) -> "Content":
        """What was stored; nothing where its words were destroyed."""
        text, points, *rest = json.loads(stored or '["", {}]')
        if rest and rest[0] is not None:
            total = Decimal(rest[0])
        return cls(text, {key: Decimal(value) for key, value in points.items()}, total)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One self-appraisal as its writer reads it."""

    state: AppraisalState
    content: Content
    version: int
    changed_at: datetime
    submitted_at: datetime | None
    changing: bool = False  # one that was handed in, and he has begun to change it


def my_appraisal(session: Session, actor: Actor, cycle_id: UUID) -> Appraisal | None:
    """What this member has written so far: what he is changing just now, else what stands."""
    row = _mine(session, actor, cycle_id)
    if row is None:
        return None
    if draft := session.unseal(row.sealed_draft, DRAFT, row.id):
        content = Content.of(draft)
    else:
        content = Content.of(session.unseal(row.sealed_content, CONTENT, row.id), row.total)
    changing = row.sealed_draft is not None
    return Appraisal(
        row.state, content, row.version, row.changed_at, row.submitted_at, changing=changing
    )


def keep(
    session: Session, actor: Actor, cycle_id: UUID, content: Content, now: datetime, *, submit: bool
) -> int:
    """Keep a draft, or hand it in; the version (1, 2, …) of what was handed in.

    What was handed in stands until it is handed in anew, and is kept as a version then.
    """
    row = _mine(session, actor, cycle_id)
    if row is None:
        row = SelfAppraisal(cycle_id=cycle_id, person_id=actor.me, version=0, changed_at=now)
        session.add(row)
    row.changed_at, of, year = now, {actor.me}, now.year
    stands = row.state is AppraisalState.SUBMITTED
    if not submit and stands:
        row.sealed_draft = session.seal(content.stored(whole=True), DRAFT, row.id, of, year)
        return row.version
    if stands and row.submitted_at:
        before = session.unseal(row.sealed_content, CONTENT, row.id)
        version = AppraisalVersion(
            appraisal_id=row.id, version=row.version, total=row.total, submitted_at=row.submitted_at
        )
        version.sealed_content = session.seal(before, VERSION, version.id, of, year)
        session.add(version)
    row.sealed_content = session.seal(content.stored(), CONTENT, row.id, of, year)
    row.total, row.sealed_draft = content.total, None
    if submit:
        row.state, row.submitted_at, row.version = AppraisalState.SUBMITTED, now, row.version + 1
    return row.version


def versions(session: Session, actor: Actor, cycle_id: UUID) -> list[tuple[int, Content]]:
    """What this member handed in before what stands, the first version first."""
    mine = (
        select(AppraisalVersion)
        .where(
            visible_to(actor, AppraisalVersion),
            col(AppraisalVersion.appraisal_id) == col(SelfAppraisal.id),
            col(SelfAppraisal.cycle_id) == cycle_id,
        )
        .order_by(col(AppraisalVersion.version))
    )
    return [
        (row.version, Content.of(session.unseal(row.sealed_content, VERSION, row.id), row.total))
        for row in session.exec(mine)
    ]


def about_me(session: Session, actor: Actor) -> list[tuple[int, Appraisal]]:
    """What this person wrote of himself, by year."""
    mine = select(AssessmentCycle.year, SelfAppraisal.cycle_id).where(
        col(AssessmentCycle.id) == col(SelfAppraisal.cycle_id),
        visible_to(actor, SelfAppraisal),
        col(SelfAppraisal.person_id) == actor.person_id,
    )
    found = [(year, my_appraisal(session, actor, cycle)) for year, cycle in session.exec(mine)]
    return [(year, appraisal) for year, appraisal in found if appraisal]


def _mine(session: Session, actor: Actor, cycle_id: UUID) -> SelfAppraisal | None:
    mine = select(SelfAppraisal).where(
        visible_to(actor, SelfAppraisal),
        col(SelfAppraisal.cycle_id) == cycle_id,
        col(SelfAppraisal.person_id) == actor.person_id,
    )
    return session.exec(mine).first()
