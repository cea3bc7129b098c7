"""The life of a concern as its raiser and those who answer live it: read, decided, passed up, met with silence."""

from datetime import timedelta

import pytest

from tests.chatting import T1, Chat, userid_of

RAISED = """
    张伟> 更衣室的柜子锁坏了好几个
    张伟> 2
    机器人> 已记下 C-0001…
    推送 孙国栋> 有 1 条新反映 C-0001…
"""
PUT_OFF = (
    RAISED
    + """
    孙国栋> C-0001 办不了 公司政策明年才调 跟人家解释清楚
    机器人> 这件暂时办不了，打算哪天再看一次？…
    孙国栋> 下月1号
    孙国栋> 1
    推送 张伟> │ 办不了 公司政策明年才调
    推送 张伟> 支部说暂时办不了，4月1日（周三）再看。您 7 天内没有别的话，就先按这个答复结束，不算解决；以后随时可以说没解决。…
"""
)


def test_its_raiser_hears_once_and_not_at_once_that_it_was_read(chat: Chat) -> None:
    chat(
        RAISED
        + """
        周萍> C-0001
        机器人> C-0001（生活后勤）3月12日（周四）提出，已看到，等答复。
        不推送 张伟
        孙国栋> C-0001
        @ 2026-03-12 15:31
        推送 张伟> C-0001 支部已经看到了，3 个工作日内答复。查进度，回复「C-0001」。
        周萍> C-0001
        @ 2026-03-13 10:00
        不推送 张伟
        """
    )


def test_what_is_answered_within_the_hour_needs_no_receipt(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001
        孙国栋> 下周一换好
        孙国栋> 1
        推送 张伟> …有答复了：
        @ 2026-03-12 16:30
        不推送 张伟
        """
    )


def test_a_list_of_first_words_is_no_reading(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> 待答复
        张伟> C-0001
        机器人> C-0001（生活后勤）3月12日（周四）提出，等答复。
        """
    )


def test_the_story_has_every_step_with_its_day(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001
        孙国栋> 下周一换好
        孙国栋> 1
        @ 2026-03-17 09:00
        推送 张伟> C-0001 支部承诺 3月16日（周一）落实，改了吗？
        张伟> 没解决 只换了一个
        推送 孙国栋> C-0001 提出人说还没解决，承诺 3月16日（周一）未落实，请再看看…
        孙国栋> C-0001 3月20日全换好
        孙国栋> 1
        张伟> C-0001
        机器人> C-0001（生活后勤）3月12日（周四）提出，有答复了。
        机器人> │ 更衣室的柜子锁坏了好几个
        机器人> 3月12日（周四）支部看到了。
        机器人> 3月12日（周四）支部答复：下周一换好
        机器人> 3月17日（周二）问您改了没有。
        机器人> 3月17日（周二）您说没解决，重新打开。
        机器人> │ 只换了一个
        机器人> 3月17日（周二）支部答复（答应办）：
        机器人> │ 3月20日全换好
        机器人> 1 解决了  2 没解决
        张伟> 1
        张伟> C-0001
        机器人> …3月17日（周二）您说解决了。
        """
    )


def test_a_long_story_is_told_by_its_end(chat: Chat) -> None:
    chat(RAISED)
    for _ in range(5):
        chat.say("孙国栋", "C-0001 马上换")
        chat.say("孙国栋", "1")
        chat.say("张伟", "没解决 C-0001")
    answer = chat.say("张伟", "C-0001")
    assert "（更早的略）" in answer
    assert len(answer.splitlines()) <= 14


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("C-0001 办不了", "这件办不了，要告诉提出人为什么。"),
        ("C-0001 没办法", "这件办不了，要告诉提出人为什么。"),
        ("C-0001 转党总支", "这件要转物流党总支，要告诉提出人为什么。"),
        ("C-0001 同意", "打算怎么办、哪天前办好？"),
    ],
)
def test_a_decision_alone_is_asked_for_its_reason(chat: Chat, said: str, asked: str) -> None:
    chat(RAISED)
    assert chat.say("孙国栋", said).startswith(asked)
    assert "我没看到答复的话" in chat.say("孙国栋", "办不了")
    chat("不推送 张伟")


def test_a_reason_given_after_the_question_goes_along(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 办不了
        孙国栋> 没有备件
        机器人> 这件暂时办不了，打算哪天再看一次？…
        孙国栋> 不定
        机器人> 答复 C-0001（…）：办不了，没有备件；暂时办不了，没说哪天再看。
        孙国栋> 取消
        孙国栋> C-0001 同意
        孙国栋> 下周一
        机器人> 答复 C-0001（…）：同意；答应办，承诺日期 3月16日（周一）。
        """
    )


def test_a_reasoned_no_ends_in_silence_and_one_word_opens_it_again(chat: Chat) -> None:
    """V11"""
    chat(PUT_OFF)
    chat("""
        @ 2026-03-19 10:00
        不推送 张伟
        张伟> C-0001
        机器人> C-0001（生活后勤）3月12日（周四）提出，有答复了。
        @ 2026-03-20 09:30
        推送 张伟> C-0001 答复后 7 天没有听到您的话，先按答复结束了，不算解决。没解决，回一句「没解决 C-0001」，马上重新打开，不用再说一遍。
        推送 张伟> 1 没解决
        不推送 孙国栋
        张伟> 我的反映
        机器人> C-0001 …：答复后没听到您的话，先结束了；没解决，说「没解决 C-0001」
        张伟> 没解决
        机器人> 知道了，C-0001 重新打开…
        推送 孙国栋> C-0001 提出人说还没解决，请再看看…
    """)


def test_long_after_silence_its_number_opens_it_and_the_review_still_comes(chat: Chat) -> None:
    chat(PUT_OFF)
    chat("""
        @ 2026-03-20 09:30
        推送 张伟> C-0001 答复后 7 天没有听到您的话…
        @ 2026-04-01 10:00
        推送 孙国栋> …C-0001 当时暂时办不了，说好 4月1日（周三）再看…
        不推送 张伟
        @ 2026-04-02 10:00
        不推送 孙国栋
        张伟> 没解决
        机器人> 现在没有等您说结果的反映…
        张伟> 没解决 C-0001
        机器人> 知道了，C-0001 重新打开…
    """)


def test_silence_counts_from_the_day_the_answer_arrived(chat: Chat) -> None:
    chat(RAISED)
    for text in ("C-0001 办不了 公司政策明年才调", "不定", "1"):
        chat.portal.call(chat.phone.say, userid_of("孙国栋"), text)
    for days in range(1, 12):  # WeCom is away: nothing reaches anybody
        chat.clock.moment = T1 + timedelta(days=days)
        chat.portal.call(chat.parts.clock.check)
    chat("""
        张伟> 我的反映
        机器人> C-0001 …：有答复了…
        推送 张伟> …有答复了：
        @ 2026-03-30 10:00
        不推送 张伟
        @ 2026-03-31 09:30
        推送 张伟> C-0001 答复后 7 天没有听到您的话…
    """)


def test_reading_the_answer_counts_like_its_push(chat: Chat) -> None:
    chat(RAISED)
    for text in ("C-0001 办不了 公司政策明年才调", "不定", "1"):
        chat.portal.call(chat.phone.say, userid_of("孙国栋"), text)
    chat.portal.call(chat.phone.say, userid_of("张伟"), "C-0001")
    for days in range(1, 9):
        chat.clock.moment = T1 + timedelta(days=days)
        chat.portal.call(chat.parts.clock.check)
    assert "先结束了" in chat.say("张伟", "我的反映")


def test_a_promise_is_never_ended_before_it_was_asked_about(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 4月10日前换好
        孙国栋> 1
        推送 张伟> …有答复了：
        @ 2026-04-10 10:00
        不推送 张伟
        @ 2026-04-13 09:00
        推送 张伟> C-0001 支部承诺 4月10日（周五）落实，改了吗？
        @ 2026-04-20 08:00
        不推送 张伟
        @ 2026-04-21 09:30
        推送 张伟> C-0001 答复后 7 天没有听到您的话…
        """
    )


def test_what_is_passed_up_waits_for_those_above_who_learn_no_name(chat: Chat) -> None:
    chat(
        RAISED
        + """
        高明> C-0001
        机器人> 没有找到 C-0001…
        孙国栋> C-0001 转党总支 柜子要总支批钱
        机器人> 答复 C-0001（…）：转党总支 柜子要总支批钱；转物流党总支，没有写日期。
        机器人> 物流党总支会看到这件反映和之前的答复。
        孙国栋> 1
        机器人> 已答复 C-0001，会告诉提出人（夜里不打扰，早上再发）和物流党总支，别人不会收到。…
        推送 张伟> 支部已转物流党总支，由物流党总支接着答复，有了答复就告诉您。
        推送 高明> 支部转来 1 条反映 C-0001（生活后勤），等物流党总支答复。…
        孙国栋> 待答复
        机器人> 现在没有等您答复的反映…
        张伟> 我的反映
        机器人> C-0001 …：已转上级，等上级答复…
        高明> C-0001
        机器人> C-0001（生活后勤）3月12日（周四）提出，已转上级，等上级答复。
        机器人> 提出人：（保密，不显示姓名）
        高明> C-0001 3月25日前批下来
        高明> 1
        推送 张伟> 物流党总支承诺 3月25日（周三）落实。解决了没有，由您说：
        高明> 待答复
        机器人> 现在没有等您答复的反映…
        @ 2026-03-26 09:00
        推送 张伟> C-0001 物流党总支承诺 3月25日（周三）落实，改了吗？
        张伟> 没解决
        推送 高明> C-0001 提出人说还没解决，承诺 3月25日（周三）未落实…
        推送 孙国栋> C-0001 提出人说还没解决，承诺 3月25日（周三）未落实…
        """
    )


def test_above_the_company_nobody_is_brought_in(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 转公司后勤部研究 3月20日给答复
        机器人> 答复 C-0001（…）：…；已转上级，承诺日期 3月20日（周五）。
        孙国栋> 1
        不推送 高明
        """
    )


@pytest.mark.parametrize("said", ["全部办结", "把反映都关了吧", "批量结案", "C-0001 C-0002 办结"])
def test_nothing_is_ended_by_the_dozen(chat: Chat, said: str) -> None:
    chat(RAISED)
    assert chat.say("孙国栋", said).startswith("反映不能由我们办结，也不能一次结几件：")
    assert "等答复的反映 1 件" in chat.say("孙国栋", "待答复")


def test_an_end_by_number_is_its_raisers_too_and_only_one_at_a_time(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 办结
        机器人> C-0001 解决没解决，只有提出人能说，支部不能代办结…
        孙国栋> 下周一换好
        孙国栋> 1
        张伟> C-0001 C-0002 解决了
        机器人> 一件一件说，免得弄错：…
        """
    )


def test_an_answer_to_what_its_raiser_ended_goes_nowhere(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 下周一换好
        孙国栋> 1
        张伟> 解决了
        孙国栋> 答复 C-0001 已经换好了
        机器人> C-0001 已经由提出人办结，不用再答复了。
        """
    )


def test_nobody_answers_his_own(chat: Chat) -> None:
    chat("""
        孙国栋> 我要反映 办公室空调坏了
        孙国栋> 1
        机器人> 已记下 C-0001…
        孙国栋> 待答复
        机器人> 现在没有等您答复的反映…
        孙国栋> 答复 C-0001 下周一换
        机器人> C-0001 是您自己提的，不能自己答复，由别的支委或上级答复…
        周萍> C-0001 下周一换
        周萍> 1
        推送 孙国栋> 您反映的 C-0001…
    """)
