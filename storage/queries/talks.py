"""Talks: written by their host, read by those they were with, only counted by everybody else [T3]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import bindparam, delete, update
from sqlmodel import col, select

from storage.queries import access, statements, wishes
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.prepared import AnyRow, Prepared
from storage.queries.scope import visible_to
from storage.queries.talk_counts import (
    YearOfTalks,
    count_in_area,
    count_of_own,
    counts_of_year,
    names_of,
    not_reached_since,
)
from storage.randomness import new_id
from storage.rights_words import AccessReason
from storage.session import Session
from storage.tables import Talk, TalkPerson
from storage.vocabulary import Topic

__all__ = ["YearOfTalks", "count_in_area", "count_of_own", "counts_of_year", "not_reached_since"]

SENTENCE = "talk.sentence"
COLUMNS = tuple(col(getattr(Talk, name)) for name in Talk.model_fields)


@dataclass(frozen=True, slots=True)
class NewTalk:
    """What a host keeps of one talk (domain.md §6.7); no people means 不记名."""

    held_on: date
    people: tuple[UUID, ...]
    headcount: int
    area_id: UUID | None
    topics: tuple[Topic, ...] = ()
    minutes: int | None = None
    sentence: str = ""
    for_growth: bool = False
    follow_up: bool = False


@dataclass(frozen=True, slots=True)
class TalkView:
    """One talk as an actor may read it; `people` are those whose names he may see."""

    number: int
    held_on: date
    host_id: UUID
    people: tuple[UUID, ...]
    headcount: int
    topics: tuple[Topic, ...]
    minutes: int | None
    sentence: str
    for_growth: bool
    follow_up: bool
    recorded_at: datetime


def record(session: Session, actor: Actor, new: NewTalk, now: datetime) -> int:
    """Write a talk down, its sentence sealed to its row; its public number (1 is T-0001).

    Of people who do not want to be named only the headcount remains, whatever the host wrote (domain.md §6.4).
    """
    talk_id, number = new_id(), next_number(session, "T")
    unnamed = wishes.unnamed(session, new.people)
    named = [one for one in new.people if one not in unnamed]
    theirs, year = {actor.me, *named}, now.year  # any of them may have the words destroyed
    words = session.seal(new.sentence, SENTENCE, talk_id, theirs, year) if new.sentence else None
    session.collect_values(
        Talk,
        id=talk_id,
        number=number,
        host_id=actor.me,
        area_id=new.area_id,
        held_on=new.held_on,
        headcount=new.headcount,
        minutes=new.minutes,
        topics=[topic.value for topic in new.topics],
        for_growth=new.for_growth,
        follow_up=new.follow_up,
        recorded_at=now,
        sealed_sentence=words,
    )
    for one in named:
        session.collect_values(TalkPerson, talk_id=talk_id, person_id=one)
    return number


def read(session: Session, actor: Actor, number: int, now: datetime) -> TalkView | None:
    """One talk, if this actor may read it; whoever is not its host leaves a line in the access log."""
    found = select(Talk).where(visible_to(actor, Talk), col(Talk.number) == number)
    talk = session.exec(found).first()
    if talk is None:
        return None
    if talk.host_id != actor.person_id:
        subjects = select(TalkPerson.person_id).where(col(TalkPerson.talk_id) == talk.id)
        people = session.exec(subjects).all()
        here = actor.person_id in people
        why = AccessReason.TOOK_PART if here else AccessReason.GROWTH
        for subject_id in people:
            access.note(session, actor, subject_id, f"T-{number:04}", now, why=why)
    return _views(session, actor, [talk])[0]


_RECORDED_SINCE = Prepared(
    lambda actor: (
        sqlalchemy.select(*COLUMNS)
        .where(
            visible_to(actor, Talk),
            col(Talk.host_id) == actor.person_id,
            col(Talk.recorded_at) > bindparam("since"),
        )
        .order_by(col(Talk.number).desc())
    )
)


def recorded_since(session: Session, actor: Actor, since: datetime) -> list[TalkView]:
    """The talks this actor wrote down after a moment, the latest first."""
    return _views(session, actor, _RECORDED_SINCE.rows(session, actor, since=since))


_LATEST_SENTENCES = Prepared(
    lambda actor: (
        sqlalchemy.select(col(Talk.id), col(Talk.number), col(Talk.sealed_sentence))
        .where(
            visible_to(actor, Talk),
            col(Talk.host_id) == actor.person_id,
            col(Talk.sealed_sentence).is_not(None),
        )
        .order_by(col(Talk.recorded_at).desc(), col(Talk.number).desc())
        .limit(bindparam("most"))
    )
)


def latest_sentences(session: Session, actor: Actor, most: int) -> list[tuple[int, str]]:
    """Number and sentence of the latest talks this actor wrote down with words, the latest first."""
    rows = _LATEST_SENTENCES.rows(session, actor, most=most)
    return [(number, session.unseal(sealed, SENTENCE, key)) for key, number, sealed in rows]


def withdraw(session: Session, actor: Actor, number: int, since: datetime) -> bool:
    """Delete a talk, rows and all; False unless this actor wrote it down after `since`."""
    mine = select(Talk.id).where(
        visible_to(actor, Talk),
        col(Talk.host_id) == actor.person_id,
        col(Talk.number) == number,
        col(Talk.recorded_at) > since,
    )
    talk_id = session.exec(mine).first()
    if talk_id is None:
        return False
    statements.forget(session, "T", number)
    session.execute(delete(TalkPerson).where(col(TalkPerson.talk_id) == talk_id))
    session.execute(delete(Talk).where(col(Talk.id) == talk_id))
    return True


def about_me(session: Session, actor: Actor) -> list[TalkView]:
    """The talks that name this actor, the latest first; `people` shows nobody but him."""
    named = select(TalkPerson.talk_id).where(
        visible_to(actor, TalkPerson), col(TalkPerson.person_id) == actor.person_id
    )
    with_me = select(Talk).where(visible_to(actor, Talk), col(Talk.id).in_(named))
    latest = with_me.order_by(col(Talk.held_on).desc(), col(Talk.number).desc())
    return _views(session, actor, session.exec(latest).all())


def take_out_name(session: Session, actor: Actor, number: int) -> bool:
    """Take this actor's name, the sentence and his own statement out of a talk; that it was held stays counted.

    False when no talk of this number names him (domain.md §6.4).
    """
    named = (
        select(Talk.id)
        .join(TalkPerson, col(TalkPerson.talk_id) == col(Talk.id))
        .where(
            visible_to(actor, TalkPerson),
            col(TalkPerson.person_id) == actor.person_id,
            col(Talk.number) == number,
        )
    )
    talk_id = session.exec(named).first()
    if talk_id is None:
        return False
    statements.take_back(session, actor, "T", number)
    session.execute(
        delete(TalkPerson).where(
            col(TalkPerson.talk_id) == talk_id, col(TalkPerson.person_id) == actor.person_id
        )
    )
    session.execute(update(Talk).where(col(Talk.id) == talk_id).values(sealed_sentence=None))
    return True


def change_sentence(session: Session, number: int, sentence: str, now: datetime) -> bool:
    """Let another sentence stand, or none; for the clock, and for who decides what somebody asked about a talk.

    False when the talk is not there any more.
    """
    talk = session.exec(select(Talk).where(col(Talk.number) == number)).first()
    if talk is None:
        return False
    named = select(TalkPerson.person_id).where(col(TalkPerson.talk_id) == talk.id)
    theirs = {talk.host_id, *session.exec(named)}
    sealed = session.seal(sentence, SENTENCE, talk.id, theirs, now.year) if sentence else None
    session.execute(update(Talk).where(col(Talk.id) == talk.id).values(sealed_sentence=sealed))
    return True


def _views(
    session: Session, actor: Actor, talks: Sequence[Talk] | Sequence[AnyRow]
) -> list[TalkView]:
    names = names_of(session, actor, [talk.id for talk in talks])
    return [
        TalkView(
            number=talk.number,
            held_on=talk.held_on,
            host_id=talk.host_id,
            people=tuple(names[talk.id]),
            headcount=talk.headcount,
            topics=tuple(Topic(topic) for topic in talk.topics),
            minutes=talk.minutes,
            sentence=session.unseal(talk.sealed_sentence, SENTENCE, talk.id),
            for_growth=talk.for_growth,
            follow_up=talk.follow_up,
            recorded_at=talk.recorded_at,
        )
        for talk in talks
    ]
