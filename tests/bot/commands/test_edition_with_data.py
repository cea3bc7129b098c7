"""`zerenqu edition check --with-data`: what would no longer fit is named, and nothing is written."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.cli import editions
from bot.cli.edition_dry_run import DryRun
from handlers.regulation import Edition, Editions
from storage.database import make_engine
from storage.queries.people import load_roster
from storage.queries.roster import Roster
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI, Retention, UnitKind
from tests.chatting import Chat
from tests.databases import DATA_KEY, SEALER, disposing
from tests.handlers.regulation.drafts import changed, write

DAY = date(2026, 12, 8)
NOW = datetime(2026, 12, 8, 9, 10, tzinfo=SHANGHAI)
HEADING = "对照现有的数据（只看，不改）："
CYCLE = "2026 年考核在办，按 seven_duties 开始的，照它办完"
Check = Callable[..., Result]


@pytest.fixture
def check(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Check:
    """The command on a database with the cast, on a day on which its assessment goes on."""
    monkeypatch.setattr(editions, "today", lambda: DAY)

    def run(name: object, in_use: str = "seven_duties") -> Result:
        env = {
            "ZRQ_DATABASE_URL": database_url,
            "ZRQ_DATA_KEY": base64.b64encode(DATA_KEY).decode(),
            "ZRQ_EDITION": in_use,
        }
        return CliRunner().invoke(cli, ["edition", "check", str(name), "--with-data"], env=env)

    return run


def told(result: Result) -> str:
    """What is said about the data."""
    assert result.exit_code == 0, result.output
    before, after = result.output.split(f"{HEADING}\n")
    assert "生效" in before
    return after


def dry_run(unit: UnitOfWork, edition: Edition, roster: Roster | None = None) -> list[str]:
    picture = roster or load_roster(unit.session)
    in_use = Editions.load("seven_duties")
    return list(DryRun(edition, in_use, unit.session, picture, NOW, DAY).lines())


def test_areas_that_the_text_does_not_know_are_named(check: Check) -> None:
    lines = told(check("wubao_liangbao"))
    assert "按科室划的责任区，这份文本里没有这种划法：管理组。" in lines
    assert (
        "按班组划的责任区，这份文本里没有这种划法：储运业务组、化工工艺组、夜班装卸组、维修组。"
        in lines
    )
    assert "每名责任党员管的人超过 2 个的责任区：储运业务组、化工工艺组、管理组、维修组" in lines
    assert "和设置里的《党员责任区制度》（seven_duties）同一天（2021-03-04）生效" in lines
    assert "班次" not in lines


def test_shifts_without_hours_are_counted(check: Check) -> None:
    assert "文本里没有上班时间：乙班（3 人）、甲班（6 人）。" in told(check("drilling_crew"))


@pytest.mark.parametrize("day", [DAY, date(2027, 1, 8)])  # all windows are over, nothing is final
def test_an_assessment_goes_on_as_it_was_begun(
    check: Check, tmp_path: Path, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "today", lambda: day)
    later = ("= 2021-03-04", "= 2026-07-01"), ('key = "seven_duties"', 'key = "ours"')
    lines = told(check(write(tmp_path, changed(*later), "ours.toml"))).splitlines()
    assert lines[0].startswith(f"  · {CYCLE}")
    assert lines[1].startswith("文本本身没有问题。要采用：")


def test_a_file_that_is_changed_under_an_assessment_is_warned_of(
    check: Check, tmp_path: Path
) -> None:
    file = write(tmp_path, changed(("least = 80", "least = 85")))
    assert "正在进行的考核用的就是 seven_duties，而这个文件改过了" in told(check(file))
    assert "改过了" not in told(check("seven_duties"))


def test_what_fits_is_said_to_fit(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "today", lambda: date(2026, 3, 12))
    assert "现有的数据都合得上。" in told(check("seven_duties"))


def test_areas_of_another_number_of_linked_people(unit: UnitOfWork) -> None:
    roster = load_roster(unit.session)
    linked = {
        area.id: replace(area, kind=UnitKind.LINKED_PEOPLE)
        for area in roster.areas.values()
        if area.name == "维修组"
    }
    divided = replace(roster, areas={**roster.areas, **linked})
    lines = dry_run(unit, Edition.load("wubao_liangbao"), divided)
    assert "结对的职工不是 2 名的责任区：维修组" in lines


def test_records_that_would_be_deleted_earlier_are_counted(chat: Chat, database_url: str) -> None:
    chat("""
        王强> 昨天跟张伟聊了会 他想学数控
        王强> 1
    """)
    edition = Edition.load("seven_duties")
    kept = {**edition.retention, Retention.TALKS: edition.retention[Retention.CONVERSATION]}
    shorter = edition.model_copy(update={"retention": kept})
    with disposing(make_engine(database_url)) as engine, UnitOfWork(engine, SEALER) as unit:
        assert any("会多删：" in line for line in dry_run(unit, shorter))
        assert not any("会多删：" in line for line in dry_run(unit, edition))


def test_nothing_is_written(check: Check, database_url: str) -> None:
    def everything() -> list[object]:
        tables = SQLModel.metadata.sorted_tables
        with disposing(make_engine(database_url)) as engine, engine.connect() as connection:
            return [sorted(map(repr, connection.execute(select(one)))) for one in tables]

    before = everything()
    told(check("wubao_liangbao"))
    assert everything() == before


def test_without_a_database_the_text_is_still_checked() -> None:
    result = CliRunner().invoke(cli, ["edition", "check", "office_unit"])
    assert result.exit_code == 0
    assert "ZRQ_EDITION=office_unit" in result.output
    assert HEADING not in result.output
