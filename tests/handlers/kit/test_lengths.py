"""Texts are split by bytes, but never through a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.lengths import byte_length, cut, split_text

FAMILY = "👨‍👩‍👧"
LABEL = "（1/3）"


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("谈心", 6, "谈心"),
        ("谈心", 5, "谈"),
        ("谈心", 2, ""),
        ("a👵", 4, "a"),
        ("好" + FAMILY, 20, "好"),  # the family takes 18 bytes
        ("好👍🏽", 8, "好"),  # a thumb and the colour of its skin
        ("好🇨🇳", 8, "好"),  # a flag of two letters
        ("ae\u0301", 2, "a"),  # an accent stays on its letter
        ("a\r\nb", 2, "a"),
        ("a\ud83d\udc75", 5, "a"),  # a pair that somebody tore out of UTF-16
    ],
)
def test_a_cut_ends_with_a_whole_character(text: str, limit: int, kept: str) -> None:
    assert cut(text, limit) == kept


def test_an_endless_character_is_cut_all_the_same() -> None:
    assert cut("e" + "\u0301" * 1000, 101) == "e" + "\u0301" * 50


def test_a_short_text_stays_as_it_is() -> None:
    assert split_text("今天下午三点学习。") == ["今天下午三点学习。"]
    assert split_text("") == [""]


def test_parts_end_at_line_breaks_where_there_are_any() -> None:
    lines = [f"{number}. 请大家准时到二车间会议室" for number in range(1, 6)]
    parts = split_text("\n".join(lines), 100)
    assert parts[0] == f"{LABEL}{lines[0]}\n{lines[1]}"
    assert len(parts) == 3


def test_more_than_nine_parts_leave_room_for_two_digits() -> None:
    parts = split_text("党" * 150, 50)
    assert parts[0].startswith("（1/12）")
    assert all(byte_length(part) <= 50 for part in parts)


def test_no_room_for_a_number_is_said() -> None:
    with pytest.raises(ValueError, match="no room"):
        split_text("谈心谈话", 11)


@given(st.text(alphabet="a党\n👵\u200d\u0301🇨🇳\r", max_size=300), st.integers(24, 120))
def test_nothing_is_lost_and_no_part_is_too_long(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert all(byte_length(part) <= limit for part in parts)
    if len(parts) == 1:
        assert parts == [text]
        return
    said = "".join(part.partition("）")[2] for part in parts)
    assert said.replace("\n", "") == text.replace("\n", "")
