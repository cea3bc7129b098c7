"""Words of self-harm or violence: care and a telephone number, and no trace (domain.md §6.6)."""

from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from handlers.care import care, care_reply, hears, speaks_of_distress
from handlers.kit.capability import Context, Policy
from handlers.kit.reading.utterance import Utterance
from tests.chatting import Chat

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


def test_the_configured_numbers_come_first() -> None:
    policy = Policy(hotline="厂工会热线 8110", contact="周萍（8021）")
    answer = care(Utterance.of(""), cast("Context", SimpleNamespace(policy=policy))).text
    assert "厂工会热线 8110" in answer
    assert "12356" not in answer
    assert "周萍（8021）" in answer


def test_nobody_is_promised_who_was_not_configured() -> None:
    answer = care(Utterance.of(""), cast("Context", SimpleNamespace(policy=Policy()))).text
    assert "请人" not in answer


def test_the_desk_may_ask_without_knowing_who_speaks() -> None:
    assert speaks_of_distress(Utterance.of("我不想活了"))
    assert not speaks_of_distress(Utterance.of("累死了"))
    assert care_reply(Policy()).startswith("谢谢您说出来")
