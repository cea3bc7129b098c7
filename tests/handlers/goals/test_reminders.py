"""Leaders whose areas have no goals are reminded at the beginning of the year, until they have written them [D3]."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from storage.vocabulary import SHANGHAI
from tests.chatting import Chat, chatting

NEW_YEAR = datetime(2026, 1, 15, 14, tzinfo=SHANGHAI)


@pytest.fixture
def january(database_url: str) -> Iterator[Chat]:
    """A running bot two weeks before goals are due."""
    with chatting(database_url, NEW_YEAR) as chat:
        yield chat


def test_a_leader_is_reminded_until_all_his_areas_have_goals(january: Chat) -> None:
    january("""
        @ 2026-01-16 09:30
        推送 刘建国> 储运业务组、化工工艺组、管理组、维修组还没有 2026 年目标，请在1月31日（周六）前写好。…
        推送 刘建国> 1 写目标
        推送 孙国栋> 夜班装卸组还没有 2026 年目标，请在1月31日（周六）前写好。…
        孙国栋> 1
        机器人> 有哪些目标？一条一行，或用分号隔开…
        孙国栋> 取消
        不推送 王强
        不推送 周萍
        刘建国> 我还有啥没干
        机器人> · 储运业务组、化工工艺组、管理组、维修组还没有 2026 年目标
        机器人> …1 写目标…
        刘建国> 维修组目标 安全：全年无事故
        刘建国> 1
        刘建国> 储运组目标 安全：全年无事故
        刘建国> 1
        @ 2026-01-28 09:30
        推送 刘建国> 化工工艺组、管理组还没有 2026 年目标…
        刘建国> 工艺组目标 安全：全年无事故
        刘建国> 1
        刘建国> 管理组目标 安全：全年无事故
        刘建国> 1
        @ 2026-01-30 09:30
        不推送 刘建国
        推送 孙国栋> …夜班装卸组还没有 2026 年目标…
    """)
    assert "2026 年目标" not in january.say("刘建国", "我还有啥没干")


def test_an_outage_of_two_days_loses_no_reminder(january: Chat) -> None:
    january("""
        @ 2026-01-18 14:00
        @ 2026-01-19 08:00
        推送 刘建国> 储运业务组、化工工艺组、管理组、维修组还没有 2026 年目标…
        @ 2026-01-20 09:30
        不推送 刘建国
    """)


def test_a_reminder_that_waits_is_called_off_when_it_is_done(january: Chat) -> None:
    """Its day already had a notice, so that it waits for the next working day."""
    january("""
        @ 2026-01-16 08:30
        孙国栋> 下周三下午3点全支部学习 二楼会议室 内容两会精神
        孙国栋> 1
        推送 刘建国> 学习通知 S-0001…
        @ 2026-01-16 09:30
        不推送 刘建国
    """)
    for area in ("维修组", "储运组", "工艺组", "管理组"):
        january.say("刘建国", f"{area}目标 安全：全年无事故")
        january.say("刘建国", "1")
    january("""
        @ 2026-01-19 09:30
        不推送 刘建国
    """)


def test_the_last_reminder_does_not_wait_until_it_is_too_late(january: Chat) -> None:
    january("""
        @ 2026-01-28 09:30
        推送 刘建国> …还没有 2026 年目标…
        @ 2026-01-30 08:30
        孙国栋> 下周三下午3点全支部学习 二楼会议室 内容两会精神
        孙国栋> 1
        推送 刘建国> 学习通知 S-0001…
        @ 2026-01-30 09:30
        推送 刘建国> …还没有 2026 年目标…
    """)


def test_what_is_long_overdue_does_not_stand_before_the_rest(january: Chat) -> None:
    january("""
        @ 2026-01-30 09:30
        张伟> 更衣室的柜子锁坏了好几个
        张伟> 2
        孙国栋> 我还有啥没干
        机器人> · 夜班装卸组还没有 2026 年目标
        机器人> · 等答复的反映 1 件…
        @ 2026-02-03 09:30
        孙国栋> 我还有啥没干
        机器人> · 等答复的反映 1 件…
        机器人> · 夜班装卸组还没有 2026 年目标
    """)


@pytest.mark.parametrize("day", ["2026-02-02", "2026-03-13", "2026-01-20"])
def test_on_other_days_nobody_is_reminded(database_url: str, day: str) -> None:
    with chatting(database_url, datetime.fromisoformat(f"{day} 08:50+08:00")) as chat:
        chat(f"""
            @ {day} 10:00
            不推送 刘建国
            不推送 孙国栋
        """)


def test_whoever_wants_no_reminders_gets_none(january: Chat) -> None:
    january("""
        刘建国> 别提醒
        @ 2026-01-16 09:30
        不推送 刘建国
        推送 孙国栋> 夜班装卸组还没有 2026 年目标…
    """)
