"""Working days: what was published, what is said of the rest, and a branch's own table with all its mistakes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.regulation import CalendarError, WorkdayCalendar

CALENDAR = WorkdayCalendar.packaged()
DAYS = st.dates(date(2024, 11, 1), date(2028, 3, 1))

# What the State Council's notices say, in their own words: days off from – to, and Saturdays and Sundays worked.
OFF = {
    2025: ["0101-0101", "0128-0204", "0404-0406", "0501-0505", "0531-0602", "1001-1008"],
    2026: ["0101-0103", "0215-0223", "0404-0406", "0501-0505", "0619-0621", "0925-0927", "1001-1007"],
}  # fmt: skip
ON = {
    2025: ["0126", "0208", "0427", "0928", "1011"],
    2026: ["0104", "0214", "0228", "0509", "0920", "1010"],
}
WORKDAYS = {2025: 248, 2026: 248}


def day_of(year: int, text: str) -> date:
    return date(year, int(text[:2]), int(text[2:]))


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_published_years_are_as_published(year: int) -> None:
    off = set()
    for stretch in OFF[year]:
        first, last = (day_of(year, one) for one in stretch.split("-"))
        off |= {first + timedelta(days=ahead) for ahead in range((last - first).days + 1)}
    on = {day_of(year, one) for one in ON[year]}
    assert all(day.weekday() >= 5 for day in on)  # nobody makes up for a holiday on a weekday
    everyday = [date(year, 1, 1) + timedelta(days=ahead) for ahead in range(365)]
    for day in everyday:
        assert CALENDAR.is_workday(day) == (day in on or (day.weekday() < 5 and day not in off)), (
            day
        )
    assert sum(map(CALENDAR.is_workday, everyday)) == WORKDAYS[year]


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_published_year_needs_no_caveat(year: int) -> None:
    assert CALENDAR.caveat(date(year, 1, 1), date(year, 12, 31)) == ""


def test_a_year_that_is_not_published_is_said() -> None:
    said = "2027年放假安排还没有发布或录入，先按周一到周五算"
    assert CALENDAR.add_workdays(date(2026, 12, 31), 1) == (date(2027, 1, 1), said)
    assert CALENDAR.workdays_between(date(2026, 12, 31), date(2027, 1, 4)) == (2, said)
    assert "2027、2028年" in CALENDAR.caveat(date(2026, 12, 1), date(2028, 1, 1))


@settings(max_examples=150, deadline=None)
@given(day=DAYS, number=st.integers(0, 60))
def test_adding_and_counting_undo_each_other(day: date, number: int) -> None:
    found = CALENDAR.add_workdays(day, number).day
    assert CALENDAR.workdays_between(day, found).days == number
    assert found == day or CALENDAR.is_workday(found)


@settings(max_examples=150, deadline=None)
@given(day=DAYS, ahead=st.integers(1, 90))
def test_counting_to_a_working_day_and_adding_leads_back_to_it(day: date, ahead: int) -> None:
    until = CALENDAR.first_from(day + timedelta(days=ahead))
    assert CALENDAR.add_workdays(day, CALENDAR.workdays_between(day, until).days).day == until


@settings(max_examples=150, deadline=None)
@given(day=DAYS, later=st.integers(0, 30), number=st.integers(0, 30), more=st.integers(0, 5))
def test_later_or_more_is_never_earlier(day: date, later: int, number: int, more: int) -> None:
    first = CALENDAR.add_workdays(day, number).day
    assert first <= CALENDAR.add_workdays(day, number + more).day
    if number:
        assert first <= CALENDAR.add_workdays(day + timedelta(days=later), number).day


@given(day=DAYS)
def test_the_last_working_day_is_none_later_and_none_between(day: date) -> None:
    last = CALENDAR.last_until(day)
    assert last <= day
    assert CALENDAR.is_workday(last)
    assert CALENDAR.workdays_between(last, day).days == 0


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    file = folder / "节假日.csv"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_branch_adds_a_year_and_a_day_of_its_own(tmp_path: Path, encoding: str) -> None:
    file = table(
        tmp_path,
        "日期,安排,说明\r\n# 厂里的\r\n2027,已公布,国办发明电\r\n2027/1/1,放假,元旦\r\n"
        "2027年2月5日至2027年2月11日,放假,春节\r\n\r\n２０２７-02-14,上班,春节调休\r\n2026-05-09,放假,厂休\r\n",
        encoding,
    )
    calendar = WorkdayCalendar.load(file)
    assert calendar.caveat(date(2026, 1, 1), date(2027, 12, 31)) == ""
    works = {date(2027, 1, 1): False, date(2027, 2, 11): False, date(2027, 2, 14): True}
    assert {day: calendar.is_workday(day) for day in works} == works
    assert CALENDAR.is_workday(date(2026, 5, 9))
    assert not calendar.is_workday(date(2026, 5, 9))


def test_a_single_day_of_a_year_does_not_make_it_known(tmp_path: Path) -> None:
    calendar = WorkdayCalendar.load(table(tmp_path, "2027-01-04,放假,检修\n"))
    assert calendar.caveat(date(2027, 1, 1), date(2027, 1, 8))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("明年元旦,放假,", "第 2 行：第一格看不懂"),
        ("2027-02-30,放假,", "第 2 行：没有这一天"),
        ("2027-01-01,休息,", "第 2 行：第二格只能写"),
        ("2027-01-01", "第 2 行：第二格只能写"),
        ("2027,放假,", "第 2 行：只写了年份"),
        ("2027-01-01,已公布,", "第 2 行：写“已公布”时第一格只写年份"),
        ("2027-02-11至2027-02-05,放假,", "第 2 行：后面的日期早于前面的"),
        ("2027-01-01至2027-12-31,放假,", "第 2 行：一段最多 60 天"),
        ("2207-01-01,放假,", "第 2 行：年份要在 2000–2099 之间"),
        ("2026-06-01,上班,", "第 2 行：2026-06-01 在第 1 行已经写成“放假”"),
        ('2027-01-01,放假,"元旦', "第 2 行：引号没有成对"),
    ],
)
def test_a_bad_line_is_refused_with_its_reason(tmp_path: Path, line: str, reason: str) -> None:
    file = table(tmp_path, f"2026-06-01,放假,厂庆\n{line}\n2027-13-01,放假,\n")
    with pytest.raises(CalendarError) as caught:
        WorkdayCalendar.load(file)
    problems = caught.value.problems
    assert [one for one in problems if one.startswith(reason)]
    assert "第 3 行：没有这一天" in problems


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x00", b"PK\x03\x04\x00\x00"])
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    (file := tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(CalendarError, match="不是文字表格"):
        WorkdayCalendar.load(file)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CalendarError, match="找不到"):
        WorkdayCalendar.load(tmp_path / "nowhere.csv")
