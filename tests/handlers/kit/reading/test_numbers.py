"""Numbers and scores: accepted only when unambiguous (reliability.md C11)."""

from decimal import Decimal

import pytest

from handlers.kit.reading.numbers import case_numbers, find_scores, find_total, parse_number
from handlers.kit.reading.utterance import Utterance
from tests.handlers.kit.reading.corpus import ITEMS

NUMBERS = {
    "92": "92", "９２": "92", "89.95": "89.95", "-1": "-1", "九十": "90", "十": "10", "十五": "15", "八十八点五": "88.5",
    "一百": "100", "一百零二": "102", "一百五": "150", "一千二": "1200", "二〇二六": "2026", "两百三十": "230", "零": "0", "0": "0",
}  # fmt: skip
NOT_NUMBERS = [
    "1e2",
    "NaN",
    "1_0",
    "90-89",
    "92/100",
    "inf",
    "十十",
    "百",
    "点五",
    "八十多",
    "九十几",
    "92分",
    "",
    " ",
    "٣",
    "0x10",
    "1,000",
]
TOTALS = {
    "自评 101": "out_of_range", "自评 -1": "out_of_range", "101": "out_of_range", "-1": "out_of_range",
    "89.95": "89.95", "九十": "90", "９２": "92", "92分": "92", "1e2": "unclear", "NaN": "unclear", "92/100": "unclear",
    "90-89": "unclear", "自评 1e2": "unclear", "自评：九十分": "90", "打88分吧": "88", "总分88": "88", "自评 89.5": "89.5",
    "给自己打个八十五": "85", "自评 89.955": "too_fine", "打90-95分": "unclear", "先打88分 不 打89分": "unclear", "差不多88分": "88",
    "我给自己九十一分半": "unclear", "100分": "100", "0分": "0", "改成90": "90", "合计８７.５": "87.5",
}  # fmt: skip


@pytest.mark.parametrize(("words", "value"), NUMBERS.items())
def test_a_number_is_read_exactly(words: str, value: str) -> None:
    assert parse_number(words) == Decimal(value)


@pytest.mark.parametrize("words", NOT_NUMBERS)
def test_what_is_not_plainly_a_number_is_none(words: str) -> None:
    assert parse_number(words) is None


@pytest.mark.parametrize(("raw", "wanted"), TOTALS.items())
def test_a_total_is_read_or_asked(raw: str, wanted: str) -> None:
    total = find_total(Utterance.of(raw))
    assert total is not None
    assert (total.problem or str(total.value)) == wanted


@pytest.mark.parametrize(
    "raw",
    [
        "今年谈心20多次",
        "聊了10分钟",
        "扣5分",
        "分工",
        "打一次电话",
        "一共谈了12次",
        "今年",
        "学习12次 电话8012",
    ],
)
def test_no_total(raw: str) -> None:
    assert find_total(Utterance.of(raw)) is None


def test_points_of_items_are_no_total() -> None:
    said = Utterance.of("学习8分，谈心十九分，总分90")
    scores = find_scores(said, ITEMS)
    assert scores.points == {"study": Decimal(8), "talks": Decimal(19)}
    total = find_total(said, scores.spans)
    assert total is not None
    assert total.value == Decimal(90)
    assert find_total(Utterance.of("学习8分"), [(0, 4)]) is None


@pytest.mark.parametrize(
    ("raw", "points", "doubtful"),
    [
        (
            "思想动态18 谈心19 学习7 岗位19",
            {"situation": "18", "talks": "19", "study": "7", "duty": "19"},
            (),
        ),
        ("学习那项给7.5分", {"study": "7.5"}, ()),
        ("思想動態１８，談心十九", {"situation": "18", "talks": "19"}, ()),
        ("学习七 帮带八分", {"study": "7", "skills": "8"}, ()),
        ("谈心18 谈心19", {}, ("talks",)),
        ("谈心18-19", {}, ("talks",)),
        ("谈心20多次 学习12次 学习两会 学习一下 岗位3个人", {}, ()),
    ],
)
def test_points_by_item(raw: str, points: dict[str, str], doubtful: tuple[str, ...]) -> None:
    scores = find_scores(Utterance.of(raw), ITEMS)
    assert ({key: str(value) for key, value in scores.points.items()}, scores.doubtful) == (
        points,
        doubtful,
    )


def test_a_name_that_two_items_share_is_asked() -> None:
    scores = find_scores(Utterance.of("学习8"), {"study": ["学习"], "skills": ["学习"]})
    assert scores.points == {}
    assert set(scores.doubtful) == {"study", "skills"}


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        ("C-0031", [("C", 31)]), ("c31", [("C", 31)]), ("Ｃ－００３１", [("C", 31)]), ("T-1和S-0002", [("T", 1), ("S", 2)]),
        ("撤回T0001", [("T", 1)]), ("c-7和C7", [("C", 7)]), ("A4纸 b12 100c2 C1234567 abc12", []), ("Ｔ 12", [("T", 12)]),
    ],
)  # fmt: skip
def test_public_numbers(raw: str, numbers: list[tuple[str, int]]) -> None:
    assert case_numbers(Utterance.of(raw)) == numbers
