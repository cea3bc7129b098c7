"""周一的一屏: to each leader his own, counted on the locked screen, whole when he asks, in place of single reminders."""

from tests.chatting import Chat


def test_a_leader_has_his_week_on_one_screen(chat: Chat) -> None:
    chat("""
        张伟> 本周
        机器人> 这是给责任党员、党小组长和支部的…
        王强> 本周
        机器人> 本周要看的（2 件），3月12日（周四）：
        机器人> · 谈心谈话：本季度还没聊到：马德福…
        吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
        吴小燕> 2
        刘建国> 下周五下午4点小组学习 一楼
        刘建国> 1
        @ 2026-03-16 07:30
        @ 2026-03-16 09:50
        推送 孙国栋> 本周要看的（…
        推送 孙国栋> · …反映… 1 件…
        推送 孙国栋> 1 看是哪些
    """)
    assert "食堂" not in "".join(chat.pushes("孙国栋")[-1:])
    chat("""
        孙国栋> 1
        机器人> 本周要看的…
        机器人> · …反映…
        推送 王强> 本周要看的…
        推送 王强> · 谈心谈话 2 件，最早3月31日（周二）
        不推送 张伟
        @ 2026-03-17 09:00
        @ 2026-03-18 09:00
    """)
    assert len([one for one in chat.pushes("王强") if one.startswith("本周要看的")]) == 1
