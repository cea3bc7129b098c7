"""Who has a sheet (考核表) in a year, who may score whom, and what grade a total earns; pure [M4.3 M4.4 D7].

A sheet is one member and one area in a cycle. Who left the firm before the scoring is over has none: there is nobody
to be told.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from handlers.regulation import Edition, GradeBand, Period, grade_of
from storage.assessment_words import StepKey
from storage.queries.assessment import CycleView
from storage.queries.roster import SECRETARY, AreaView, Roster
from storage.queries.sheets import SheetView, Standing
from storage.vocabulary import Role

DAY = timedelta(days=1)


class Key(NamedTuple):
    """Which sheet of a cycle it is."""

    subject_id: UUID
    area_id: UUID


@dataclass(frozen=True, slots=True)
class DueSheet:
    """A sheet that a cycle needs: the part of the year he answered for the area, both days included."""

    subject_id: UUID
    area_id: UUID
    since: date
    until: date
    graded: bool  # False: too short for a grade, an opinion in words

    @property
    def key(self) -> Key:
        """Which one it is."""
        return Key(self.subject_id, self.area_id)


def sheets_of(roster: Roster, cycle: CycleView, edition: Edition) -> list[DueSheet]:
    """Every sheet of a cycle, by area and name: whoever answered for an area of the branch in a part of the year [D7].

    What begins after the last day of scoring belongs to the next year. Several periods of the same member and area
    are one sheet, and their days are counted together.
    """
    first, last = date(cycle.year, 1, 1), last_day(cycle)
    found: dict[Key, list[tuple[date, date]]] = {}
    areas = roster.areas_of_branch.get(cycle.branch_id, [])
    for one in (held for area in areas for held in roster.assignments_of(area.id)):
        ends = date(cycle.year, 12, 31) if one.until is None else one.until - DAY
        since, until = max(one.since, first), min(ends, date(cycle.year, 12, 31))
        if since > min(until, last):
            continue
        person = roster.people[one.person_id]
        if person.left_on is None or person.left_on > last:
            found.setdefault(Key(person.id, one.area_id), []).append((since, until))
    due = [_due(key, sorted(periods), edition) for key, periods in found.items()]
    return sorted(
        due, key=lambda one: (roster.areas[one.area_id].name, roster.people[one.subject_id].name)
    )


def last_day(cycle: CycleView) -> date:
    """The last day on which an assignment may begin and still be assessed in this year."""
    window = cycle.windows.get(StepKey.LEADER_SCORING)
    of_year = date(cycle.year, 12, 31)
    return min(window.closes, of_year) if window else of_year


def _due(key: Key, periods: list[tuple[date, date]], edition: Edition) -> DueSheet:
    first, last = periods[0][0], max(until for _, until in periods)
    days = sum((until - since).days + 1 for since, until in periods)
    begun = datetime.combine(first, time.min)
    enough = Period(months=edition.scoring.graded_from_months).after(begun)
    return DueSheet(*key, first, last, graded=begun + DAY * days >= enough)


def scorers_of(
    key: Key, roster: Roster, day: date, scored: Collection[Standing] = ()
) -> tuple[UUID, ...]:
    """Who may score a sheet: the leader of its group; without one, or for his own, the committee of the branch [M4.3].

    Never he himself, and nobody whom he scores in this step or has scored (`scored`). The secretary's own and others'
    go to the rest of the committee; where nobody is left of it, to the office above the branch.
    """
    area = roster.areas[key.area_id]
    for seats in (_leaders(area, roster, day), *_above(area, roster, day)):
        free = [
            one
            for one in seats
            if one != key.subject_id
            and not roster.is_absent(one, day)
            and not _scores(key.subject_id, one, roster, day, scored)
        ]
        if free:
            return tuple(free)
    return ()


def may_score(
    actor_id: UUID, key: Key, roster: Roster, day: date, scored: Collection[Standing] = ()
) -> bool:
    """Whether somebody is among them."""
    return actor_id in scorers_of(key, roster, day, scored)


def reviewers_of(
    key: Key, scorer_id: UUID, roster: Roster, day: date, *, but: UUID | None = None
) -> tuple[UUID, ...]:
    """Who of the committee may review a sheet: neither he nor its scorer, nor (`but`) who has adjusted it [M4.3].

    The secretary first; where nobody is left of the committee, the office above.
    """
    out = {key.subject_id, scorer_id, but}
    for seats in _above(roster.areas[key.area_id], roster, day):
        if free := [one for one in seats if one not in out]:
            return tuple(free)
    return ()


def grade(view: SheetView, edition: Edition) -> GradeBand | None:
    """The grade under the cycle's edition: of the total that stands, before that of the scorer's; None for an opinion."""
    total = view.total if view.final_total is None else view.final_total
    return None if total is None else grade_of(total, edition)


def is_low(band: GradeBand, edition: Edition) -> bool:
    """Whether a grade is below the second one (合格): told in person, never published in chat (domain.md §2.6)."""
    return band in edition.grading().grades[2:]


def near_boundary(total: Decimal, edition: Edition) -> GradeBand | None:
    """The band whose lower edge is so near that a little more or less would change the grade [M4.4].

    >>> from handlers.regulation import Edition
    >>> edition = Edition.load("seven_duties")
    >>> [one and one.name for one in (near_boundary(Decimal(points), edition) for points in ("90", "89.5", "89.49", "70.51"))]
    ['优秀', '优秀', None, None]
    """
    near = edition.scoring.boundary_points
    edges = (band for band in edition.grading().grades if band.least > 0)
    return next((band for band in edges if abs(total - band.least) <= near), None)


def _leaders(area: AreaView, roster: Roster, day: date) -> list[UUID]:
    if area.group_id is None:
        return []
    held = roster.holders(area.group_id, Role.GROUP_LEADER, day)
    return list(dict.fromkeys(one.person_id for one in held))


def _above(area: AreaView, roster: Roster, day: date) -> list[list[UUID]]:
    """The committee of its branch, and the office above it."""
    if area.branch_id is None:
        return []
    committee = roster.holders(area.branch_id, Role.BRANCH, day)
    parent = roster.orgs[area.branch_id].parent_id
    office = roster.holders(parent, Role.COMMITTEE, day) if parent else []
    committee = sorted(committee, key=lambda one: one.duty != SECRETARY)
    return [list(dict.fromkeys(one.person_id for one in seats)) for seats in (committee, office)]


def _scores(
    scorer: UUID, subject: UUID, roster: Roster, day: date, scored: Collection[Standing]
) -> bool:
    """Whether the first scores the second in this step: as leader of a group of his, or because he did."""
    if any(one.scorer_id == scorer and one.subject_id == subject for one in scored):
        return True
    areas = roster.areas_answered_for(subject, day)
    return subject != scorer and any(scorer in _leaders(area, roster, day) for area in areas)
