"""Who may see what a member noted of his duty: the part of `scope` that is about it [T4 T6 T7]."""

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import Area, DutyNote


def notes(actor: Actor) -> ColumnElement[bool]:
    """A note is read by who wrote it, by the leader of the area's group and by the committee of the branch."""
    overseen = or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    return or_(
        col(DutyNote.writer_id) == actor.person_id,
        col(DutyNote.area_id).in_(select(col(Area.id)).where(overseen)),
    )
