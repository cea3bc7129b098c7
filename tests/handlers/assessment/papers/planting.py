"""A sheet as it is at the end: scored, approved, told, published."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import select

from storage.assessment_words import ReviewDecision
from storage.queries import notices, scoring, sheets
from storage.queries.people import load_roster
from storage.queries.sheets import SheetContent
from storage.tables import AssessmentCycle
from storage.unit_of_work import UnitOfWork
from tests.handlers.assessment.papers.made import EDITION


def publish_sheet(
    units: Callable[[], UnitOfWork],
    now: datetime,
    member: str,
    scorer: str,
    reviewer: str,
    opinion: str,
) -> None:
    """Of a member and the area he answers for, with full points, in the only cycle of his branch."""
    with units() as unit:
        session, roster, day = unit.session, load_roster(unit.session), now.date()
        ids = {one.name: one.id for one in roster.people.values()}
        leader, branch = roster.actor(ids[scorer], day), roster.actor(ids[reviewer], day)
        [area] = roster.areas_answered_for(ids[member], day)
        cycle, whose = session.exec(select(AssessmentCycle.id)).one(), (ids[member], area.id)
        points = {one.key: one.points for one in EDITION.items}
        scoring.score(session, leader, cycle, whose, SheetContent(points, opinion=opinion), now)
        session.flush()
        mine = [one.id for one in sheets.sheets_of_cycle(session, leader, cycle)]
        [reported] = scoring.report(session, leader, mine)
        session.flush()
        scoring.decide(session, branch, reported.id, ReviewDecision.APPROVED, now)
        session.flush()
        [review] = sheets.reviews_of(session, branch, [reported.id])
        notices.tell(session, cycle, whose, review.id, now)
        notices.publish(session, cycle, [whose], day, day + timedelta(days=7))
