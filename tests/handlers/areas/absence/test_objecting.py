"""Whom somebody else notes away hears of it, and says himself that he is here: nobody learns names by a wrong note [D7]."""

import pytest

from tests.chatting import Chat


def test_the_secretary_who_is_noted_away_is_told_and_takes_it_back(chat: Chat) -> None:
    chat("""
        何静> 孙国栋从今天起不在，到月底
        何静> 1
        推送 孙国栋> 何静在名单里记下：您从3月12日（周四）起不在，到3月31日（周二）。不记原因。记错了，回复「我在」就改回来。
        推送 孙国栋> 1 我在
        张伟> 食堂夜班饭老是凉的
        机器人> …保密：只有书记孙国栋（他现在不在，先由周萍代）和周萍知道是您…
        张伟> 取消
        孙国栋> 我在
        机器人> 改好了：「您从3月12日（周四）起不在，到3月31日（周二）。」不作数了，从今天起按您在。已告诉何静。…
        推送 何静> 原来记的「孙国栋从3月12日（周四）起不在，到3月31日（周二）。」，本人说他在，这条不作数了。…
        张伟> 食堂夜班饭老是凉的
        机器人> …保密：只有书记孙国栋（他不在时是周萍）知道是您…
        孙国栋> 我在
        机器人> 没有记着您不在，不用改。…
    """)


def test_who_answers_for_an_area_answers_for_it_again(chat: Chat) -> None:
    chat("""
        孙国栋> 王强从今天起不在
        孙国栋> 1
        王强> 1
        机器人> 改好了：「您从3月12日（周四）起不在，什么时候回来还没定。」不作数了…
        推送 孙国栋> 原来记的「王强…
        张伟> 我们组谁负责
        机器人> 维修组责任区由王强负责。
    """)


def test_what_is_noted_for_later_never_begins_and_what_is_noted_back_is_not_told(
    chat: Chat,
) -> None:
    chat("""
        孙国栋> 王强从下周一起不在，到6月底
        孙国栋> 1
        推送 王强> 孙国栋在名单里记下：…
        王强> 我没请假
        机器人> 改好了：「您从3月16日（周一）起不在，到6月30日（周二）。」不作数了…
        孙国栋> 谁暂时不在
        机器人> 没有记着谁不在。…
        @ 2026-03-12 22:30
        不推送 王强
        孙国栋> 王强从下周一起不在，到6月底
        孙国栋> 1
        孙国栋> 王强回来了
        孙国栋> 1
        @ 2026-03-13 09:00
        不推送 王强
    """)


def test_ones_own_word_is_told_to_nobody(chat: Chat) -> None:
    chat("""
        孙国栋> 孙国栋从今天起不在，到月底
        孙国栋> 1
        不推送 孙国栋
        孙国栋> 我回来了
        机器人> 改好了：…不作数了，从今天起按您在。回复…
        不推送 孙国栋
    """)


def test_where_who_noted_it_has_left_the_branch_hears_it(chat: Chat) -> None:
    chat.say("何静", "王强从今天起不在")
    chat.say("何静", "1")
    chat("""
        孙国栋> 何静从今天起离职
        孙国栋> 1
        王强> 我在
        机器人> …已告诉孙国栋。…
    """)


@pytest.mark.parametrize(
    "said", ["我在食堂吃饭，饭是凉的", "我在三号平台看到护栏松了", "我在想这事", "我没请假条怎么办"]
)
def test_other_sentences_that_begin_so_are_none(chat: Chat, said: str) -> None:
    assert "记着您不在" not in chat.say("王强", said)
