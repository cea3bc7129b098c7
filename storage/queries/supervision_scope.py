"""Who may see what is noted of how a member does his duty: the part of `scope` that is about supervision [M3]."""

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import Area, SpotCheckDraw, SupervisionNote


def notes(actor: Actor) -> ColumnElement[bool]:
    """A note is read by the member it is about, by its writer, and by the leader of the area's group and the branch.

    Nobody else of the area reads it, and no office above: what goes up goes as the assessment's papers.
    """
    overseen = or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    return or_(
        col(SupervisionNote.subject_id) == actor.person_id,
        col(SupervisionNote.writer_id) == actor.person_id,
        col(SupervisionNote.area_id).in_(select(col(Area.id)).where(overseen)),
    )


def draws(actor: Actor) -> ColumnElement[bool]:
    """A draw is known to who drew and to the committee of his branch."""
    return or_(
        col(SpotCheckDraw.drawer_id) == actor.person_id,
        among(SpotCheckDraw.branch_id, actor.branches),
    )
