"""Whether a talk was held, asked only when the host wishes it; and names that are not kept."""

import pytest
from sqlmodel import select

from storage.tables import Talk, TalkPerson
from storage.unit_of_work import UnitOfWork
from tests.chatting import Chat


def test_nobody_is_asked_unless_the_host_wishes_it(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了聊夜班排班
        王强>   1
        机器人> 已记下 T-0001…
        不推送 张伟
    """)


def test_asked_once_and_the_answer_is_his_alone(chat: Chat) -> None:
    chat(
        """
        王强>   昨天跟张伟聊了聊夜班排班 让他确认一下
        机器人> 谈心：与张伟，3月11日（周三），话题：排班。
        机器人> 记下后会问张伟一句是不是聊过；只问一次，回不回都行，回了什么您看不到。
        王强>   1
        机器人> 已记下 T-0001…
        推送 张伟> 王强记下了3月11日（周三）和您聊过一次（T-0001），请您看看对不对。
        推送 张伟> 只问这一次，不回也没关系；回了什么，别人看不到。
        推送 张伟> 1 确实聊过  2 没聊过  3 不想被记名字
        张伟>   1
        机器人> 好的，谢谢。这一下只有您自己在「我的记录」里看得到，不计入任何人的次数。
        张伟>   我的记录
        机器人> …您点过「确实聊过」…
        不推送 王强
        @ 2026-03-13 10:00
        不推送 张伟
    """.replace("记后会", "记下后会")
    )
    for name in ("王强", "孙国栋", "刘建国"):
        for question in ("T-0001", "我的记录", "我这季度谈了几次"):
            assert "确实" not in chat.say(name, question)


@pytest.mark.parametrize("answer", ["2", "3"])
def test_who_denies_it_or_wants_no_name_has_none(chat: Chat, answer: str) -> None:
    chat.say("王强", "昨天跟张伟聊了聊夜班排班 让他确认一下")
    chat.say("王强", "1")
    chat.new_pushes("王强")
    chat(f"""
        张伟>   {answer}
        机器人> 好的，T-0001 里您的名字和那句话已经去掉，没有告诉别人。
        机器人> 1 以后都别记我名字
        不推送 王强
        王强>   T-0001
        机器人> T-0001：王强与一位职工（不记名），3月11日（周三），话题：排班。
        张伟>   1
        机器人> 好的，从现在起别人记谈心、责任党员替大家反映都不写您的名字…
    """)
    assert "T-0001" not in chat.say("张伟", "我的记录")


def test_silence_changes_nothing(chat: Chat) -> None:
    chat.say("王强", "昨天跟张伟聊了聊夜班排班 让他确认一下")
    chat.say("王强", "1")
    before = chat.say("王强", "T-0001")
    chat("""
        @ 2026-03-25 10:00
        不推送 王强
    """)
    assert chat.say("王强", "T-0001").splitlines()[:2] == before.splitlines()[:2]
    assert "张伟" not in chat.say("王强", "我这季度谈了几次").split("还没聊到", 1)[1]


def test_it_may_be_wished_or_not_while_the_talk_waits_for_its_confirmation(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了聊夜班排班
        王强>   让他确认一下
        机器人> 记下后会问张伟一句是不是聊过…
        王强>   不用他确认了
        王强>   1
        机器人> 已记下 T-0001…
        不推送 张伟
    """)


def test_what_was_withdrawn_is_not_asked_about(chat: Chat) -> None:
    chat("""
        @ 2026-03-12 18:30
        王强>   今天跟张伟聊了聊夜班排班 让他确认一下
        王强>   1
        王强>   撤回 T-0001
        机器人> T-0001 已撤回…
        @ 2026-03-13 10:00
        不推送 张伟
    """)


def test_other_things_to_confirm_ask_nobody(chat: Chat) -> None:
    assert "会问" not in chat.say("王强", "昨天跟张伟聊了 让他确认一下工资条")


def test_who_wants_no_name_is_in_no_talk_and_the_host_cannot_tell_who_of_several(
    unit: UnitOfWork, chat: Chat
) -> None:
    chat("""
        张伟>   我不想让你们记名字
        王强>   昨天跟张伟、周涛聊了聊夜班排班
        王强>   1
        机器人> 已记下 T-0001：3月11日（周三）与职工 2 位（不记名）的谈心。本季度您的责任区第 1 次。
        机器人> 按不具名记。
        王强>   T-0001
        机器人> T-0001：王强与职工 2 位（不记名），3月11日（周三），话题：排班。
        王强>   今天跟张伟聊了聊 让他确认一下
        王强>   1
        机器人> 已记下 T-0002：3月12日（周四）与一位职工（不记名）的谈心。…
        机器人> 按不具名记。
        不推送 张伟
    """)
    with unit:
        assert unit.session.exec(select(TalkPerson)).all() == []
        assert [one.headcount for one in unit.session.exec(select(Talk).order_by("number"))] == [
            2,
            1,
        ]
