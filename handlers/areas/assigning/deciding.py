"""What a decision of the branch does to the dated rows of one area: they end and begin, none is changed [D7]."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from storage.queries.roster import Assignment
from storage.vocabulary import AssignmentKind


class How(StrEnum):
    """How the people of a decision stand to those who answered for the area until then."""

    INSTEAD = "instead"
    BESIDE = "beside"  # several members share one area [D5]
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who answers for an area from `since` on; with `until` only before that day, and then as it was."""

    area_id: UUID
    people: Mapping[UUID, AssignmentKind]
    how: How
    since: date
    until: date | None = None
    interim: bool = False
    decided_on: date | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Which rows end, each on its day, and which begin."""

    ended: Mapping[UUID, date]
    begun: tuple[Assignment, ...]

    def __bool__(self) -> bool:
        """Whether anything changes at all."""
        return bool(self.ended or self.begun)


def change_of(rows: Iterable[Assignment], decision: Decision) -> Change:
    """What becomes of an area's rows. A plan that had not begun yet ends before it began.

    >>> from uuid import uuid4
    >>> area, wang, zhou = uuid4(), uuid4(), uuid4()
    >>> row = Assignment(area, wang, AssignmentKind.OWN_TEAM, date(2020, 1, 1), None, id=uuid4())
    >>> heir = {zhou: AssignmentKind.CADRE}
    >>> after = applied([row], change_of([row], Decision(area, heir, How.INSTEAD, date(2026, 3, 16))))
    >>> [(one.person_id == zhou, str(one.since), str(one.until)) for one in after]
    [(False, '2020-01-01', '2026-03-16'), (True, '2026-03-16', 'None')]
    """
    since = decision.since
    standing = [one for one in rows if one.until is None or one.until > max(since, one.since)]
    kept = {one.person_id for one in standing if _is_just_that(one, decision)}
    over = [
        one
        for one in standing
        if one.person_id not in kept
        and (decision.how is How.INSTEAD or one.person_id in decision.people)
    ]
    begun = [] if decision.how is How.RELEASED else _begun(decision, kept)
    if decision.until is not None:
        begun += [
            _resumed(one, decision.until, decision) for one in over if _goes_on(one, decision)
        ]
    ended = {one.id: max(one.since, since) for one in over if one.id is not None}
    return Change(ended, tuple(begun))


def applied(rows: Iterable[Assignment], change: Change) -> tuple[Assignment, ...]:
    """The rows as they are after a change."""
    ended = (
        replace(one, until=change.ended[one.id]) if one.id and one.id in change.ended else one
        for one in rows
    )
    return (*ended, *change.begun)


def _is_just_that(one: Assignment, decision: Decision) -> bool:
    """Whether somebody already answers for the area as it is decided, so that his row goes on."""
    return (
        decision.how is not How.RELEASED
        and one.site == decision.site
        and decision.people.get(one.person_id) is one.kind
        and one.since <= decision.since
        and (one.until, one.interim) == (decision.until, decision.interim)
    )


def _begun(decision: Decision, kept: set[UUID]) -> list[Assignment]:
    return [
        Assignment(
            decision.area_id,
            person,
            kind,
            decision.since,
            decision.until,
            interim=decision.interim,
            site=decision.site,
            decided_on=decision.decided_on,
        )
        for person, kind in decision.people.items()
        if person not in kept
    ]


def _goes_on(one: Assignment, decision: Decision) -> bool:
    """Whether somebody goes on when a decision for a time is over: not he whose own time it ends, unless it was a site's."""
    until = decision.until
    others = one.person_id not in decision.people
    returns = others or decision.how is How.RELEASED or decision.site != ""
    return returns and until is not None and (one.until is None or one.until > until)


def _resumed(one: Assignment, since: date, decision: Decision) -> Assignment:
    return replace(one, since=max(since, one.since), decided_on=decision.decided_on, id=None)


def holders_of(rows: Sequence[Assignment], day: date) -> list[UUID]:
    """Who answers for an area on a day, by its rows."""
    return [one.person_id for one in rows if one.holds_on(day)]
