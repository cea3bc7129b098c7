"""The checks of the division as tables [D1 D4-D7]."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.areas import rules
from handlers.areas.rules import Candidate, Fit
from storage.vocabulary import AssignmentKind

CANDIDATES = some.builds(
    Candidate,
    some.sampled_from(Fit),
    some.integers(0, 4),
    some.sampled_from(["甲", "乙", "丙"]),
    some.uuids(),
)
TIERS = {
    Fit.OWN_TEAM: 0,
    Fit.BUSINESS_LINKED: 1,
    Fit.NEIGHBOURING: 1,
    Fit.SAME_GROUP: 2,
    Fit.CADRE: 3,
    Fit.SAME_BRANCH: 4,
}


@pytest.mark.parametrize(
    ("areas_of", "left", "twice"),
    [
        ({}, [], []),
        ({"甲": ["一组"], "乙": ["二组"]}, [], []),
        ({"甲": ["一组"], "乙": []}, ["乙"], []),
        ({"甲": ["一组", "二组"], "乙": ["二组"]}, [], ["甲"]),
    ],
)
def test_d1_everybody_is_in_one_area(
    areas_of: dict[str, list[str]], left: list[str], twice: list[str]
) -> None:
    assert (rules.uncovered(areas_of), rules.twice(areas_of)) == (left, twice)


@pytest.mark.parametrize(("wanted", "wrong"), [(None, []), (2, ["一", "三"]), (3, ["一", "二"])])
def test_as_many_are_linked_as_the_edition_says(wanted: int | None, wrong: list[str]) -> None:
    assert rules.miscounted({"一": 1, "二": 2, "三": 3}, wanted) == wrong


def test_s1_a_leader_with_several_areas_is_known() -> None:
    assert rules.with_several(["甲", "乙", "丙", "甲"], {"甲": 2, "乙": 1}) == ["甲"]


def test_d4_an_area_needs_somebody() -> None:
    assert rules.in_gap(["一", "二", "三"], {"二"}) == ["一", "三"]


@pytest.mark.parametrize(
    ("holders", "shared"), [([], False), (["甲"], False), (["甲", "乙"], True)]
)
def test_d5_several_members_may_share(holders: list[str], shared: bool) -> None:
    assert rules.is_shared(holders) is shared


@pytest.mark.parametrize("kind", list(AssignmentKind))
def test_d6_only_the_own_team_needs_no_reason(kind: AssignmentKind) -> None:
    assert rules.comes_from_outside(kind) is (kind is not AssignmentKind.OWN_TEAM)


def test_d6_teams_without_a_member_and_d7_members_without_an_area() -> None:
    assert rules.without_own_member(["一组", "二组"], {"二组"}) == ["一组"]
    assert rules.without_area(["甲", "乙"], {"乙"}) == ["甲"]


@given(some.lists(CANDIDATES, max_size=12, unique_by=lambda one: one.id))
def test_d6_nobody_who_is_nearer_or_has_less_is_passed_over(candidates: list[Candidate]) -> None:
    found = rules.best(candidates)
    assert len(found) == min(len(candidates), 3)
    assert set(found) <= set(candidates)
    passed_over = [(TIERS[one.fit], one.load) for one in candidates if one not in found]
    chosen = [(TIERS[one.fit], one.load) for one in found]
    assert all(one <= two for one in chosen for two in passed_over)
    assert chosen == sorted(chosen)


def test_d6_the_own_team_comes_before_neighbours_and_neighbours_before_cadres() -> None:
    ids = [UUID(int=n) for n in range(7)]
    lined_up = [Candidate(fit, 0, "甲", ids[fit]) for fit in reversed(Fit)]
    busy = Candidate(Fit.OWN_TEAM, 1, "乙", ids[6])
    assert [one.id for one in rules.best([*lined_up, busy])] == [ids[0], ids[6], ids[1]]


def test_d6_of_a_linked_team_and_one_nearby_the_less_loaded_comes_first() -> None:
    linked = Candidate(Fit.BUSINESS_LINKED, 1, "甲", UUID(int=1))
    nearby = Candidate(Fit.NEIGHBOURING, 0, "乙", UUID(int=2))
    assert rules.best([linked, nearby]) == [nearby, linked]


@pytest.mark.parametrize(
    ("people", "holders", "too_many"),
    [(15, 1, False), (16, 1, True), (30, 2, False), (99, 0, False)],
)
def test_d5_people_for_each_member(people: int, holders: int, too_many: bool) -> None:
    assert bool(rules.overloaded({"一组": people}, {"一组": holders}, 15)) is too_many
