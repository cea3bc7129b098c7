"""Who may see which talk, and what goes with talks: the part of `scope` that is about them [T3]."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from storage.queries.actor import ORGANISATION, Actor
from storage.tables import ActivistReview, Area, DueTalk, Talk, TalkPerson


def has(ids: frozenset[UUID]) -> bool:
    """Whether there is any of them; parameters that stand for some are some (`prepared`)."""
    return not isinstance(ids, frozenset) or bool(ids)


def among(column: Any, ids: frozenset[UUID]) -> ColumnElement[bool]:
    """Whether a column names one of them."""
    return col(column).in_(ids) if has(ids) else false()


def talks(actor: Actor) -> ColumnElement[bool]:
    """A talk is read by its host and by the people it was with.

    A talk with an applicant is also read by those who look after him and by the committee member for
    organisation (V04); nobody else reads any talk: leader and branch see counts only.
    """
    with_me = select(col(TalkPerson.talk_id)).where(col(TalkPerson.person_id) == actor.person_id)
    mine = [col(Talk.host_id) == actor.person_id, col(Talk.id).in_(with_me)]
    return or_(*mine, *_for_growth(actor))


def talk_people(actor: Actor) -> ColumnElement[bool]:
    """Whoever may read a talk as its host or for an applicant's sake sees whom it was with; others only themselves."""
    talk = aliased(Talk)  # asked of this one row: a host's talks of a year are not gathered first
    hosted = (col(talk.id) == col(TalkPerson.talk_id), col(talk.host_id) == actor.person_id)
    seen = [
        col(TalkPerson.person_id) == actor.person_id,
        select(col(talk.id)).where(*hosted).exists(),
    ]
    if growth := _for_growth(actor):
        seen.append(col(TalkPerson.talk_id).in_(select(col(Talk.id)).where(or_(*growth))))
    return or_(*seen)


def due_talks(actor: Actor) -> ColumnElement[bool]:
    """That somebody is to be talked with is known to who answers for his area, to who entered it, and to himself."""
    return or_(
        col(DueTalk.entered_by) == actor.person_id,
        col(DueTalk.person_id) == actor.person_id,
        among(DueTalk.area_id, actor.areas),
    )


def _for_growth(actor: Actor) -> list[ColumnElement[bool]]:
    """Talks with an applicant are also read by who looks after him and by the member for organisation (V04)."""
    readers = []
    if has(actor.activists):
        theirs = select(col(TalkPerson.talk_id)).where(
            col(TalkPerson.person_id).in_(actor.activists)
        )
        readers.append(and_(col(Talk.for_growth), col(Talk.id).in_(theirs)))
    if ORGANISATION in actor.duties:
        ours = select(col(Area.id)).where(among(Area.branch_id, actor.branches))
        readers.append(and_(col(Talk.for_growth), col(Talk.area_id).in_(ours)))
    return readers


def activist_reviews(actor: Actor) -> ColumnElement[bool]:
    """When an applicant was looked at is known to him, to those who look after him, and to the member for organisation."""
    readers = [
        col(ActivistReview.activist_id) == actor.person_id,
        among(ActivistReview.activist_id, actor.activists),
    ]
    if ORGANISATION in actor.duties:
        readers.append(among(ActivistReview.branch_id, actor.branches))
    return or_(*readers)
