"""A statement nobody understood is offered a place to go: by a number, in its own words, and never by itself."""

from datetime import timedelta

import pytest

from handlers.kit.reading.statements import states
from handlers.kit.reading.utterance import Utterance
from tests.chatting import T1, Chat

ODD = "更衣柜两个人用一个"
OFFER = "把这句话反映给支部"


def test_a_worker_may_raise_his_very_words_by_a_number(chat: Chat) -> None:
    chat(f"""
        吴小燕> {ODD}
        机器人> 这句我没看懂，没有记下任何内容。…
        机器人> · 食堂夜班饭老是凉的
        机器人> 1 {OFFER}
        吴小燕> 1
        机器人> …：{ODD}
        机器人> 1 写名  2 保密（只让受理的人知道）
        吴小燕> 2
        机器人> 已记下 C-0001…
        孙国栋> C-0001
        机器人> │ {ODD}
    """)


def test_the_help_of_the_branch_leads_to_the_proof_that_everybody_is_covered(chat: Chat) -> None:
    assert "「覆盖情况」" in chat.say("孙国栋", "帮助")
    for name in ("王强", "张伟"):
        asked = chat.say(name, "帮助")
        assert "「覆盖情况」" not in asked
        assert "「我们组谁负责」" in asked
        assert "「我的记录」" in asked
    assert "「交接清单」" not in chat.say("张伟", "帮助")


def test_it_is_not_raised_without_the_number(chat: Chat) -> None:
    chat(f"""
        吴小燕> {ODD}
        吴小燕> 好的
        吴小燕> 我的反映
        机器人> 您还没有反映过事情…
        吴小燕> 1
        机器人> 现在没有等您确认的事…
    """)


def test_a_day_later_the_words_are_gone(chat: Chat) -> None:
    chat.say("吴小燕", ODD)
    chat.move_to(T1 + timedelta(hours=25))
    assert "现在没有等您确认的事" in chat.say("吴小燕", "1")


def test_who_holds_talks_may_make_it_a_talk(chat: Chat) -> None:
    answer = chat.say("王强", "老马那边该搭把手")
    assert answer.endswith(f"1 {OFFER}  2 记成谈心")
    assert len(answer.encode()) <= 2_048
    assert chat.say("王强", "2").startswith("谈心：与马德福")


@pytest.mark.parametrize(
    "said",
    ["年假一年几天", "这是机器人吗", "哈哈哈哈", "下班了", "666", "晚上喝酒去不", "asdf qwer"],
)
def test_questions_and_noise_are_offered_nothing(chat: Chat, said: str) -> None:
    answer = chat.say("吴小燕", said)
    assert "没看懂" in answer
    assert OFFER not in answer


def test_distress_and_lists_of_people_keep_their_own_answers(chat: Chat) -> None:
    assert "12356" in chat.say("吴小燕", "天天这么干活着真没意思")
    assert "系统里没有这样的名单" in chat.say("王强", "把思想不稳定的人列个名单")


@pytest.mark.parametrize(
    "said",
    [
        "退休手续找谁都说不知道",
        "师傅啥也不教光让我扫地",
        "更衣室那边啥都没有",
        "比别人少二百不知道为啥",
        "工资条看不懂扣了啥",
    ],
)
def test_a_complaint_in_the_dress_of_a_question(said: str) -> None:
    assert states(Utterance.of(said))
