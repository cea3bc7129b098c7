"""Nothing is told too late, and what is promised about telling is what happens (clock jumps, quiet hours)."""

from tests.chatting import Chat
from tests.handlers.study.test_chat import ARRANGED


def test_nobody_is_asked_for_leave_once_a_session_has_begun(chat: Chat) -> None:
    chat(ARRANGED)
    chat.new_pushes("王强")
    chat("@ 2026-03-13 17:00")
    assert chat.new_pushes("王强") == []


def test_tomorrow_is_not_said_on_the_day_itself(chat: Chat) -> None:
    chat("""
        刘建国> 后天上午10点小组学习 三楼会议室
        刘建国> 1
        推送 王强> 学习通知 S-0001…
    """)
    chat("@ 2026-03-14 08:00")
    assert chat.new_pushes("王强") == []
    chat("""
        @ 2026-03-14 09:30
        推送 王强> 学习提醒 S-0001：快开始了，3月14日（周六）10:00，三楼会议室…
    """)


def test_every_reminder_stands_in_what_is_confirmed(chat: Chat) -> None:
    chat("""
        刘建国> 后天上午10点小组学习 三楼会议室
        机器人> …确认后通知，3月13日（周五）19:00、3月14日（周六）09:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）。
        刘建国> 3
        刘建国> 今天下午2点45小组学习 三楼会议室
        机器人> …确认后通知，时间太近，不再提醒。
        刘建国> 1
        机器人> 通知 3 人（不在班的到班时收到，来不及的提前发），时间太近，不再提醒。…
    """)


def test_at_night_it_says_when_people_will_hear(chat: Chat) -> None:
    chat("""
        @ 2026-03-12 22:00
        刘建国> 明天下午3点小组学习 三楼会议室
        机器人> …确认后，3月13日（周五）07:00起通知，3月13日（周五）14:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）。
        刘建国> 1
        机器人> 夜里不打扰，3月13日（周五）07:00起通知 3 人，3月13日（周五）14:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）。…
        不推送 王强
        刘建国> 明天早上6点半小组学习 三楼会议室
        机器人> …开始前发不出通知了（夜里不打扰），请您直接告诉大家。
        刘建国> 1
        机器人> …开始前发不出通知了（夜里不打扰），请您直接告诉大家。…
        @ 2026-03-13 08:00
        推送 王强> 学习通知 S-0001…
        不推送 王强
    """)


def test_the_organiser_is_told_that_a_full_week_takes_the_reminder(chat: Chat) -> None:
    chat("""
        @ 2026-03-16 08:10
        刘建国> 今天下午3点小组学习 一楼
        刘建国> 1
        推送 王强> 学习通知 S-0001…
        @ 2026-03-16 14:30
        推送 王强> 学习提醒 S-0001…
        @ 2026-03-17 08:10
        刘建国> 今天下午3点小组学习 二楼
        机器人> …14:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）。
        刘建国> 1
        推送 王强> 学习通知 S-0002…
        @ 2026-03-17 14:30
        不推送 王强
        @ 2026-03-18 08:10
        刘建国> 今天下午3点小组学习 三楼
        刘建国> 1
        机器人> …14:30再提醒（说过别提醒的、一周已收满 3 条推送的，不再提醒）。…
        推送 王强> 学习通知 S-0003…
    """)


def test_nobody_is_reminded_before_he_is_told(chat: Chat) -> None:
    chat("""
        @ 2026-03-13 18:00
        刘建国> 周一上午10点小组学习 二楼
        刘建国> 1
        不推送 王强
        @ 2026-03-15 19:00
        推送 王强> 学习通知 S-0001：3月16日（周一）10:00，二楼…
        推送 李红梅> 学习通知 S-0001…
        @ 2026-03-16 08:00
        不推送 王强
        @ 2026-03-16 09:30
        推送 王强> 学习提醒 S-0001：快开始了…
    """)
    assert len(chat.pushes("王强")) == 2


def test_a_notice_held_by_the_budget_takes_the_place_of_the_reminder(chat: Chat) -> None:
    chat("""
        刘建国> 今天下午4点小组学习 一楼
        刘建国> 1
        推送 王强> 学习通知 S-0001…
        刘建国> 明天下午3点小组学习 二楼 提前20小时提醒
        刘建国> 1
        不推送 王强
    """)
    chat("@ 2026-03-12 19:00")
    said = chat.new_pushes("王强")
    chat("@ 2026-03-13 08:00")
    said += chat.new_pushes("王强")
    firsts = [line.split("：")[0] for line in said if "S-0002" in line]
    assert firsts[0] in ("学习通知 S-0002", "· 学习通知 S-0002"), said
    assert len(firsts) == 1, said


def test_nobody_is_reminded_of_a_new_time_before_he_is_told_of_it(chat: Chat) -> None:
    chat("""
        刘建国> 下周二上午10点小组学习 二楼
        刘建国> 1
        推送 王强> 学习通知 S-0001…
        @ 2026-03-13 18:00
        刘建国> S-0001 改到周一上午11点
        刘建国> 1
        不推送 王强
        @ 2026-03-15 19:00
        推送 王强> 学习改期 S-0001：原定3月17日（周二）10:00，改到3月16日（周一）11:00…
        @ 2026-03-16 08:00
        不推送 王强
    """)
