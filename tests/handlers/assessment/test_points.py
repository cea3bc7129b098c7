"""What a sentence gives for the items of a sheet, and what the branch decides in one: read exactly, never guessed [M4.3 M4.4]."""

from decimal import Decimal

import pytest

from handlers.assessment.reviewing import form as reviewing
from handlers.assessment.reviewing import wording
from handlers.assessment.reviewing.reading import item_in, verdicts_in
from handlers.assessment.scoring.points import fits, given_in
from handlers.assessment.scoring.year import year_of
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition, Scoring
from storage.assessment_words import ReviewDecision, StepKey
from tests.handlers.assessment.test_sheet_life import NOW
from tests.handlers.conftest import SeenAs

EDITION = Edition.load("seven_duties")
WHOLE = EDITION.model_copy(update={"scoring": Scoring(whole_points=True)})
A, R, J = ReviewDecision.APPROVED, ReviewDecision.RETURNED, ReviewDecision.ADJUSTED


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ("谈心19 学习7", {"talks": "19", "study": "7"}),
        ("谈心１９", {"talks": "19"}),
        ("谈心十九", {"talks": "19"}),
        ("谈心 18.25", {"talks": "18.25"}),
        ("谈心九十", {}),
        ("谈心21", {}),
        ("谈心-1", {}),
        ("谈心18.125", {}),
        ("谈心18-19", {}),
        ("谈心18/20", {}),
        ("谈心1e1", {}),
        ("谈心NaN", {}),
        ("依据 谈心19次", {}),
    ],
)
def test_points_of_items(said: str, points: dict[str, str]) -> None:
    found = given_in(Utterance.of(f"王强 {said}"), EDITION).points
    keys = {"talks": "谈心", "study": "学习"}
    aliases = {alias: item.key for item in EDITION.items for alias in item.aliases}
    assert found == {aliases[keys[one]]: Decimal(value) for one, value in points.items()}


@pytest.mark.parametrize("said", ["共92分", "共92", "合计92", "总分九十二"])
def test_a_total_that_is_not_the_sum_is_seen(said: str) -> None:
    found = given_in(Utterance.of(f"王强 谈心19 学习7 {said} 依据 共20次抽查"), EDITION)
    assert found.total == 92


def test_an_edition_may_want_whole_points() -> None:
    item = EDITION.items[0]
    assert fits(Decimal("18.5"), item, EDITION)
    assert not fits(Decimal("18.5"), item, WHOLE)
    assert fits(Decimal("18.0"), item, WHOLE)


@pytest.mark.parametrize(
    ("said", "decided"),
    [
        ("王强李红梅通过 陈志远退回 谈心没依据", [(A, "王强李红梅", ""), (R, "陈志远", "谈心没依据")]),
        ("通过王强李红梅，退回陈志远，谈心没依据", [(A, "王强李红梅", ""), (R, "陈志远", "谈心没依据")]),
        ("退回陈志远 原因是没写依据", [(R, "陈志远", "没写依据")]),
        ("王强改成88分 因为学习少", [(J, "王强", "学习少")]),
        ("王强没通过", []),
        ("王强的考核改到12号", []),
        ("都通过", [(A, "", "")]),
    ],
)  # fmt: skip
def test_decisions_in_one_sentence(
    seen_as: SeenAs, said: str, decided: list[tuple[ReviewDecision, str, str]]
) -> None:
    ctx = seen_as("孙国栋", NOW)
    people = {one.id for one in ctx.roster.people.values()}
    found = verdicts_in(Utterance.of(said), people, {}, EDITION, ctx)
    assert [
        (one.decision, "".join(ctx.name(who) for who in one.whom), one.reason) for one in found
    ] == decided


def test_the_item_of_a_reason_is_known_when_it_is_one() -> None:
    aliases = {alias: item.key for item in EDITION.items for alias in item.aliases}
    assert item_in("谈心那项分没依据", EDITION) == aliases["谈心"]
    assert item_in("谈心和学习都没依据", EDITION) == ""
    assert item_in("没依据", EDITION) == ""


def test_a_quota_of_the_highest_grade_asks_for_a_reason_only_where_the_edition_has_one(
    seen_as: SeenAs,
) -> None:
    ctx = seen_as("孙国栋", NOW)
    year = year_of(ctx, StepKey.BRANCH_REVIEW)
    form = reviewing.ReviewForm()
    assert reviewing.over_quota(form, year, {}, ctx) == ""
    assert reviewing.wanted_reason(2, 6, 30) == wording.ask_quota(30, 2, 6)
    assert reviewing.wanted_reason(2, 6, 34) == ""
