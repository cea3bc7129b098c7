"""Who reads what followed a result: that it was told, its member's own word, objections to it (domain.md §2.6)."""

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import Area, SheetNotice, SheetObjection


def notice(actor: Actor) -> ColumnElement[bool]:
    """The member himself, the leader of the group and the committee of the branch of his area.

    That it is published is told to the people of the area without a word of his (`notices.published`).
    """
    overseen = or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    return or_(
        col(SheetNotice.subject_id) == actor.person_id,
        col(SheetNotice.area_id).in_(select(col(Area.id)).where(overseen)),
    )


def objection(actor: Actor) -> ColumnElement[bool]:
    """Who objects, who has to answer, and who confirms a change of grade: nobody else, least of all who scored."""
    return or_(
        col(SheetObjection.objector_id) == actor.person_id,
        col(SheetObjection.reviewer_id) == actor.person_id,
        col(SheetObjection.second_id) == actor.person_id,
    )
