"""Who has a sheet, who may score it, who may review it: the regulation's silence, decided once [M4.3 D7]."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from bot.seed import WINDOWS
from handlers.assessment import sheets
from handlers.assessment.sheets import Key
from handlers.regulation import Edition
from storage.assessment_words import CycleState, SheetState
from storage.queries.assessment import CycleView, Window
from storage.queries.roster import Assignment, Away, Roster
from storage.queries.sheets import Standing
from storage.vocabulary import AssignmentKind, Role
from tests.handlers.conftest import SeenAs

DAY = date(2026, 12, 8)
EDITION = Edition.load("seven_duties")


class Names:
    """The cast's roster, its people and areas by their names."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.ids = {one.name: one.id for one in roster.people.values()}
        self.areas = {one.name: one for one in roster.areas.values()}
        branch = self.areas["维修组"].branch_id
        assert branch
        windows = {step: Window(*days) for step, days in WINDOWS.items()}
        self.cycle = CycleView(uuid4(), branch, 2026, "seven_duties", CycleState.SELF_OPEN, windows)

    def key(self, who: str, area: str) -> Key:
        return Key(self.ids[who], self.areas[area].id)

    def called(self, found: tuple[UUID, ...]) -> list[str]:
        return sorted(self.roster.people[one].name for one in found)

    def scorers(self, who: str, area: str, *scored: Standing) -> list[str]:
        return self.called(sheets.scorers_of(self.key(who, area), self.roster, DAY, scored))

    def due(self, roster: Roster) -> dict[tuple[str, str], sheets.DueSheet]:
        found = sheets.sheets_of(roster, self.cycle, EDITION)
        people, areas = roster.people, roster.areas
        return {(people[one.subject_id].name, areas[one.area_id].name): one for one in found}

    def assigned(self, who: str, area: str, since: date, until: date | None) -> Roster:
        area_id, kind = self.areas[area].id, AssignmentKind.OWN_TEAM
        one = Assignment(area_id, self.ids[who], kind, since, until)
        return replace(self.roster, assignments=(*self.roster.assignments, one))


@pytest.fixture(scope="module")
def names(seen_as: SeenAs) -> Names:
    return Names(seen_as("孙国栋").roster)


def test_everybody_who_answers_for_an_area_has_a_sheet_of_the_whole_year(names: Names) -> None:
    found = names.due(names.roster)
    assert set(found) == {
        ("王强", "维修组"),
        ("李红梅", "储运业务组"),
        ("陈志远", "化工工艺组"),
        ("刘建国", "管理组"),
        ("周萍", "夜班装卸组"),
    }
    whole = (date(2026, 1, 1), date(2026, 12, 31), True)
    assert {(one.since, one.until, one.graded) for one in found.values()} == {whole}


@pytest.mark.parametrize(
    ("since", "until", "graded"),
    [
        (date(2026, 10, 1), None, True),  # three months to the day
        (date(2026, 10, 2), None, False),
        (date(2025, 5, 1), date(2026, 4, 1), True),
        (date(2025, 5, 1), date(2026, 3, 31), False),
        (date(2025, 5, 1), date(2026, 1, 2), False),
    ],
)
def test_less_than_three_months_of_the_year_have_no_grade(
    names: Names, since: date, until: date | None, graded: bool
) -> None:
    roster = names.assigned("何静", "维修组", since, until)
    assert names.due(roster)["何静", "维修组"].graded is graded


def test_what_is_not_of_this_year_has_no_sheet(names: Names) -> None:
    ended = names.assigned("何静", "维修组", date(2025, 5, 1), date(2026, 1, 1))
    too_late = names.assigned("何静", "维修组", date(2026, 12, 21), None)
    for roster in (ended, too_late):
        assert ("何静", "维修组") not in names.due(roster)


def test_two_periods_of_the_same_area_are_one_sheet_and_count_together(names: Names) -> None:
    first = names.assigned("何静", "维修组", date(2026, 2, 1), date(2026, 3, 20))
    again = Assignment(
        names.areas["维修组"].id,
        names.ids["何静"],
        AssignmentKind.OWN_TEAM,
        date(2026, 10, 1),
        date(2026, 11, 20),
    )
    found = names.due(replace(first, assignments=(*first.assignments, again)))
    one = found["何静", "维修组"]
    assert (one.since, one.until, one.graded) == (date(2026, 2, 1), date(2026, 11, 19), True)


def test_who_left_before_the_scoring_is_over_has_none(names: Names) -> None:
    gone = replace(names.roster.people[names.ids["王强"]], left_on=date(2026, 12, 1))
    roster = replace(names.roster, people={**names.roster.people, gone.id: gone})
    assert ("王强", "维修组") not in names.due(roster)


def test_the_leader_scores_his_group_and_the_committee_the_rest(names: Names) -> None:
    for who, area in (("王强", "维修组"), ("李红梅", "储运业务组"), ("陈志远", "化工工艺组")):
        assert names.scorers(who, area) == ["刘建国"]
    assert names.scorers("刘建国", "管理组") == ["何静", "周萍", "孙国栋"]
    assert names.scorers("周萍", "夜班装卸组") == ["何静", "孙国栋"]


def test_nobody_is_scored_by_whom_he_scores(names: Names) -> None:
    by_zhou = Standing(*names.key("刘建国", "管理组"), 1, SheetState.SCORED, names.ids["周萍"])
    swapped = replace(by_zhou, subject_id=names.ids["孙国栋"], scorer_id=names.ids["周萍"])
    assert names.scorers("周萍", "夜班装卸组", by_zhou) == ["何静", "孙国栋"]
    assert names.scorers("周萍", "夜班装卸组", swapped) == ["何静"]
    roster = names.assigned("周萍", "维修组", date(2026, 1, 1), None)  # he scores her there
    found = sheets.scorers_of(names.key("刘建国", "管理组"), roster, DAY)
    assert names.called(found) == ["何静", "孙国栋"]


def test_where_the_committee_is_himself_alone_the_office_above_scores(names: Names) -> None:
    alone = [
        one
        for one in names.roster.holdings
        if one.role is not Role.BRANCH or one.person_id == names.ids["孙国栋"]
    ]
    roster = replace(
        names.assigned("孙国栋", "夜班装卸组", date(2026, 1, 1), None), holdings=tuple(alone)
    )
    key = names.key("孙国栋", "夜班装卸组")
    assert names.called(sheets.scorers_of(key, roster, DAY)) == ["高明"]
    by_gao = sheets.reviewers_of(key, names.ids["高明"], roster, DAY)
    assert by_gao == ()  # nobody is left: neither he nor who scored him


def test_a_leader_who_is_away_is_stood_in_for_by_the_committee(names: Names) -> None:
    away = Away(names.ids["刘建国"], date(2026, 12, 1), None)
    roster = replace(names.roster, absences=(away,))
    found = sheets.scorers_of(names.key("王强", "维修组"), roster, DAY)
    assert names.called(found) == ["何静", "周萍", "孙国栋"]


def test_the_reviewer_is_another_one_the_secretary_first(names: Names) -> None:
    ids, roster = names.ids, names.roster
    key = names.key("王强", "维修组")
    found = sheets.reviewers_of(key, ids["刘建国"], roster, DAY)
    assert found[0] == ids["孙国栋"]
    assert names.called(found) == ["何静", "周萍", "孙国栋"]
    second = sheets.reviewers_of(key, ids["刘建国"], roster, DAY, but=ids["孙国栋"])
    assert names.called(second) == ["何静", "周萍"]
    own = names.key("周萍", "夜班装卸组")
    assert names.called(sheets.reviewers_of(own, ids["孙国栋"], roster, DAY)) == ["何静"]


@pytest.mark.parametrize(
    ("points", "edge"),
    [("90", "优秀"), ("89.5", "优秀"), ("90.51", None), ("80.5", "合格"), ("69.99", "基本合格")],
)
def test_how_near_a_total_is_to_another_grade_is_known(points: str, edge: str | None) -> None:
    near = sheets.near_boundary(Decimal(points), EDITION)
    assert (near.name if near else None) == edge
