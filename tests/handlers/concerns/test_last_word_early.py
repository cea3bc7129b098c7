"""解决没解决由您说了算: before there is an answer, and after he has said it is solved, too [T1]."""

from tests.chatting import Chat

RAISED = """
    张伟> 更衣室的柜子锁坏了好几个
    张伟> 1
    机器人> 已记下 C-0001…
"""


def test_what_is_solved_before_an_answer_is_ended_by_its_raiser(chat: Chat) -> None:
    chat(
        RAISED
        + """
        推送 孙国栋> 有 1 条新反映 C-0001…
        张伟> 解决了
        机器人> 还没有答复。已经解决、不用再办了的话，选是哪一件；还没解决，回复「取消」，接着等答复。
        机器人> 1 C-0001（生活后勤）更衣室的柜子锁…
        张伟> 1
        机器人> 好的，C-0001 办结了，谢谢您告诉我们。…
        推送 孙国栋> C-0001 提出人说解决了，已办结，不用您再办什么。
        孙国栋> 待答复
        机器人> 现在没有等您答复的反映。…
        @ 2026-03-16 09:00
        不推送 孙国栋
    """
    )


def test_by_its_number_it_is_ended_at_once(chat: Chat) -> None:
    chat(
        RAISED
        + """
        张伟> 解决了 C-0001
        机器人> 好的，C-0001 办结了…
    """
    )


def test_one_word_opens_again_what_he_has_just_ended(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 已经换好了
        孙国栋> 1
        张伟> 解决了
        机器人> 好的，C-0001 办结了…
        张伟> 没解决
        机器人> 知道了，C-0001 重新打开…
        张伟> 解决了
        机器人> 还没有答复。…
        张伟> 1
        机器人> 好的，C-0001 办结了…
    """
    )


def test_with_something_else_open_he_is_asked_which_one(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 已经换好了
        孙国栋> 1
        张伟> 解决了
        张伟> 班车老是晚点
        张伟> 1
        张伟> 没解决
        机器人> 您说的是哪一件？
        机器人> 1 C-0001（生活后勤）更衣室的柜子锁…
        机器人> 2 C-0002（生活后勤）班车老是晚点
        张伟> 1
        机器人> 知道了，C-0001 重新打开…
    """
    )


def test_a_bare_word_takes_back_the_newest(chat: Chat) -> None:
    chat(
        RAISED
        + """
        张伟> 撤回
        机器人> …C-0001 更衣室的柜子锁坏了…
        张伟> 1
        机器人> C-0001 撤回了…
    """
    )


def test_a_bare_word_after_a_talk_is_for_the_talk(chat: Chat) -> None:
    chat("""
        王强> 更衣室的柜子锁坏了好几个
        王强> 1
        机器人> 已记下 C-0001…
        @ 2026-03-12 15:00
        王强> 今天跟张伟聊了聊 想学数控
        王强> 1
        机器人> 已记下 T-0001…
        王强> 撤回
        机器人> …T-0001…
    """)


def test_of_an_answer_without_a_day_the_day_is_due(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 同意换 让后勤看看
        孙国栋> 1
        张伟> 我的反映
        机器人> …最晚 3月26日（周四）说哪天办好
    """
    )
