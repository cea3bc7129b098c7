"""Sessions that are moved or cancelled, and what people see of their own [M2]."""

from tests.chatting import T1, Chat
from tests.handlers.study.test_chat import ARRANGED

TOLD = ("王强", "李红梅", "陈志远")


def test_a_cancelled_session_is_told_and_reminds_nobody(chat: Chat) -> None:
    chat(ARRANGED)
    chat.new_pushes("王强")
    chat("""
        刘建国> 取消学习 S-0001
        机器人> 取消 S-0001：3月13日（周五）15:00，二楼会议室，内容：两会精神。确认后通知 3 人。
        刘建国> 1
        机器人> 已取消 S-0001。通知 3 人（不在班的到班时收到，来不及的提前发），提醒也撤了。…
        推送 王强> 学习取消 S-0001：3月13日（周五）15:00的学习不办了，不用去…
        不推送 刘建国
        王强> 请假
        机器人> 近期没有安排您参加的学习。
        @ 2026-03-13 14:30
        不推送 王强
        @ 2026-03-13 16:40
        刘建国> 都到了
        机器人> 最近三天没有您组织的学习要记到会…
    """)


def test_a_moved_session_is_told_and_reminded_of_at_its_new_time(chat: Chat) -> None:
    chat(ARRANGED)
    chat("李红梅> 明天学习我去不了 出车")
    for name in ("王强", "李红梅"):
        chat.new_pushes(name)
    chat("""
        刘建国> S-0001 改到周六上午9点
        机器人> 改期 S-0001：原定3月13日（周五）15:00，改到3月14日（周六）09:00，二楼会议室，内容：两会精神。确认后通知 3 人。
        刘建国> 1
        机器人> 已改期 S-0001：3月14日（周六）09:00…
        推送 王强> 学习改期 S-0001：原定3月13日（周五）15:00，改到3月14日（周六）09:00…去不了回复「请假」。
        推送 李红梅> 学习改期 S-0001…您请过假，现在能去就回复「又能去了」。
    """)
    chat("""
        @ 2026-03-13 14:30
        不推送 王强
        @ 2026-03-13 19:00
        推送 王强> 学习提醒 S-0001：明天有学习，3月14日（周六）09:00…
        不推送 李红梅
    """)


def test_a_new_hour_keeps_the_day_and_a_new_time_is_asked_for(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        刘建国> 学习改到下午4点
        机器人> 改期 S-0001：…改到3月13日（周五）16:00，二楼会议室，内容：两会精神。确认后通知 3 人。
        刘建国> 3
        刘建国> 学习改期
        机器人> 改到什么时候？…
        刘建国> 周六上午9点
        机器人> 改期 S-0001：…改到3月14日（周六）09:00…
        刘建国> 改到上午10点
        机器人> 改期 S-0001：…改到3月14日（周六）10:00…
    """)


def test_only_the_organiser_changes_a_session(chat: Chat) -> None:
    chat(ARRANGED)
    for name in ("王强", "孙国栋"):
        chat(f"{name}> 取消学习 S-0001\n机器人> 没有您组织的、还没开始的学习…")
    chat("何军> 取消学习 S-0001\n机器人> 安排学习由党小组长、支部或责任党员来办…")


def test_the_word_alone_opens_what_fits_the_role(chat: Chat) -> None:
    chat("""
        张伟> 学习
        机器人> 近期没有安排您参加的学习。有了会通知您。
        刘建国> 学习
        机器人> 近期没有安排您参加的学习。有了会通知您。
        机器人> 要安排，直接说…
        机器人> 1 安排学习
    """)
    chat(ARRANGED)
    chat("""
        李红梅> 我的学习
        机器人> 下次学习 S-0001：3月13日（周五）15:00，二楼会议室，内容：两会精神。
        机器人> 1 请假
        李红梅> 1
        机器人> 已请假 S-0001…
        李红梅> 下次学习什么时候
        机器人> 下次学习 S-0001：…您请了假。
        王强> 我还有啥没干
        机器人> · 学习 S-0001 3月13日（周五）15:00，二楼会议室
    """)


def test_numbers_under_a_notice_work_and_one_is_harmless(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        王强> 1
        机器人> S-0001：3月13日（周五）15:00，二楼会议室，内容：两会精神。
        机器人> 1 请假
        陈志远> 2
        机器人> 已请假 S-0001…
    """)


def test_nobody_sets_out_for_what_was_called_off_in_the_evening(chat: Chat) -> None:
    chat("""
        刘建国> 明天早上7点半小组学习 三楼
        刘建国> 1
        推送 王强> 学习通知 S-0001…
        @ 2026-03-12 18:00
        刘建国> 取消学习 S-0001
        刘建国> 1
        机器人> 已取消 S-0001。通知 3 人（不在班的到班时收到，来不及的提前发），提醒也撤了。…
        推送 王强> 学习取消 S-0001…
        不推送 孙国栋
    """)


def test_a_cancellation_that_is_in_time_at_work_waits_for_it(chat: Chat) -> None:
    chat(ARRANGED)
    chat("李红梅> 请假\n@ 2026-03-12 18:00")
    for name in ("王强", "李红梅"):
        chat.new_pushes(name)
    chat("""
        刘建国> 取消学习 S-0001
        刘建国> 1
        不推送 王强
        @ 2026-03-13 08:00
        推送 王强> 学习取消 S-0001…
    """)


def test_who_is_on_leave_is_not_disturbed_off_shift(chat: Chat) -> None:
    chat("""
        刘建国> 明天早上7点半小组学习 三楼
        刘建国> 1
        李红梅> 请假
        @ 2026-03-12 18:00
        推送 李红梅> 学习通知 S-0001…
        刘建国> 取消学习 S-0001
        刘建国> 1
        推送 王强> 学习取消 S-0001…
        不推送 李红梅
        @ 2026-03-13 08:00
        推送 李红梅> 学习取消 S-0001…
    """)


def test_a_session_moved_away_from_a_free_day_is_told_before_that_day(chat: Chat) -> None:
    chat("""
        刘建国> 周六上午9点小组学习 三楼
        刘建国> 1
        推送 王强> 学习通知 S-0001…
        @ 2026-03-13 19:30
        推送 王强> 学习提醒 S-0001…
        刘建国> S-0001 改到周一下午3点
        刘建国> 1
        推送 王强> 学习改期 S-0001：原定3月14日（周六）09:00，改到3月16日（周一）15:00…
    """)


def test_what_cannot_be_told_any_more_is_said_to_the_organiser(chat: Chat) -> None:
    chat("""
        刘建国> 明天早上6点半小组学习 三楼
        刘建国> 1
        推送 王强> 学习通知 S-0001…
        @ 2026-03-12 22:00
        刘建国> 取消学习 S-0001
        刘建国> 1
        机器人> 已取消 S-0001。开始前发不出通知了（夜里不打扰），请您直接告诉大家。…
        不推送 王强
    """)


def test_a_session_moved_back_and_forth_is_heard_of_each_time(chat: Chat) -> None:
    """The platform swallows what it showed within four hours: the same words end with the time (promise D5)."""
    chat(ARRANGED)
    for count, (before, after) in enumerate([(15, 16), (16, 15), (15, 16), (16, 15)], 1):
        chat.clock.moment = T1.replace(minute=30 + count)
        chat(f"刘建国> S-0001 改到明天{after}点\n刘建国> 1\n机器人> 已改期 S-0001…{after}:00…")
        for name in TOLD:
            notice, *moved = chat.pushes(name)
            assert (notice.startswith("学习通知"), len(moved)) == (True, count)
            assert f"原定3月13日（周五）{before}:00，改到3月13日（周五）{after}:00" in moved[-1]
            assert moved[-1].endswith(f"（14:{30 + count}:00）") is (count > 2)


def test_what_nobody_was_told_of_is_told_once_as_it_stands_and_cancelled_silently(
    chat: Chat,
) -> None:
    chat("""
        @ 2026-03-12 22:00
        刘建国> 后天下午3点小组学习 三楼
        刘建国> 1
        刘建国> S-0001 改到后天下午4点
        刘建国> 1
        刘建国> 地点改到二楼会议室
        刘建国> 1
        刘建国> 下周二下午3点小组学习 三楼
        刘建国> 1
        刘建国> 取消学习 S-0002
        机器人> …确认后通知 0 人。
        刘建国> 1
        机器人> 已取消 S-0002。还没有人收到过通知，都不发了，提醒也撤了。…
        @ 2026-03-13 08:00
    """)
    told = [one for one in chat.pushes("王强") if "学习" in one]
    assert [one.partition("。")[0] for one in told] == [
        "学习通知 S-0001：3月14日（周六）16:00，二楼会议室"
    ]


def test_change_after_change_is_told_once_and_a_cancellation_alone(chat: Chat) -> None:
    chat(ARRANGED)
    chat("@ 2026-03-12 22:00")
    chat.new_pushes("王强")
    chat("""
        刘建国> S-0001 改到后天下午4点
        刘建国> 1
        刘建国> S-0001 改到后天下午5点
        刘建国> 1
        @ 2026-03-13 08:00
        推送 王强> 学习有变 S-0001：3月14日（周六）17:00，二楼会议室，内容：两会精神。去不了回复「请假」。
        @ 2026-03-13 22:00
        刘建国> S-0001 改到下周一下午3点
        刘建国> 1
        刘建国> 取消学习 S-0001
        刘建国> 1
        @ 2026-03-14 08:00
        推送 王强> 学习取消 S-0001：原来通知的这次学习不办了，不用去。再办会另行通知。
    """)
    changes = [one for one in chat.pushes("王强") if "有变" in one or "改期" in one]
    assert len(changes) == 1
