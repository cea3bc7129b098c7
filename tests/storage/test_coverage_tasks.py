"""One fault of a division has one open task, whoever looks, and another one when it comes again."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from storage.queries.coverage_tasks import bring_up_to_date, open_tasks
from storage.queries.occasions import insert_if_new
from storage.tables import CoverageTask, PartyOrg
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import CoverageRule, OrgLevel

TODAY = date(2026, 3, 12)
DUE = TODAY + timedelta(days=7)
GAP, BARE = (CoverageRule.GAP, UUID(int=1)), (CoverageRule.UNCOVERED, UUID(int=1))


@pytest.fixture
def branch(unit: UnitOfWork) -> UUID:
    """The branch of the cast."""
    return unit.session.exec(select(PartyOrg.id).where(PartyOrg.level == OrgLevel.BRANCH)).one()


def test_a_task_opens_once_stays_and_is_settled(unit: UnitOfWork, branch: UUID) -> None:
    opened, settled = bring_up_to_date(unit.session, branch, [GAP, BARE], TODAY, DUE)
    assert ([one.fault for one in opened], settled) == ([GAP, BARE], [])
    later = TODAY + timedelta(days=3)
    due = later + timedelta(days=7)
    assert bring_up_to_date(unit.session, branch, [GAP, BARE], later, due) == ([], [])
    assert {one.due_on for one in open_tasks(unit.session, [branch])} == {DUE}
    opened, settled = bring_up_to_date(unit.session, branch, [GAP], later, due)
    assert (opened, [one.fault for one in settled]) == ([], [BARE])
    opened, _ = bring_up_to_date(unit.session, branch, [GAP, BARE], later, due)
    assert [(one.fault, one.due_on) for one in opened] == [(BARE, due)]
    assert len(unit.session.exec(select(CoverageTask)).all()) == 3


def test_another_process_that_saw_the_same_fault_opens_no_second_task(
    unit: UnitOfWork, branch: UUID
) -> None:
    bring_up_to_date(unit.session, branch, [GAP], TODAY, DUE)
    rule, subject = GAP
    again = CoverageTask(
        branch_id=branch, rule=rule, subject_id=subject, found_on=TODAY, due_on=DUE
    )
    assert not insert_if_new(unit.session, again, "id")


def test_tasks_are_those_of_the_branch_that_asks(unit: UnitOfWork, branch: UUID) -> None:
    other = PartyOrg(level=OrgLevel.BRANCH, name="检修支部")
    unit.session.collect(other)
    unit.session.write_collected()
    bring_up_to_date(unit.session, other.id, [GAP], TODAY, DUE)
    assert open_tasks(unit.session, [branch]) == []
    assert bring_up_to_date(unit.session, branch, [], TODAY, DUE) == ([], [])
    assert len(open_tasks(unit.session, [other.id])) == 1
