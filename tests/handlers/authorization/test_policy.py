"""The one table of who may do what (domain.md §3): every command stands in it, and it gives nobody more than the regulation."""

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from handlers.kit.capability import Capability
from handlers.kit.policy import COLUMNS, FULL, LIMITED, NONE, Deed, Thing, Verb
from handlers.registry import Registry
from storage.vocabulary import Role

COMMANDS = tuple(Registry.discover().commands.values())
M, L, B, C = Role.RESPONSIBLE_MEMBER, Role.GROUP_LEADER, Role.BRANCH, Role.COMMITTEE
NOT_FOR_EVERYBODY = {  # domain.md §3, read by hand: for whom it is at all
    Deed.OVERSEE_READING: {C},
    Deed.SEE_COVERAGE: {L, B, C},
    Deed.PROPOSE_ASSIGNMENT: {L, B},
    Deed.CHANGE_PEOPLE: {B},
    Deed.RECORD_TALK: {M, L, B},
    Deed.SEE_WHOM_TO_TALK_WITH: {M},
    Deed.PLAN_TALK: {M, L, B},
    Deed.SETTLE_CONCERN_ON_THE_SPOT: {M},
    Deed.ANSWER_CONCERN: {B, C},
    Deed.HANDLE_CONCERN: {Role.HANDLER},
    Deed.LEARN_WHO_RAISED_CONCERN: {B, C},
    Deed.SEE_ANONYMOUS_CONCERN: {B, C},
    Deed.ARRANGE_STUDY: {M, L, B},
    Deed.DECIDE_GOOD_PRACTICE: {B},
    Deed.DECIDE_MODEL_POST: {B},
    Deed.NOMINATE_MODEL_POST: {M, L, B},
    Deed.WRITE_STUDY_NOTE: {M, L, B},
    Deed.DECIDE_PLAN: {B},
    Deed.SEAL_ARCHIVE: {B},
    Deed.PROPOSE_GOAL: {L, B},
    Deed.DECIDE_GOAL: {B},
    Deed.CONFIRM_GOAL: {L, B},
    Deed.NOTE_DUTY: {M},
    Deed.PROPOSE_PAIR: {M},
    Deed.NOTE_SUPERVISION: {L, B},
    Deed.DRAW_SPOT_CHECK: {L, B},
    Deed.WRITE_SELF_APPRAISAL: {M},
    Deed.COUNT_SELF_APPRAISALS: {M, L, B},
    Deed.EXCUSE_SELF_APPRAISAL: {L, B},
    Deed.RUN_ASSESSMENT: {B},
    Deed.SEE_ASSESSMENT: {B},
    Deed.SEE_ASSESSMENT_PAPERS: {M, L, B, C},
    Deed.SEE_BALLOTS: {M, L, B},
    Deed.SCORE_SHEET: {L, B},
    Deed.REVIEW_SHEET: {B},
    Deed.PUBLISH_RESULT: {B},
    Deed.ANSWER_OBJECTION: {B, C},
    Deed.SEE_BRIEF: {M, L, B, C},
    Deed.DECIDE_BRIEF: {B},
    Deed.DRAFT_YEAR_PAPER: {L, B},
    Deed.SEE_AREA_ARCHIVE: {M, L, B},
    Deed.SEND_NOTICE: {B},
    Deed.PASS_NOTICE_ON: {M},
    Deed.SEE_NOTICE: {M, L, B},
    Deed.SEE_WEEK: {M, L, B},
    Deed.SEE_BURDEN: {B},
}


@pytest.mark.parametrize("deed", Deed, ids=lambda one: one.name)
def test_it_gives_nobody_more_than_the_regulation(deed: Deed) -> None:
    if Role.WORKER not in deed.roles:
        assert deed.roles == NOT_FOR_EVERYBODY[deed]
    else:
        assert deed not in NOT_FOR_EVERYBODY


@pytest.mark.parametrize("deed", Deed, ids=lambda one: one.name)
def test_every_line_has_one_mark_for_each_role_and_somebody_it_is_for(deed: Deed) -> None:
    assert len(deed.marks) == len(COLUMNS)
    assert set(deed.marks) <= {FULL, LIMITED, NONE}
    assert deed.roles


def test_every_role_but_the_clock_has_its_column() -> None:
    assert {*COLUMNS, Role.CLOCK} == set(Role)


def test_no_line_stands_for_nothing() -> None:
    assert {one.may for one in COMMANDS} == set(Deed)
    assert {deed.thing for deed in Deed} == set(Thing)
    assert {deed.verb for deed in Deed} == set(Verb)


def test_the_administrator_has_nothing_that_a_worker_has_not() -> None:
    assert {one for one in Deed if Role.ADMIN in one.roles} <= {
        one for one in Deed if Role.WORKER in one.roles
    }


def test_a_command_that_names_no_deed_cannot_be_registered() -> None:
    with pytest.raises(TypeError):
        Capability("odd", "怪").command("one", "一个")  # type: ignore[call-arg]


def test_it_is_printed_whole() -> None:
    lines = CliRunner().invoke(cli, ["policy"]).output.splitlines()
    assert lines[0].split() == [
        *("职工", "积极分子", "责任党员", "党小组长"),
        *("支部", "上级", "承办部门", "管理员"),
    ]
    assert ["".join(line.split()[1:]) for line in lines[1 : len(Deed) + 1]] == [
        deed.marks for deed in Deed
    ]
    names = [line.split()[0] for line in lines[1 : len(Deed) + 1]]
    assert len(set(names)) == len(Deed)
