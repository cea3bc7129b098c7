"""Destroying what somebody said and what was said of him: his keys, and the words themselves (domain.md §6.4)."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, delete, func, or_, update
from sqlmodel import col, select

from storage.queries import archive_seals, people
from storage.sealed_columns import sealed_columns
from storage.sealing import HEAD
from storage.session import Session
from storage.tables import (
    AppraisalExcuse,
    AppraisalVersion,
    BallotPaper,
    Concern,
    ConcernEvent,
    CycleEvent,
    DutyNote,
    MentoringPair,
    RecordStatement,
    RightsRequest,
    SelfAppraisal,
    SessionAttendance,
    SheetNotice,
    SheetObjection,
    SubjectKey,
    SupervisionNote,
    Talk,
    TalkPerson,
    VoiceMessage,
    YearEntry,
)


@dataclass(frozen=True, slots=True)
class Destroyed:
    """How many keys were destroyed, and how many texts emptied, by their place ("talk.sentence")."""

    keys: int
    texts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All texts; 0 means that there were no words of his."""
        return sum(self.texts.values())


@dataclass(frozen=True, slots=True)
class _Words:
    """A sealed column, what it holds once it is emptied, and the rows whose words are by or about a person."""

    column: Any
    of: Callable[[UUID], ColumnElement[bool]]
    empty: bytes | None = None


def _talks(person: UUID) -> ColumnElement[bool]:
    """Those he wrote down, and those that name him; for the clock."""
    with_him = select(TalkPerson.talk_id).where(col(TalkPerson.person_id) == person)
    return or_(col(Talk.host_id) == person, col(Talk.id).in_(with_him))


def _concerns(person: UUID) -> ColumnElement[bool]:
    """His own; one that is about him is somebody else's; for the clock."""
    return col(Concern.raiser_id) == person


def _steps(person: UUID) -> ColumnElement[bool]:
    """What was said to his concerns, by whomever; for the clock."""
    return col(ConcernEvent.concern_id).in_(select(Concern.id).where(_concerns(person)))


def _requests(person: UUID) -> ColumnElement[bool]:
    """What he asked, and what he was answered; for the clock."""
    return col(RightsRequest.person_id) == person


def _versions(person: UUID) -> ColumnElement[bool]:
    """What he handed in before; for the clock."""
    his = select(SelfAppraisal.id).where(col(SelfAppraisal.person_id) == person)
    return col(AppraisalVersion.appraisal_id).in_(his)


def _objections(person: UUID) -> ColumnElement[bool]:
    """What he objected, and what he was answered; for the clock."""
    return col(SheetObjection.objector_id) == person


def _pairs(person: UUID) -> ColumnElement[bool]:
    """Those he is one of; for the clock."""
    pair = MentoringPair
    return or_(col(pair.mentor_id) == person, col(pair.mentored_id) == person)


WORDS = {
    "talk.sentence": _Words(Talk.sealed_sentence, _talks),
    "concern.text": _Words(Concern.sealed_text, _concerns, b""),
    "concern_event.note": _Words(ConcernEvent.sealed_note, _steps),
    "self_appraisal.content": _Words(
        SelfAppraisal.sealed_content, lambda person: col(SelfAppraisal.person_id) == person
    ),
    "ballot_paper.paper": _Words(
        BallotPaper.sealed_paper, lambda person: col(BallotPaper.voter_id) == person, b""
    ),
    "sheet_notice.statement": _Words(
        SheetNotice.sealed_statement, lambda person: col(SheetNotice.subject_id) == person
    ),
    "sheet_objection.words": _Words(SheetObjection.sealed_words, _objections, b""),
    "sheet_objection.answer": _Words(SheetObjection.sealed_answer, _objections),
    "supervision_note.finding": _Words(
        SupervisionNote.sealed_finding,
        lambda person: col(SupervisionNote.subject_id) == person,
        b"",
    ),
    "duty_note.text": _Words(
        DutyNote.sealed_text, lambda person: col(DutyNote.writer_id) == person, b""
    ),
    "mentoring_pair.goal": _Words(MentoringPair.sealed_goal, _pairs, b""),
    "mentoring_pair.result": _Words(MentoringPair.sealed_result, _pairs),
    "mentoring_pair.answer": _Words(MentoringPair.sealed_answer, _pairs),
    "self_appraisal.draft": _Words(
        SelfAppraisal.sealed_draft, lambda person: col(SelfAppraisal.person_id) == person
    ),
    "appraisal_version.content": _Words(AppraisalVersion.sealed_content, _versions),
    "appraisal_excuse.reason": _Words(
        AppraisalExcuse.sealed_reason, lambda person: col(AppraisalExcuse.person_id) == person, b""
    ),
    "cycle_event.reason": _Words(
        CycleEvent.sealed_reason, lambda person: col(CycleEvent.person_id) == person
    ),
    "session_attendance.reason": _Words(
        SessionAttendance.sealed_reason, lambda person: col(SessionAttendance.person_id) == person
    ),
    "record_statement.words": _Words(
        RecordStatement.sealed_words, lambda person: col(RecordStatement.person_id) == person, b""
    ),
    "voice_message.content": _Words(
        VoiceMessage.sealed_content, lambda person: col(VoiceMessage.person_id) == person, b""
    ),
    "rights_request.words": _Words(RightsRequest.sealed_words, _requests, b""),
    "year_entry.text": _Words(
        YearEntry.sealed_text,
        lambda person: (col(YearEntry.author_id) == person) | (col(YearEntry.subject_id) == person),
        b"",
    ),
    "rights_request.answer": _Words(RightsRequest.sealed_answer, _requests),
}


def destroy(session: Session, person_id: UUID) -> Destroyed:
    """Empty every text by or about a person and destroy his keys, for the clock and at his own wish.

    Words that are sealed with his keys cannot be read in older copies of the database any more once the key files
    beside them are gone, and stay gone in a copy that is restored. Records stay, without their words: numbers and
    counts do not change. What he says afterwards is sealed with new keys.
    """
    texts = {place: _emptied(session, one, person_id) for place, one in WORDS.items()}
    archive_seals.give_up(session, person_id)
    mine = col(SubjectKey.person_id) == person_id
    keys = session.execute(delete(SubjectKey).where(mine).returning(col(SubjectKey.id))).all()
    session.keys.destroyed()
    people.changed(session)  # whoever has these keys in memory forgets them
    return Destroyed(len(keys), {place: number for place, number in texts.items() if number})


def unneeded(session: Session, before: int) -> list[UUID]:
    """The keys of years before this one with which no text is sealed any more; for the clock, which opens none."""
    old = set(session.scalars(select(SubjectKey.id).where(col(SubjectKey.year) < before)).all())
    for one in sealed_columns() if old else ():
        for place in itertools.count():
            its_id = func.substr(one.column, HEAD + 1 + 16 * place, 16)
            has_more = func.substr(one.column, 2, HEAD - 1) > place.to_bytes(HEAD - 1)
            asked = sqlalchemy.select(its_id).where(one.of_people, has_more).distinct()
            needed = {UUID(bytes=bytes(found)) for found in session.scalars(asked)}
            old -= needed
            if not needed:
                break
    return sorted(old)


def _emptied(session: Session, one: _Words, person_id: UUID) -> int:
    column, table = one.column, one.column.class_
    filled = column.is_not(None) & (column != b"")
    emptied = update(table).where(filled, one.of(person_id)).values({column: one.empty})
    return len(session.execute(emptied.returning(table.id)).all())
