"""What a member said of himself, for who scores him or reviews his sheet [M4.3]."""

import json
from decimal import Decimal
from uuid import UUID

from sqlmodel import col, select

from storage.assessment_words import AppraisalState
from storage.queries.actor import Actor
from storage.queries.appraisals import CONTENT, Content
from storage.queries.scope import visible_to
from storage.session import Session
from storage.tables import SelfAppraisal


def handed_in(session: Session, actor: Actor, cycle_id: UUID, person_id: UUID) -> Content | None:
    """A self-appraisal that was handed in and that this actor may read; a draft is nobody's but its writer's."""
    found = select(SelfAppraisal).where(
        visible_to(actor, SelfAppraisal),
        col(SelfAppraisal.cycle_id) == cycle_id,
        col(SelfAppraisal.person_id) == person_id,
        col(SelfAppraisal.state) == AppraisalState.SUBMITTED,
    )
    row = session.exec(found).first()
    if row is None:
        return None
    text, items = json.loads(session.unseal(row.sealed_content, CONTENT, row.id) or '["", {}]')
    return Content(text, {key: Decimal(value) for key, value in items.items()}, row.total)
