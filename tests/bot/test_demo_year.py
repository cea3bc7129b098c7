"""The year of the demo: it goes as written, everybody's page is there, and too many pushes do not pass unseen."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest

from bot import demo_year
from bot.demo_year import END, run, story
from bot.told import Kept, Told, budget_of, by_person
from handlers.desk import Desk
from handlers.regulation import Edition
from storage.queries.outbox import Delivered
from storage.queries.roster import Employee
from storage.vocabulary import SHANGHAI, PushKind
from tests.cast import CAST
from tests.faults.sizes import size

MONDAY = datetime(2026, 3, 9, 9, tzinfo=SHANGHAI)
DAY = timedelta(days=1)
SOMEBODY = uuid4()


def in_folder(folder: Path) -> dict[str, bytes]:
    """What was written, by its name."""
    return {one.name: one.read_bytes() for one in folder.iterdir()}


@pytest.mark.anyio
async def test_the_year_goes_as_written_as_far_as_it_is_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    until = size(datetime(2026, 1, 8, tzinfo=SHANGHAI), END)
    assert await run("seven_duties", tmp_path, until) == 0
    told, written = capsys.readouterr().out, in_folder(tmp_path)
    assert "每一步都对上了" in told
    assert {f"{one.name}.html" for one in CAST} <= set(written)
    leader, worker = (written[f"{name}.html"].decode() for name in ("刘建国", "张伟"))
    assert "落实方案草稿-综合党小组-2026-20260105.docx" in leader
    assert "落实方案草稿" not in worker
    if until == END:
        assert "考核表-王强-维修组-2026" in told
        assert "刘建国-管理档案-维修组-2026-20261228.zip" in written


@pytest.mark.anyio
async def test_a_step_that_goes_otherwise_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = "@ 2026-01-01 09:00\n张伟> 今年目标\n机器人> 什么都没有"
    monkeypatch.setattr(demo_year, "story", lambda _until: wrong)
    assert await run("seven_duties", tmp_path, MONDAY) == 1
    assert "这一步不对：机器人> 什么都没有" in capsys.readouterr().out


def test_the_story_is_one_year_in_order() -> None:
    moments = [line for line in story().splitlines() if line.startswith("@")]
    assert moments == sorted(moments)
    assert (moments[0], moments[-1]) == ("@ 2026-01-05 08:30", "@ 2027-01-05 09:30")
    assert story(datetime(2026, 2, 1, tzinfo=SHANGHAI)).splitlines()[-1].startswith("机器人> 好的")


class Hours:
    """Pushes may go at any hour."""

    def edition_on(self, _day: date) -> Edition:
        return Edition.load("seven_duties")

    def hours_of(self, _person: Employee, _now: datetime) -> "Hours":
        return self

    def earliest(self, _kind: PushKind, moment: datetime, _over: datetime | None) -> datetime:
        return moment


def judged(*pushes: tuple[PushKind, timedelta, timedelta | None]) -> Kept:
    """What is said of pushes that went so long after Monday morning, of use until so long after it."""
    sent = [
        Delivered(
            SOMEBODY,
            kind,
            (MONDAY + after).astimezone(UTC),
            None if over is None else MONDAY + over,
        )
        for kind, after, over in pushes
    ]
    kept = Kept()
    told = by_person(sent).get(SOMEBODY, Told())
    budget_of(told, cast("Employee", None), cast("Desk", Hours()), kept)
    return kept


def test_a_second_in_a_day_and_a_fourth_in_a_week_are_found() -> None:
    notice, reminder, answer = PushKind.NOTICE, PushKind.REMINDER, PushKind.ANSWER
    days = [(notice, DAY * number, None) for number in (0, 2, 4)]
    assert judged(*days, (answer, DAY * 5, None), (notice, DAY * 7, None)) == Kept()
    assert len(judged(*days, (notice, DAY * 6, None)).broken) == 1
    hour = timedelta(hours=1)
    assert len(judged(days[0], (notice, hour, None)).broken) == 1
    assert judged(days[0], (reminder, hour, hour * 2)) == Kept(in_time=1)
    assert judged(days[0], (reminder, hour, DAY * 2)).broken
    assert judged(*days, (notice, DAY * 6, DAY * 6 + hour)) == Kept(in_time=1)
    assert judged(*days, (reminder, DAY * 6, DAY * 6 + hour)).broken
