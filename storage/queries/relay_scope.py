"""Who may see what is passed on to the areas: the part of `scope` that is about notices of the branch [T5]."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import Area, RelayNotice, RelayTask


def notice(actor: Actor) -> ColumnElement[bool]:
    """A notice is read by its branch, by who is to pass it on, and for an area that has heard it by who has its archive."""
    told = select(col(RelayTask.notice_id)).where(task(actor))
    return or_(
        among(RelayNotice.branch_id, actor.branches),
        col(RelayNotice.sender_id) == actor.person_id,
        col(RelayNotice.id).in_(told),
    )


def task(actor: Actor) -> ColumnElement[bool]:
    """What is still to be passed on is between the bot and who does it; that an area has heard it, its leader and branch see."""
    overseen = or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    heard = or_(
        among(RelayTask.area_id, actor.areas),
        col(RelayTask.area_id).in_(select(col(Area.id)).where(overseen)),
    )
    return or_(col(RelayTask.person_id) == actor.person_id, and_(col(RelayTask.passed_on), heard))
