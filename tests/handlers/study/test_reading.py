"""What one sentence says about a session, as people really write it."""

from datetime import date, time, timedelta

import pytest

from handlers.kit.reading.utterance import Utterance
from handlers.study.reading import read_details
from handlers.study.reasons import reason_for

TODAY = date(2026, 3, 12)
SENTENCES = [
    ("这周五下午3点综合小组学习 二楼会议室 内容两会精神 提前半小时提醒",
     date(2026, 3, 13), time(15), "二楼会议室", "两会精神", 30),
    ("这周五下午三点综合小组学习二楼会议室内容两会精神提前半小时提醒",
     date(2026, 3, 13), time(15), "二楼会议室", "两会精神", 30),
    ("下周二上午九点半党小组学习地点在三楼小会议室学新党章提前一天通知大家",
     date(2026, 3, 17), time(9, 30), "三楼小会议室", "新党章", 1440),
    ("明天15：30学习 2号会议室 两会报告 提前15分钟提醒",
     date(2026, 3, 13), time(15, 30), "2号会议室", "两会报告", 15),
    ("3月18号晚上7点半 夜班的也来 集中学一次 食堂二楼",
     date(2026, 3, 18), time(19, 30), "食堂二楼", "", 0),
    ("20號下午兩點一刻組織學習 內容是安全生產法", date(2026, 3, 20), time(14, 15), "", "安全生產法", 0),
    ("下个礼拜四下午三点半学习一个小时 讲廉洁 二楼会议室",
     date(2026, 3, 19), time(15, 30), "二楼会议室", "廉洁", 0),
    ("周五下午3点学习，主题：廉洁自律 ，地点：党员活动室。",
     date(2026, 3, 13), time(15), "党员活动室", "廉洁自律", 0),
    ("明天下午3点在活动室学习二十大报告", date(2026, 3, 13), time(15), "活动室", "二十大报告", 0),
    ("周五上午9点开党课 厂部礼堂", date(2026, 3, 13), time(9), "厂部礼堂", "", 0),
    ("后天上午10点学习，请郑凯和黄磊也来听听", date(2026, 3, 14), time(10), "", "", 0),
    ("通知大家下周一晚上8点线上学习 大家准时参加", date(2026, 3, 16), time(20), "线上", "", 0),
    ("明早八点班前学习十分钟 现场 安全快报", date(2026, 3, 13), time(8), "现场", "安全快报", 0),
    ("周五下午3点到4点半小组学习 老地方", date(2026, 3, 13), time(15), "老地方", "", 0),
]  # fmt: skip


@pytest.mark.parametrize(("said", "day", "at", "place", "topic", "minutes"), SENTENCES)
def test_details(said: str, day: date, at: time, place: str, topic: str, minutes: int) -> None:
    found = read_details(Utterance.of(said), TODAY)
    assert (found.when.day, found.when.at, found.place, found.topic) == (day, at, place, topic)
    assert (found.lead or timedelta(0)) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("said", "days", "hours"),
    [
        ("周三3点小组学习", (), (time(15), time(3))),
        ("明天8点学习", (), (time(8), time(20))),
        ("3月13号周四下午3点学习", (date(2026, 3, 12), date(2026, 3, 13)), ()),
        ("七一前组织一次学习 时间再定", (), ()),
    ],
)
def test_what_is_in_doubt_is_left_open(
    said: str, days: tuple[date, ...], hours: tuple[time, ...]
) -> None:
    when = read_details(Utterance.of(said), TODAY).when
    assert (when.days, when.hours) == (days, hours)
    assert when.day is None or when.at is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("明天学习我去不了 出车", "公务：出车"),
        ("周五那个学习请个假 3号机大修走不开", "公务：大修"),
        ("明儿下午的学习参加不了 孩子家长会 我回来自己补", "家庭原因"),
        ("我妈住院了 请假", "身体原因"),
        ("请假 那天夜班", "不当班"),
        ("请假", ""),
    ],
)
def test_of_a_private_reason_only_the_kind_is_kept(said: str, reason: str) -> None:
    assert reason_for(said) == reason
