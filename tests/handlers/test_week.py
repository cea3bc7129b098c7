"""周一的一屏: to each leader his own, counted on the locked screen, whole when he asks, in place of single reminders."""

from tests.chatting import Chat


def test_a_leader_has_his_week_on_one_screen(chat: Chat) -> None:
    chat.with_mondays()
    chat("""
        张伟> 本周
        机器人> 这是给责任党员、党小组长和支部的…
        王强> 本周
        机器人> 本周要看的（2 件），3月12日（周四）：
        机器人> · 谈心谈话：本季度还没聊到：马德福…
        吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
        吴小燕> 2
        孙国栋> 周一
        机器人> 本周要看的…
        机器人> · …反映…
        @ 2026-03-16 06:55
        不推送 王强
        @ 2026-03-16 09:50
        推送 王强> 本周要看的（2 件），3月16日（周一）：
        推送 王强> · 谈心谈话 2 件，最早3月31日（周二）
        推送 王强> 1 看是哪些
        不推送 张伟
    """)
    assert "马德福" not in chat.pushes("王强")[-1]
    chat("""
        王强> 1
        机器人> · 谈心谈话：本季度还没聊到：马德福…
        @ 2026-03-17 09:00
        @ 2026-03-18 09:00
    """)
    assert len([one for one in chat.pushes("王强") if one.startswith("本周要看的")]) == 1


def test_what_stands_in_it_is_not_reminded_of_singly(chat: Chat) -> None:
    chat.with_mondays()
    chat("""
        孙国栋> 孙丽受表扬了 该聊聊
        孙国栋> 1
        推送 王强> 有一位职工该谈谈，3月19日（周四）前。
        @ 2026-03-16 09:50
        推送 王强> · 谈心谈话 3 件，最早3月19日（周四）
        @ 2026-03-19 09:05
        不推送 王强
    """)
