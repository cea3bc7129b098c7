"""Who may see what: the only place that decides it (domain.md §3, reliability.md T01).

Every query on personal records joins `visible_to(actor, Table)`; a record one may not see answers exactly
like one that does not exist. Where the files differ, the smaller right holds.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlmodel import SQLModel, col

from storage.queries import (
    assessment_scope,
    ballot_scope,
    brief_scope,
    notice_scope,
    rights_scope,
    sheet_scope,
    study_scope,
    supervision_scope,
    talk_scope,
)
from storage.queries.actor import Actor
from storage.queries.talk_scope import among, has
from storage.tables import (
    AccessLog,
    ActivistReview,
    AppraisalExcuse,
    AppraisalVersion,
    Area,
    AreaProposal,
    BallotCount,
    BallotLine,
    BallotPaper,
    BallotTurnout,
    CalendarFeed,
    Concern,
    ConcernAbout,
    ConcernEvent,
    CycleEvent,
    DueTalk,
    Goal,
    LinkedPerson,
    NameWish,
    Person,
    RecordStatement,
    ReminderWish,
    RightsRequest,
    SelfAppraisal,
    SessionAttendance,
    Sheet,
    SheetNotice,
    SheetObjection,
    SheetReview,
    SituationBrief,
    SpotCheckDraw,
    StudySeries,
    StudySession,
    SupervisionNote,
    Talk,
    TalkPerson,
)
from storage.vocabulary import ConcernState, GoalState, Identity, Role

__all__ = ["among", "counted_by", "for_people", "has", "visible_to"]

OVER = (ConcernState.CLOSED, ConcernState.LAPSED, ConcernState.WITHDRAWN)

Rule = Callable[[Actor], ColumnElement[bool]]


def visible_to(actor: Actor, table: type[SQLModel]) -> ColumnElement[bool]:
    """The condition under which this actor may read a row of `table`; raises for tables without a rule."""
    return _RULES[table](actor)


def _concerns(actor: Actor) -> ColumnElement[bool]:
    """A concern is seen by its raiser and by those it was routed to, but never by whom it is about or whom it names.

    Routed to: the committee of its branch, or the desk or office above when it is about the secretary. The leader of
    its group sees it too, and in the mode 写名 the member responsible for its area, unless it is kept from them or went
    above the branch. Who was named to handle it and still is a handler, and who has the safety duty when somebody may be hurt, see it until
    it is over. Who of them learns the name of its raiser is another question (domain.md §3).
    """
    raised = col(Concern.raiser_id) == actor.person_id
    going_on = col(Concern.state).not_in(OVER)
    routed: list[ColumnElement[bool]] = [false()]
    if Role.HANDLER in actor.roles:
        routed.append(and_(col(Concern.handler_id) == actor.person_id, going_on))
    if has(actor.branches) or has(actor.offices):
        routed.append(answered_by(actor))
    if has(actor.groups):
        routed.append(among(Concern.group_id, actor.groups))
    if has(actor.safety):
        routed.append(and_(among(Concern.branch_id, actor.safety), col(Concern.urgent), going_on))
    if has(actor.areas):
        own = select(col(Area.id)).where(
            col(Area.id).in_(actor.areas), col(Area.branch_id) == col(Concern.branch_id)
        )
        routed.append(and_(col(Concern.identity) == Identity.NAMED, col(Concern.area_id).in_(own)))
    return or_(raised, and_(or_(*routed), not_about(actor.person_id)))


def not_about(person_id: UUID | None) -> ColumnElement[bool]:
    """Concerns that neither are about somebody nor name him."""
    somebody_else = or_(col(Concern.about_id).is_(None), col(Concern.about_id) != person_id)
    named = select(col(ConcernAbout.concern_id)).where(
        col(ConcernAbout.concern_id) == col(Concern.id), col(ConcernAbout.person_id) == person_id
    )
    return and_(somebody_else, ~named.correlate(Concern).exists())


def answered_by(actor: Actor) -> ColumnElement[bool]:
    """Concerns that this actor's branch, or the office he works in, has to answer; also what was brought up to it."""
    return or_(
        among(Concern.branch_id, actor.branches),
        among(Concern.branch_id, actor.offices),
        among(Concern.raised_to_id, actor.offices),
    )


def _concern_events(actor: Actor) -> ColumnElement[bool]:
    """The steps of a concern are seen by whoever sees the concern."""
    of_this = select(col(Concern.id)).where(col(Concern.id) == col(ConcernEvent.concern_id))
    return of_this.where(_concerns(actor)).correlate(ConcernEvent).exists()


def _goals(actor: Actor) -> ColumnElement[bool]:
    """What the branch approved hangs on the wall of its area; the rest is between its writer, its leader and the branch.

    The wall is seen by the people of the area and by who answers for it [D3].
    """
    # His team and his shift are looked up once: asked area by area it would be all areas there are.
    himself = col(Person.id) == actor.person_id
    his_team = select(col(Person.team_id)).where(himself).scalar_subquery()
    his_shift = select(col(Person.shift)).where(himself).scalar_subquery()
    of_his_team = and_(
        col(Area.team_id) == his_team,
        col(Area.linked).is_(False),
        or_(col(Area.shift) == "", col(Area.shift) == his_shift),
    )
    in_the_list = select(col(LinkedPerson.area_id)).where(
        col(LinkedPerson.person_id) == actor.person_id, col(LinkedPerson.until).is_(None)
    )
    walls = or_(
        of_his_team,
        col(Area.id).in_(in_the_list),
        among(Area.id, actor.areas),
    )
    overseen = or_(among(Area.group_id, actor.groups), among(Area.branch_id, actor.branches))
    return or_(
        col(Goal.drafter_id) == actor.person_id,
        col(Goal.area_id).in_(select(col(Area.id)).where(overseen)),
        and_(
            col(Goal.state) == GoalState.APPROVED,
            col(Goal.area_id).in_(select(col(Area.id)).where(walls)),
        ),
    )


def _proposals(actor: Actor) -> ColumnElement[bool]:
    """What one proposed oneself, and what waits for one's own branch."""
    ours = select(col(Area.id)).where(among(Area.branch_id, actor.branches))
    return or_(
        col(AreaProposal.proposed_by) == actor.person_id, col(AreaProposal.area_id).in_(ours)
    )


def _statements(actor: Actor) -> ColumnElement[bool]:
    """Whoever reads the record that a statement stands with reads the statement."""
    of_record = talk_scope.talk_people(actor), _concerns(actor), study_scope.attendance(actor)
    return rights_scope.statement(actor, *of_record, supervision_scope.notes(actor))


def _access_log(actor: Actor) -> ColumnElement[bool]:
    """Everybody sees who read what about himself, and what he read."""
    return or_(
        col(AccessLog.subject_id) == actor.person_id, col(AccessLog.actor_id) == actor.person_id
    )


def for_people(rule: Rule) -> Rule:
    """The clock may see what is due, never what somebody wrote: it passes no rule of a person."""
    return lambda actor: false() if actor.person_id is None else rule(actor)


_RULES: dict[type[Any], Rule] = {
    Talk: for_people(talk_scope.talks),
    TalkPerson: for_people(talk_scope.talk_people),
    DueTalk: for_people(talk_scope.due_talks),
    ActivistReview: for_people(talk_scope.activist_reviews),
    Concern: for_people(_concerns),
    ConcernEvent: for_people(_concern_events),
    StudySeries: for_people(study_scope.series),
    StudySession: for_people(study_scope.sessions),
    SessionAttendance: for_people(study_scope.attendance),
    Goal: for_people(_goals),
    SelfAppraisal: for_people(assessment_scope.self_appraisals),
    AppraisalVersion: for_people(assessment_scope.appraisal_versions),
    AppraisalExcuse: for_people(assessment_scope.excuses),
    CycleEvent: for_people(assessment_scope.cycle_events),
    Sheet: for_people(sheet_scope.sheet),
    SheetReview: for_people(sheet_scope.review),
    SheetNotice: for_people(notice_scope.notice),
    SheetObjection: for_people(notice_scope.objection),
    SupervisionNote: for_people(supervision_scope.notes),
    SpotCheckDraw: for_people(supervision_scope.draws),
    AreaProposal: for_people(_proposals),
    BallotPaper: for_people(ballot_scope.paper),
    BallotTurnout: for_people(ballot_scope.turnout),
    BallotCount: for_people(ballot_scope.count),
    BallotLine: for_people(ballot_scope.line),
    SituationBrief: for_people(brief_scope.brief),
    ReminderWish: for_people(rights_scope.reminder_wish),
    NameWish: for_people(rights_scope.name_wish),
    CalendarFeed: for_people(study_scope.calendar_feed),
    RecordStatement: for_people(_statements),
    RightsRequest: for_people(rights_scope.request),
    AccessLog: for_people(_access_log),
}


def counted_by(actor: Actor) -> ColumnElement[bool]:
    """Areas of which an actor may know numbers, never words: his own, his group's, his branch's (domain.md §3)."""
    return or_(
        among(Area.id, actor.areas),
        among(Area.group_id, actor.groups),
        among(Area.branch_id, actor.branches),
    )
