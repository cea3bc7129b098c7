"""What the memory of concerns keeps, gives back and refuses, without a chat around it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from handlers.kit.capability import Context
from storage.queries import concerns
from storage.queries.actor import CLOCK
from storage.queries.concerns import Answer, DuePromise, NewConcern, YearOfConcerns
from storage.tables import AccessLog
from storage.vocabulary import (
    AccessKind,
    ConcernCategory,
    ConcernEventKind,
    ConcernState,
    Decision,
    Identity,
)
from tests.chatting import T1
from tests.handlers.conftest import AsPerson

WORDS = "食堂夜班饭老是凉的"
PROMISED = date(2026, 3, 16)
GIVEN = Answer("下周一改", Decision.WILL_DO, PROMISED)


@pytest.fixture
def raiser(as_person: AsPerson) -> Context:
    """吴小燕, who raised C-0001."""
    ctx = as_person("吴小燕")
    branch = ctx.roster.branch_of(ctx.actor.me)
    assert branch is not None
    new = NewConcern(WORDS, Identity.CONFIDENTIAL, ConcernCategory.LIFE, branch.id)
    assert concerns.record(ctx.session, ctx.actor, new, T1) == 1
    return ctx


def test_only_raiser_and_branch_find_it(raiser: Context, as_person: AsPerson) -> None:
    seen = {
        name: concerns.find(raiser.session, as_person(name).actor, 1)
        for name in ("吴小燕", "孙国栋", "周萍", "何静", "何军", "李红梅", "王强", "刘建国", "高明")
    }
    assert {name for name, view in seen.items() if view} == {"吴小燕", "孙国栋", "周萍", "何静"}
    assert concerns.find(raiser.session, CLOCK, 1) is None
    assert concerns.unanswered(raiser.session, raiser.actor) == []  # her own is not hers to answer


def test_nobody_else_can_change_it(raiser: Context, as_person: AsPerson) -> None:
    session = raiser.session
    secretary = as_person("孙国栋").actor
    for name in ("何军", "李红梅", "高明"):
        other = as_person(name).actor
        assert concerns.answer(session, other, 1, GIVEN, T1) is None
        assert concerns.close(session, other, 1, "", T1) is None
    assert concerns.answer(session, raiser.actor, 1, GIVEN, T1) is None
    assert concerns.answer(session, secretary, 1, GIVEN, T1)
    assert concerns.close(session, secretary, 1, "", T1) is None
    assert concerns.reopen(session, secretary, 1, "", T1) is None
    assert concerns.withdraw(session, secretary, 1, T1 - timedelta(days=1), T1) is None


def test_a_step_is_taken_once(raiser: Context, as_person: AsPerson) -> None:
    session, secretary = raiser.session, as_person("孙国栋").actor
    assert concerns.reopen(session, raiser.actor, 1, "", T1) is None
    assert concerns.answer(session, secretary, 1, GIVEN, T1)
    assert concerns.reopen(session, raiser.actor, 1, "还是凉的", T1)
    assert concerns.reopen(session, raiser.actor, 1, "还是凉的", T1) is None
    assert concerns.close(session, raiser.actor, 1, "", T1)
    assert concerns.close(session, raiser.actor, 1, "", T1) is None
    assert concerns.answer(session, secretary, 1, GIVEN, T1) is None
    kinds = {one.kind: one.note for one in concerns.steps(session, secretary, _id(raiser))}
    assert kinds == {
        ConcernEventKind.RAISED: "",
        ConcernEventKind.ANSWERED: "下周一改",
        ConcernEventKind.REOPENED: "还是凉的",
        ConcernEventKind.SOLVED: "",
    }


def test_withdrawing_erases_the_words(raiser: Context, as_person: AsPerson) -> None:
    gone = concerns.withdraw(raiser.session, raiser.actor, 1, T1 - timedelta(hours=24), T1)
    assert gone is not None
    for actor in (raiser.actor, as_person("孙国栋").actor):
        view = concerns.find(raiser.session, actor, 1)
        assert view is not None
        assert (view.state, view.text) == (ConcernState.WITHDRAWN, "")
    assert concerns.counts_of_year(raiser.session, raiser.actor, 2026) == YearOfConcerns(0, 0)


def test_the_clock_learns_numbers_and_dates_and_asks_once(
    raiser: Context, as_person: AsPerson
) -> None:
    session, secretary = raiser.session, as_person("孙国栋").actor
    concerns.answer(session, secretary, 1, GIVEN, T1)
    assert concerns.promises_due(session, PROMISED - timedelta(days=1)) == []
    [due] = concerns.promises_due(session, PROMISED)
    assert (due.number, due.raiser_id, due.promised_on) == (1, raiser.actor.me, PROMISED)
    assert not {"text", "note", "category"} & set(DuePromise.__annotations__)
    assert concerns.ask_back(session, due.id, T1 + timedelta(days=5))
    assert concerns.promises_due(session, PROMISED) == []
    later = Answer("再等一周", Decision.WILL_DO, PROMISED + timedelta(days=7))
    concerns.answer(session, secretary, 1, later, T1 + timedelta(days=6))
    assert len(concerns.promises_due(session, PROMISED + timedelta(days=7))) == 1
    concerns.close(session, raiser.actor, 1, "", T1 + timedelta(days=7))
    assert concerns.promises_due(session, PROMISED + timedelta(days=7)) == []


def test_every_reading_by_others_is_written_down(raiser: Context, as_person: AsPerson) -> None:
    session, zhouping = raiser.session, as_person("周萍").actor
    concerns.read(session, raiser.actor, 1, T1)
    concerns.read(session, as_person("何军").actor, 1, T1)
    assert session.exec(select(AccessLog)).all() == []
    concerns.read(session, zhouping, 1, T1)
    concerns.answer(session, zhouping, 1, GIVEN, T1)
    lines = session.exec(select(AccessLog)).all()
    assert {(one.kind, one.what, one.subject_id) for one in lines} == {
        (AccessKind.READ, "C-0001", raiser.actor.me),
        (AccessKind.ANSWERED, "C-0001", raiser.actor.me),
    }


def test_a_year_is_counted_for_its_raiser_alone(raiser: Context, as_person: AsPerson) -> None:
    session, secretary = raiser.session, as_person("孙国栋").actor
    assert concerns.counts_of_year(session, raiser.actor, 2026) == YearOfConcerns(1, 0)
    concerns.answer(session, secretary, 1, GIVEN, T1)
    concerns.close(session, raiser.actor, 1, "", T1)
    assert concerns.counts_of_year(session, raiser.actor, 2026) == YearOfConcerns(1, 1)
    assert concerns.counts_of_year(session, raiser.actor, 2025) == YearOfConcerns(0, 0)
    assert concerns.counts_of_year(session, secretary, 2026) == YearOfConcerns(0, 0)


def _id(raiser: Context) -> UUID:
    view = concerns.find(raiser.session, raiser.actor, 1)
    assert view is not None
    return view.id
