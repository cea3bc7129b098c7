"""Talks: written by their host, read by those they were with, only counted by everybody else [T3]."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, func, update
from sqlmodel import col, select

from storage.queries import access
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.roster import Employee, Roster
from storage.queries.scope import counted_by, visible_to
from storage.session import Session
from storage.tables import Area, Person, Talk, TalkPerson
from storage.vocabulary import Role, Topic

SENTENCE = "talk.sentence"


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


@dataclass(frozen=True, slots=True)
class YearOfTalks:
    """What a host has recorded in a year; facts to read, never a score (domain.md §6.3)."""

    talks: int
    people: int  # different people, as far as named
    topics: Mapping[Topic, int]


def record(session: Session, actor: Actor, new: NewTalk, now: datetime) -> int:
    """Write a talk down, its sentence sealed to its row; its public number (1 is T-0001)."""
    talk = Talk(
        number=next_number(session, "T"),
        host_id=actor.me,
        area_id=new.area_id,
        held_on=new.held_on,
        headcount=new.headcount,
        minutes=new.minutes,
        topics=[topic.value for topic in new.topics],
        for_growth=new.for_growth,
        follow_up=new.follow_up,
        recorded_at=now,
    )
    if new.sentence:
        talk.sealed_sentence = session.seal(new.sentence, SENTENCE, talk.id)
    session.collect(talk, *(TalkPerson(talk_id=talk.id, person_id=one) for one in new.people))
    return talk.number


def read(session: Session, actor: Actor, number: int, now: datetime) -> TalkView | None:
    """One talk, if this actor may read it; whoever is not its host leaves a line in the access log."""
    found = select(Talk).where(visible_to(actor, Talk), col(Talk.number) == number)
    talk = session.exec(found).first()
    if talk is None:
        return None
    if talk.host_id != actor.person_id:
        subjects = select(TalkPerson.person_id).where(col(TalkPerson.talk_id) == talk.id)
        for subject_id in session.exec(subjects).all():
            access.note(session, actor, subject_id, f"T-{number:04}", now)
    return _views(session, actor, [talk])[0]


def recorded_since(session: Session, actor: Actor, since: datetime) -> list[TalkView]:
    """The talks this actor wrote down after a moment, the latest first."""
    mine = select(Talk).where(
        visible_to(actor, Talk),
        col(Talk.host_id) == actor.person_id,
        col(Talk.recorded_at) > since,
    )
    return _views(session, actor, session.exec(mine.order_by(col(Talk.number).desc())).all())


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
    """Take this actor's name and the sentence out of a talk; that it was held stays counted.

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
    session.execute(
        delete(TalkPerson).where(
            col(TalkPerson.talk_id) == talk_id, col(TalkPerson.person_id) == actor.person_id
        )
    )
    session.execute(update(Talk).where(col(Talk.id) == talk_id).values(sealed_sentence=None))
    return True


def count_in_area(session: Session, actor: Actor, area_id: UUID, since: date, until: date) -> int:
    """How many talks an area has seen from `since` to `until`, both included; 0 where one may not count."""
    counted = (
        select(func.count())
        .select_from(Talk)
        .join(Area, col(Area.id) == col(Talk.area_id))
        .where(counted_by(actor), col(Area.id) == area_id, col(Talk.held_on).between(since, until))
    )
    return session.exec(counted).one()


def count_of_own(session: Session, actor: Actor, since: date, until: date) -> int:
    """How many talks this actor has held from `since` to `until`, both included, as far as recorded."""
    mine = select(func.count()).select_from(Talk)
    held = col(Talk.held_on).between(since, until)
    own = (visible_to(actor, Talk), col(Talk.host_id) == actor.person_id)
    return session.exec(mine.where(*own, held)).one()


def counts_of_year(session: Session, actor: Actor, year: int) -> YearOfTalks:
    """What this actor has recorded in a calendar year, for his own list of facts [M4.1]."""
    mine = select(Talk.id, Talk.topics).where(
        visible_to(actor, Talk),
        col(Talk.host_id) == actor.person_id,
        col(Talk.held_on).between(date(year, 1, 1), date(year, 12, 31)),
    )
    topics = dict(session.exec(mine).all())
    people = {one for names in _names(session, actor, topics).values() for one in names}
    spread = Counter(Topic(topic) for named in topics.values() for topic in named)
    return YearOfTalks(len(topics), len(people), spread)


def not_reached_since(
    session: Session, actor: Actor, roster: Roster, since: date, today: date
) -> list[Employee]:
    """The staff of his own areas with whom a responsible member has recorded no talk since a day [T3].

    Only he is told, and only about his own staff; for everybody else the list is empty.
    """
    if Role.RESPONSIBLE_MEMBER not in actor.roles:
        return []
    reached = select(TalkPerson.person_id).join(Talk, col(Talk.id) == col(TalkPerson.talk_id))
    mine = (col(Talk.host_id) == actor.person_id, col(Talk.held_on) >= since)
    known = set(session.exec(reached.where(visible_to(actor, TalkPerson), *mine)).all())
    staff = (one for area in actor.areas for one in roster.staff_of(area, today))
    waiting = {one.id: one for one in staff if one.id not in known}
    return sorted(waiting.values(), key=lambda one: (one.joined_on, one.userid))


def _views(session: Session, actor: Actor, talks: Sequence[Talk]) -> list[TalkView]:
    names = _names(session, actor, [talk.id for talk in talks])
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


def _names(session: Session, actor: Actor, talk_ids: Collection[UUID]) -> Mapping[UUID, list[UUID]]:
    names: dict[UUID, list[UUID]] = defaultdict(list)
    if talk_ids:
        lines = (
            select(TalkPerson.talk_id, TalkPerson.person_id)
            .join(Person, col(Person.id) == col(TalkPerson.person_id))
            .where(visible_to(actor, TalkPerson), col(TalkPerson.talk_id).in_(talk_ids))
            .order_by(col(Person.joined_on), col(Person.userid))
        )
        for talk_id, person_id in session.exec(lines).all():
            names[talk_id].append(person_id)
    return names
