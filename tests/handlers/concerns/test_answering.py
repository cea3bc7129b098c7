"""Half a sentence of the branch becomes the answer to the right concern (V10, V11 of domain.md §4.2)."""

import pytest

from tests.chatting import Chat

RAISED = """
    吴小燕> 食堂夜班饭老是凉的 反映好几回了没人管
    吴小燕> 2
    机器人> 已记下 C-0001…
    推送 孙国栋> 有 1 条新反映 C-0001（生活后勤），等您答复…
"""


def test_half_a_sentence_is_matched_shown_and_answered(chat: Chat) -> None:
    """V10"""
    chat(
        RAISED
        + """
        孙国栋> 食堂那个事 跟后勤说了 下周一开始夜班饭改保温箱送 回复他们
        机器人> 答复 C-0001（食堂夜班饭…）：…下周一开始夜班饭改保温箱送；答应办，承诺日期 3月16日（周一）。
        机器人> 1 确认  2 修改  3 取消
        不推送 吴小燕
        孙国栋> 1
        机器人> 已答复 C-0001，会告诉提出人（夜里不打扰，早上再发），别人不会收到。3月17日（周二）起，等提出人上班时问改了没有。
        推送 吴小燕> 您反映的 C-0001（生活后勤）有答复了：
        推送 吴小燕> │ …下周一开始夜班饭改保温箱送
        推送 吴小燕> 支部承诺 3月16日（周一）落实。解决了没有，由您说：
        推送 吴小燕> 1 解决了  2 没解决
        不推送 李红梅
        不推送 周萍
        """
    )


def test_two_that_fit_are_asked(chat: Chat) -> None:
    chat("""
        吴小燕> 食堂夜班饭老是凉的
        吴小燕> 1
        何军>   食堂排队太久了
        何军>   1
        孙国栋> 食堂那个事 跟后勤说了 下周一改 回复他们
        机器人> 您是答复哪一件？
        机器人> 1 C-0001（生活后勤）食堂夜班饭…
        机器人> 2 C-0002（生活后勤）食堂排队太久了
        孙国栋> 2
        机器人> 答复 C-0002（食堂排队太久了）…承诺日期 3月16日（周一）。
        孙国栋> 1
        推送 何军> 您反映的 C-0002…
        不推送 吴小燕
    """)


def test_what_fits_none_is_said_and_the_open_ones_are_listed(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> 车床的事已经安排好了 回复他们
        机器人> 没看出是答复哪一件，这句还没有发出去。等答复的有：
        机器人> 1 C-0001（生活后勤）食堂夜班饭…
        孙国栋> 取消
        不推送 吴小燕
        """
    )


def test_what_cannot_be_done_gets_a_reason_and_a_day_to_look_again(chat: Chat) -> None:
    """V11, with another number"""
    chat(
        RAISED
        + """
        孙国栋> C-0001 办不了 公司政策明年才调 跟人家解释清楚
        机器人> 这件暂时办不了，打算哪天再看一次？…
        孙国栋> 下月1号
        机器人> 答复 C-0001（…）：办不了 公司政策明年才调；暂时办不了，4月1日（周三）再看。
        孙国栋> 1
        推送 吴小燕> │ 办不了 公司政策明年才调
        推送 吴小燕> 支部说暂时办不了，4月1日（周三）再看。…
        @ 2026-03-31 10:00
        不推送 孙国栋
        @ 2026-04-01 10:00
        推送 孙国栋> …C-0001 当时暂时办不了，说好 4月1日（周三）再看…
        不推送 吴小燕
        """
    )


def test_the_day_is_corrected_before_it_goes(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 换保温箱
        机器人> …没有写日期。
        孙国栋> 3月18日
        机器人> …换保温箱；答应办，承诺日期 3月18日（周三）。
        孙国栋> 2
        机器人> 哪儿要改？…
        孙国栋> 改成：换电热保温箱
        机器人> …换电热保温箱；…
        """
    )


def test_a_number_in_a_list_of_choices_needs_no_words(chat: Chat) -> None:
    chat(RAISED)
    assert "等答复的反映 1 件" in chat.say("孙国栋", "我还有啥没干")
    chat("""
        孙国栋> 1
        机器人> 等答复的反映 1 件：
        机器人> C-0001（生活后勤，今天）食堂夜班饭…
    """)


def test_of_two_answers_at_once_the_second_is_not_sent(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 3月18日换保温箱
        周萍>   C-0001 3月20日换
        周萍>   1
        机器人> 已答复 C-0001…
        孙国栋> 1
        机器人> C-0001 刚有别的支委答复过了，您这条没有发出。…
        推送 吴小燕> …C-0001…有答复了：
        推送 吴小燕> …3月20日（周五）落实…
        孙国栋> 答复 C-0001 3月18日换保温箱
        机器人> 答复 C-0001（…）：…
        机器人> C-0001 3月12日（周四）14:30 已经答复过；确认后，提出人会再收到这一次的。
        机器人> 1 确认  2 修改  3 取消
        """
    )


def test_an_answer_to_a_hazard_goes_at_any_hour(chat: Chat) -> None:
    chat("""
        @ 2026-03-14 23:00
        王强> 三号平台护栏松了 有危险
        王强> 1
        孙国栋> C-0001 已派人去 先别上平台
        孙国栋> 1
        推送 王强> …C-0001…有答复了：
    """)


def test_when_its_raiser_is_asked_is_said_alike_of_every_shift(chat: Chat) -> None:
    said = []
    for number, raiser in ((1, "张伟"), (2, "吴小燕")):  # by day, and on nights in that week
        chat(f"""
            {raiser}> 更衣室的柜子锁坏了好几个
            {raiser}> 2
            孙国栋> C-000{number} 下周一修好
            孙国栋> 1
            机器人> …3月17日（周二）起，等提出人上班时问改了没有。…
        """)
        said.append(chat.answer.replace(f"C-000{number}", "C-N"))
        for name in ("张伟", "吴小燕"):
            chat.new_pushes(name)
    assert said[0] == said[1]
    chat("""
        @ 2026-03-17 09:00
        推送 张伟> C-0001 支部承诺 3月16日（周一）落实，改了吗？
        不推送 吴小燕
        @ 2026-03-17 16:00
        推送 吴小燕> C-0002 支部承诺 3月16日（周一）落实，改了吗？
    """)


@pytest.mark.parametrize("refused", ["装不了 没钱", "搞不定 太贵了", "修不好了 要等明年"])
def test_a_refusal_is_no_promise(chat: Chat, refused: str) -> None:
    chat(RAISED)
    assert "答应办" not in chat.say("孙国栋", f"C-0001 {refused}")
    chat("""
        孙国栋> 不定
        机器人> 答复 C-0001（食堂夜班饭…）：…；暂时办不了，没说哪天再看。
    """)
