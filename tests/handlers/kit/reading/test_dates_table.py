"""The trial of how people say days and hours, heard on Wednesday 2026-11-18 and about what is planned."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.reading.dates import Day, Lean, find_days, find_times
from handlers.kit.reading.ranges import find_ranges
from handlers.kit.reading.repeat_readers import find_repeat
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated

WEDNESDAY = date(2026, 11, 18)
# The words, and what is read: a day, <a day before which, ?days to ask among; "" for none
DAYS = """\
今天=2026-11-18 明天=2026-11-19 后天=2026-11-20 大后天=2026-11-21 昨天=2026-11-17 前天=2026-11-16
这周五=2026-11-20 下周三=2026-11-25 下个礼拜三=2026-11-25 下個禮拜三=2026-11-25 下下周一=2026-11-30 周五=2026-11-20
周日=2026-11-22 上周日=2026-11-15 下周日=2026-11-29 星期天=2026-11-22 周三=?2026-11-18,2026-11-25 周末=?2026-11-21,2026-11-22
20号=2026-11-20 3号=2026-12-03 下个月3号=2026-12-03 12月20号=2026-12-20 12.20=2026-12-20 12月20号前=<2026-12-20
2026年12月1日=2026-12-01 2026-12-01=2026-12-01 十二月一号=2026-12-01 明年1月5号=2027-01-05 三天后=2026-11-21
半个月后=?2026-12-03 两周后=?2026-12-02 一个月后=?2026-12-18 下月初=?2026-12-01 月底=?2026-11-30 月底前=<?2026-11-30
月底前后=?2026-11-30 年底=?2026-12-31 12月上旬=?2026-12-01 周一前后=?2026-11-23 25号左右=?2026-11-25
元旦=2027-01-01 元旦前=<2027-01-01 元旦前一天=2026-12-31 元旦那天=2027-01-01 元旦后=? 春节=2027-02-06 春节前=<2027-02-06
春节后=? 除夕=2027-02-05 元宵节=2027-02-20 元宵当天=2027-02-20 清明=2027-04-05 清明节前=<2027-04-05 端午=2027-06-09
端午前一天=2027-06-08 端午后一天=2027-06-10 七夕=2027-08-08 明年中秋=2027-09-15 中秋=?2026-09-25,2027-09-15
明年重阳=2027-10-08 去年中秋节=2025-10-06 劳动节=2027-05-01 五一=2027-05-01 明年国庆节=2027-10-01
腊八=2027-01-15 去年腊八节=2025-01-07 建党节=2027-07-01 七一=2027-07-01 双十一=?2026-11-11,2027-11-11 双12=2026-12-12
国庆=?2026-10-01,2027-10-01 国庆前一天=?2026-09-30,2027-09-30 后年春节=2028-01-26 节前=<? 节后=? 大年初一=? 十二月初三=?
补班那天=? 上班的那个周六=? 下个月第一个周三=2026-12-02 12月最后一个周五=2026-12-25
年中=?2027-06-30 今年年中=?2026-06-30 月中=?2026-12-15 月初=?2026-12-01 这个月初=?2026-11-01 3月中=?2027-03-15 年初=?2027-01-01
过两天=?2026-11-20 过几天=? 过三天=2026-11-21 再过一周=?2026-11-25 过两个月=?2027-01-18 明后天=?2026-11-19,2026-11-20
今明两天=?2026-11-18,2026-11-19 2月30日=?2026-02-28 3-5号=?2027-03-05 11月18号周四=?2026-11-18,2026-11-19 下周三（25号）=2026-11-25
12号楼停水= 去年中央= 3月中学= 经过三天= 双11号楼= 煮腊八粥= 双休日= 3号线= 5号机= 2号门= 1号车间= 张清明说= 吃元宵= 春节值班补贴= 环节前后= 每月第一个周三下午= 每周一上午9点="""
ROWS = [row.partition("=")[::2] for row in DAYS.split()]
RANGES = {
    "周四到周五": "2026-11-19 2026-11-20",
    "周三到周五": "?2026-11-18,2026-11-25 2026-11-20",
    "3号至5号": "2026-12-03 2026-12-05",
    "下周三到周五": "2026-11-25 2026-11-27",
    "30号到2号": "2026-11-30 2026-12-02",
    "12月1日-3日": "2026-12-01 2026-12-03",
    "3月底到4月初": "?2027-03-31 ?2027-04-01",
    "除夕到元宵": "2027-02-05 2027-02-20",
}
HOURS = {
    "十点一刻": "10:15", "下午2点到4点": "14:00 16:00", "上午9点": "09:00", "晚上八点半": "20:30", "差五分九点": "08:55",
    "中午12点": "12:00", "中午一点半": "13:30", "傍晚6点": "18:00", "晌午12点": "12:00", "25点": "", "下午25点": "", "13:75": "",
    "13点75分": "", "下午两三点": "", "3点80人": "03:00", "提三点意见": "",
}  # fmt: skip


def shown(day: Day) -> str:
    said = "?" + ",".join(map(str, day.alternatives)) if day.doubt else str(day.day)
    return ("<" if day.before else "") + said


@pytest.mark.parametrize(("raw", "read"), ROWS, ids=[raw for raw, _ in ROWS])
def test_a_day_is_read_or_asked(raw: str, read: str) -> None:
    days = find_days(Utterance.of(f"{raw}学习" if read else raw), WEDNESDAY, Lean.FUTURE)
    assert " ".join(map(shown, days)) == read


@pytest.mark.parametrize(("raw", "read"), RANGES.items(), ids=RANGES)
def test_a_stretch_of_days(raw: str, read: str) -> None:
    [(first, last)] = find_ranges(Utterance.of(raw), WEDNESDAY, Lean.FUTURE)
    assert f"{shown(first)} {shown(last)}" == read


@pytest.mark.parametrize(("raw", "read"), HOURS.items(), ids=HOURS)
def test_an_hour(raw: str, read: str) -> None:
    hours = [f"{one.at:%H:%M}" for one in find_times(Utterance.of(raw)) if one.at]
    assert " ".join(hours) == read


def test_a_weekday_of_next_week_is_asked_on_a_sunday() -> None:
    [day] = find_days(Utterance.of("下周三"), date(2026, 11, 22), Lean.FUTURE)
    assert day.alternatives == (date(2026, 11, 25), date(2026, 12, 2))


def test_the_day_worked_in_exchange_is_known_while_its_year_is() -> None:
    [day] = find_days(Utterance.of("调休上班的周六"), date(2026, 9, 28), Lean.FUTURE)
    assert day.day == date(2026, 10, 10)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_day_as_it_is_shown_is_read_again(day: date, today: date) -> None:
    lean = Lean.PAST if day <= today else Lean.FUTURE
    [found] = find_days(Utterance.of(dated(day, today)), today, lean)
    assert found.day == day


@given(st.integers(1990, 2040), st.integers(0, 14), st.integers(0, 40), st.sampled_from(list(Lean)))
def test_a_day_that_does_not_exist_is_never_moved(
    year: int, month: int, day: int, lean: Lean
) -> None:
    days = find_days(Utterance.of(f"{year}年{month}月{day}日"), WEDNESDAY, lean)
    try:
        meant: date | None = date(year, month, day)
    except ValueError:
        meant = None
    assert {one.day for one in days} <= {meant, None}
    assert meant is None or [one.day for one in days] == [meant]


WORDS = st.sampled_from(
    [
        *"每周月节前后到至一二三0123456789号日点的第个底初:.-年",
        "下周",
        "春节",
        "补班那天",
        *RANGES,
        *(raw for raw, _ in ROWS),
    ]
)


@given(st.lists(WORDS, max_size=8).map("".join), st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_whatever_is_written_is_read_without_a_fault(raw: str, today: date) -> None:
    said = Utterance.of(raw)
    for lean in Lean:
        assert all((one.day is None) == bool(one.doubt) for one in find_days(said, today, lean))
        for first, last in find_ranges(said, today, lean):
            assert first.day is None or last.day is None or first.day <= last.day
    find_repeat(said, today)


def test_two_weekdays_side_by_side_are_two() -> None:
    days = find_days(Utterance.of("周四周五都行"), WEDNESDAY, Lean.FUTURE)
    assert [shown(day) for day in days] == ["2026-11-19", "2026-11-20"]
