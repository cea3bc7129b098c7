"""What happens when the days for an answer run out: who is reminded, who above hears, what its raiser is told [T1]."""

from datetime import datetime

from storage.vocabulary import SHANGHAI
from tests.chatting import Chat

RAISED = """
    张伟>   更衣室的柜子锁坏了好几个
    张伟>   2
    推送 孙国栋> 有 1 条新反映 C-0001…
"""
WENT_UP = """
    @ 2026-03-16 09:00
    推送 孙国栋> C-0001（生活后勤）最晚 3月17日（周二）要给第一次答复…
    @ 2026-03-18 09:00
    推送 孙国栋> C-0001（生活后勤）最晚 3月17日（周二）该有第一次答复，还没有，已告诉物流党总支…
    推送 高明> C-0001（生活后勤）支部最晚 3月17日（周二）该答复，还没有…
    推送 张伟> 您反映的 C-0001 …已往上报给物流党总支…
"""


def test_the_owner_is_reminded_and_then_the_level_above_hears_once(chat: Chat) -> None:
    chat(
        RAISED
        + """
        张伟>   我的反映
        机器人> C-0001 …：等答复，最晚 3月17日（周二）有答复
        @ 2026-03-13 16:00
        不推送 孙国栋
        @ 2026-03-16 09:00
        推送 孙国栋> C-0001（生活后勤）最晚 3月17日（周二）要给第一次答复。先回一句哪天办也行。回复「C-0001」看内容。
        推送 孙国栋> 1 看内容
        @ 2026-03-17 16:00
        不推送 孙国栋
        不推送 高明
        @ 2026-03-18 09:00
        推送 孙国栋> C-0001（生活后勤）最晚 3月17日（周二）该有第一次答复，还没有，已告诉物流党总支。先回一句哪天办也行，这一天只提醒这一次。回复「C-0001」看内容。
        推送 高明> C-0001（生活后勤）支部最晚 3月17日（周二）该答复，还没有，现在报到您这里。可以催支部，也可以直接答复。回复「C-0001」看内容。
        推送 刘建国> 综合党小组有 1 条反映 C-0001（生活后勤），最晚 3月17日（周二）该答复，还没有。不用您答复，方便时请提醒支部。回复「C-0001」看内容。
        推送 张伟> 您反映的 C-0001 过了 3月17日（周二）还没有答复，已往上报给物流党总支，最晚 3月23日（周一）答复。您的姓名物流党总支看不到。有了答复就告诉您。
        不推送 周萍
        张伟>   我的反映
        机器人> C-0001 …，最晚 3月17日（周二）该有答复，还没有，已过 1 个工作日，已报物流党总支
    """
    )
    texts = [text for name in ("孙国栋", "高明", "刘建国") for text in chat.pushes(name)]
    assert not any("张伟" in text or "柜子" in text for text in texts)
    for day in (19, 20, 23, 24, 25, 26):
        chat(f"@ 2026-03-{day} 10:00\n不推送 孙国栋\n不推送 高明\n不推送 刘建国\n不推送 张伟")


def test_the_office_above_reads_it_without_the_name_and_answers_it(chat: Chat) -> None:
    chat(RAISED + WENT_UP)
    assert "张伟" not in chat.say("高明", "C-0001")
    chat("""
        高明>   待答复
        机器人> 等答复的反映 1 件，其中 1 件过了答复日：
        高明>   C-0001 这周五换好
        机器人> 答复 C-0001…承诺日期 3月20日（周五）…
        高明>   1
        推送 张伟> 您反映的 C-0001（生活后勤）有答复了：
        推送 张伟> 物流党总支承诺 3月20日（周五）落实…
        孙国栋> 待答复
        机器人> 现在没有等您答复的反映…
        @ 2026-03-19 10:00
        不推送 高明
        不推送 孙国栋
    """)


def test_who_wrote_his_name_is_told_that_it_is_read_above_too(chat: Chat) -> None:
    chat("""
        张伟>   更衣室的柜子锁坏了好几个
        张伟>   1
        @ 2026-03-18 09:00
        推送 张伟> …您是写名反映的，物流党总支也看得到您的姓名。…
    """)
    assert "张伟" in chat.say("高明", "C-0001")


def test_what_was_answered_is_not_reminded_of(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 下周五前修好
        孙国栋> 1
        @ 2026-03-16 10:00
        不推送 孙国栋
        @ 2026-03-18 10:00
        不推送 孙国栋
        不推送 高明
        @ 2026-03-27 10:00
        不推送 高明
    """
    )


def test_an_answer_without_a_day_leaves_the_decision_due(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 我问问后勤
        孙国栋> 1
        推送 张伟> …C-0001…有答复了：
        @ 2026-03-18 10:00
        不推送 高明
        @ 2026-03-25 09:00
        推送 孙国栋> C-0001（生活后勤）最晚 3月26日（周四）要给办法（哪天办好）或者办不了的原因。…
        @ 2026-03-27 09:00
        推送 高明> C-0001（生活后勤）支部最晚 3月26日（周四）该答复，还没有…
        推送 张伟> 您反映的 C-0001 过了 3月26日（周四）还没有答复，已往上报给物流党总支，最晚 4月13日（周一）答复…
    """
    )


def test_opened_again_it_has_ten_new_days(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 已经换好了
        孙国栋> 1
        推送 张伟> …C-0001…有答复了：
        @ 2026-03-16 10:00
        张伟>   没解决
        推送 孙国栋> C-0001 提出人说还没解决…
        张伟>   我的反映
        机器人> C-0001 …，最晚 3月30日（周一）有答复
        @ 2026-03-27 09:00
        推送 孙国栋> C-0001（生活后勤）最晚 3月30日（周一）要给办法…
        @ 2026-03-31 09:00
        推送 高明> C-0001（生活后勤）支部最晚 3月30日（周一）该答复，还没有…
    """
    )


def test_two_at_once_are_one_message(chat: Chat) -> None:
    chat(RAISED)
    chat("""
        王强>   更衣室的热水停了好几天
        王强>   2
        @ 2026-03-16 09:00
        推送 孙国栋> …攒了 2 件事…
        推送 孙国栋> · C-0001（生活后勤）最晚 3月17日（周二）…
        推送 孙国栋> · C-0002（生活后勤）最晚 3月17日（周二）…
        @ 2026-03-18 09:00
        孙国栋> 待答复
        机器人> 等答复的反映 2 件，其中 2 件过了答复日：
        机器人> C-0001（生活后勤，6 天，过期 1 个工作日）…
        孙国栋> 我还有啥没干
        机器人> · C-0001（生活后勤）最晚 3月17日（周二）该答复，还没有，已过 1 个工作日
        机器人> · C-0002（生活后勤）最晚 3月17日（周二）该答复，还没有，已过 1 个工作日
        机器人> · 等答复的反映 2 件，最久 6 天，其中 2 件过了答复日
    """)


def test_its_raiser_reads_that_who_was_brought_in_had_to_handle_it(chat: Chat) -> None:
    chat(RAISED + WENT_UP)
    chat("""
        高明>   C-0001
        张伟>   谁看过我
        机器人> …高明…因为要办这件事
    """)


def test_days_that_are_not_worked_do_not_count(chat: Chat) -> None:
    chat("""
        @ 2026-09-29 10:00
        张伟>   更衣室的柜子锁坏了好几个
        张伟>   2
        推送 孙国栋> 有 1 条新反映 C-0001…
        @ 2026-10-08 09:00
        推送 孙国栋> C-0001（生活后勤）最晚 10月9日（周五）…
        @ 2026-10-09 17:00
        不推送 高明
        @ 2026-10-10 09:00
        推送 高明> C-0001（生活后勤）支部最晚 10月9日（周五）该答复，还没有…
    """)


def test_raised_at_night_the_morning_counts(chat: Chat) -> None:
    chat("""
        @ 2026-03-13 05:00
        张伟>   更衣室的柜子锁坏了好几个
        张伟>   2
        张伟>   我的反映
        机器人> C-0001 …：等答复，最晚 3月17日（周二）有答复
        @ 2026-03-14 10:00
        张伟>   食堂排队太久
        张伟>   2
        张伟>   我的反映
        机器人> C-0002 …：等答复，最晚 3月18日（周三）有答复
    """)


def test_what_is_about_the_secretary_never_comes_back_to_the_branch(chat: Chat) -> None:
    chat("""
        张伟>   孙书记老是偏心 排班不公平
        张伟>   2
        推送 高明> 有 1 条新反映 C-0001…
        @ 2026-03-16 09:00
        推送 高明> C-0001（排班）最晚 3月17日（周二）要给第一次答复…
        @ 2026-03-18 09:00
        推送 高明> C-0001（排班）最晚 3月17日（周二）该有第一次答复，还没有。先回一句…
        不推送 孙国栋
        不推送 周萍
        不推送 刘建国
        不推送 张伟
    """)


def test_the_leader_a_complaint_is_about_hears_nothing(chat: Chat) -> None:
    for words in ("食堂饭太凉 刘建国也不管", "我们组长安排加班不给算加班费"):
        chat.say("张伟", words)
        chat.say("张伟", "2")
        chat.say("张伟", "1")
    chat("""
        @ 2026-03-18 09:00
        推送 高明> 有 2 件反映过了答复日还没有答复，现在报到您这里：C-0001（生活后勤）、C-0002（待遇）。…
    """)
    assert not any("C-0001" in text for text in chat.pushes("刘建国"))


def test_in_the_absence_of_the_owner_his_deputies_are_asked(chat: Chat) -> None:
    chat(
        RAISED
        + """
        周萍>   孙国栋从明天起不在，到下周五
        周萍>   1
        推送 孙国栋> 周萍在名单里记下：您从3月13日（周五）起不在…
        @ 2026-03-16 09:00
        推送 周萍> C-0001（生活后勤）最晚 3月17日（周二）要给第一次答复…
        不推送 何静
        不推送 孙国栋
    """
    )


def test_a_stop_of_any_length_is_made_good_once(chat: Chat) -> None:
    chat(RAISED)
    chat("""
        @ 2026-03-20 09:30
        推送 高明> C-0001（生活后勤）支部最晚 3月17日（周二）该答复，还没有…
        推送 孙国栋> C-0001（生活后勤）最晚 3月17日（周二）该有第一次答复，还没有…
        推送 张伟> 您反映的 C-0001 …已往上报给物流党总支，最晚 3月25日（周三）答复…
    """)
    again = datetime(2026, 3, 20, 9, 31, tzinfo=SHANGHAI)
    assert chat.parts.desk.tick("concerns.watch_clocks", again, again)  # as after a restart
    chat.deliver()
    chat("不推送 高明\n不推送 孙国栋\n不推送 张伟")
