"""`zerenqu edition check`, and a branch's own text of the regulation in the settings."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.settings import SettingsError, StorageSettings
from handlers.regulation import Edition, packaged
from tests.bot.test_settings import KEY
from tests.handlers.regulation.drafts import CUT_OFF, WHOLE


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "ours.toml"
    text = WHOLE.replace('key = "seven_duties"', 'key = "ours"', 1)
    text = text.replace('capability = "relay"', 'by_hand = "班前会上说"', 1)
    file.write_text(text.replace('title = "党员责任区制度"', 'title = "本支部责任区制度"', 1))
    return file


def checked(file: Path) -> Result:
    return CliRunner().invoke(cli, ["edition", "check", str(file)])


def test_one_that_is_in_order_is_told_in_short(own: Path) -> None:
    result = checked(own)
    assert result.exit_code == 0
    assert "本支部责任区制度，2021年3月4日（周四）起生效。" in result.output
    assert "考核表 7 项，共 100 分；等次：优秀、合格、基本合格、不合格。" in result.output
    assert "由支部线下做的任务：政策宣传落实" in result.output
    assert f"ZRQ_EDITION={own}" in result.output.replace("\n", "")


def test_all_that_is_wrong_is_told_at_once_with_its_place(own: Path) -> None:
    text = own.read_text().replace("points = 20", "points = 21", 1)
    own.write_text(text.replace('talk_interval = "quarter"', 'talk_interval = "weekly"'))
    result = checked(own)
    assert result.exit_code == 2
    assert "ours.toml 的 items" in result.output
    assert "ours.toml 的 figures.talk_interval" in result.output
    assert "没有采用" in result.output


def test_one_that_breaks_off_is_not_for_grading(tmp_path: Path) -> None:
    file = tmp_path / "wubao_liangbao.toml"
    file.write_text(CUT_OFF)
    result = checked(file)
    assert result.exit_code == 0
    assert "还不完整（原文截断）：可以看、可以问，不能用来考核。" in result.output
    assert "考核表" not in result.output


@pytest.mark.parametrize("name", ["missing.toml", "folder.toml"])
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.toml").mkdir()
    result = checked(tmp_path / name)
    assert (result.exit_code, "找不到或读不了这个文件" in result.output) == (2, True)


def test_what_the_settings_would_not_take_is_not_praised(own: Path) -> None:
    result = checked(own.rename(own.with_suffix(".txt")))
    assert (result.exit_code, "文件名要以 .toml 结尾" in result.output) == (2, True)


def test_the_settings_are_told_the_whole_path(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own.parent)
    assert f"ZRQ_EDITION={own}" in checked(Path(own.name)).output.replace("\n", "")


@pytest.mark.parametrize("key", packaged())
def test_a_packaged_one_is_printed_to_make_ones_own_from(key: str, tmp_path: Path) -> None:
    printed = CliRunner().invoke(cli, ["edition", "print", key])
    file = tmp_path / f"{key}.toml"
    file.write_text(printed.output)
    assert (printed.exit_code, Edition.load_file(file)) == (0, Edition.load(key))


def test_one_that_is_not_packaged_is_not_printed() -> None:
    refused = CliRunner().invoke(cli, ["edition", "print", "nine_duties"])
    assert (refused.exit_code, "没有 nine_duties 这个版本" in refused.output) == (2, True)


def test_points_are_told_without_needless_zeros(own: Path) -> None:
    text = own.read_text().replace("points = 20\n", "points = 20.5\n", 1)
    own.write_text(text.replace("points = 20\n", "points = 19.5\n", 1))
    assert "共 100 分" in checked(own).output


def test_the_settings_lead_to_it(own: Path) -> None:
    settings = StorageSettings.load({"ZRQ_DATA_KEY": KEY, "ZRQ_EDITION": str(own)})
    assert Edition.load(settings.edition).title == "本支部责任区制度"


def test_a_bad_one_in_the_settings_is_refused_with_its_place(own: Path) -> None:
    own.write_text(own.read_text().replace("points = 20", "points = 21", 1))
    with pytest.raises(SettingsError) as refused:
        StorageSettings.load({"ZRQ_DATA_KEY": KEY, "ZRQ_EDITION": str(own)})
    [problem] = refused.value.problems
    assert problem.startswith("ZRQ_EDITION：制度文本有问题。ours.toml 的 items")
