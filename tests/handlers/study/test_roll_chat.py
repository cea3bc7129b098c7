"""Attendance in one sentence, make-ups in another (domain.md V14)."""

from tests.chatting import Chat
from tests.handlers.study.test_chat import ARRANGED

HELD = "@ 2026-03-13 16:40"


def test_v14_all_but_one_who_was_on_duty(chat: Chat) -> None:
    chat(ARRANGED)
    chat(HELD)
    chat.new_pushes("李红梅")
    chat.new_pushes("王强")
    chat("""
        刘建国> 今天学习除了李红梅都到了 她跟车去了 回头补
        机器人> 到会 S-0001 3月13日（周五）15:00：
        机器人> 到会 3 人：刘建国、王强、陈志远。
        机器人> 请假：李红梅（公务：跟车），补学留着。
        机器人> 1 确认  2 修改  3 取消
        刘建国> 1
        机器人> 已记下 S-0001：到会 3 人。还要补学：李红梅…
        推送 李红梅> 补学 S-0001：3月13日（周五）15:00，二楼会议室，内容：两会精神。这次您没赶上，补学给您留着，补完告诉刘建国一声就行。
        不推送 王强
        不推送 刘建国
        李红梅> 我还有啥没干
        机器人> · 要补学：S-0001…
        王强> S-0001
        机器人> S-0001（已办）：…
        机器人> 您到会了。
    """)
    assert "李红梅" not in chat.say("王强", "S-0001")
    chat("""
        李红梅> 补完了
        机器人> 补学由组织学习的人来记，补完跟他说一声就行。
        刘建国> 李红梅补过了
        机器人> 记下了：李红梅补过 S-0001。李红梅没有要补的了。
        刘建国> 李红梅补过了
        机器人> 没有查到要补的学习…
        李红梅> S-0001
        机器人> 您已经补过了。
    """)


def test_everybody_came(chat: Chat) -> None:
    chat(ARRANGED)
    chat(HELD)
    chat.new_pushes("王强")
    chat("""
        刘建国> 都到了
        机器人> 到会 4 人：刘建国、王强、李红梅、陈志远。
        刘建国> 郑凯也到了
        机器人> 到会 4 人：刘建国、王强、李红梅、陈志远。
        机器人> 郑凯不在这次学习的名单里，没有记。
        刘建国> 1
        机器人> 已记下 S-0001：到会 4 人。没有要补学的。
        不推送 王强
    """)


def test_leave_that_was_taken_stands_and_is_not_told_again(chat: Chat) -> None:
    chat(ARRANGED)
    chat("李红梅> 明天学习我去不了 孩子家长会")
    chat(HELD)
    chat.new_pushes("李红梅")
    chat("""
        刘建国> 今天学习全到了
        机器人> 到会 3 人：刘建国、王强、陈志远。
        机器人> 请假：李红梅，补学留着。
        刘建国> 李红梅也到了
        机器人> 到会 4 人…
        刘建国> 李红梅请假
        机器人> 请假：李红梅…
        刘建国> 1
        机器人> 已记下 S-0001：到会 3 人…
        不推送 李红梅
        刘建国> S-0001
        机器人> 请假：李红梅（家庭原因），补学留着。
    """)


def test_some_on_leave_some_absent_is_a_matter_of_organiser_and_person(chat: Chat) -> None:
    chat(ARRANGED)
    chat(HELD)
    chat.new_pushes("陈志远")
    chat("""
        刘建国> 下午的学习王强请假陈志远没来别的都在
        机器人> 到会 2 人：刘建国、李红梅。
        机器人> 请假：王强，补学留着。
        机器人> 没到：陈志远，补学留着。
        刘建国> 1
        推送 陈志远> 补学 S-0001…
        李红梅> S-0001
        机器人> 您到会了。
    """)
    assert "陈志远" not in chat.say("李红梅", "S-0001")
    assert "没到" not in "".join(chat.pushes("陈志远"))


def test_a_name_that_is_not_certain_is_asked(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        @ 2026-03-14 08:05
        刘建国> 昨天学习王强李红梅到了 志远出差回来补课
        机器人> 「志远」是哪位？
        机器人> 1 陈志远  2 都不是
        刘建国> 1
        机器人> 到会 3 人：刘建国、王强、李红梅。
        机器人> 请假：陈志远（公务：出差），补学留着。
    """)


def test_those_nobody_spoke_of_are_asked_about(chat: Chat) -> None:
    chat(ARRANGED)
    chat(HELD)
    chat("""
        刘建国> 今天学习王强到了
        机器人> 没提到的李红梅、陈志远呢？
        机器人> 1 都到了  2 没到
        刘建国> 2
        机器人> 到会 2 人：刘建国、王强。
        机器人> 没到：李红梅、陈志远，补学留着。
    """)


def test_what_was_written_down_can_be_put_right(chat: Chat) -> None:
    chat(ARRANGED)
    chat(HELD)
    chat("""
        刘建国> 今天学习除了王强都到了
        机器人> 没到：王强，补学留着。
        刘建国> 1
        刘建国> S-0001 王强也到了
        机器人> 到会 4 人：刘建国、王强、李红梅、陈志远。
        刘建国> 1
        机器人> 已记下 S-0001：到会 4 人。没有要补学的。
    """)


def test_attendance_is_reminded_of_among_the_things_to_do_and_opened_by_number(chat: Chat) -> None:
    chat(ARRANGED)
    chat(HELD)
    chat("""
        刘建国> 我还有啥没干
        机器人> · S-0001 3月13日（周五）15:00的学习还没记到会，说一句「都到了」或「除了谁都到了」。
        刘建国> 1
        机器人> 谁没到？…
        刘建国> 天气不错
        机器人> 没看懂谁到谁没到…
        刘建国> 都到了
        机器人> 到会 4 人…
    """)


def test_only_the_organiser_takes_the_roll_and_only_for_three_days(chat: Chat) -> None:
    chat("刘建国> 今天学习都到了\n机器人> 最近三天没有您组织的学习要记到会…")
    chat(ARRANGED)
    chat("""
        刘建国> 学习都到了
        机器人> 最近三天没有您组织的学习要记到会…
        @ 2026-03-13 16:40
        王强> 今天学习都到了
        机器人> 最近三天没有您组织的学习要记到会…
        张伟> 今天学习都到了
        机器人> 到会由组织学习的人来记…
        @ 2026-03-17 09:00
        刘建国> 学习都到了
        机器人> 最近三天没有您组织的学习要记到会…
    """)


def test_several_make_ups_are_asked_about(chat: Chat) -> None:
    chat(ARRANGED)
    chat("""
        刘建国> 明天上午9点小组学习 三楼
        刘建国> 1
        @ 2026-03-13 16:40
        刘建国> S-0001 除了王强都到了
        刘建国> 1
        刘建国> S-0002 除了王强都到了
        刘建国> 1
        机器人> 已记下 S-0002…
        刘建国> 王强补过了
        机器人> 王强补的是哪一次？
        刘建国> 3
        机器人> 记下了：王强补过 S-0002、S-0001。王强没有要补的了。
        王强> 我补过学习了
        机器人> 补学由组织学习的人来记，补完跟他说一声就行。
    """)


def test_given_names_alone_after_a_session(chat: Chat) -> None:
    assert "没看懂" in chat.say("刘建国", "志远和红梅没来")  # nothing to tell it of yet
    chat(ARRANGED)
    assert "到会" not in chat.say("刘建国", "志远和红梅没来")
    chat(HELD)
    chat("""
        刘建国> 志远和红梅没来
        机器人> …志远…
        刘建国> 1
        机器人> …红梅…
        刘建国> 1
        机器人> 到会 2 人：刘建国、王强。
        机器人> 没到：李红梅、陈志远…
    """)
