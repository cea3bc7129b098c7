"""Whoever has something to do in a step is reminded in private, three times at most, and never in vain [M3]."""

from tests.chatting import Chat


def test_reminders_reach_only_those_who_have_not_done_their_part(chat: Chat) -> None:
    chat("""
        @ 2026-12-03 10:00
        王强>   自评 该做的做了 打85分
        王强>   1
        @ 2026-12-04 09:30
        推送 李红梅> 自查12月20日（周日）截止…
        推送 张伟> 责任区评价12月20日（周日）截止，您还没评…
        推送 刘建国> …党小组长考核12月20日（周日）截止…
        不推送 王强
        不推送 何静
        @ 2026-12-07 09:30
        不推送 李红梅
        @ 2026-12-17 09:30
        推送 李红梅> 自查12月20日（周日）截止…
        李红梅> 自评 有进步 打86分
        李红梅> 1
        @ 2026-12-18 09:30
        不推送 李红梅
        推送 陈志远> 自查12月20日（周日）截止…
        @ 2026-12-20 09:30
        不推送 陈志远
    """)


def test_after_an_outage_only_the_latest_is_sent(chat: Chat) -> None:
    """Nothing ran from Monday to Friday: of the two days of reminding that fell into it one is made up"""
    chat("""
        @ 2026-12-14 08:00
        @ 2026-12-18 15:00
    """)
    told = [one for one in chat.pushes("陈志远") if "自查" in one]
    assert len(told) == 1, told


def test_an_outage_of_two_days_loses_no_reminder(chat: Chat) -> None:
    chat("""
        @ 2026-12-03 15:00
        @ 2026-12-06 14:00
        @ 2026-12-07 08:00
        推送 陈志远> 自查12月20日（周日）截止…
    """)


def test_who_has_more_time_is_reminded_by_his_own_day_and_who_is_away_is_not(chat: Chat) -> None:
    chat("""
        @ 2026-12-02 10:00
        孙国栋> 王强自查延到12月30号 因为出差
        机器人> 王强的自查延到12月30日（周三）（其他人12月20日（周日）截止）。原因：出差。…
        孙国栋> 1
        推送 王强> 支部给您延了期：您的自查可以到12月30日（周三）。
        孙国栋> 李红梅从12月3号起不在，到12月10号
        孙国栋> 1
        @ 2026-12-04 09:30
        不推送 王强
        推送 李红梅> …您从12月3日（周四）起不在，到12月10日（周四）…
        不推送 李红梅
        推送 陈志远> 自查12月20日（周日）截止…
        @ 2026-12-16 09:30
        推送 王强> 自查12月30日（周三）截止…
        @ 2026-12-22 09:30
        陈志远> 自评 该做的做了 打85分
        机器人> 自查12月20日（周日）已经截止…支部可以给您延期。
        王强>   自评 该做的做了 打85分
        王强>   1
        机器人> 自查已交（第 1 稿）。12月30日（周三）前都可以改…
    """)
