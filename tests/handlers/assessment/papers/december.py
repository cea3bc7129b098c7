"""A year in which 刘建国 scored three members and reported them; the branch approved one, adjusted one, and one waits."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from sqlmodel import select

from storage.assessment_words import ReviewDecision
from storage.queries import notices, scoring, sheets
from storage.queries.people import load_roster
from storage.queries.sheets import SheetContent
from storage.tables import AssessmentCycle, Sheet
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI
from tests.handlers.assessment.papers.made import EDITION, POINTS

LATE = datetime(2026, 12, 16, 10, tzinfo=SHANGHAI)
SCORED = datetime(2026, 12, 8, 10, tzinfo=SHANGHAI)
AREAS = {"王强": "维修组", "李红梅": "储运业务组", "陈志远": "化工工艺组"}
SECRET_WORDS = "暗号六十一"


def score_everybody(units: Callable[[], UnitOfWork], below: Decimal = Decimal(0)) -> None:
    """陈志远 waits for the branch; 王强 is approved, 李红梅 adjusted; `below` is taken off the first item of 王强."""
    with units() as unit:
        session, roster = unit.session, load_roster(unit.session)
        people = {one.name: one.id for one in roster.people.values()}
        areas = {one.name: one.id for one in roster.areas.values()}
        leader = roster.actor(people["刘建国"], LATE.date())
        branch = roster.actor(people["孙国栋"], LATE.date())
        cycle = session.exec(select(AssessmentCycle.id)).one()
        keys = [one.key for one in EDITION.items]
        for name, area in AREAS.items():
            points = dict(zip(keys, POINTS, strict=True))
            points[keys[0]] -= below if name == "王强" else Decimal(0)
            content = SheetContent(points, basis="两次抽查", opinion=f"履职认真{SECRET_WORDS}")
            scoring.score(session, leader, cycle, (people[name], areas[area]), content, SCORED)
        session.flush()
        scoring.report(session, leader, list(session.exec(select(Sheet.id))))
        session.flush()
        seen = sheets.sheets_of_cycle(session, branch, cycle)
        by_name = {roster.people[one.subject_id].name: one for one in seen}
        scoring.decide(session, branch, by_name["王强"].id, ReviewDecision.APPROVED, SCORED)
        scoring.decide(
            session,
            branch,
            by_name["李红梅"].id,
            ReviewDecision.ADJUSTED,
            SCORED,
            reason="学习一项依据不足",
            total=Decimal("85.5"),
        )


def publish(units: Callable[[], UnitOfWork], *names: str) -> None:
    """They were told, and what they came to is public for a week."""
    with units() as unit:
        session, roster = unit.session, load_roster(unit.session)
        branch = next(one.id for one in roster.people.values() if one.name == "孙国栋")
        actor = roster.actor(branch, LATE.date())
        cycle = session.exec(select(AssessmentCycle.id)).one()
        for one in sheets.sheets_of_cycle(session, actor, cycle):
            if roster.people[one.subject_id].name in names:
                review = sheets.reviews_of(session, actor, [one.id])[-1]
                whose = (one.subject_id, one.area_id)
                notices.tell(session, cycle, whose, review.id, SCORED)
                day = LATE.date()
                notices.publish(session, cycle, [whose], day, day + timedelta(days=7))
