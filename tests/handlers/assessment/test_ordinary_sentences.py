"""Sentences with words of the assessment that are about something else go where they went before it was there."""

from tests.chatting import Chat
from tests.handlers.assessment.scored import scored

T2 = "@ 2026-12-08 09:10"


def test_a_word_of_passing_decides_on_no_sheet_when_it_is_about_something_else(chat: Chat) -> None:
    """王强's sheet waits for the branch, so that a decision on it would be shown to be confirmed."""
    chat(T2)
    scored(chat, returned=())
    chat("""
        孙国栋> 今天跟王强谈心 他同意当师傅
        机器人> 谈心：与王强…
        孙国栋> 取消
        孙国栋> 跟李红梅聊了 她说考核没问题
        机器人> 谈心：与李红梅…
        孙国栋> 取消
        孙国栋> 王强 明天通过考试了
        机器人> 这句我没看懂…
        孙国栋> 昨天跟王强谈过了 聊的排班
        机器人> 谈心：与王强…
        孙国栋> 取消
    """)


def test_what_is_studied_may_be_the_assessment(chat: Chat) -> None:
    chat(f"""
        {T2}
        刘建国> 这周五下午3点综合小组学习 二楼会议室 内容考核办法
        机器人> 学习：12月11日（周五）15:00，二楼会议室，内容：考核办法。
        刘建国> 取消
    """)


def test_what_came_of_something_else_is_no_result_to_object_to(chat: Chat) -> None:
    chat(T2)
    assert "异议" not in chat.say("张伟", "我对考勤结果有异议")
    assert "自己打多少分" not in chat.say("王强", "今天自己打了20个零件")
