"""What the division of a branch lacks, as tasks: one for each fault while it lasts, with the day by which to mend it [D7]."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from storage.queries.occasions import insert_if_new
from storage.session import Session
from storage.tables import CoverageTask
from storage.vocabulary import CoverageRule

Fault = tuple[CoverageRule, UUID]  # with the area, or the team whose people are in none


class Task(NamedTuple):
    """One task of a branch."""

    id: UUID
    fault: Fault
    due_on: date


def open_tasks(session: Session, branches: Collection[UUID]) -> list[Task]:
    """What these branches have to mend, the most urgent first; for whoever sits on their committees."""
    wanted = select(CoverageTask).where(
        col(CoverageTask.branch_id).in_(branches), col(CoverageTask.settled_on).is_(None)
    )
    found = session.exec(wanted.order_by(col(CoverageTask.due_on), col(CoverageTask.found_on)))
    return [Task(one.id, (one.rule, one.subject_id), one.due_on) for one in found]


def bring_up_to_date(
    session: Session, branch_id: UUID, faults: Collection[Fault], today: date, due: date
) -> tuple[list[Task], list[Task]]:
    """Open a task for every fault that has none, and settle those whose fault is gone; which were opened, and settled.

    Two checks at once open no second task: the database holds one to a fault.
    """
    standing = open_tasks(session, [branch_id])
    settled = [one for one in standing if one.fault not in faults]
    if settled:
        over = update(CoverageTask).where(col(CoverageTask.id).in_([one.id for one in settled]))
        session.execute(over.values(settled_on=today))
    known = {one.fault for one in standing}
    opened = []
    for rule, subject in faults:
        task = CoverageTask(
            branch_id=branch_id, rule=rule, subject_id=subject, found_on=today, due_on=due
        )
        if (rule, subject) not in known and insert_if_new(session, task, "id"):
            opened.append(Task(task.id, (rule, subject), due))
    return opened, settled
