"""Clock times, leads of reminders and lengths of time."""

from datetime import timedelta

import pytest

from handlers.kit.reading.times import find_durations, find_lead, find_times, lead_spans
from handlers.kit.reading.utterance import Utterance

TIMES = {
    "下午3点": "15:00", "下午三点半": "15:30", "15:00": "15:00", "15：30": "15:30", "晚上8点": "20:00", "晚七点": "19:00",
    "上午9点40": "09:40", "早上七点二十": "07:20", "今早8点": "08:00", "明晚七点半": "19:30", "中午1点": "13:00",
    "中午12点": "12:00", "晚上12点": "00:00", "凌晨两点": "02:00", "下午两点一刻": "14:15", "晚上十点三刻": "22:45",
    "14时30分": "14:30", "08:30": "08:30", "15点": "15:00", "夜里十一点": "23:00",
    "3点": "?03:00", "三点半": "?03:30", "十点一刻": "?10:15", "差十分三点": "?02:50", "9:30": "?09:30", "一点半": "?01:30",
    "周五四点": "?04:00", "两点开会": "?02:00",
    "昨天下午": "afternoon", "今早": "morning", "昨晚": "evening", "半夜": "night", "中午": "noon",
}  # fmt: skip
NO_TIME = """\
有一点意见 快一点 早一点 两点建议 提了三点 三点要求 晚点再说 小时候 2小时 25点
8.5点 3:2 夜班 早班 138:00:1234:5"""


def written(raw: str) -> list[str]:
    found = find_times(Utterance.of(raw))
    return [
        f"{'?' if clock.ambiguous else ''}{clock.at:%H:%M}" if clock.at else clock.part
        for clock in found
    ]


@pytest.mark.parametrize(("raw", "time"), TIMES.items())
def test_a_time_is_read_or_asked(raw: str, time: str) -> None:
    assert written(raw) == [time]


@pytest.mark.parametrize("raw", NO_TIME.split())
def test_what_only_looks_like_a_time(raw: str) -> None:
    assert written(raw) == []


def test_a_part_of_the_day_reaches_over_to() -> None:
    assert written("下午2点到4点半") == ["14:00", "16:30"]
    assert written("下午2点学习 4点散") == ["14:00", "?04:00"]


def test_an_ambiguous_hour_has_two_choices() -> None:
    [clock] = find_times(Utterance.of("3点"))
    assert [f"{at:%H:%M}" for at in clock.choices()] == ["03:00", "15:00"]


@pytest.mark.parametrize(
    ("raw", "minutes", "about"),
    [
        ("10分钟", 10, False), ("半个小时", 30, False), ("半小时", 30, False), ("一个多小时", 60, True), ("俩小时", 120, False),
        ("一个半小时", 90, False), ("20来分钟", 20, True), ("1小时20分", 80, False), ("两个钟头", 120, False),
        ("1.5小时", 90, False), ("一刻钟", 15, False), ("20分钟左右", 20, True), ("大概四十分钟", 40, True), ("１０分钟", 10, False),
    ],
)  # fmt: skip
def test_a_length_of_time(raw: str, minutes: float, about: bool) -> None:
    [found] = find_durations(Utterance.of(f"聊了{raw}"))
    assert (found.length, found.about) == (timedelta(minutes=minutes), about)


@pytest.mark.parametrize("raw", ["几分钟", "聊了会", "10分", "半天"])
def test_no_length_of_time(raw: str) -> None:
    assert find_durations(Utterance.of(raw)) == []


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        ("提前半小时提醒", 30), ("提前15分钟", 15), ("提前一天通知大家", 1440), ("提前一個小時提醒一下", 60),
        ("开会前半小时提醒我们", 30), ("提前两天", 2880), ("提前一个半小时叫我", 90),
    ],
)  # fmt: skip
def test_a_lead_is_no_duration(raw: str, minutes: float) -> None:
    said = Utterance.of(raw)
    assert find_lead(said) == timedelta(minutes=minutes)
    assert find_durations(said) == []
    assert len(lead_spans(said)) == 1


@pytest.mark.parametrize("raw", ["下班前半小时停机", "学习一小时", "提前告诉我"])
def test_no_lead(raw: str) -> None:
    assert find_lead(Utterance.of(raw)) is None
