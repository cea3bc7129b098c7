"""The packaged edition is complete: every clause in its binding words, every duty and step carried."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from handlers.regulation import (
    Edition,
    EditionError,
    IncompleteEdition,
    Period,
    grade_of,
    in_force,
)
from storage.vocabulary import Retention, Role
from tests.handlers.regulation.binding_text import BINDING
from tests.handlers.regulation.drafts import CUT_OFF, WHOLE, changed, seven_duties, write

TASKS = [f"T{number}" for number in range(1, 8)]
IDS = [
    "P0", *[f"D{number}" for number in range(1, 8)], "S1", *TASKS,
    "M1", "M2", "M3", "M4", "M4.1", "M4.2", "M4.3", "M4.4", "M5",
]  # fmt: skip


def test_every_clause_stands_once_and_in_order() -> None:
    assert list(seven_duties().clauses) == IDS
    assert list(BINDING) == IDS


@pytest.mark.parametrize("clause_id", IDS)
def test_a_clause_is_in_its_binding_words(clause_id: str) -> None:
    clause = seven_duties().clause(clause_id)
    assert clause.text == BINDING[clause_id]
    assert clause.id == clause_id
    assert 0 < len(clause.title) <= 12
    assert seven_duties().section_of(clause) is not None


def test_titles_tell_clauses_apart() -> None:
    titles = [clause.title for clause in seven_duties().clauses.values()]
    assert len(set(titles)) == len(titles)


def test_the_seven_tasks_are_the_seven_duties_and_the_form_asks_for_each() -> None:
    edition = seven_duties()
    assert [duty.clause for duty in edition.duties] == TASKS
    assert sorted(clause for item in edition.items for clause in item.clauses) == TASKS
    assert {item.key for item in edition.items} == {duty.key for duty in edition.duties}


def test_the_form_is_the_default_one() -> None:
    points = {item.clauses[0]: item.points for item in seven_duties().items}
    assert points == {"T1": 20, "T3": 20, "T2": 10, "T6": 20, "T4": 10, "T5": 10, "T7": 10}
    assert all(isinstance(worth, Decimal) for worth in points.values())


@pytest.mark.parametrize(
    ("said", "clause_id"),
    [
        ("思想动态", "T1"), ("动态", "T1"), ("谈心", "T3"), ("谈话", "T3"), ("学习", "T2"),
        ("岗位", "T6"), ("履职", "T6"), ("任务", "T6"), ("秩序", "T4"), ("活动", "T4"),
        ("宣传", "T5"), ("政策", "T5"), ("技能", "T7"), ("帮带", "T7"), ("技能帮带", "T7"),
    ],
)  # fmt: skip
def test_people_call_an_item_by_its_short_name(said: str, clause_id: str) -> None:
    meant = [item for item in seven_duties().items if said in item.aliases]
    assert [item.clauses for item in meant] == [(clause_id,)]


def test_the_steps_follow_each_other() -> None:
    steps = seven_duties().steps
    assert [step.clause for step in steps] == ["M4.1", "M4.2", "M4.3", "M4.3"]
    assert [step.who for step in steps] == [
        Role.RESPONSIBLE_MEMBER,
        Role.WORKER,
        Role.GROUP_LEADER,
        Role.BRANCH,
    ]
    assert [step.window(2026) for step in steps] == [
        (date(2026, 11, 15), date(2026, 11, 25)),
        (date(2026, 11, 20), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 12, 10)),
        (date(2026, 12, 11), date(2026, 12, 20)),
    ]
    assert seven_duties().step("self_appraisal") == steps[0]


def test_the_figures_are_the_agreed_defaults() -> None:
    edition = seven_duties()
    figures = edition.figures
    assert edition.remind_days == (14, 3, 0)
    assert figures.talk_interval == "quarter"
    assert (figures.first_answer_working_days, figures.decision_working_days) == (3, 10)
    assert (figures.reopen_days, figures.withdraw_hours, figures.small_unit) == (7, 24, 5)
    assert (figures.quiet_from, figures.quiet_until) == (time(21), time(7))
    assert (figures.pushes_per_day, figures.pushes_per_week) == (1, 3)
    assert (figures.study_evening_at, figures.study_lead_minutes) == (time(19), 30)
    assert (figures.promise_asked_after_days, figures.promise_asked_at) == (1, time(9))
    assert (figures.anonymous_at, figures.request_working_days) == (time(10, 10), 5)
    assert (figures.reads_without_task, figures.reads_at_night) == (10, 5)
    assert len(edition.dimensions) == 7
    assert edition.goals is not None
    days = (edition.goals.opens.on(2026), edition.goals.closes.on(2026))
    assert (edition.goals.clause, *days) == ("D3", date(2026, 12, 1), date(2026, 1, 31))
    assert edition.in_force_from == date(2021, 3, 4)


def test_words_are_kept_for_the_shorter_time_and_the_access_log_for_the_longer() -> None:
    kept = seven_duties().retention
    assert set(kept) == set(Retention)
    assert kept[Retention.CONVERSATION] == Period(hours=24)
    assert kept[Retention.TALKS] == Period(months=15)
    assert kept[Retention.CONCERNS] == Period(months=12)
    assert kept[Retention.ACCESS_LOG] == Period(months=36)


def test_an_edition_is_read_once_and_never_changes() -> None:
    edition = seven_duties()
    assert Edition.load("seven_duties") is edition
    with pytest.raises(ValidationError):
        edition.title = "别的"  # type: ignore[misc]


def test_only_the_procedure_has_clauses_below_it() -> None:
    edition = seven_duties()
    below = [one.id for one in edition.parts_of(edition.clause("M4"))]
    assert below == ["M4.1", "M4.2", "M4.3", "M4.4"]
    assert edition.parts_of(edition.clause("M5")) == []
    with pytest.raises(KeyError):
        edition.clause("T8")


def test_an_edition_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(EditionError, match="没有 seven_dutys 这个版本，现有：drilling_crew、"):
        Edition.load("seven_dutys")
    with pytest.raises(EditionError):
        Edition.load("../editions/seven_duties")


def test_an_edition_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    assert Edition.load_file(write(tmp_path, WHOLE)) == seven_duties()


def test_an_exact_decimal_stays_exact(tmp_path: Path) -> None:
    finer = changed(("least = 90", "least = 89.95"))
    edition = Edition.load_file(write(tmp_path, finer))
    assert edition.grades[0].least == Decimal("89.95")
    assert grade_of(Decimal("89.95"), edition).key == "excellent"
    assert grade_of(Decimal("89.94"), edition).key == "qualified"


def test_a_text_that_is_cut_off_can_be_read_but_not_graded_by(tmp_path: Path) -> None:
    edition = Edition.load_file(write(tmp_path, CUT_OFF, "wubao_liangbao.toml"))
    assert edition.find_clauses("五包两保有啥规定") == [edition.clause("A2")]
    with pytest.raises(IncompleteEdition, match="原文截断"):
        edition.grading()
    with pytest.raises(IncompleteEdition):
        grade_of(Decimal(90), edition)


def test_a_whole_text_can_be_graded_by() -> None:
    grading = seven_duties().grading()
    assert grading.items == seven_duties().items
    assert [band.name for band in grading.grades] == ["优秀", "合格", "基本合格", "不合格"]


def test_the_latest_edition_that_has_begun_is_in_force(tmp_path: Path) -> None:
    old = seven_duties()
    begins = ("in_force_from = 2021-03-04", "in_force_from = 2026-07-01")
    new = Edition.load_file(write(tmp_path, changed(begins)))
    assert in_force([new, old], date(2026, 6, 30)) == old
    assert in_force([new, old], date(2026, 7, 1)) == new
    assert in_force([old], date(2021, 3, 4)) == old


def test_before_the_first_edition_none_is_in_force() -> None:
    with pytest.raises(EditionError, match="还没有生效"):
        in_force([seven_duties()], date(2021, 3, 3))


def test_two_editions_of_one_day_are_refused_by_name(tmp_path: Path) -> None:
    same_day = CUT_OFF.replace("2022-01-01", "2021-03-04")
    rival = Edition.load_file(write(tmp_path, same_day, "wubao_liangbao.toml"))
    with pytest.raises(EditionError) as refused:
        in_force([seven_duties(), rival], date(2026, 1, 1))
    assert [text.split(" ")[0] for text in refused.value.problems] == [
        "seven_duties.toml",
        "wubao_liangbao.toml",
    ]
