"""The rules of coverage against random divisions, beside an oracle that knows none of their code; each planted bug shows.

The oracle asks of every person and every area, one by one, what the regulation asks.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

from handlers.areas import rules
from handlers.areas.coverage.proof import Proof
from handlers.areas.rules import Fit
from handlers.regulation import Edition
from storage.queries.roster import (
    AreaView,
    Assignment,
    Away,
    Employee,
    Holding,
    Org,
    Roster,
)
from storage.vocabulary import AssignmentKind, CoverageRule, OrgLevel, PartyStatus, Role, UnitKind

DAY = date(2026, 3, 12)
BRANCH, OTHER, GROUP = UUID(int=1), UUID(int=2), UUID(int=3)
SHIFTS = ("", "甲班", "乙班")
TEAMS = 4  # the last one is of another branch
FIGURES = Edition.load("seven_duties").figures


def key(kind: int, number: int) -> UUID:
    return UUID(int=kind * 1000 + number)


DAYS = some.sampled_from([*[None] * 5, DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)])
PERSON = some.tuples(
    some.integers(0, TEAMS - 1),
    some.sampled_from(SHIFTS),
    some.sampled_from([PartyStatus.MEMBER, PartyStatus.PROBATIONARY, PartyStatus.NONE]),
    DAYS,  # left on
)
AREA = some.tuples(
    some.integers(0, TEAMS - 1),
    some.sampled_from(["whole", "甲班", "乙班", "linked"]),
    some.sampled_from([False, False, False, True]),  # closed
    some.sets(some.integers(0, 9), max_size=4),  # whose names are in its list
)
HELD = some.tuples(
    some.integers(0, 7), some.integers(0, 9), some.sampled_from(list(AssignmentKind)), DAYS, DAYS
)
AWAY = some.tuples(some.integers(0, 9), DAYS, DAYS)
LEADS = some.tuples(some.integers(0, 9), DAYS)


class Drawn(NamedTuple):
    """What a random division is made of."""

    people: list[tuple[int, str, PartyStatus, date | None]]
    areas: list[tuple[int, str, bool, set[int]]]
    held: list[tuple[int, int, AssignmentKind, date | None, date | None]]
    away: list[tuple[int, date | None, date | None]]
    leads: list[tuple[int, date | None]]
    linked_count: int | None
    most: int


def within(drawn: Drawn) -> Drawn:
    """The same with every person and every area one that there is."""
    people, areas = len(drawn.people), len(drawn.areas)
    return drawn._replace(
        areas=[(*one[:3], {who % people for who in one[3]}) for one in drawn.areas],
        held=[(one[0] % areas, one[1] % people, *one[2:]) for one in drawn.held if areas],
        away=[(one[0] % people, *one[1:]) for one in drawn.away],
        leads=[(one[0] % people, one[1]) for one in drawn.leads],
    )


DIVISIONS = some.builds(
    Drawn,
    some.lists(PERSON, min_size=1, max_size=10),
    some.lists(AREA, max_size=7),
    some.lists(HELD, max_size=12),
    some.lists(AWAY, max_size=3),
    some.lists(LEADS, max_size=3),
    some.sampled_from([None, 1, 2]),
    some.integers(1, 3),
).map(within)


def roster_of(drawn: Drawn) -> Roster:
    """The same as a picture of the roster."""
    people = {
        key(1, n): Employee(
            id=key(1, n),
            userid=f"u{n}",
            name=f"人{n}",
            aliases=(),
            team_id=key(2, team),
            team=f"组{team}",
            party_status=status,
            group_id=GROUP if status is not PartyStatus.NONE else None,
            shift=shift,
            joined_on=DAY - timedelta(days=99),
            left_on=left,
        )
        for n, (team, shift, status, left) in enumerate(drawn.people)
    }
    areas = {
        key(3, n): AreaView(
            id=key(3, n),
            name=f"区{n}",
            team_id=key(2, team),
            kind=_kind(made_of),
            group_id=GROUP,
            branch_id=_branch(team),
            shift=made_of if made_of in SHIFTS else "",
            closed_on=DAY if closed else None,
        )
        for n, (team, made_of, closed, _) in enumerate(drawn.areas)
    }
    early = DAY - timedelta(days=50)
    return Roster(
        revision=1,
        people=people,
        areas=areas,
        orgs={
            BRANCH: Org(BRANCH, OrgLevel.BRANCH, "支部", None),
            GROUP: Org(GROUP, OrgLevel.GROUP, "小组", BRANCH),
        },
        assignments=tuple(
            Assignment(key(3, area), key(1, who), kind, since or early, until)
            for area, who, kind, since, until in drawn.held
        ),
        holdings=tuple(
            Holding(key(1, who), Role.GROUP_LEADER, "", GROUP, early, until)
            for who, until in drawn.leads
        ),
        team_branches={key(2, n): _branch(n) for n in range(TEAMS)},
        team_names={key(2, n): f"组{n}" for n in range(TEAMS)},
        linked=tuple(
            (key(3, n), key(1, who))
            for n, (_, made_of, _, names) in enumerate(drawn.areas)
            if made_of == "linked"
            for who in sorted(names)
        ),
        absences=tuple(
            Away(key(1, who), since or early, until) for who, since, until in drawn.away
        ),
    )


def _branch(team: int) -> UUID:
    return OTHER if team == TEAMS - 1 else BRANCH


def _kind(made_of: str) -> UnitKind:
    if made_of == "linked":
        return UnitKind.LINKED_PEOPLE
    return UnitKind.SHIFT_PART if made_of in SHIFTS else UnitKind.TEAM


class Oracle:
    """The same questions, asked of what was drawn, slowly and plainly."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.here = {
            n
            for n, (team, _, _, left) in enumerate(drawn.people)
            if _branch(team) == BRANCH and (left is None or left > DAY)
        }
        self.open = [
            n for n, (team, _, closed, _) in enumerate(drawn.areas)
            if not closed and _branch(team) == BRANCH
        ]  # fmt: skip

    def present(self, who: int) -> bool:
        left = self.drawn.people[who][3]
        return left is None or left > DAY

    def away(self, who: int) -> bool:
        for one, since, until in self.drawn.away:
            if one == who and (since is None or since <= DAY) and (until is None or until > DAY):
                return True
        return False

    def answering(self, area: int) -> set[int]:
        found = set()
        for place, who, _, since, until in self.drawn.held:
            begun = since is None or since <= DAY
            over = until is not None and until <= DAY
            if place == area and begun and not over and self.present(who):
                found.add(who)
        return found

    def in_areas(self, who: int) -> list[int]:
        """The areas a person is in: his name, else his shift, else his team; else his own list."""
        team, shift, _, _ = self.drawn.people[who]
        named, shifts, whole, own = [], [], [], []
        for n, (of, made_of, closed, names) in enumerate(self.drawn.areas):
            if closed:
                continue
            if made_of == "linked":
                if who in names:
                    named.append(n)
                if n in self.open and who in self.answering(n):
                    own.append(n)
            elif of == team and made_of == "whole":
                whole.append(n)
            elif of == team and made_of == shift:
                shifts.append(n)
        return named or shifts or whole or own[-1:]

    def staff(self, area: int) -> set[int]:
        """Of everybody, whatever his branch: whom the area covers, without who answers for it."""
        there = (n for n in range(len(self.drawn.people)) if self.present(n))
        return {n for n in there if self.in_areas(n)[:1] == [area]} - self.answering(area)

    def load(self, who: int) -> int:
        return sum(who in self.answering(area) for area in self.open)

    def faults(self) -> set[tuple[CoverageRule, UUID]]:
        found = set()
        for area in self.open:
            if all(self.away(one) for one in self.answering(area)):
                found.add((CoverageRule.GAP, key(3, area)))
            wanted = self.drawn.linked_count
            linked = self.drawn.areas[area][1] == "linked"
            if linked and wanted is not None and len(self.staff(area)) != wanted:
                found.add((CoverageRule.LINKED_COUNT, key(3, area)))
        for who in self.here:
            areas = self.in_areas(who)
            if not areas:
                found.add((CoverageRule.UNCOVERED, key(2, self.drawn.people[who][0])))
            found |= {(CoverageRule.TWICE, key(3, one)) for one in areas[1:]}
        return found

    def members(self) -> set[int]:
        return {n for n in self.here if self.drawn.people[n][2] is not PartyStatus.NONE}


def proof_of(drawn: Drawn) -> Proof:
    update = {"linked_count": drawn.linked_count, "people_per_member": drawn.most}
    return Proof(roster_of(drawn), {BRANCH}, DAY, FIGURES.model_copy(update=update))


def holds(drawn: Drawn) -> None:
    """The rules say of this division what the oracle says."""
    proof, oracle = proof_of(drawn), Oracle(drawn)
    assert set(proof.faults) == oracle.faults()
    assert len(proof.faults) == len(set(proof.faults))
    assert set(proof.people) == {key(1, n) for n in oracle.here}
    members = oracle.members()
    idle = {n for n in members if not oracle.load(n) and not oracle.away(n)}
    assert set(proof.without_area()) == {key(1, n) for n in idle}
    teams = {drawn.people[n][0] for n in oracle.here} | {drawn.areas[n][0] for n in oracle.open}
    bare = teams - {drawn.people[n][0] for n in members}
    assert set(proof.without_own_member()) == {key(2, n) for n in bare}
    many = {
        n for n in oracle.open
        if 0 < len(oracle.answering(n)) * drawn.most < len(oracle.staff(n))
    }  # fmt: skip
    assert set(proof.overloaded()) == {key(3, n) for n in many}
    leading = {who for who, until in drawn.leads if until is None or until > DAY}
    several = {n for n in leading & oracle.here if oracle.load(n) > 1}
    assert set(proof.leading_several()) == {key(1, n) for n in several}
    for area in oracle.open:
        proposes_right(area, proof, oracle)


def proposes_right(area: int, proof: Proof, oracle: Oracle) -> None:
    """At most three who are there and do not answer for it yet; nobody nearer or less loaded is passed over [D6]."""
    able = {n for n in oracle.members() if not oracle.away(n)} - oracle.answering(area)
    found = proof.proposals(key(3, area))
    assert {one.id for one in found} <= {key(1, n) for n in able}
    assert len(found) == min(3, len(able))
    team = oracle.drawn.areas[area][0]
    own = {key(1, n): oracle.load(n) for n in able if oracle.drawn.people[n][0] == team}
    chosen = {one.id for one in found}
    if len(own) >= len(found):
        assert chosen <= own.keys()
    else:
        assert own.keys() <= chosen
    for one in found:
        assert one.load == oracle.load(one.id.int - 1000)
        assert (one.fit is Fit.OWN_TEAM) == (one.id in own)
        passed_over = [load for who, load in own.items() if who not in chosen]
        assert not passed_over or one.load <= min(passed_over)


@given(DIVISIONS)
@settings(max_examples=300, deadline=None)
def test_the_rules_say_what_the_oracle_says(drawn: Drawn) -> None:
    holds(drawn)


Mutant = tuple[object, str, Callable[..., object]]
MUTANTS: dict[str, Mutant] = {
    "nobody is uncovered": (rules, "uncovered", lambda _areas_of: []),
    "nobody is twice": (rules, "twice", lambda _areas_of: []),
    "twice is three times": (
        rules, "twice", lambda areas_of: [one for one, areas in areas_of.items() if len(areas) > 2],
    ),
    "only too few are miscounted": (
        rules, "miscounted",
        lambda linked, wanted: [one for one, people in linked.items() if people < (wanted or 0)],
    ),
    "no area is in gap": (rules, "in_gap", lambda _areas, _held: []),
    "as many people as may be are too many": (
        rules, "overloaded",
        lambda staff, holders, most: [
            one for one, people in staff.items() if people >= most * holders[one] > 0
        ],
    ),
    "an area in gap is overloaded": (
        rules, "overloaded",
        lambda staff, holders, most: [
            one for one, people in staff.items() if people > most * holders[one]
        ],
    ),
    "everybody has an area": (rules, "without_area", lambda _members, _holders: []),
    "every team has a member": (rules, "without_own_member", lambda _teams, _members: []),
    "a leader with one area": (
        rules, "with_several",
        lambda leaders, load: [one for one in dict.fromkeys(leaders) if load.get(one, 0) > 0],
    ),
    "the farthest first": (
        rules, "best", lambda candidates: sorted(candidates, key=lambda one: -one.fit)[:3],
    ),
    "the busiest first": (
        rules, "best", lambda candidates: sorted(candidates, key=lambda one: (one.fit, -one.load))[:3],
    ),
    "the absent are proposed and hold areas": (Roster, "is_absent", lambda *_: False),
    "who has left answers still": (Employee, "here_on", lambda *_: True),
    "an ended assignment holds": (Assignment, "holds_on", lambda one, day: one.since <= day),
    "a shift is no unit": (
        Roster, "areas_claiming", lambda roster, who: roster.areas_of_team(roster.people[who].team_id),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_bug_turns_the_property_red(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, what, wrong = MUTANTS[name]
    monkeypatch.setattr(place, what, wrong)

    @given(DIVISIONS)
    @settings(
        max_examples=2000,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        print_blob=False,
    )
    def property_of_mutant(drawn: Drawn) -> None:
        holds(drawn)

    with pytest.raises(AssertionError):
        property_of_mutant()
