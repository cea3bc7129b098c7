"""The rules of `scope` about what people decide about their records: wishes, statements, requests (domain.md §6.4)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.queries.actor import Actor
from storage.tables import (
    Concern,
    NameWish,
    RecordStatement,
    ReminderWish,
    RightsRequest,
    SessionAttendance,
    StudySession,
    SupervisionNote,
    Talk,
    TalkPerson,
    VoiceMessage,
)


def reminder_wish(actor: Actor) -> ColumnElement[bool]:
    """One's own: nobody learns who wants no reminders."""
    return col(ReminderWish.person_id) == actor.person_id


def name_wish(actor: Actor) -> ColumnElement[bool]:
    """One's own: nobody learns who does not want to be named."""
    return col(NameWish.person_id) == actor.person_id


def voice_message(actor: Actor) -> ColumnElement[bool]:
    """One's own: what somebody said is heard by a machine, and by nobody else."""
    return col(VoiceMessage.person_id) == actor.person_id


def request(actor: Actor) -> ColumnElement[bool]:
    """Who asked, and whoever has to answer."""
    return or_(
        col(RightsRequest.person_id) == actor.person_id,
        col(RightsRequest.owner_id) == actor.person_id,
    )


def statement(
    actor: Actor,
    talk_people: ColumnElement[bool],
    concerns: ColumnElement[bool],
    attendance: ColumnElement[bool],
    notes: ColumnElement[bool],
) -> ColumnElement[bool]:
    """One's own, and those that stand with a record about their writer which the actor may read.

    With a talk he must see that very name: a statement says who was there.
    """
    talk, session = aliased(Talk), aliased(StudySession)
    with_talk = (
        select(col(TalkPerson.talk_id))
        .join(talk, col(talk.id) == col(TalkPerson.talk_id))
        .where(_of(talk), col(TalkPerson.person_id) == col(RecordStatement.person_id), talk_people)
    )
    with_concern = select(col(Concern.id)).where(
        _of(Concern), col(Concern.raiser_id) == col(RecordStatement.person_id), concerns
    )
    line = col(SessionAttendance.person_id)
    with_session = (
        select(col(SessionAttendance.id))
        .join(session, col(session.id) == col(SessionAttendance.session_id))
        .where(_of(session), line == col(RecordStatement.person_id), attendance)
    )
    with_note = select(col(SupervisionNote.id)).where(
        _of(SupervisionNote),
        col(SupervisionNote.subject_id) == col(RecordStatement.person_id),
        notes,
    )
    letter = col(RecordStatement.letter)
    return or_(
        col(RecordStatement.person_id) == actor.person_id,
        and_(letter == "T", with_talk.exists()),
        and_(letter == "C", with_concern.exists()),
        and_(letter == "S", with_session.exists()),
        and_(letter == "N", with_note.exists()),
    )


def readings_counted_by(actor: Actor) -> ColumnElement[bool]:
    """Lines of the access log that are counted by their reader, never by whom they are about: by the clock, and by
    an office or desk above the branches. Which of the readers are under its eyes the roster says.
    """
    return true() if actor.person_id is None or actor.offices else false()


def _of(record: Any) -> ColumnElement[bool]:
    return col(record.number) == col(RecordStatement.number)
