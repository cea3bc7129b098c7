"""Who may see what a member noted of his duty: the part of `scope` that is about it [T4 T6 T7]."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from storage.duty_words import PairState
from storage.queries.actor import Actor
from storage.queries.talk_scope import among
from storage.tables import Area, DutyNote, MentoringPair


def notes(actor: Actor) -> ColumnElement[bool]:
    """A note is read by who wrote it, by the leader of the area's group and by the committee of the branch."""
    overseen = or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    return or_(
        col(DutyNote.writer_id) == actor.person_id,
        col(DutyNote.area_id).in_(select(col(Area.id)).where(overseen)),
    )


def pairs(actor: Actor) -> ColumnElement[bool]:
    """A pair is known to both of it; once the mentored has agreed also to the leader of the area's group, and to nobody else."""
    led = select(col(Area.id)).where(among(Area.group_id, actor.groups))
    agreed = col(MentoringPair.state) != PairState.ASKED
    return or_(
        col(MentoringPair.mentor_id) == actor.person_id,
        col(MentoringPair.mentored_id) == actor.person_id,
        and_(agreed, col(MentoringPair.area_id).in_(led)),
    )
