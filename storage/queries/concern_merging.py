"""Concerns that tell of the same matter: answered together, each with its own raiser and his own last word [T1]."""

from datetime import datetime

from sqlalchemy import or_, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.concern_lists import select_concerns
from storage.queries.concern_steps import DECIDED, OPEN, change, note
from storage.queries.concern_views import ConcernView, opened
from storage.queries.scope import answered_by, visible_to
from storage.session import Session
from storage.tables import Concern
from storage.vocabulary import ConcernEventKind

GOING_ON = (*OPEN, *DECIDED)


def merge(
    session: Session, actor: Actor, number: int, into: ConcernView, now: datetime
) -> ConcernView | None:
    """It is the same matter as an earlier one of the same organisation; None when it cannot be, or either is over.

    Each keeps its raiser and its own life. What was the same matter as this one is now the same as that one.
    """
    mine = (visible_to(actor, Concern), answered_by(actor))
    both = col(Concern.number).in_((number, into.number))
    held = select(Concern).where(*mine, both).order_by(col(Concern.number)).with_for_update()
    rows = {one.number: one for one in session.exec(held)}
    main = rows.get(into.number)
    if main is None or main.merged_into_id or main.state not in (*OPEN, *DECIDED):
        return None
    same_unit = col(Concern.branch_id) == main.branch_id
    earlier = (col(Concern.number) > main.number, same_unit, *mine[1:])
    new = col(Concern.merged_into_id).is_distinct_from(main.id)
    changes = {"merged_into_id": main.id}
    merged = change(session, actor, number, (*OPEN, *DECIDED), *earlier, new, **changes)
    if merged is not None:
        same = update(Concern).where(mine[0], col(Concern.merged_into_id) == merged.id)
        session.execute(same.values(changes))
        note(session, merged.id, ConcernEventKind.MERGED, actor, now)
    return merged


def earliest_of(session: Session, actor: Actor, concern: ConcernView) -> ConcernView | None:
    """The one that stands for a matter; where that is over, the earliest of the others stands for them from now on."""
    mine = (visible_to(actor, Concern), answered_by(actor))
    whole = or_(
        col(Concern.id) == concern.merged_into_id,
        col(Concern.merged_into_id) == concern.merged_into_id,
    )
    held = select(Concern).where(*mine, whole).order_by(col(Concern.number)).with_for_update()
    going_on = [one for one in session.exec(held) if one.state in GOING_ON]
    if not going_on:
        return None
    first = going_on[0]
    if first.id != concern.merged_into_id:
        for one in going_on:
            one.merged_into_id = None if one is first else first.id
            session.add(one)
        session.flush()
    return opened(session, first)


def same_matter(session: Session, actor: Actor, concern: ConcernView) -> list[ConcernView]:
    """The others that are the same matter as this one and not over, as far as this actor answers them; by number."""
    main = concern.merged_into_id or concern.id
    found = select_concerns(
        session,
        actor,
        answered_by(actor),
        or_(col(Concern.id) == main, col(Concern.merged_into_id) == main),
        col(Concern.id) != concern.id,
        col(Concern.raiser_id) != actor.person_id,
        col(Concern.state).in_(GOING_ON),
    )
    return sorted(found, key=lambda one: one.number)


def looking_alike(session: Session, actor: Actor, concern: ConcernView) -> list[ConcernView]:
    """Others of the same organisation and kind that are not over and stand for themselves; the earliest first."""
    found = select_concerns(
        session,
        actor,
        answered_by(actor),
        col(Concern.branch_id) == concern.branch_id,
        col(Concern.category) == concern.category,
        col(Concern.id) != concern.id,
        col(Concern.raiser_id) != actor.person_id,
        col(Concern.merged_into_id).is_(None),
        col(Concern.state).in_(GOING_ON),
    )
    return sorted(found, key=lambda one: one.number)
