"""What the branch notes of somebody in the roster stands among his records, and nobody else's (domain.md §6.4)."""

from tests.chatting import Chat


def test_everybody_sees_what_was_noted_of_his_place(chat: Chat) -> None:
    for said in ("张伟从下周一起调到储运组", "老马月底退休"):
        chat.say("孙国栋", said)
        chat.say("孙国栋", "1")
    chat("""
        张伟> 我的记录
        机器人> 记着您的有 1 条：变动 1。
        机器人> · 3月12日（周四）支部（孙国栋）记的变动：3月16日（周一）起到储运业务组
        机器人>   在册期间保留
        马德福> 我的记录
        机器人> · 3月12日（周四）支部（孙国栋）记的变动：3月31日（周二）起不在本单位（不记原因）
    """)
    assert "变动" not in chat.say("王强", "我的记录") + chat.say("孙国栋", "我的记录")


def test_an_absence_that_is_over_is_still_seen(chat: Chat) -> None:
    chat.say("孙国栋", "王强请假，到3月20号")
    chat.say("孙国栋", "1")
    chat("""
        @ 2026-04-01 09:00
        王强> 我的记录
        机器人> 记着您的有 1 条：不在 1。
        机器人> · 支部记了您3月12日（周四）起不在，到3月20日（周五）（不记原因）
    """)


def test_a_leader_sees_his_proposals(chat: Chat) -> None:
    chat.say("刘建国", "陈志远从下周一起接替王强负责维修组")
    chat.say("刘建国", "1")
    chat("""
        刘建国> 我的记录
        机器人> · P-0001 3月12日（周四）您对维修组责任区由谁负责的建议，等支部定
        孙国栋> 不同意 P-0001
        刘建国> 我的记录
        机器人> · P-0001 3月12日（周四）您对维修组责任区由谁负责的建议，没有采纳，或后来换了
    """)
    assert "P-0001" not in chat.say("孙国栋", "我的记录") + chat.say("王强", "我的记录")
