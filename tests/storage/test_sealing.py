"""A sealed text opens at its place of its row, with its key, and nowhere else."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.sealing import Sealer, Unreadable

ROW, PLACE = uuid4(), "talk.sentence"
OLD, NEW = bytes(32), bytes(range(32))


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    sealer = Sealer({1: NEW})
    assert sealer.unseal(sealer.seal(text, PLACE, ROW), PLACE, ROW) == text


def test_equal_texts_look_different() -> None:
    sealer = Sealer({1: NEW})
    assert sealer.seal("老样子", PLACE, ROW) != sealer.seal("老样子", PLACE, ROW)


@pytest.mark.parametrize(("place", "row"), [("concern.text", ROW), (PLACE, uuid4())])
def test_a_copy_to_another_place_or_row_does_not_open(place: str, row: object) -> None:
    sealer = Sealer({1: NEW})
    sealed = sealer.seal("夜班排得太密", PLACE, ROW)
    with pytest.raises(Unreadable):
        sealer.unseal(sealed, place, row)  # type: ignore[arg-type]


def test_the_newest_key_seals_and_old_ones_still_open() -> None:
    before = Sealer({1: OLD}).seal("旧的", PLACE, ROW)
    both = Sealer({1: OLD, 2: NEW})
    assert both.unseal(before, PLACE, ROW) == "旧的"
    assert both.seal("新的", PLACE, ROW)[1] == 2
    with pytest.raises(Unreadable):
        Sealer({2: NEW}).unseal(before, PLACE, ROW)


@pytest.mark.parametrize("damaged", [b"", b"\x01", b"\x09" * 40, b"\x01\x01" + bytes(40)])
def test_damage_is_said_not_crashed(damaged: bytes) -> None:
    with pytest.raises(Unreadable):
        Sealer({1: NEW}).unseal(damaged, PLACE, ROW)


def test_keyed_hashes_stay_the_same_when_keys_rotate() -> None:
    assert Sealer({1: OLD}).tag("inbox", b"x") == Sealer({1: OLD, 2: NEW}).tag("inbox", b"x")
