"""How many records are held of somebody, without opening one (domain.md §6.4)."""

from collections import Counter
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlmodel import col, func, select

from storage.session import Session
from storage.tables import (
    BallotTurnout,
    Concern,
    DutyNote,
    Goal,
    MentoringPair,
    SelfAppraisal,
    SessionAttendance,
    SheetNotice,
    SheetObjection,
    SupervisionNote,
    TalkPerson,
)

WHOSE = (
    TalkPerson.person_id,
    Concern.raiser_id,
    SessionAttendance.person_id,
    Goal.drafter_id,
    SelfAppraisal.person_id,
    SheetNotice.subject_id,
    SheetObjection.objector_id,
    BallotTurnout.voter_id,
    SupervisionNote.subject_id,
    DutyNote.writer_id,
    MentoringPair.mentored_id,
)


def held_of(session: Session, people: Collection[UUID]) -> Mapping[UUID, int]:
    """The records of each of these people that are held by subject, in all; for the clock."""
    found: Counter[UUID] = Counter()
    for whose in WHOSE:
        counted = select(whose, func.count()).where(col(whose).in_(people)).group_by(col(whose))
        found.update(dict(session.exec(counted).all()))
    return found
