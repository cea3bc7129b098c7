"""The people of the demonstration, for an empty database."""

from datetime import date
from pathlib import Path

from bot import roster_wording as wording
from bot.roster import read_roster
from storage.queries.enrolment import enrol
from storage.queries.people import load_roster
from storage.session import Session
from storage.tables import ActivistContact, AssessmentCycle
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import CycleState

CAST = Path(__file__).with_name("cast.csv")
CONTACTS = (("zhengkai", "chenzhiyuan"), ("zhengkai", "wangqiang"))  # activist, who looks after him
EDITION = "seven_duties"
YEAR = 2026
SELF_FROM = date(YEAR, 11, 15)
SELF_UNTIL = date(YEAR, 12, 20)


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
    session.collect(
        AssessmentCycle(
            branch_id=enrolled.branch_id,
            year=YEAR,
            edition=assessed_by,
            state=CycleState.SELF_OPEN,
            self_from=SELF_FROM,
            self_until=SELF_UNTIL,
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
