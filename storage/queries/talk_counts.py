"""Talks counted, never read: of an area, of a host, of a year [T3, M4.1]."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy
from sqlalchemy import bindparam, func
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.prepared import Prepared
from storage.queries.roster import Employee, Roster
from storage.queries.scope import counted_by, visible_to
from storage.session import Session
from storage.tables import Area, Person, Talk, TalkPerson
from storage.vocabulary import Role, Topic


@dataclass(frozen=True, slots=True)
class YearOfTalks:
    """What a host has recorded in a year; facts to read, never a score (domain.md §6.3)."""

    talks: int
    people: int  # different people, as far as named
    topics: Mapping[Topic, int]


_COUNT_IN_AREA = Prepared(
    lambda actor: (
        sqlalchemy.select(func.count())
        .select_from(Talk)
        .join(Area, col(Area.id) == col(Talk.area_id))
        .where(
            counted_by(actor),
            col(Area.id) == bindparam("area"),
            col(Talk.held_on).between(bindparam("since"), bindparam("until")),
        )
    )
)


def count_in_area(session: Session, actor: Actor, area_id: UUID, since: date, until: date) -> int:
    """How many talks an area has seen from `since` to `until`, both included; 0 where one may not count."""
    counted = _COUNT_IN_AREA.rows(session, actor, area=area_id, since=since, until=until)
    return int(counted[0][0])


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
    people = {one for names in names_of(session, actor, topics).values() for one in names}
    spread = Counter(Topic(topic) for named in topics.values() for topic in named)
    return YearOfTalks(len(topics), len(people), spread)


_REACHED_SINCE = Prepared(
    lambda actor: (
        sqlalchemy.select(col(TalkPerson.person_id))
        .join(Talk, col(Talk.id) == col(TalkPerson.talk_id))
        .where(
            visible_to(actor, TalkPerson),
            col(Talk.host_id) == actor.person_id,
            col(Talk.held_on) >= bindparam("since"),
        )
    )
)


def not_reached_since(
    session: Session, actor: Actor, roster: Roster, since: date, today: date
) -> list[Employee]:
    """The staff of his own areas with whom a responsible member has recorded no talk since a day [T3].

    Only he is told, and only about his own staff; for everybody else the list is empty. Who does not want to be
    named stays on it like anybody without a talk: left out, he would be found by that.
    """
    if Role.RESPONSIBLE_MEMBER not in actor.roles:
        return []
    known = {person_id for (person_id,) in _REACHED_SINCE.rows(session, actor, since=since)}
    staff = (one for area in actor.areas for one in roster.staff_of(area, today))
    waiting = [one for one in staff if one.id not in known]
    return sorted(waiting, key=lambda one: (one.joined_on, one.userid))


_NAMES = Prepared(
    lambda actor: (
        sqlalchemy.select(col(TalkPerson.talk_id), col(TalkPerson.person_id))
        .join(Person, col(Person.id) == col(TalkPerson.person_id))
        .where(
            visible_to(actor, TalkPerson),
            col(TalkPerson.talk_id).in_(bindparam("talks", expanding=True)),
        )
        .order_by(col(Person.joined_on), col(Person.userid))
    )
)


def names_of(
    session: Session, actor: Actor, talk_ids: Collection[UUID]
) -> Mapping[UUID, list[UUID]]:
    """The people of talks as far as this actor may see them, in the order of the roster."""
    names: dict[UUID, list[UUID]] = defaultdict(list)
    if talk_ids:
        for talk_id, person_id in _NAMES.rows(session, actor, talks=list(talk_ids)):
            names[talk_id].append(person_id)
    return names
