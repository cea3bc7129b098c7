"""The rules of `scope` about what is kept of a branch's year [M2]."""

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from storage.queries.actor import Actor
from storage.tables import ArchiveSeal, Area


def archive_seal(actor: Actor) -> ColumnElement[bool]:
    """It was made for the committee of the area's branch, and holds what that may see."""
    ours = select(col(Area.id)).where(col(Area.branch_id).in_(actor.branches))
    return col(ArchiveSeal.area_id).in_(ours)
