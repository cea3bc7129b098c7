"""Writing what the branch decided about its areas: rows end and begin, none is overwritten [D7]."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col

from storage.queries import people
from storage.queries.actor import Actor
from storage.queries.roster import Assignment
from storage.session import Session
from storage.tables import AreaAssignment


class Outdated(Exception):
    """The roster changed after it was looked at."""


def decide(
    session: Session,
    actor: Actor,
    branch_id: UUID | None,
    *,
    seen: int,
    ended: Mapping[UUID, date],
    begun: Iterable[Assignment],
) -> None:
    """Let these assignments end on their days and those begin, decided by this actor.

    `seen` is the revision of the roster that the decision was read back from. Raises Outdated when it has
    changed since, and PermissionError unless he sits on the committee of the area's branch.
    """
    if branch_id not in actor.branches:
        raise PermissionError("only the branch assigns its areas")
    if not people.changed_from(session, seen):
        raise Outdated
    for key, until in ended.items():
        over = update(AreaAssignment).where(col(AreaAssignment.id) == key)
        session.execute(over.values(until=until))
    session.collect(
        *(
            AreaAssignment(
                area_id=one.area_id,
                person_id=one.person_id,
                kind=one.kind,
                since=one.since,
                until=one.until,
                interim=one.interim,
                decided_by=actor.me,
                decided_on=one.decided_on,
            )
            for one in begun
        )
    )
