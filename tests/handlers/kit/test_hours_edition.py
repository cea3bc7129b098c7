"""The shifts of an edition: what is wrong in them is told, and quiet hours may lie anywhere in the day."""

from datetime import datetime, time
from pathlib import Path

import pytest

from handlers.kit.hours import Hours
from handlers.regulation import Edition, EditionError, WorkdayCalendar
from storage.vocabulary import SHANGHAI, PushKind
from tests.handlers.regulation.drafts import changed, seven_duties, write


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('names = ["甲班"]', 'names = ["常白班"]', "重复了：常白班"),
        ('names = ["甲班"]', "names = []", "至少要有一项"),
        ('key = "second"', 'key = "first"', "重复了：first"),
        ("first_week = 2026-03-09", "first_week = 2026-03-10", "要是星期一"),
        ("first_week = 2026-03-09", "", "几周轮换的班要写 first_week"),
        ('days = "workdays"', 'days = "sometimes"', "只能写这些之一"),
        ("until = 17:00:00 }", "until = 25 }", "要写时刻"),
        ("start = 08:00:00, until = 17:00:00", "start = 22:00:00, until = 06:00:00", "免打扰"),
    ],
)
def test_a_wrong_shift_is_told(tmp_path: Path, old: str, new: str, what: str) -> None:
    with pytest.raises(EditionError) as refused:
        Edition.load_file(write(tmp_path, changed((old, new))))
    assert any(what in one for one in refused.value.problems), refused.value.problems


def test_quiet_hours_after_midnight() -> None:
    """No file may ask for so short a rest; the hours themselves are reckoned right all the same."""
    figures = seven_duties().figures.model_copy(update={"quiet_from": time(1)})
    hours = Hours(figures, WorkdayCalendar.packaged(), None)
    for now, wanted in [
        ("23:30", "23:30"),
        ("01:00", "07:00"),
        ("06:59", "07:00"),
        ("10:00", "10:00"),
    ]:
        moment = datetime.fromisoformat(f"2026-03-12 {now}").replace(tzinfo=SHANGHAI)
        found = hours.earliest(PushKind.ANSWER, moment)
        assert f"{found:%m-%d %H:%M}" == f"03-12 {wanted}"
