"""The rules of `scope` about what is kept of a branch's year [M2]."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col

from storage.queries.actor import Actor
from storage.tables import ArchiveSeal, Area, PartyOrg, Person, Team, YearEntry, YearPlan
from storage.year_words import EntryState, PlanState


def archive_seal(actor: Actor) -> ColumnElement[bool]:
    """It was made for the committee of the area's branch, and holds what that may see."""
    ours = select(col(Area.id)).where(col(Area.branch_id).in_(actor.branches))
    return col(ArchiveSeal.area_id).in_(ours)


def year_plan(actor: Actor) -> ColumnElement[bool]:
    """Who leads the group, and the committee of the branch; once it is approved also who answers for an area of it."""
    groups = select(col(PartyOrg.id)).where(col(PartyOrg.parent_id).in_(actor.branches))
    ours = or_(
        col(YearPlan.org_id).in_(actor.groups),
        col(YearPlan.org_id).in_(actor.branches),
        col(YearPlan.org_id).in_(groups),
    )
    of_mine = col(Area.id).in_(actor.areas)
    mine = or_(
        col(YearPlan.org_id).in_(select(col(Area.group_id)).where(of_mine)),
        col(YearPlan.org_id).in_(select(col(Area.branch_id)).where(of_mine)),
    )
    return or_(ours, and_(col(YearPlan.state) == PlanState.APPROVED, mine))


def year_entry(actor: Actor) -> ColumnElement[bool]:
    """His own and what is about him; what the branch adopted everybody of it; the rest its committee, notes also the group's leader.

    Of a nomination the committee hears when who is nominated has agreed: a refusal is nobody's business.
    """
    me = col(Person.id) == actor.person_id
    of_team = select(col(Team.branch_id)).where(
        col(Team.id).in_(select(col(Person.team_id)).where(me))
    )
    of_group = select(col(PartyOrg.parent_id)).where(
        col(PartyOrg.id).in_(select(col(Person.group_id)).where(me))
    )
    of_my_branch = or_(
        col(YearEntry.branch_id).in_(of_team), col(YearEntry.branch_id).in_(of_group)
    )
    ours = col(YearEntry.branch_id).in_(actor.branches)
    asked = col(YearEntry.state) == EntryState.ASKED
    return or_(
        col(YearEntry.author_id) == actor.person_id,
        col(YearEntry.subject_id) == actor.person_id,
        and_(ours, ~asked),
        col(YearEntry.group_id).in_(actor.groups),
        and_(of_my_branch, col(YearEntry.state) == EntryState.STANDING),
    )
