"""往上反映: on its raiser's own word a concern goes up when its day has passed, and not before [T1]."""

from sqlmodel import select

from storage.queries import people
from storage.tables import PartyOrg, Person, RoleHolding
from storage.vocabulary import OrgLevel, Role
from tests.chatting import T1, Chat

RAISED = """
    张伟>   更衣室的柜子锁坏了好几个
    张伟>   2
    推送 孙国栋> 有 1 条新反映 C-0001…
"""
FRIDAY = """
    @ 2026-03-10 10:00
    张伟>   更衣室的柜子锁坏了好几个
    张伟>   2
    推送 孙国栋> 有 1 条新反映 C-0001…
"""  # its last day is Friday, the 13th of March


def test_before_the_day_he_is_told_until_when_it_is_in_time_and_may_be_reminded(chat: Chat) -> None:
    chat(
        FRIDAY
        + """
        张伟>   没回音 往上反映
        机器人> C-0001 还在时限里：支部最晚 3月13日（周五）答复。过了这天没答复，会往上报，您也可以再说「往上反映」。要到时候提醒您吗？
        机器人> 1 到时候提醒我  2 不用
        张伟>   1
        机器人> 好的，3月16日（周一）还没答复就提醒您 C-0001。有了答复马上告诉您。
        孙国栋> C-0001 明天换
        孙国栋> 1
        推送 张伟> …C-0001…有答复了：
        @ 2026-03-13 09:00
        推送 张伟> C-0001 支部承诺 3月11日（周三）落实，改了吗？
        @ 2026-03-16 10:00
        不推送 张伟
    """
    )


def test_after_the_day_it_goes_one_level_up_at_once_and_keeps_his_mode(chat: Chat) -> None:
    chat(
        FRIDAY
        + """
        @ 2026-03-14 10:00
        张伟>   没回音 往上反映
        机器人> C-0001 已往上反映给物流党总支，最晚 3月18日（周三）答复。您的姓名物流党总支看不到。您不用再说一遍，有了答复就告诉您。
        不推送 高明
        张伟>   C-0001 往上反映
        机器人> C-0001 还在时限里：物流党总支最晚 3月18日（周三）答复。…
        @ 2026-03-16 08:00
        推送 高明> C-0001（生活后勤）支部最晚 3月13日（周五）该答复，还没有，提出人请求往上反映。可以催支部，也可以直接答复。回复「C-0001」看内容。
        @ 2026-03-16 10:00
        推送 孙国栋> …最晚 3月13日（周五）该有第一次答复，还没有，已告诉物流党总支…
        不推送 高明
        不推送 张伟
        @ 2026-03-19 10:00
        张伟>   C-0001 没人理 往上反映
        机器人> C-0001 已经在物流党总支手里，再往上没有能接的人了，仍等物流党总支答复。…
    """
    )
    answer = chat.say("高明", "C-0001")
    assert "柜子" in answer
    assert "张伟" not in answer


def test_one_he_asked_to_be_reminded_of_that_went_up_needs_no_reminder(chat: Chat) -> None:
    chat(
        RAISED
        + """
        张伟>   往上反映
        张伟>   1
        @ 2026-03-18 10:00
        推送 张伟> 您反映的 C-0001 …已往上报给物流党总支…
        不推送 张伟
    """
    )


def test_where_nobody_is_above_he_is_reminded(chat: Chat) -> None:
    chat("""
        张伟>   孙书记老是偏心 排班不公平
        张伟>   2
        张伟>   往上反映
        机器人> C-0001 还在时限里：物流党总支最晚 3月17日（周二）答复。…
        张伟>   1
        @ 2026-03-18 10:00
        推送 张伟> 您反映的 C-0001 过了 3月17日（周二）还没有答复。要往上反映，回复 1：
        张伟>   1
        机器人> C-0001 已经在物流党总支手里，再往上没有能接的人了…
        不推送 孙国栋
    """)


def test_of_several_it_is_asked_which(chat: Chat) -> None:
    chat(RAISED)
    chat("""
        张伟>   食堂排队太久
        张伟>   2
        张伟>   往上反映
        机器人> 往上反映哪一件？
        机器人> 1 C-0001 更衣室的柜子锁坏了好…
        机器人> 2 C-0002 食堂排队太久
        张伟>   2
        机器人> C-0002 还在时限里…
        张伟>   2
        机器人> 好的，不提醒。有了答复马上告诉您。
    """)


def test_what_is_answered_or_not_his_goes_nowhere(chat: Chat) -> None:
    chat(RAISED)
    chat("""
        张伟>   食堂排队太久
        张伟>   1
        王强>   C-0002 往上反映
        机器人> C-0002 要不要往上反映，由提出人说，没有改动。
        何军>   往上反映
        机器人> 您没有在等答复的反映，没有往上反映什么。…
        孙国栋> C-0001 已经换好了
        孙国栋> 1
        张伟>   C-0001 往上反映
        机器人> C-0001 现在不等答复了，没有往上反映。…
    """)
    nowhere = chat.say("何军", "C-0099 往上反映").replace("0099", "N")
    assert chat.say("何军", "C-0001 往上反映").replace("0001", "N") == nowhere


def test_a_sentence_that_raises_something_is_no_request_to_bring_it_up(chat: Chat) -> None:
    for sentence in ("向上级反映 食堂饭老是凉的", "帮我往上反映一下 班车老是晚点"):
        assert "写名" in chat.say("张伟", sentence), sentence
        chat.say("张伟", "取消")


def test_a_word_that_settles_nothing_takes_the_clock_up_where_it_stood(chat: Chat) -> None:
    chat(
        RAISED
        + """
        孙国栋> C-0001 已经换好了
        孙国栋> 1
        推送 张伟> …C-0001…有答复了：
        张伟>   我的反映
        机器人> C-0001 …：有答复了，说「解决了 C-0001」或「没解决 C-0001」
        @ 2026-03-16 14:30
        孙国栋> 答复 C-0001 弄错了 我再问问后勤
        孙国栋> 1
        张伟>   我的反映
        机器人> C-0001 …，最晚 3月30日（周一）说哪天办好
    """
    )


def test_the_level_in_between_hears_that_it_went_on(chat: Chat) -> None:
    with chat.parts.desk.units() as unit:
        who = select(Person).where(Person.userid == "huanglei")
        top = select(PartyOrg).where(PartyOrg.level == OrgLevel.COMMITTEE)
        person, org = unit.session.exec(who).one(), unit.session.exec(top).one()
        seat = RoleHolding(
            person_id=person.id,
            role=Role.COMMITTEE,
            duty="书记",
            org_id=org.id,
            since=T1.date(),
        )
        unit.session.add(seat)
        people.changed(unit.session)
    chat(
        RAISED
        + """
        @ 2026-03-18 09:00
        推送 高明> C-0001（生活后勤）支部最晚 3月17日（周二）该答复，还没有…
        不推送 黄磊
        @ 2026-03-24 09:00
        推送 高明> C-0001（生活后勤）最晚 3月17日（周二）该答复，一直没有，已报到公司党委，以后由公司党委答复，您这里不再显示。
        高明>   C-0001
        机器人> 没有找到 C-0001…
        @ 2026-03-25 10:00
        不推送 高明
        黄磊>   待答复
        机器人> 等答复的反映 1 件，其中 1 件过了答复日：
    """
    )


def test_above_hears_at_once_of_all_that_went_up_together(chat: Chat) -> None:
    for name in ("张伟", "吴小燕", "刘洋"):
        chat.say(name, "班车老是晚点")
        chat.say(name, "1")
    chat("""
        @ 2026-03-18 09:00
        推送 高明> 有 3 件反映过了答复日还没有答复，现在报到您这里：C-0001（生活后勤）、C-0002（生活后勤）、C-0003（生活后勤）。…
        推送 高明> 1 …
        高明> 1
        机器人> 等答复的反映 3 件，…
        @ 2026-03-18 17:00
        推送 张伟> 您反映的 C-0001 过了 3月17日（周二）还没有答复，已往上报给物流党总支，…
    """)
    assert len(chat.pushes("高明")) == 1
