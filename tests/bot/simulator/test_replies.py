"""How strict the phone is with replies."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.callbacks import xml
from bot.simulator.chats import LineKind
from bot.simulator.crypto import CallbackKeys
from bot.simulator.phone import Phone
from bot.simulator.replies import BadReply, opened
from bot.simulator.world import SimulatedCorp
from tests.bot.simulator.stub_bot import StubBot, sealed_reply, text_reply

pytestmark = pytest.mark.anyio

Made = Callable[[CallbackKeys], bytes]


def with_inner(before: str, after: str) -> Made:
    def made(keys: CallbackKeys) -> bytes:
        inner = text_reply(keys, "wangqiang", "好的")
        assert before in inner
        return sealed_reply(keys, inner.replace(before, after))

    return made


def with_outer(before: bytes, after: bytes) -> Made:
    def made(keys: CallbackKeys) -> bytes:
        outer = sealed_reply(keys, text_reply(keys, "wangqiang", "好的"))
        assert before in outer
        return outer.replace(before, after)

    return made


def from_other_company(keys: CallbackKeys) -> bytes:
    other = CallbackKeys(keys.token, keys.encoding_aes_key, "")
    return sealed_reply(other, text_reply(keys, "wangqiang", "好的"))


def of_length(content: str) -> Made:
    return lambda keys: sealed_reply(keys, text_reply(keys, "wangqiang", content))


BAD: dict[str, Made] = {
    "plain text": lambda _: b"success",
    "unsealed XML": lambda keys: text_reply(keys, "wangqiang", "好的").encode(),
    "Timestamp": with_outer(b"TimeStamp>", b"Timestamp>"),
    "no Nonce": with_outer(b"<Nonce>own-nonce</Nonce>", b""),
    "Nonce twice": with_outer(b"</xml>", b"<Nonce>own-nonce</Nonce></xml>"),
    "one more element": with_outer(b"</xml>", b"<Extra>x</Extra></xml>"),
    "empty Nonce": with_outer(b"own-nonce", b""),
    "odd TimeStamp": with_outer(b"1790000001", b"17900000011"),
    "signature": with_outer(b"<MsgSignature>", b"<MsgSignature>0"),
    "doctype": with_outer(b"<xml>", b"<!DOCTYPE x><xml>"),
    "receiveid": from_other_company,
    "swapped": lambda keys: sealed_reply(keys, text_reply(keys, keys.receive_id, "好的")),
    "to another": lambda keys: sealed_reply(keys, text_reply(keys, "wuxiaoyan", "好的")),
    "from another": with_inner("FromUserName><![CDATA[ww", "FromUserName><![CDATA[wx"),
    "no CreateTime": with_inner("<CreateTime>1790000001</CreateTime>", ""),
    "CreateTime in ms": with_inner("1790000001", "1790000001000"),
    "two recipients": with_inner("</xml>", "<ToUserName>wangqiang</ToUserName></xml>"),
    "no Content": with_inner("Content>", "Text>"),
    "blank": of_length(" \n"),
    "2049 bytes": of_length("x" * 2049),
    "nested Content": with_inner("<![CDATA[好的]]>", "<b>好的</b>"),
    "unknown type": with_inner("<![CDATA[text]]>", "<![CDATA[dance]]>"),
}


@pytest.mark.parametrize("made", BAD.values(), ids=BAD.keys())
async def test_a_sloppy_reply_is_thrown_away(
    corp: SimulatedCorp, phone: Phone, stub: StubBot, made: Made
) -> None:
    stub.raw_answer = lambda _: made(stub.keys)
    with pytest.raises(BadReply):
        await phone.say("wangqiang", "在吗")
    assert corp.chats["wangqiang"].lines[-1].kind is LineKind.TROUBLE
    assert phone.tries == 1


async def test_a_reply_of_2048_bytes_passes(phone: Phone, stub: StubBot) -> None:
    stub.answer = lambda _: "责" * 682 + "xx"
    assert await phone.say("wangqiang", "在吗") == "责" * 682 + "xx"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_survives_the_writing_of_xml(text: str) -> None:
    keys = CallbackKeys("t", "Qx7Lr2Vn9KpTz4WfYb6HcJ8MsGd3XaEu5RiOq1NvBwk", "ww0")
    inner = xml(
        [
            ("ToUserName", "u"),
            ("FromUserName", "ww0"),
            ("CreateTime", 1790000001),
            ("MsgType", "text"),
            ("Content", "文" + text),
        ]
    )
    reply = opened(sealed_reply(keys, inner), keys, "u")
    assert reply is not None
    assert reply.text is not None
    assert reply.text.startswith("文")
    assert "<" not in text or "<" in reply.text
