"""Talks that are recorded: who may, who reads them, and how they are taken back."""

import pytest

from tests.chatting import Chat


def test_only_for_those_whose_business_it_is(chat: Chat) -> None:
    chat("""
        张伟>   谈心
        机器人> 这件事由责任党员来记…
        陌生人> 谈心
        机器人> 您还不在名单内…
        王强>   跟何军聊了聊 他家里困难
        机器人> 何军在储运业务组，由李红梅负责谈心，有情况请当面告诉李红梅。这次没有记下任何内容。
        王强>   跟何军聊了聊 不记名
        机器人> 何军在储运业务组…
        王强>   跟刘建国谈了谈
        机器人> 刘建国不在您的责任区…没有记下任何内容。
        王强>   跟王强聊了聊
        机器人> 自己和自己就不用记啦。这次没有记下任何内容。
        王强>   明天跟张伟谈话
        机器人> 还没谈的先不记…
        王强>   跟郑凯聊了聊写思想汇报的事
        机器人> 谈心：与郑凯，3月12日（周四），话题：入党。
        刘建国> 跟陈志远谈了谈学习的事
        机器人> 谈心：与陈志远，3月12日（周四）…
        刘建国> 取消
        刘建国> 跟黄磊谈了谈
        机器人> 黄磊在化工工艺组，由陈志远负责谈心…
        孙国栋> 跟黄磊谈了谈
        机器人> 谈心：与黄磊，3月12日（周四）。
    """)


def test_the_talk_is_read_by_its_two_people_alone(chat: Chat) -> None:
    chat("""
        李红梅> 跟何军和吴小燕聊了排班
        李红梅> 1
        李红梅> T-0001
        机器人> T-0001：李红梅与何军、吴小燕，3月12日（周四），话题：排班。
        吴小燕> 查看 t1
        机器人> T-0001：李红梅与您等 2 人，3月12日（周四），话题：排班。
    """)
    unseen = chat.say("张伟", "T-0001")
    assert "没有找到这条记录" in unseen
    for who, what in (
        ("刘建国", "查看 T-0001"),
        ("张伟", "T-0231"),
        ("王强", "查看 1"),
        ("王强", "查看 ../../"),
    ):
        assert chat.say(who, what) == unseen


def test_taken_back_by_its_host_within_a_day_and_by_nobody_else(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了
        王强>   1
        机器人> 已记下 T-0001…
    """)
    refused = chat.say("张伟", "撤回 T-0001")
    assert "没有能撤回的这条谈心" in refused
    assert chat.say("王强", "撤回 T-0231") == refused
    chat("""
        王强>   撤回
        机器人> 撤回哪一条？
        机器人> 1 T-0001 张伟  2 不用
        王强>   1
        机器人> T-0001 已撤回，内容已删除…
    """)
    assert chat.say("王强", "撤回 T-0001") == refused
    assert "没有找到" in chat.say("张伟", "T-0001")
    chat("""
        王强>   昨天跟张伟聊了
        王强>   1
        机器人> 已记下 T-0002：…第 1 次。
        @ 2026-03-13 14:31
    """)
    assert chat.say("王强", "撤回 T-0002") == refused


def test_said_twice_it_is_recorded_twice_only_knowingly(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了
        王强>   1
        王强>   昨天跟张伟聊了
        机器人> 3月11日（周三）已记过 T-0001，还要再记一次吗？
        王强>   3
        机器人> 好的，这件没有记下。
    """)
    assert "已记过" not in chat.say("王强", "昨天跟周涛聊了")


def test_nearly_the_same_words_are_asked_about_and_may_be_kept(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了 夜班排班太密想调一下
        王强>   1
        机器人> 已记下 T-0001…
        王强>   今天跟周涛聊了 夜班排班太密了想调一下
        机器人> 记作：夜班排班太密了想调一下。
        机器人> 和 T-0001 的内容几乎一样。照记回复 1，想换个说法回复 2。
        机器人> 1 确认  2 修改  3 取消
        王强>   2
        机器人> 哪里不对？…
        王强>   内容是一周连上四个夜班吃不消
        机器人> 记作：一周连上四个夜班吃不消。
        机器人> 1 确认  2 修改  3 取消
        王强>   内容是夜班排班太密了想调一下
        机器人> 和 T-0001 的内容几乎一样。…
        王强>   1
        机器人> 已记下 T-0002：3月12日（周四）与周涛的谈心…
    """)


@pytest.mark.parametrize(
    ("host", "text"),
    [
        (
            "李红梅",
            "今天跟何军聊了 夜班排班太密想调一下",
        ),  # somebody else's words are nobody's to compare
        ("王强", "今天跟周涛聊了 食堂的夜班饭老是凉的"),
        ("王强", "今天跟周涛聊了 他妈住院了"),  # what we write for it is always the same
    ],
)
def test_other_words_are_not_asked_about(chat: Chat, host: str, text: str) -> None:
    for told in ("昨天跟张伟聊了 夜班排班太密想调一下", "昨天跟孙丽聊了 她妈住院了"):
        chat.say("王强", told)
        assert "已记下" in chat.say("王强", "1")
    assert "几乎一样" not in chat.say(host, text)


def test_the_digest_tells_only_the_member_whom_he_has_not_reached(chat: Chat) -> None:
    chat("""
        王强>   2月11号老马 2月25号孙丽 都是日常聊
        王强>   1
        王强>   我还有啥没干
        机器人> · 本季度还没聊到：张伟、周涛（2 人）
        王强>   2
        机器人> 是和谁谈的？…
    """)
    assert "还没聊到" not in chat.say("何静", "我还有啥没干")
    assert "张伟" not in chat.say("刘建国", "我还有啥没干")


def test_what_is_typed_to_break_it_stays_words(chat: Chat) -> None:
    for words in (
        "'; DROP TABLE talk;--",
        "{{7*7}} ${jndi:ldap://x} %s%n",
        "<script>alert(1)</script>",
    ):
        assert f"记作：{words}。" in chat.say("王强", f"跟张伟聊了 {words}")
        chat.say("王强", "取消")
