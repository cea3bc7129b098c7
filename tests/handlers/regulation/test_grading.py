"""The grade that a score earns, above all at the edges the clause is silent about [M4.4]."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.regulation import grade_of
from tests.handlers.regulation.drafts import seven_duties


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "优秀"), ("90.01", "优秀"), ("90", "优秀"), ("90.0", "优秀"), ("90.00", "优秀"),
        ("9E+1", "优秀"), ("89.990", "合格"), ("89.99", "合格"), ("89.9", "合格"), ("89.5", "合格"),
        ("89", "合格"), ("80", "合格"), ("79.99", "基本合格"), ("79.5", "基本合格"),
        ("70", "基本合格"), ("69.99", "不合格"), ("69.95", "不合格"), ("0.01", "不合格"),
        ("0", "不合格"), ("-0", "不合格"),
    ],
)  # fmt: skip
def test_a_score_earns_the_grade_whose_edge_it_reached(score: str, grade: str) -> None:
    assert grade_of(Decimal(score), seven_duties()).name == grade


@pytest.mark.parametrize(
    "score",
    ["100.01", "-0.01", "101", "NaN", "sNaN", "Infinity", "-Infinity", "89.995", "69.999",
     "0.001", "89.99999999999999999999999999999999999999999999", "1E+9999", "1E-9999"],
)  # fmt: skip
def test_what_is_no_score_is_refused(score: str) -> None:
    with pytest.raises(ValueError):
        grade_of(Decimal(score), seven_duties())


@pytest.mark.parametrize("score", [89.99, 90, "90", None, True])
def test_a_score_is_an_exact_decimal_and_nothing_else(score: object) -> None:
    with pytest.raises(TypeError):
        grade_of(score, seven_duties())  # type: ignore[arg-type]


@given(st.decimals(min_value=0, max_value=100, places=2), st.decimals(0, 100, places=2))
def test_a_higher_score_never_earns_a_lower_grade(one: Decimal, other: Decimal) -> None:
    low, high = sorted([one, other])
    assert grade_of(low, seven_duties()).least <= grade_of(high, seven_duties()).least


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_a_score_is_never_below_the_edge_of_its_grade(score: Decimal) -> None:
    assert grade_of(score, seven_duties()).least <= score
