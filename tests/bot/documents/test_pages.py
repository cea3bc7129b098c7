"""The pages for the wall without a browser: what they ask of outside, and what they leave out when there is none of it."""

from dataclasses import replace

from bot.documents.pages import area_board, board
from handlers.regulation import Edition
from tests.bot.documents.divisions import AREA, DIVISION, NASTY

EDITION = Edition.load("seven_duties")


def test_nothing_is_loaded_and_no_name_becomes_markup() -> None:
    area = replace(AREA, name=NASTY, holders=(replace(AREA.holders[0], name=NASTY),))
    page = board(replace(DIVISION, areas=(area,), branch=NASTY), EDITION, NASTY)
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


def test_a_text_without_tasks_or_dimensions_has_no_empty_headings() -> None:
    bare = EDITION.model_copy(update={"duties": (), "dimensions": (), "clauses": {}})
    page = area_board(DIVISION, AREA, bare, "公示牌")
    assert "主要任务" not in page
    assert "责任范围" not in page
    assert "依据《党员责任区制度》</span>" in page
    whole = area_board(DIVISION, AREA, EDITION, "公示牌")
    assert "主要任务" in whole
    assert "P0、D1、D4、D6、S1" in whole
