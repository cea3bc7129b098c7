"""The people of the demonstration, for an empty database."""

from datetime import date
from pathlib import Path

from bot import roster_wording as wording
from bot.roster import read_roster
from storage.assessment_words import CycleState, StepKey
from storage.queries.enrolment import enrol
from storage.queries.people import load_roster
from storage.session import Session
from storage.tables import ActivistContact, AssessmentCycle, AssessmentWindow
from storage.unit_of_work import UnitOfWork

CAST = Path(__file__).with_name("cast.csv")
CONTACTS = (("zhengkai", "chenzhiyuan"), ("zhengkai", "wangqiang"))  # activist, who looks after him
EDITION = "seven_duties"
YEAR = 2026
UNTIL = date(YEAR, 12, 20)  # the first three steps overlap (domain.md §4.1)
WINDOWS = {
    StepKey.SELF_APPRAISAL: (date(YEAR, 11, 15), UNTIL),
    StepKey.AREA_EVALUATION: (date(YEAR, 11, 20), UNTIL),
    StepKey.LEADER_SCORING: (date(YEAR, 12, 1), UNTIL),
    StepKey.BRANCH_REVIEW: (date(YEAR, 12, 1), date(YEAR, 12, 25)),
}


class NotEmpty(Exception):
    """The database already holds people or organisations; nothing was written."""


def seed_demo(unit: UnitOfWork, today: date, assessed_by: str | None = EDITION) -> None:
    """Enrol the cast within a unit of work that was entered; raises `NotEmpty`.

    `assessed_by` is the key of the edition under which the year's self-appraisal is open; None: it is not.
    """
    session = unit.session
    before = load_roster(session)
    if before.people or before.orgs:
        raise NotEmpty
    enrolled = enrol(
        session,
        read_roster(CAST),
        branch=wording.DEMO_BRANCH,
        general_branch=wording.DEMO_GENERAL_BRANCH,
        committee=wording.DEMO_COMMITTEE,
        today=today,
    )
    _name_contacts(session)
    if assessed_by is None:
        return
    cycle = AssessmentCycle(
        branch_id=enrolled.branch_id, year=YEAR, edition=assessed_by, state=CycleState.SELF_OPEN
    )
    session.collect(cycle)
    session.collect(
        *(
            AssessmentWindow(cycle_id=cycle.id, step=step, opens=opens, closes=closes)
            for step, (opens, closes) in WINDOWS.items()
        )
    )


def _name_contacts(session: Session) -> None:
    ids = {one.userid: one.id for one in load_roster(session).people.values()}
    session.collect(
        *(
            ActivistContact(activist_id=ids[who], contact_id=ids[contact])
            for who, contact in CONTACTS
        )
    )
