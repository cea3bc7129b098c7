"""Raising and reading back without a name, through the encrypted callback [T1]."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlmodel import select

from handlers.kit.letter_readers import sits_on
from handlers.regulation import Edition
from storage.queries import recipients
from storage.queries.anonymous import Thread
from storage.tables import ConversationRow
from storage.vocabulary import SHANGHAI, Decision
from tests.chatting import Chat, say_again, userid_of
from tests.handlers.anonymous.boxes import give_keys, key_of, receipt_in

RELEASE = datetime(2026, 3, 13, 10, 10, tzinfo=SHANGHAI)
PAY = "匿名 我们组长安排加班不给算加班费 别让他知道"


@pytest.fixture
def open_chat(chat: Chat) -> Chat:
    """Two of the branch and the office above have their keys."""
    give_keys(chat, "孙国栋", "周萍", "高明")
    return chat


def read_as(chat: Chat, name: str) -> list[Thread]:
    """What a recipient finds in his box."""
    key, _ = key_of(name)
    with chat.parts.desk.units() as unit:
        roster = chat.parts.desk.picture(unit.session)[0]
        person = next(one for one in roster.people.values() if one.name == name)
        actor = roster.actor(person.id, chat.clock.moment.date())
        held = recipients.held_by(unit.session, actor, key)
        read = (
            recipients.read(unit.session, actor, one.id, key, chat.clock.moment) for one in held
        )
        return [one for one in read if one is not None]


def answer_as(chat: Chat, name: str, text: str) -> None:
    """A recipient answers the only matter in his box."""
    key, _ = key_of(name)
    (thread,) = read_as(chat, name)
    with chat.parts.desk.units() as unit:
        roster = chat.parts.desk.picture(unit.session)[0]
        person = next(one for one in roster.people.values() if one.name == name)
        now = chat.clock.moment
        given = recipients.Answered(text, Decision.WILL_DO, now.date() + timedelta(days=5))
        actor = roster.actor(person.id, now.date())
        sits = sits_on(roster, now.date())
        assert recipients.answer(unit.session, actor, thread.id, key, given, now, sits)


def test_without_a_recipient_it_is_not_offered(chat: Chat) -> None:
    chat("""
        吴小燕> 匿名 食堂夜班饭老是凉的
        机器人> 现在还收不了匿名反映：…还没有人设好收件口令…刚才的内容没有保存…
        吴小燕> 匿名
        机器人> 现在还收不了匿名反映：…
    """)
    assert "没有保存" not in chat.answer
    chat("""
        吴小燕> 加班费没给
        吴小燕> 有没有匿名
        机器人> …您先前不带「匿名」说的那份草稿还在…
    """)


def test_one_message_and_one_digit(open_chat: Chat) -> None:
    open_chat("""
        吴小燕> 匿名 食堂夜班饭老是凉的
        机器人> 还没送出，先看一眼：
        机器人> │ 食堂夜班饭老是凉的
        机器人> 谁能看：孙国栋、周萍，要用各自的口令才打得开。
        机器人> 以后才坐到这个位子上的人，要他们点了头…
        机器人> 显示来自：…
        机器人> …3月13日（周五） 10:10…
        机器人> …企业管理员在企业微信后台的能力不归本软件管…
    """)
    receipt = receipt_in(open_chat.answer)
    open_chat("""
        吴小燕> 1
        机器人> 收下了，没有记您是谁。3月13日（周五） 10:10 和别的一起送给孙国栋、周萍。
    """)
    assert receipt in open_chat.answer
    open_chat(f"""
        吴小燕> 查 {receipt}
        机器人> 收下了，等着送给收件人
        机器人> …食堂夜班饭老是凉的
        不推送 孙国栋
    """)
    open_chat.move_to(RELEASE)
    open_chat("""
        推送 孙国栋> 新增匿名反映 1 条。回复「匿名收件」打开。
        推送 周萍> 新增匿名反映 1 条…
        不推送 高明
    """)
    (thread,) = read_as(open_chat, "孙国栋")
    assert [one.letter.text for one in thread.said] == ["食堂夜班饭老是凉的"]
    assert thread.code == "C-0001"
    assert read_as(open_chat, "周萍")
    assert not read_as(open_chat, "高明")


def test_the_hour_of_the_release_is_the_editions(open_chat: Chat) -> None:
    edition = Edition.load("seven_duties")
    figures = edition.figures.model_copy(update={"anonymous_at": time(11, 20)})
    edition = edition.model_copy(update={"figures": figures})
    open_chat.parts.desk.edition_on = lambda _day: edition
    open_chat.move_to(RELEASE.replace(hour=11, minute=19))
    open_chat("""
        吴小燕> 匿名 食堂夜班饭老是凉的
        机器人> 什么时候：3月13日（周五） 11:20 和别的混在一起送…
    """)
    open_chat.say("吴小燕", "1")
    open_chat("不推送 孙国栋")
    open_chat.move_to(RELEASE.replace(hour=11, minute=20))
    open_chat("推送 孙国栋> 新增匿名反映 1 条…")


def test_v08_asks_which_leader_and_shows_a_larger_unit(open_chat: Chat) -> None:
    open_chat(f"""
        何军> {PAY}
        机器人> 「组长」说的是哪位？…
        机器人> 1 班组长
        机器人> 2 党小组长（刘建国）
        何军> 2
        机器人> 还没送出，先看一眼：
        机器人> │ 我们组长安排加班不给算加班费…
        机器人> 谁能看：孙国栋、周萍，…；不给刘建国看。
        机器人> 显示来自：生产支部（…
        何军> 1
        机器人> 收下了，没有记您是谁。…
    """)


def test_about_the_secretary_it_goes_above_and_the_branch_sees_nothing(open_chat: Chat) -> None:
    open_chat("""
        何军> 匿名 孙书记把加班费扣了
        机器人> 这件事提到了孙国栋，是要反映他本人吗？还没送出。
        何军> 1
        机器人> 还没送出，先看一眼：
        机器人> 谁能看：高明，…；不给孙国栋看。
        何军> 1
        机器人> 收下了，…送给高明。
    """)
    open_chat.move_to(RELEASE)
    open_chat("""
        推送 高明> 新增匿名反映 1 条…
        不推送 孙国栋
        不推送 周萍
    """)
    assert not read_as(open_chat, "周萍")
    assert len(read_as(open_chat, "高明")) == 1


@pytest.mark.parametrize(
    "written",
    ["{0}", "{1}", "{2}", "：{0}，"],
)
def test_a_receipt_first_and_then_all_in_one_message(open_chat: Chat, written: str) -> None:
    explained = open_chat.say("吴小燕", "匿名")
    assert "企业管理员在企业微信后台的能力不归本软件管" in explained
    receipt = receipt_in(explained)
    wide = receipt.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    typed = written.format(receipt, receipt.replace(" ", ""), wide.replace(" ", "－"))
    assert "收下了，没有记您是谁" in open_chat.say("吴小燕", f"匿名 {typed} 食堂夜班饭老是凉的")
    assert "已经收到过了" in open_chat.say("吴小燕", f"匿名 {typed} 食堂夜班饭老是凉的")
    assert "补充收下了" in open_chat.say("吴小燕", f"匿名 {typed} 白班也凉")
    assert "白班也凉" in open_chat.say("吴小燕", f"查询 {typed}")


def test_the_answer_comes_back_by_the_receipt_and_the_raiser_says_how_it_stands(
    open_chat: Chat,
) -> None:
    receipt = receipt_in(open_chat.say("吴小燕", "匿名 食堂夜班饭老是凉的"))
    open_chat.say("吴小燕", "1")
    assert "还没有答复" in open_chat.say("吴小燕", f"匿名 {receipt} 没解决")
    open_chat.move_to(RELEASE)
    answer_as(open_chat, "周萍", "下周一起改保温箱送 <a href='http://x'>看</a>")
    open_chat(f"""
        吴小燕> 查 {receipt}
        机器人> C-0001 已答复，要办，承诺 3月18日（周三） 落实
        机器人> 您说（3月13日（周五））：
        机器人> │ 食堂夜班饭老是凉的
        机器人> 答复（3月13日（周五））：
        机器人> │ 下周一起改保温箱送 ＜a href='http：／／x'＞看＜/a＞
        吴小燕> 匿名 {receipt} 没解决
        机器人> 知道了，3月16日（周一） 10:10 转给收件人。…
    """)
    assert [one.voice.value for one in read_as(open_chat, "周萍")[0].said] == [
        "raiser",
        "recipient",
    ]
    open_chat.move_to(RELEASE + timedelta(days=3))
    open_chat(f"""
        推送 周萍> 新增匿名反映 1 条…
        吴小燕> 查 {receipt}
        机器人> C-0001 您说没解决，重新在办
    """)


def test_an_urgent_one_goes_at_once_and_alone(open_chat: Chat) -> None:
    open_chat.say("马德福", "匿名 食堂夜班饭老是凉的")
    open_chat.say("马德福", "1")
    open_chat("""
        吴小燕> 匿名 三号平台护栏松了
        机器人> …3 紧急，现在就送（别人会知道就是这会儿发的）
        吴小燕> 3
        机器人> 收下了，没有记您是谁。已经送给孙国栋、周萍。
        推送 孙国栋> 有 1 条紧急的匿名反映…
    """)
    assert [one.said[0].letter.text for one in read_as(open_chat, "孙国栋")] == ["三号平台护栏松了"]


@pytest.mark.parametrize(
    ("said", "warned_of"),
    [
        ("匿名 我是三班唯一的女工 更衣室门坏了", "唯一"),
        ("匿名 更衣室门坏了 打我电话13800138000", "13800138000"),
        ("匿名 更衣室门坏了 吴小燕", "吴小燕"),
    ],
)
def test_what_gives_the_writer_away_is_warned_of(
    open_chat: Chat, said: str, warned_of: str
) -> None:
    answer = open_chat.say("吴小燕", said)
    assert "可能让人认出您" in answer
    assert warned_of in answer
    receipt = receipt_in(answer)
    assert "已经丢掉" in open_chat.say("吴小燕", "2")
    words = said.removeprefix("匿名 ")
    assert "可能让人认出您" in open_chat.say("吴小燕", f"匿名 {receipt} {words}")
    assert "无此回执" in open_chat.say("吴小燕", f"查 {receipt}")


def test_a_draft_keeps_every_word_from_the_desk_until_it_is_over(open_chat: Chat) -> None:
    open_chat(f"""
        何军> {PAY}
        机器人> 「组长」说的是哪位？…
        何军> 就是刘建国
        机器人> 「组长」说的是哪位？…
        何军> 取消
        机器人> 好，没有送出，草稿已经丢掉。
        何军> 取消
        机器人> 现在没有正在填的内容…
    """)


def test_after_ten_minutes_a_digit_finds_nothing_and_does_nothing_else(open_chat: Chat) -> None:
    open_chat.say("何军", "食堂饭凉了")
    open_chat.say("何军", "匿名 班长扣加班费")
    open_chat.clock.moment += timedelta(minutes=11)
    open_chat("""
        何军> 1
        机器人> 匿名草稿已经不在了：…什么都没送出。
        机器人> 请用一条消息再发：「匿名 回执 内容」…
    """)


def test_the_platform_repeats_a_digit(open_chat: Chat) -> None:
    receipt = receipt_in(open_chat.say("吴小燕", "匿名 食堂夜班饭老是凉的"))
    one = open_chat.phone.message("wuxiaoyan", "text", [("Content", "1")])
    first = say_again(open_chat, one, "吴小燕")
    assert receipt in first
    assert say_again(open_chat, one, "吴小燕") == first
    assert open_chat.say("吴小燕", f"查 {receipt}").count("食堂夜班饭") == 1


def test_wrong_receipts_say_one_thing_and_tire(open_chat: Chat) -> None:
    receipt = receipt_in(open_chat.say("吴小燕", "匿名 食堂夜班饭老是凉的"))
    open_chat.say("吴小燕", "1")
    answers = {open_chat.say("何军", f"查 4821 0937 7715 26{n:02}") for n in range(5)}
    assert answers == {"无此回执。请核对 16 位数字，或换个时间再试。"}
    assert open_chat.say("何军", f"查 {receipt}") in answers
    assert "等着送" in open_chat.say("吴小燕", f"查 {receipt}")
    open_chat.clock.moment += timedelta(minutes=61)
    assert "等着送" in open_chat.say("何军", f"查 {receipt}")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("查 4821 0937 7715 260", "回执是 16 位数字"),
        ("匿名 48210937771526045 饭凉", "回执是 16 位数字"),
        ("匿名 1234 5678 9012 3456 饭凉", "不能当回执"),
        ("匿名 1111111111111111 饭凉", "不能当回执"),
        ("匿名 我不想活了", "12356"),
        ("能匿名吗？", "匿名反映，先说清楚"),
        ("有没有匿名", "匿名反映，先说清楚"),
        ("食堂饭凉了，我要匿名", "还没送出，先看一眼"),
    ],
)
def test_what_is_said_otherwise(open_chat: Chat, said: str, answered: str) -> None:
    assert answered in open_chat.say("吴小燕", said)


def test_five_a_day(open_chat: Chat) -> None:
    for number in range(5):
        open_chat.say("吴小燕", f"匿名 第{number}件 饭凉了")
        assert "收下了" in open_chat.say("吴小燕", "1")
    assert "明天再发" in open_chat.say("吴小燕", "匿名 又一件")
    open_chat.clock.moment += timedelta(days=1, minutes=1)
    assert "先看一眼" in open_chat.say("吴小燕", "匿名 又一件")


def test_by_way_of_the_desk_one_is_told_to_begin_anew(open_chat: Chat) -> None:
    for number in ("1", "2", "3", "4", "5", "6", "7"):
        shown = open_chat.say("张伟", "帮助")
        if f"{number} 匿名反映" in shown:
            assert "匿名要从头来" in open_chat.say("张伟", number)
    assert "您还不在名单内" in open_chat.say("陌生人", "匿名 饭凉")


def drafts(chat: Chat) -> int:
    """How many people have something open at the desk."""
    with chat.parts.desk.units() as unit:
        return len(unit.session.exec(select(ConversationRow)).all())


def test_the_third_choice_drops_what_was_said_and_says_how_to_begin(open_chat: Chat) -> None:
    open_chat("""
        何军> 澡堂热水停了三天
        机器人> …
        机器人> …3 匿名
        何军> 3
        机器人> 匿名要从头来：请另发一条，以「匿名」两个字开头…
        机器人> 刚才不带「匿名」打的内容是您名下的草稿，我已经丢掉…
    """)
    assert drafts(open_chat) == 0
    open_chat("""
        何军> 我的反映
        机器人> 您还没有反映过事情…
        不推送 孙国栋
    """)


def test_a_button_says_how_to_begin_and_what_was_said_is_over_with_that(open_chat: Chat) -> None:
    open_chat.corp.menu = [{"name": "匿名反映", "type": "click", "key": "anonymous.raise"}]
    open_chat.say("何军", "澡堂热水停了三天")
    answer = open_chat.portal.call(open_chat.phone.tap_menu, userid_of("何军"), "anonymous.raise")
    assert "匿名要从头来" in (answer or "")
    assert "还记在您名下" in open_chat.say("何军", "匿名 澡堂热水停了三天")
    open_chat.say("何军", "取消")
    assert "反映" not in open_chat.say("何军", "继续")
    assert drafts(open_chat) == 0


def test_what_the_desk_asked_before_is_over_once_somebody_goes_this_way(open_chat: Chat) -> None:
    open_chat("""
        何军> 澡堂热水停了三天
        何军> 匿名 澡堂热水停了三天
        机器人> 还没送出，先看一眼：
        机器人> 注意：先前不带「匿名」说的那份还记在您名下…
        机器人> 请连「匿名」两个字一起回：
        机器人> 匿名 1 送出
        何军> 1
        机器人> 您名下还有一份没办完，只回数字会弄混，所以还没送出。…
        何军> 匿名 1
        机器人> 收下了，没有记您是谁。…
        何军> 1
        机器人> 现在没有等您确认的事…
        何军> 我的反映
        机器人> 您还没有反映过事情…
    """)


@pytest.mark.parametrize("before", ["", "匿名 食堂夜班饭老是凉的"])
def test_words_of_distress_meet_care_and_no_receipt(open_chat: Chat, before: str) -> None:
    policy = open_chat.parts.desk.policy
    open_chat.parts.desk.policy = replace(policy, duty=(userid_of("周萍"),))
    if before:
        open_chat.say("何军", before)
    open_chat("""
        何军> 匿名 我真的不想活了
        机器人> 谢谢您说出来，这比什么都要紧。…
    """)
    assert "12356" in open_chat.answer
    assert "收下了" not in open_chat.answer
    assert "已经请周萍现在给您打电话" in open_chat.say("何军", "1")
    receipt = "4821 0937 7715 2604"
    assert "谢谢您说出来" in open_chat.say("何军", f"匿名 {receipt} 我不想活了")
    assert "无此回执" in open_chat.say("何军", f"查 {receipt}")
