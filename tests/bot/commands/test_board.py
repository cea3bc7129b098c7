"""`zerenqu print board`: what hangs on the wall, written into a folder; a beginner's mistakes get a sentence."""

import os
from pathlib import Path

import pytest
import segno

from tests.bot.commands.console import Console
from tests.conftest import Databases

PAGES = {
    f"责任区公示牌-{one}.html"
    for one in ("生产支部", "维修组", "储运业务组", "化工工艺组", "管理组", "夜班装卸组")
}
LISTS = {"责任区划分一览表-生产支部.xlsx", "无党员班组覆盖清单-生产支部.xlsx"}


def test_every_area_has_its_page_and_the_branch_its_lists(console: Console, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "board"
    code, said = console("print", "board", str(folder))
    assert code == 0
    assert {one.name for one in folder.iterdir()} == PAGES | LISTS
    assert all(name in said for name in PAGES | LISTS)
    assert "自己删掉" not in said
    page = (folder / "责任区公示牌-夜班装卸组.html").read_text(encoding="utf-8")
    for shown in ("夜班装卸组责任区", "周萍", "由干部党员负责（管理组）", "思想动态掌握与反映"):
        assert shown in page
    for absent in ("张伟", "http:", "https:", "src=", "<script"):
        assert absent not in page
    whole = (folder / "责任区公示牌-生产支部.html").read_text(encoding="utf-8")
    assert whole.count("<article") == 6


def test_what_is_there_is_replaced(on_sqlite: Console, tmp_path: Path) -> None:
    old = tmp_path / "责任区公示牌-维修组.html"
    old.write_text("旧")
    (tmp_path / "别的.txt").write_text("别的")
    (tmp_path / "责任区公示牌-撤了的组.html").write_text("旧")
    code, said = on_sqlite("print", "board", str(tmp_path))
    assert code == 0
    assert said.endswith("请自己删掉：责任区公示牌-撤了的组.html。\n")
    assert "王强" in old.read_text(encoding="utf-8")
    assert (tmp_path / "别的.txt").read_text() == "别的"
    assert not list(tmp_path.glob("*.part"))


def test_a_file_in_place_of_the_folder_is_said(on_sqlite: Console, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("x")
    code, said = on_sqlite("print", "board", str(place))
    assert (code, "不是文件夹" in said) == (2, True)
    assert place.read_text() == "x"


@pytest.mark.parametrize("where", ["inside", "below"])
def test_a_folder_that_cannot_be_written_is_said(
    on_sqlite: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(*{"inside": (os, "replace"), "below": (Path, "mkdir")}[where], refuse)
    code, said = on_sqlite("print", "board", str(tmp_path / "x"))
    assert (code, "写不了文件" in said) == (2, True)
    assert not list(tmp_path.glob("**/*.part"))


def test_the_folder_is_asked_for_and_only_where_it_is_needed(on_sqlite: Console) -> None:
    assert on_sqlite("print", "board") == (
        2,
        "请写上放文件的文件夹，比如 zerenqu print board 公示牌。\n",
    )
    code, said = on_sqlite("print", "logs", "folder")
    assert (code, "不用写文件夹" in said) == (2, True)


def test_without_a_roster_it_says_what_comes_first(databases: Databases, tmp_path: Path) -> None:
    url = databases["sqlite"].fresh(with_cast=False)
    code, said = Console(url, tmp_path)("print", "board", str(tmp_path / "board"))
    assert (code, "请先导入名单" in said) == (2, True)
    assert not (tmp_path / "board").exists()
    databases["sqlite"].drop(url)


def test_a_code_to_scan_stands_on_every_page(on_sqlite: Console, tmp_path: Path) -> None:
    address = "https://work.weixin.qq.com/some/app?id=1"
    code, _ = on_sqlite("print", "board", str(tmp_path), "--qr", address)
    assert code == 0
    drawn = segno.make(address, error="q", micro=False).svg_inline(border=4, omitsize=True)
    for page in tmp_path.glob("*.html"):
        sheets = page.read_text(encoding="utf-8")
        assert sheets.count(drawn) == sheets.count("<article")
    assert "扫一扫" in (tmp_path / "责任区公示牌-维修组.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["维修组", "https://a b", "https://x/" + "a" * 300])
def test_what_is_no_address_is_refused_before_anything_is_written(
    on_sqlite: Console, tmp_path: Path, address: str
) -> None:
    code, said = on_sqlite("print", "board", str(tmp_path / "new"), "--qr", address)
    assert (code, "不像地址" in said) == (2, True)
    assert not (tmp_path / "new").exists()
