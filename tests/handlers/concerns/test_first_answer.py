"""One polite reminder when the working days for the first answer are over [T1]."""

from tests.chatting import Chat

RAISED = """
    张伟>   更衣室的柜子锁坏了好几个
    张伟>   2
    推送 孙国栋> 有 1 条新反映 C-0001…
"""


def test_whoever_was_told_is_reminded_once_on_the_next_morning(chat: Chat) -> None:
    chat(
        RAISED
        + """
        @ 2026-03-17 16:00
        不推送 孙国栋
        @ 2026-03-18 09:00
        推送 孙国栋> C-0001 已过 3 个工作日，还等着第一次答复。先回一句哪天办也行，只提醒这一次。回复「C-0001」看内容。
        推送 孙国栋> 1 看内容
        不推送 周萍
        不推送 张伟
    """
    )
    said = chat.pushes("孙国栋")[-1]
    assert "张伟" not in said
    assert "柜子" not in said
    for day in (19, 20, 23, 24, 25, 26):
        chat(f"@ 2026-03-{day} 10:00\n不推送 孙国栋")


def test_what_was_answered_is_not_reminded_of(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 下周五前修好
        孙国栋> 1
        @ 2026-03-18 10:00
        不推送 孙国栋
    """
    )


def test_two_at_once_are_one_message(chat: Chat) -> None:
    chat(RAISED)
    chat("""
        王强>   更衣室的灯坏了好几个
        王强>   2
        @ 2026-03-18 09:00
        推送 孙国栋> …攒了 2 件事…
        推送 孙国栋> · C-0001 已过 3 个工作日…
        推送 孙国栋> · C-0002 已过 3 个工作日…
    """)


def test_days_that_are_not_worked_do_not_count(chat: Chat) -> None:
    chat("""
        @ 2026-09-29 10:00
        张伟>   更衣室的柜子锁坏了好几个
        张伟>   2
        推送 孙国栋> 有 1 条新反映 C-0001…
        @ 2026-10-09 17:00
        不推送 孙国栋
        @ 2026-10-10 09:00
        推送 孙国栋> C-0001 已过 3 个工作日…
    """)


def test_the_one_it_is_about_is_not_reminded(chat: Chat) -> None:
    chat("""
        张伟>   孙书记老是偏心 排班不公平
        张伟>   2
        推送 高明> 有 1 条新反映 C-0001…
        @ 2026-03-18 09:00
        推送 高明> C-0001 已过 3 个工作日…
        不推送 孙国栋
        不推送 周萍
    """)


def test_mornings_missed_by_a_stop_are_made_good(chat: Chat) -> None:
    chat(RAISED)
    chat("""
        @ 2026-03-20 09:30
        推送 孙国栋> C-0001 已过 3 个工作日…
    """)
