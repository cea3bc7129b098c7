"""A name that is kept is told to one more only by two, with a reason, and its raiser hears at once (domain.md §6.9)."""

import pytest

from tests.chatting import Chat

KEPT = """
    吴小燕> 食堂夜班饭老是凉的
    吴小燕> 2
    推送 孙国栋> 有 1 条新反映 C-0001…
"""
ASKED = (
    KEPT
    + """
    何静>   C-0001 需要知道是谁 因为要当面核对夜班名单
    机器人> 申请知道 C-0001 是谁提的，理由：
    机器人> │ 要当面核对夜班名单
    机器人> 要孙国栋也同意才行；同意后会马上把两位的姓名和这句理由告诉提出人，也记进「谁看过」。
    何静>   1
    机器人> C-0001 的申请已交给孙国栋，同意了我告诉您。
    推送 孙国栋> 何静申请知道 C-0001 是谁提的，要您同意才行。
    推送 孙国栋> 1 看理由
"""
)


def test_the_second_agrees_by_a_number_and_the_raiser_hears_at_once(chat: Chat) -> None:
    chat(
        ASKED
        + """
        何静>   C-0001
        机器人> 提出人：（保密，不显示姓名）
        孙国栋> 1
        机器人> 何静申请知道 C-0001 是谁提的，理由：
        机器人> │ 要当面核对夜班名单
        机器人> 1 同意，告诉对方  2 不同意
        孙国栋> 1
        机器人> 已告诉何静，也告诉了提出人…
        推送 吴小燕> C-0001 您选的是保密。现在何静申请、孙国栋同意，何静知道了是您提的。理由：
        推送 吴小燕> │ 要当面核对夜班名单
        推送 何静> 孙国栋同意了。回复「C-0001」看是谁提的…
        何静>   C-0001
        机器人> 提出人：吴小燕（保密…
        周萍>   C-0001
        机器人> 提出人：（保密，不显示姓名）
        吴小燕> 谁看过我
        机器人> …何静（支部）知道了 C-0001 是您提的…
    """
    )


def test_without_the_second_nobody_learns_it(chat: Chat) -> None:
    chat(
        ASKED
        + """
        何静>   同意告诉姓名 C-0001 何静
        机器人> C-0001 没有等您同意的申请。
        周萍>   同意告诉姓名 C-0001 何静
        机器人> C-0001 没有等您同意的申请。
        孙国栋> 1
        孙国栋> 2
        机器人> 好的，没有同意。何静不会知道 C-0001 是谁提的。
        推送 何静> 孙国栋没有同意…
        不推送 吴小燕
        何静>   C-0001
        机器人> 提出人：（保密，不显示姓名）
        孙国栋> 同意告诉姓名 C-0001 何静
        机器人> C-0001 没有等您同意的申请。
    """
    )


def test_one_no_is_to_one_who_asked_and_may_not_be_worn_down(chat: Chat) -> None:
    chat(
        ASKED
        + """
        何静>   C-0001 需要知道是谁 因为还要核对一遍
        机器人> C-0001 您已经申请过，在等孙国栋的回话…
        不推送 孙国栋
        周萍>   C-0001 需要知道是谁 因为要补发夜餐费
        周萍>   1
        推送 孙国栋> 周萍申请知道 C-0001 是谁提的…
        孙国栋> 不同意告诉姓名 C-0001 周萍
        机器人> 好的，没有同意。周萍不会知道…
        周萍>   C-0001 需要知道是谁 因为真的要补发夜餐费
        机器人> C-0001 的申请刚被拒绝，3月19日（周四）起才能再申请…
        不推送 孙国栋
        孙国栋> 同意告诉姓名 C-0001 何静
        机器人> 已告诉何静…
        周萍>   C-0001
        机器人> 提出人：（保密，不显示姓名）
        @ 2026-03-19 10:00
        周萍>   C-0001 需要知道是谁 因为真的要补发夜餐费
        周萍>   1
        机器人> C-0001 的申请已交给孙国栋…
    """
    )


def test_nobody_comes_to_a_name_by_noting_that_others_are_away(chat: Chat) -> None:
    chat(
        KEPT
        + """
        何静>   孙国栋今天不在
        何静>   1
        机器人> 已记下：孙国栋…
        何静>   周萍今天不在
        何静>   1
        机器人> 已记下：周萍…
        何静>   C-0001
        机器人> 提出人：（保密，不显示姓名）
        何静>   孙国栋回来了
        何静>   1
        何静>   周萍回来了
        何静>   1
        周萍>   孙国栋今天不在
        周萍>   1
        周萍>   C-0001
        机器人> 提出人：（保密，不显示姓名）
        何静>   C-0001 需要知道是谁 因为要当面核对夜班名单
        机器人> …要孙国栋也同意才行…
        不推送 吴小燕
    """
    )


def test_the_deputy_who_was_named_learns_it_while_he_stands_in_and_the_raiser_hears(
    chat: Chat,
) -> None:
    chat(
        KEPT
        + """
        孙国栋> 孙国栋今天不在
        孙国栋> 1
        周萍>   C-0001
        机器人> 提出人：吴小燕（保密…
        推送 吴小燕> C-0001 您选的是保密。支部记着孙国栋现在不在，按先前告诉您的由周萍代，周萍刚看到是您提的…
        周萍>   C-0001
        不推送 吴小燕
        何静>   C-0001
        机器人> 提出人：（保密，不显示姓名）
        吴小燕> 谁看过我
        机器人> …周萍（支部）知道了 C-0001 是您提的…
        @ 2026-03-13 10:00
        周萍>   C-0001
        机器人> 提出人：（保密，不显示姓名）
        孙国栋> C-0001
        机器人> 提出人：吴小燕（保密…
    """
    )


def test_what_waits_for_the_second_is_not_forgotten(chat: Chat) -> None:
    chat(
        ASKED
        + """
        孙国栋> 我还有啥没干
        机器人> …何静申请知道 C-0001 是谁提的，要您同意才行。
        孙国栋> 不同意告诉姓名 C-0001 何静
        机器人> 好的，没有同意…
        孙国栋> 我还有啥没干
        机器人> …等答复的反映 1 件…
    """
    )
    assert "申请知道" not in chat.answer
    assert "申请知道" not in chat.say("周萍", "我还有啥没干")


@pytest.mark.parametrize("said", ["同意", "何静的申请 同意", "看理由", "不同意"])
def test_one_word_is_enough_to_see_what_is_asked_and_only_then_it_is_decided(
    chat: Chat, said: str
) -> None:
    chat(
        ASKED
        + f"""
        孙国栋> {said}
        机器人> 何静申请知道 C-0001 是谁提的，理由：
        机器人> 1 同意，告诉对方  2 不同意
        不推送 吴小燕
        孙国栋> 1
        机器人> 已告诉何静…
        """
    )


def test_a_yes_with_a_number_may_be_an_answer_and_is_asked(chat: Chat) -> None:
    chat(
        ASKED
        + """
        孙国栋> 同意 C-0001
        机器人> 1 看告知姓名的申请  2 答复反映  3 都不是
        孙国栋> 1
        机器人> 何静申请知道 C-0001 是谁提的，理由：
        """
    )


@pytest.mark.parametrize(
    "said", ["我要知道 C-0001 是谁提的 得补发给她", "要知道 C-0001 是谁", "C-0001 到底是谁提的"]
)
def test_who_asks_for_a_name_never_answers_by_it(chat: Chat, said: str) -> None:
    chat(
        KEPT
        + f"""
        周萍>   {said}
        机器人> 为什么需要知道 C-0001 是谁提的？…
        周萍>   因为要补发给她夜餐费
        机器人> …要孙国栋也同意才行…
        周萍>   1
        机器人> C-0001 的申请已交给孙国栋…
        不推送 吴小燕
        """
    )


def test_a_reason_is_needed_and_who_knows_has_nothing_to_ask(chat: Chat) -> None:
    chat(
        KEPT
        + """
        何静>   C-0001 想知道是谁提的
        机器人> 为什么需要知道 C-0001 是谁提的？…
        何静>   看看
        机器人> 理由太短…
        何静>   因为要当面核对夜班名单
        机器人> │ 要当面核对夜班名单
        何静>   取消
        孙国栋> C-0001 需要知道是谁 因为要告诉后勤
        机器人> C-0001 是谁提的，您本来就看得到…要让别的支委知道，请对方自己来申请，您来同意。
        刘建国> C-0001 需要知道是谁 因为我是组长
        不推送 孙国栋
    """
    )


def test_every_reading_leaves_its_line(chat: Chat) -> None:
    chat(KEPT)
    for name in ("孙国栋", "周萍", "刘建国"):
        chat.say(name, "C-0001")
    answer = chat.say("吴小燕", "谁看过我")
    for name in ("孙国栋", "周萍", "刘建国"):
        assert name in answer
