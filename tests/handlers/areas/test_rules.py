"""The checks of the division as tables [D1 D4-D7]."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.areas import rules
from handlers.areas.rules import Candidate, Fit
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from storage.vocabulary import AssignmentKind

CANDIDATES = some.builds(
    Candidate,
    some.sampled_from(Fit),
    some.integers(0, 4),
    some.sampled_from(["甲", "乙", "丙"]),
    some.uuids(),
)
NAMES = ["维修组", "储运业务组", "化工工艺组", "管理组", "夜班装卸组"]


@pytest.mark.parametrize(
    ("team_of", "area_teams", "left"),
    [
        ({}, set(), []),
        ({"甲": "一组", "乙": "二组"}, {"一组", "二组"}, []),
        ({"甲": "一组", "乙": "二组"}, {"一组"}, ["乙"]),
        ({"甲": "一组"}, {"三组"}, ["甲"]),
    ],
)
def test_d1_everybody_is_covered_by_the_area_of_his_team(
    team_of: dict[str, str], area_teams: set[str], left: list[str]
) -> None:
    assert rules.uncovered(team_of, area_teams) == left


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


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("维修组谁负责", ["维修组"]),
        ("维修班谁负责", ["维修组"]),
        ("储运组归谁管", ["储运业务组"]),
        ("我们工艺组的责任党员是谁", ["化工工艺组"]),
        ("装卸组谁管", ["夜班装卸组"]),
        ("我们组谁负责", []),
        ("电工组谁负责", []),
        ("维修组和管理组都是谁", ["维修组", "管理组"]),
    ],
)
def test_areas_are_named_in_full_or_in_short(said: str, named: list[str]) -> None:
    assert areas_named(Utterance.of(said), NAMES) == named


@given(some.lists(CANDIDATES, max_size=12, unique_by=lambda one: one.id))
def test_d6_nobody_who_is_nearer_or_has_less_is_passed_over(candidates: list[Candidate]) -> None:
    found = rules.best(candidates)
    assert len(found) == min(len(candidates), 3)
    assert set(found) <= set(candidates)
    passed_over = [one for one in candidates if one not in found]
    assert all((one.fit, one.load) <= (two.fit, two.load) for one in found for two in passed_over)
    assert [(one.fit, one.load) for one in found] == sorted((one.fit, one.load) for one in found)


def test_d6_the_own_team_comes_before_neighbours_and_neighbours_before_cadres() -> None:
    ids = [UUID(int=n) for n in range(5)]
    lined_up = [Candidate(fit, 0, "甲", ids[fit]) for fit in reversed(Fit)]
    busy = Candidate(Fit.OWN_TEAM, 1, "乙", ids[4])
    assert [one.id for one in rules.best([*lined_up, busy])] == [ids[0], ids[4], ids[1]]


@pytest.mark.parametrize(
    ("people", "holders", "too_many"),
    [(15, 1, False), (16, 1, True), (30, 2, False), (99, 0, False)],
)
def test_d5_people_for_each_member(people: int, holders: int, too_many: bool) -> None:
    assert bool(rules.overloaded({"一组": people}, {"一组": holders}, 15)) is too_many
