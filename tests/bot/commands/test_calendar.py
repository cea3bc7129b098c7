"""`zerenqu calendar`, and a branch's own table in the settings."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.cli.calendar import lines_of, stretches
from bot.settings import SettingsError, StorageSettings, workdays
from handlers.regulation import WorkdayCalendar
from tests.bot.test_settings import KEY

WRONG = "2027-01-01,放假,元旦\n2027-02-30,放假,\n明天,上班,\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.csv"
    file.write_text("2027,已公布,国办发明电\n2027-01-01至2027-01-03,放假,元旦\n", encoding="utf-8")
    return file


def test_it_names_what_is_known_and_what_comes() -> None:
    shown = list(lines_of(WorkdayCalendar.packaged(), None, date(2026, 9, 24)))
    assert "2027 年：还没有录入，先按周一到周五算" in shown
    assert "  2026年9月25日（周五）至9月27日（周日） 放假  中秋节" in shown
    assert "  2026年10月10日（周六） 上班  国庆节调休" in shown
    assert not [one for one in shown if "2月15日" in one]


def test_days_in_a_row_are_one_line() -> None:
    found = stretches(WorkdayCalendar.packaged(), date(2026, 10, 3))
    assert [(str(first), str(last)) for first, last, _ in found] == [
        ("2026-10-03", "2026-10-07"),
        ("2026-10-10", "2026-10-10"),
    ]


def test_a_table_is_tried_before_it_is_used(own: Path) -> None:
    result = CliRunner().invoke(cli, ["calendar", str(own)])
    assert result.exit_code == 0
    assert "2027 年：国办发明电" in result.output
    assert "2027年1月1日（周五）至1月3日（周日） 放假  元旦" in result.output


def test_it_shows_the_table_of_the_settings(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZRQ_CALENDAR", str(own))
    assert "own.csv（3 天）" in CliRunner().invoke(cli, ["calendar"]).output


def test_a_setting_that_cannot_be_read_is_said_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZRQ_CALENDAR_FILE", str(tmp_path / "nothing"))
    result = CliRunner().invoke(cli, ["calendar"])
    assert (result.exit_code, "ZRQ_CALENDAR_FILE" in result.output) == (2, True)
    assert "2026 年" not in result.output


def test_every_bad_line_is_named(own: Path) -> None:
    own.write_text(WRONG, encoding="utf-8")
    result = CliRunner().invoke(cli, ["calendar", str(own)])
    assert result.exit_code == 2
    assert "第 2 行：没有这一天" in result.output
    assert "第 3 行：第一格看不懂" in result.output


def test_the_bot_does_not_start_with_a_bad_table(own: Path) -> None:
    own.write_text(WRONG, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        StorageSettings.load({"ZRQ_DATA_KEY": KEY, "ZRQ_CALENDAR": str(own)})
    (problem,) = caught.value.problems
    assert problem.startswith("ZRQ_CALENDAR：这个文件有问题。第 2 行：没有这一天；第 3 行：")


def test_the_settings_lead_to_the_calendar(own: Path) -> None:
    settings = StorageSettings.load({"ZRQ_DATA_KEY": KEY, "ZRQ_CALENDAR": str(own)})
    assert workdays(settings.calendar).caveat(date(2027, 1, 1), date(2027, 1, 2)) == ""
    assert workdays("").caveat(date(2027, 1, 1), date(2027, 1, 2))
