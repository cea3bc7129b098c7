"""The steps of the purge about statements and requests (domain.md §6.8)."""

from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlmodel import col

from storage.rights_words import RequestState
from storage.tables import (
    Concern,
    Person,
    RecordStatement,
    RightsRequest,
    SessionAttendance,
    StudySession,
    SupervisionNote,
    Talk,
    TalkPerson,
)
from storage.vocabulary import Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def statements(batch: "Batch") -> int:
    """What was said to records that do not name who said it any more; for the clock, which opens none."""
    letter, number = col(RecordStatement.letter), col(RecordStatement.number)
    writer = col(RecordStatement.person_id)
    talks = (
        select(col(Talk.id))
        .join(TalkPerson, col(TalkPerson.talk_id) == col(Talk.id))
        .where(col(Talk.number) == number, col(TalkPerson.person_id) == writer)
    )
    concerns = select(col(Concern.id)).where(col(Concern.number) == number)
    sessions = (
        select(col(StudySession.id))
        .join(SessionAttendance, col(SessionAttendance.session_id) == col(StudySession.id))
        .where(col(StudySession.number) == number, col(SessionAttendance.person_id) == writer)
    )
    notes = select(col(SupervisionNote.id)).where(
        col(SupervisionNote.number) == number, col(SupervisionNote.subject_id) == writer
    )
    records = {"T": talks, "C": concerns, "S": sessions, "N": notes}
    orphaned = or_(*((letter == kind) & ~kept.exists() for kind, kept in records.items()))
    return batch.delete(RecordStatement, [col(RecordStatement.id)], orphaned)


def requests(batch: "Batch") -> int:
    """What was answered long ago, and what those asked who left; for the clock, which opens none."""
    old = (col(RightsRequest.state) != RequestState.OPEN) & (
        col(RightsRequest.answered_at) < batch.kept[Retention.CONCERNS]
    )
    gone = col(Person.left_on) < batch.day(Retention.WHILE_EMPLOYED)
    left = col(RightsRequest.person_id).in_(select(col(Person.id)).where(gone))
    return batch.delete(RightsRequest, [col(RightsRequest.id)], or_(old, left))
