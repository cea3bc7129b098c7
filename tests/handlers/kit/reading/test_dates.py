"""Days, counted from Thursday 2026-03-12 (domain.md §4.1, reliability.md C23)."""

from datetime import date

import pytest

from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.utterance import Utterance

TODAY = date(2026, 3, 12)


def days(raw: str, lean: Lean = Lean.PAST, today: date = TODAY) -> list[Day]:
    return find_days(Utterance.of(raw), today, lean)


def only(raw: str, lean: Lean = Lean.PAST, today: date = TODAY) -> str:
    [day] = days(raw, lean, today)
    assert (day.day is None) == bool(day.doubt)
    return f"?{day.doubt}" if day.doubt else f"{'<' if day.before else ''}{day.day}"


PAST = {
    "昨天": "2026-03-11", "昨儿": "2026-03-11", "昨晚": "2026-03-11", "昨下午": "2026-03-11", "前天": "2026-03-10",
    "大前天": "2026-03-09", "今早": "2026-03-12", "今晚": "2026-03-12", "今兒": "2026-03-12", "刚才": "2026-03-12",
    "上午跟老马聊了": "2026-03-12", "上周三": "2026-03-04", "上个礼拜三": "2026-03-04", "上上周一": "2026-02-23",
    "这周一": "2026-03-09", "周三": "2026-03-11", "礼拜三": "2026-03-11", "星期天": "2026-03-08", "周5": "2026-03-06",
    "3号": "2026-03-03", "三号": "2026-03-03", "12号": "2026-03-12", "13号": "2026-02-13", "二十七号": "2026-02-27",
    "3月11": "2026-03-11", "2.11": "2026-02-11", "02-11": "2026-02-11", "2月11号": "2026-02-11", "２月１１日": "2026-02-11",
    "二月十一号": "2026-02-11", "上个月11号": "2026-02-11", "上月5号": "2026-02-05", "去年12月26号": "2025-12-26",
    "12月26号": "2025-12-26", "2026年3月5日": "2026-03-05", "2026-3-5": "2026-03-05", "2026/03/05": "2026-03-05",
    "20260305": "2026-03-05", "二零二六年三月五号": "2026-03-05", "三天前": "2026-03-09", "元旦那天": "2026-01-01",
    "3月11号周三": "2026-03-11", "周五13号": "2026-02-13", "周三（3月11号）": "2026-03-11", "13号周五": "2026-02-13",
}  # fmt: skip
FUTURE = {
    "这周五": "2026-03-13", "周五": "2026-03-13", "下周二": "2026-03-17", "下个礼拜四": "2026-03-19", "下下周一": "2026-03-23",
    "周三": "2026-03-18", "3号": "2026-04-03", "20号": "2026-03-20", "明天": "2026-03-13", "明儿": "2026-03-13",
    "后天": "2026-03-14", "大后天": "2026-03-15", "三天后": "2026-03-15", "下个月3号": "2026-04-03", "明年1月1日": "2027-01-01",
    "通知一下下周一": "2026-03-16", "看一下下个月3号": "2026-04-03", "下下个月3号": "2026-05-03",
    "国庆": "2026-10-01", "五一": "2026-05-01", "元旦": "2027-01-01", "12月20号前": "<2026-12-20", "周五之前": "<2026-03-13",
    "七一前": "<2026-07-01", "元旦前": "<2027-01-01", "晚上7点学习": "2026-03-12", "小组学习下午3点": "2026-03-12",
}  # fmt: skip
ASKED = {
    "周四": "ambiguous", "31号": "ambiguous", "月底": "ambiguous", "下月初": "ambiguous", "3月底": "ambiguous",
    "半个月后": "ambiguous", "两周前": "ambiguous", "周末": "ambiguous", "4月2号": "ambiguous", "1/2": "ambiguous",
    "3-5": "ambiguous", "农历二月二": "ambiguous", "腊月二十八": "ambiguous", "大年初三": "ambiguous",
    "2月29号": "ambiguous", "前两天跟老马聊了": "ambiguous",
    "上个月跟老马聊了": "ambiguous", "这几天和老马聊过": "ambiguous",
    "3月12号周五": "weekday_conflict", "这周五3月12号": "weekday_conflict", "今天周五": "weekday_conflict",
    "3月10号，星期三": "weekday_conflict", "2月30日": "impossible", "2025-13-01": "impossible", "13月5号": "impossible",
    "4月31号": "impossible",
}  # fmt: skip
NO_DAY = """\
12号楼 三号平台 3号线 1号门 5号机 2号车间 三号库 3号会议室 一号文件 5号电池 2、3号机 3号装车台
聊了两天 3天没来 今年 上个月 这几天 上周 20多次 10分钟 92/100 90-89 138-1234-5678 89.5分 2.5小时
每周三 每月5号 每个星期五 一周一次 天天晚上 32号 0号 目前天气 日后天天 十五一起 国家 三月一到"""


@pytest.mark.parametrize(("raw", "day"), PAST.items())
def test_what_was_lies_in_the_past(raw: str, day: str) -> None:
    assert only(raw) == day


@pytest.mark.parametrize(("raw", "day"), FUTURE.items())
def test_what_is_planned_lies_in_the_future(raw: str, day: str) -> None:
    assert only(raw, Lean.FUTURE) == day


@pytest.mark.parametrize(("raw", "doubt"), ASKED.items())
def test_in_doubt_it_is_asked(raw: str, doubt: str) -> None:
    assert only(raw) == f"?{doubt}"


@pytest.mark.parametrize("raw", NO_DAY.split())
@pytest.mark.parametrize("lean", Lean)
def test_what_only_looks_like_a_day(raw: str, lean: Lean) -> None:
    assert days(raw, lean) == []


def test_a_conflict_names_both_days() -> None:
    [day] = days("3月10号周三")
    assert day.alternatives == (date(2026, 3, 10), date(2026, 3, 11))
    assert (day.start, day.end) == (0, 7)


def test_a_conflict_without_a_month_also_names_the_weekday_that_is_near() -> None:
    [past], [planned] = days("周三13号"), days("周三13号", Lean.FUTURE)
    assert past.alternatives == (date(2026, 2, 11), date(2026, 2, 13), date(2026, 3, 11))
    assert planned.alternatives == (date(2026, 3, 11), date(2026, 3, 13), date(2026, 3, 18))


def test_an_impossible_day_offers_the_end_of_its_month() -> None:
    [day] = days("2月30日")
    assert day.alternatives == (date(2026, 2, 28),)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("2月11号老马 2月25号孙丽", ["2026-02-11", "2026-02-25"]),
        ("2月3号、9号和12号跟老马谈过", ["2026-02-03", "2026-02-09", "2026-02-12"]),
        ("2月3、9、12号", ["2026-02-03", "2026-02-09", "2026-02-12"]),
        ("1月28吴小燕2月5刘洋", ["2026-01-28", "2026-02-05"]),
        ("补2月份的 6号黄磊 13号陈晨 9号老马", ["2026-02-06", "2026-02-13", "2026-02-09"]),
        ("上个月的 3号老马，9号孙丽", ["2026-02-03", "2026-02-09"]),
        ("周三、周二", ["2026-03-11", "2026-03-10"]),
        ("去年12月3号、9号", ["2025-12-03", "2025-12-09"]),
    ],
)
def test_several_days(raw: str, found: list[str]) -> None:
    assert [str(day.day) for day in days(raw)] == found


def test_a_month_that_may_or_may_not_reach_over_is_asked() -> None:
    first, second = days("2月3号老马，9号孙丽")
    assert first.day == date(2026, 2, 3)
    assert second.alternatives == (date(2026, 2, 9), date(2026, 3, 9))


def test_a_leap_day_exists_in_leap_years() -> None:
    assert only("2月29号", today=date(2028, 3, 1)) == "2028-02-29"


@pytest.mark.parametrize(
    ("today", "raw", "lean", "day"),
    [
        (date(2026, 1, 1), "昨天", Lean.PAST, "2025-12-31"),
        (date(2026, 1, 2), "30号", Lean.PAST, "2025-12-30"),
        (date(2026, 12, 30), "3号", Lean.FUTURE, "2027-01-03"),
        (date(2026, 12, 8), "12月20号前", Lean.PAST, "<2026-12-20"),
        (
            date(2026, 3, 15),
            "上周日",
            Lean.PAST,
            "2026-03-08",
        ),  # a Sunday belongs to the week it ends
        (date(2026, 3, 16), "上周日", Lean.PAST, "2026-03-15"),
        (date(2026, 3, 15), "下周一", Lean.FUTURE, "2026-03-16"),
    ],
)
def test_at_the_edges_of_weeks_and_years(today: date, raw: str, lean: Lean, day: str) -> None:
    assert only(raw, lean, today) == day


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("明年3月底", date(2027, 3, 31)),
        ("后年的2月份底", date(2028, 2, 29)),
        ("去年9月初", date(2025, 9, 1)),
        ("明年底", date(2027, 12, 31)),
        ("今年年底", date(2026, 12, 31)),
        ("年底", date(2026, 12, 31)),
    ],
)
def test_the_year_before_the_end_of_a_month_counts(raw: str, day: date) -> None:
    [found] = days(f"到{raw}为止", Lean.FUTURE)
    assert found.alternatives == (day,)
    assert (found.start, found.end) == (1, 1 + len(raw))
