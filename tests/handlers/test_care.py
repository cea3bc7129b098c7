"""Words of self-harm or violence: care and a telephone number, and no trace (domain.md §6.6)."""

from datetime import timedelta
from typing import cast

import pytest
from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from handlers.care import answer_stranger, care_reply, hears, is_imminent, speaks_of_distress
from handlers.kit.capability import Context, Policy
from handlers.kit.reading.utterance import Utterance
from tests.chatting import Chat, say_again

TRACES = {"inbox", "conversation", "outbox"}  # the answer, sealed, for a day; no text of his


SAID = ["我不想活了", "活着没意思", "反映 我不想活了", "真想从楼上跳下去算了", "我要杀了他", "大不了同归于尽", "活不下去了帮帮我",
     "我想自殺", "死了一了百了", "昨天跟张伟聊了 他说活着没劲"]  # fmt: skip


def test_it_is_heard_before_anything_else(chat: Chat) -> None:
    for said in SAID:
        answer = chat.say("张伟", said)
        assert answer.startswith("谢谢您说出来"), said
        assert all(number in answer for number in ("120", "110", "12356"))
        assert "没有记成任何事项" in answer


@pytest.mark.parametrize(
    "said",
    [
        "累死了",
        "想死你们了",
        "下周学习预防自杀知识",
        "打扫死角",
        "拿刀具去磨",
        "食堂饭凉",
        "护栏松了",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(said: str) -> None:
    assert hears(Utterance.of(said), cast("Context", None)) == 0


def test_nothing_is_recorded_and_nobody_is_told(chat: Chat, engine: Engine) -> None:
    def rows() -> dict[str, int]:
        with engine.connect() as connection:
            return {
                name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()  # noqa: S608
                for name in SQLModel.metadata.tables
                if name not in TRACES
            }

    before = rows()
    chat.say("张伟", "我不想活了")
    assert {name: count for name, count in rows().items() if count != before[name]}.keys() <= {
        "heard"
    }
    chat("不推送 孙国栋\n不推送 王强")


def test_an_open_form_is_put_aside_for_it(chat: Chat) -> None:
    chat.say("张伟", "食堂饭老是凉的")
    assert chat.say("张伟", "不想活了").startswith("谢谢您说出来")


@pytest.mark.parametrize(
    "said",
    ["我想伤害自己", "安眠药攒够了", "攒了一瓶安眠药", "想捅他一刀", "我撑不住了", "被人打了 救命", "老公天天打我"],
)  # fmt: skip
def test_it_would_rather_ask_once_too_often(said: str) -> None:
    assert speaks_of_distress(Utterance.of(said))


@pytest.mark.parametrize("said", ["货架撑不住了", "有事打我电话", "他打我小报告", "救命钱还没批"])
def test_but_not_of_a_shelf_or_a_telephone(said: str) -> None:
    assert not speaks_of_distress(Utterance.of(said))


@pytest.fixture
def guarded(chat: Chat) -> Chat:
    """A place where 周萍 and 何静 may be asked to call."""
    chat.parts.desk.policy = Policy(duty=("zhouping", "hejing"))
    return chat


def test_what_is_said_in_an_open_question_is_no_answer_to_it(chat: Chat, engine: Engine) -> None:
    chat("""
        张伟> 反映
        机器人> 想反映什么？…
        张伟> 活着没意思了
        机器人> 谢谢您说出来…
        张伟> 食堂饭凉
        张伟> 1
        机器人> 已记下 C-0001…
        不推送 王强
    """)


def test_words_that_come_late_are_answered_at_once_and_kept_nowhere(chat: Chat) -> None:
    plain = chat.phone.message("zhangwei", "text", [("Content", "我不想活了")])
    chat.clock.moment += timedelta(hours=2)
    assert say_again(chat, plain, "张伟").startswith("谢谢您说出来")


def test_somebody_calls_when_the_writer_wants_it_and_hears_no_reason(guarded: Chat) -> None:
    guarded("""
        张伟> 活着真没意思
        机器人> 您刚才的话我没有记成任何事项，也没有告诉别人。
        机器人> 要不要我现在请周萍给您打电话？
        机器人> 1 好，请打给我  2 先不用
        不推送 周萍
        张伟> 1
        机器人> 已经请周萍现在给您打电话，只说您想让人打过来…
        推送 周萍> 14:30:00 张伟（维修组）想请您现在给他打个电话。…
        不推送 何静
        不推送 孙国栋
        张伟> 谁看过我
        机器人> · 3月12日（周四），助手（系统自动）请值班的人联系了您
    """)


def test_nobody_is_called_without_his_wish(guarded: Chat) -> None:
    guarded("""
        张伟> 不想活了
        张伟> 2
        机器人> 好。什么时候想找人说话，跟我说一声「请人打给我」就行。
        不推送 周萍
        张伟> 请人打给我
        推送 周萍> 14:30:00 张伟（维修组）…
    """)


def test_plain_danger_alarms_those_on_duty_at_any_hour(guarded: Chat) -> None:
    guarded("""
        @ 2026-03-12 23:40
        张伟> 我现在就在楼顶 不想活了 这就跳下去
        机器人> 我已经请周萍、何静马上联系您…
        推送 周萍> 23:40:00 急：张伟（维修组）刚发来的话里说…
        推送 何静> 23:40:00 急：张伟（维修组）刚发来的话里说…
        不推送 孙国栋
    """)
    for name in ("周萍", "何静"):
        assert "跳下去" not in "".join(guarded.pushes(name))


def test_of_what_was_to_be_nameless_nobody_is_told_unasked(guarded: Chat) -> None:
    guarded("""
        吴小燕> 匿名 班长说不如死了算了，我就在三楼阳台
        机器人> 谢谢您说出来，这比什么都要紧。…
        机器人> 这句没有匿名送出；要反映这件事，请去掉「不如死」再发「匿名 …」。
        机器人> 要不要我现在请周萍给您打电话？
        不推送 周萍
        不推送 何静
        吴小燕> 1
        推送 周萍> 14:30:00 吴小燕（…
    """)


def test_whoever_is_away_is_not_called(guarded: Chat) -> None:
    guarded("""
        孙国栋> 周萍从今天起不在，到3月20日
        孙国栋> 1
        张伟> 不想活了
        机器人> 要不要我现在请何静给您打电话？
    """)


def test_where_nobody_is_set_nothing_is_promised(chat: Chat) -> None:
    answer = chat.say("张伟", "我这就从楼顶跳下去 不想活了")
    assert "请周萍" not in answer
    assert "没有告诉别人" in answer
    assert "还没有设值班的人" in chat.say("张伟", "请人打给我")


@pytest.mark.parametrize(
    ("said", "imminent"),
    [
        ("我现在就去跳楼", True),
        ("今晚就了结了吧 活够了", True),
        ("站在天台上 不想活了", True),
        ("刀就在手里 我要砍死他", True),
        ("喝了农药", True),
        ("割了腕 没人管", True),
        ("不想活了", False),
        ("有时候想死", False),
        ("今天累得想死", False),
        ("想从楼上跳下去算了", False),
        ("昨天跟张伟聊了 他说活着没劲", False),
        ("他在楼顶，说不想活了", True),
        ("我在三楼阳台，真的撑不住了", True),
        ("班长骂人说干不完就去死，三楼阳台的栏杆也松了没人修", False),
        ("他说要打死我，天台的门也没锁", False),
        ("他说要在天台打死我", True),
        ("楼顶漏水", False),
        ("现在去割草", False),
    ],
)
def test_only_what_is_about_to_happen_is_imminent(said: str, *, imminent: bool) -> None:
    assert is_imminent(Utterance.of(said)) is imminent


def test_the_configured_numbers_come_first() -> None:
    answer = care_reply(Policy(hotline="厂工会热线 8110", contact="周萍（8021）"))
    assert "厂工会热线 8110" in answer
    assert "12356" not in answer
    assert "周萍（8021）" in answer


def test_a_stranger_is_answered_too() -> None:
    assert "120" in answer_stranger(Utterance.of("不想活了"), Policy(duty=("zhouping",)))
    assert answer_stranger(Utterance.of("食堂饭凉"), Policy()) == ""


def test_the_desk_may_ask_without_knowing_who_speaks() -> None:
    assert speaks_of_distress(Utterance.of("我不想活了"))
    assert not speaks_of_distress(Utterance.of("累死了"))
    assert care_reply(Policy()).startswith("谢谢您说出来")
