"""Talks as they are told: V01 to V06 of the corpus, corrections, and what is asked."""

from datetime import date

import pytest
from sqlmodel import select

from storage.queries import people
from storage.tables import Person
from tests.chatting import Chat


def test_v01_the_matter_is_kept_and_neither_illness_nor_feelings(chat: Chat) -> None:
    chat("""
        王强>   昨天下午跟张伟聊了会 他妈住院了心情不太好 上班没问题
        机器人> 谈心：与张伟，3月11日（周三）下午，话题：家庭。
        机器人> 记作：家里有困难。
        机器人> （病情、家事、心情…没有写进去。）
        机器人> 1 确认  2 修改  3 取消
        王强>   1
        机器人> 已记下 T-0001：3月11日（周三）与张伟的谈心。本季度您的责任区第 1 次。
        机器人> 要不要替他向支部反映困难？（先问他）
        机器人> 1 不用  2 已问过，去反映
        不推送 刘建国
        不推送 孙国栋
        不推送 张伟
    """)


def test_v02_a_wish_is_offered_as_a_concern_without_the_person(chat: Chat) -> None:
    chat("""
        王强>   上周三和小周谈话 他想学数控 问有没有培训名额
        机器人> 谈心：与周涛，3月4日（周三），话题：技能。
        机器人> 记作：他想学数控，问有没有培训名额。
        王强>   1
        机器人> 已记下 T-0001：3月4日（周三）与周涛的谈心…
        机器人> 要不要替他向支部反映？（先问他）
    """)
    answer = chat.say("王强", "2")
    assert "培训" in answer
    assert "周涛" not in answer


def test_v03_one_talk_with_two_people(chat: Chat) -> None:
    chat("""
        李红梅> 今天早上班前会之后我跟那个何军还有吴小燕一块儿聊了聊主要是说最近夜班排班太密了他们有意见希望能调一下
        机器人> 谈心：与何军、吴小燕，3月12日（周四）上午，话题：排班。
        机器人> 记作：最近夜班排班太密了他们有意见希望能调一下。
        李红梅> 1
        机器人> 已记下 T-0001：3月12日（周四）与何军、吴小燕的谈心。本季度您的责任区第 1 次。
        机器人> 要不要替他们向支部反映？（先问他们）
        李红梅> 2
        机器人> 要反映的（排班）：最近夜班排班太密了，…
    """)


def test_v04_an_applicant_is_talked_with_and_not_judged(chat: Chat) -> None:
    chat("""
        陈志远> 3号跟郑凯谈的入党的事,思想汇报写的还行,让他多参加活动
        机器人> 谈心：与郑凯，3月3日（周二），话题：入党。
        机器人> 记作：入党的事,让他多参加活动。
        机器人> 入党培养的谈心，培养联系人王强和组织委员也能看到。
        陈志远> 1
        机器人> 已记下 T-0001：…
        王强>   查看 T-0001
        机器人> T-0001：陈志远与…3月3日（周二），话题：入党。
        周萍>   T-0001
        机器人> T-0001：陈志远与…3月3日（周二），话题：入党。
        刘建国> T-0001
        机器人> 没有找到这条记录…
        孙国栋> T-0001
        机器人> 没有找到这条记录…
    """)


def test_v05_a_name_by_its_sound_is_asked_for(chat: Chat) -> None:
    chat("""
        王强>   跟张wei谈了 10分钟
        机器人> 是维修组张伟吗？
        机器人> 1 是，维修组张伟  2 储运业务组张玮  3 都不是
        王强>   1
        机器人> 谈心：与张伟，3月12日（周四），10 分钟。
        机器人> 1 确认  2 修改  3 取消
        王强>   1
        机器人> 已记下 T-0001：3月12日（周四）与张伟的谈心。本季度您的责任区第 1 次。
        机器人> 记错了，24 小时内可以回复「撤回 T-0001」。
    """)


def test_v05_the_other_one_is_somebody_elses_to_talk_with(chat: Chat) -> None:
    chat("""
        王强>   跟张wei谈了 10分钟
        王强>   2
        机器人> 张玮在储运业务组，由李红梅负责，这里不能记您和他的谈心。是和谁谈的？说名字，或回复「取消」。
        王强>   张伟
        机器人> 谈心：与张伟，3月12日（周四），10 分钟。
    """)


def test_v06_two_talks_are_confirmed_together(chat: Chat) -> None:
    chat("""
        王强>   补一下上个月的 2月11号老马 2月25号孙丽 都是日常聊 没啥事
        机器人> 2 次谈心：
        机器人> ① 与马德福，2月11日（周三），话题：日常。
        机器人> ② 与孙丽，2月25日（周三），话题：日常。
        机器人> 1 确认  2 修改  3 取消
        王强>   孙丽是2月26号
        机器人> ① 与马德福，2月11日（周三），话题：日常。
        机器人> ② 与孙丽，2月26日（周四），话题：日常。
        王强>   1
        机器人> 已记下 T-0001、T-0002：2月11日（周三）与马德福、2月26日（周四）与孙丽的谈心。本季度您的责任区第 2 次。
    """)


def test_it_is_corrected_in_free_text(chat: Chat) -> None:
    chat("""
        王强>   昨天跟张伟聊了工具的事
        机器人> 谈心：与张伟，3月11日（周三），话题：工作。
        王强>   2
        机器人> 哪里不对？…
        王强>   不是张伟是周涛
        机器人> 谈心：与周涛，3月11日（周三），话题：工作。
        王强>   是前天
        机器人> 谈心：与周涛，3月10日（周二），话题：工作。
        王强>   话题是排班
        机器人> 谈心：与周涛，3月10日（周二），话题：排班。
        王强>   10分钟
        机器人> 谈心：与周涛，3月10日（周二），话题：排班，10 分钟。
        机器人> 记作：工具的事。
        王强>   内容：夜班太密，孙丽也这么说
        机器人> 记作：夜班太密，同事也这么说。
        王强>   不是周涛是何军
        机器人> 何军在储运业务组，由李红梅负责，这里不能记您和他的谈心。是和谁谈的？…
        王强>   周涛
        机器人> 谈心：与周涛，3月10日（周二），话题：排班，10 分钟。
        王强>   明天谈的
        机器人> 还没谈的先不记…
        王强>   还有孙丽
        机器人> （另算一次谈心…
        机器人> ② 与孙丽，3月10日（周二）。
        王强>   一起谈的
        机器人> 谈心：与周涛、孙丽，3月10日（周二），话题：排班，10 分钟。
        王强>   去掉周涛
        机器人> 谈心：与孙丽，3月10日（周二），话题：排班，10 分钟。
        王强>   昨天跟老马聊了聊
        机器人> （一件一件来：…
        王强>   不写内容
        王强>   不记名
        机器人> 谈心：与一位职工（不记名），3月10日（周二），话题：排班，10 分钟。
        机器人> 1 确认  2 修改  3 取消
        王强>   1
        机器人> 已记下 T-0001：3月10日（周二）与一位职工（不记名）的谈心。本季度您的责任区第 1 次。
    """)


def test_a_talk_without_a_name_counts(chat: Chat) -> None:
    chat("""
        王强>   跟组里一个师傅聊了聊
        机器人> 谈心：与一位职工（不记名），3月12日（周四）。
        王强>   1
        机器人> 已记下 T-0001：…本季度您的责任区第 1 次。
        王强>   谈心
        机器人> 是和谁谈的？…
        王强>   昨天跟两个师傅聊了聊 都说班车太早
        机器人> 谈心：与职工 2 位（不记名），3月11日（周三），话题：生活。
    """)


def test_who_and_when_are_asked_never_chosen(chat: Chat) -> None:
    chat("""
        王强>   前两天跟小孙聊了聊
        机器人> 是维修组孙丽吗？
        王强>   1
        机器人> 是哪天谈的？…
        王强>   3月11号周五
        机器人> 是哪天谈的？…
        机器人> 1 3月11日（周三）…
        王强>   1
        机器人> 谈心：与孙丽，3月11日（周三）。
        王强>   取消
        王强>   跟赵铁柱谈了10分钟
        机器人> 名单里没有「赵铁柱」。是和谁谈的？…
        王强>   李小龙
        机器人> 名单里没有「李小龙」…
        王强>   周涛
        机器人> 谈心：与周涛，3月12日（周四），10 分钟。
    """)


@pytest.mark.parametrize("said", ["T1删了", "T-1 删掉", "删了T-0001吧", "t1 给我删了"])
def test_the_host_deletes_what_he_wrote_down_himself(chat: Chat, said: str) -> None:
    chat.say("王强", "昨天跟张伟聊了聊家里的事")
    chat.say("王强", "1")
    assert "T-0001 已撤回" not in chat.say("孙国栋", said)
    assert "T-0001 已撤回" not in chat.say("张伟", said)  # his name goes, not the talk
    assert "T-0001 已撤回" in chat.say("王强", said)


def test_both_are_kept_when_they_are_named_after_the_talk(chat: Chat) -> None:
    for said in ("俩人都谈了 老马跟小周", "两个都聊了，老马和小周"):
        assert "与马德福、周涛" in chat.say("王强", said), said
        chat.say("王强", "取消")
    assert "谈心：与周涛" in chat.say("王强", "今天都挺忙 跟小周聊了聊")


def test_initials_are_asked_about_and_never_taken_for_sure(chat: Chat) -> None:
    chat("""
        王强>   昨天下午跟zt聊了会 聊的技能
        机器人> …周涛…
        王强>   1
        机器人> 谈心：与周涛…
    """)


def test_who_has_left_is_not_asked_about_beside_who_is_here(chat: Chat) -> None:
    assert "张玮" in chat.say("王强", "昨天下午跟zw聊了会")
    chat.say("王强", "取消")
    with chat.parts.desk.units() as unit:
        left = unit.session.exec(select(Person).where(Person.userid == "zhangwei2")).one()
        left.left_on = date(2026, 3, 1)
        people.changed(unit.session)
    answer = chat.say("王强", "昨天下午跟zw聊了会")
    assert ("张伟" in answer, "张玮" in answer) == (True, False)
