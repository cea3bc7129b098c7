"""Bad inputs W29–W41 that are heard, and told apart or kept together."""

import asyncio
import socket

import pytest

from handlers.kit.messages import Incoming, Kind, Reply
from tests.bot.wecom.peer import (
    AGENT,
    CORP,
    SENT,
    Line,
    Peer,
    card_xml,
    cdata,
    event_xml,
    quiet,
    text_xml,
)

pytestmark = pytest.mark.anyio

PEER = Peer()
DAY = 24 * 3600


async def one_heard(line: Line, plain: bytes) -> Incoming:
    """The message that reached the desk and was answered."""
    response = await line.say(plain)
    assert response.status_code == 200
    assert PEER.open_reply(response.content)["Content"] == "好的。"
    (message,) = line.heard
    return message


async def test_w29_an_unknown_type_is_answered(line: Line) -> None:
    message = await one_heard(line, text_xml(MsgType=cdata("quantum")))
    assert (message.kind, message.text) == (Kind.UNREADABLE, "")


async def test_w30_without_an_id_the_content_tells_messages_apart(line: Line) -> None:
    for plain in (
        text_xml(MsgId=None),
        text_xml(MsgId=None),
        text_xml("别的", MsgId=None),
        text_xml(MsgId=""),
    ):
        await line.say(plain)
    first, again, other, empty = [message.identity for message in line.heard]
    assert first == again
    assert len({first, other, empty}) == 3


async def test_w31_leading_zeros_are_another_id(line: Line) -> None:
    for msgid in ("00456", "456"):
        await line.say(text_xml(MsgId=msgid))
    assert len({message.identity for message in line.heard}) == 2


async def test_w32_the_same_id_with_other_content_can_be_told(line: Line) -> None:
    for content in ("谈心", "别的"):
        await line.say(text_xml(content))
    first, second = line.heard
    assert first.identity == second.identity
    assert first.content != second.content


async def test_w33_fifty_deliveries_at_once_are_one_message(line: Line) -> None:
    responses = await asyncio.gather(*(line.say(text_xml()) for _ in range(50)))
    assert {response.status_code for response in responses} == {200}
    assert len(line.heard) == 50
    assert len(set(line.heard)) == 1


async def test_w34_two_clicks_in_one_second_are_two_messages(line: Line) -> None:
    for key in ("talks.record", "study.list"):
        await line.say(event_xml("click", EventKey=cdata(key)))
    assert [message.text for message in line.heard] == ["talks.record", "study.list"]
    assert len({message.identity for message in line.heard}) == 2


async def test_w36_the_case_of_a_userid_means_nothing(line: Line) -> None:
    for userid in ("zhangsan", "ZhangSan"):
        await line.say(text_xml(FromUserName=cdata(userid)))
        await line.say(text_xml(FromUserName=cdata(userid), MsgId=None))
        await line.say(card_xml(FromUserName=cdata(userid)))
    assert {message.userid for message in line.heard} == {"zhangsan"}
    assert line.heard[:3] == line.heard[3:]


@pytest.mark.parametrize(
    "changed",
    [
        {"AgentID": "1000008"},
        {"AgentID": f"0{AGENT}"},
        {"AgentID": ""},
        {"AgentID": None},
        {"ToUserName": cdata("wwother")},
        {"ToUserName": None},
        {"ToUserName": cdata(CORP.upper())},
    ],
)
async def test_w37_another_app_or_corp(line: Line, changed: dict[str, str | None]) -> None:
    assert quiet(line, await line.say(text_xml(**changed)), "foreign")


@pytest.mark.parametrize("sent", [0, SENT - 25 * 3600, SENT - DAY + 1])
async def test_w38_a_message_of_yesterday_is_acknowledged_and_forgotten(
    line: Line, sent: int
) -> None:
    assert quiet(line, await line.say(text_xml(CreateTime=str(sent))), "stale")


@pytest.mark.parametrize("sent", [SENT - 23 * 3600, SENT - DAY + 2, SENT - 601, SENT + 302])
async def test_w38_an_older_message_is_passed_on_with_its_time(line: Line, sent: int) -> None:
    message = await one_heard(line, text_xml(CreateTime=str(sent)))
    assert message.sent_at.timestamp() == sent
    assert message.sent_at.utcoffset() is not None


PICTURES = ("file:///etc/passwd", "http://169.254.169.254/", "gopher://127.0.0.1/")


@pytest.mark.parametrize("address", PICTURES)
async def test_w39_nobody_fetches_a_picture(
    line: Line, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touched(*_: object, **__: object) -> None:
        raise AssertionError("the outside was touched")

    monkeypatch.setattr(socket.socket, "connect", touched)
    monkeypatch.setattr(socket, "getaddrinfo", touched)
    fields = {
        "MsgType": cdata("image"),
        "Content": None,
        "PicUrl": cdata(address),
        "MediaId": "../../x",
    }
    message = await one_heard(line, text_xml(**fields))
    assert message.kind is Kind.UNREADABLE
    assert message.text == ""


@pytest.mark.parametrize(
    ("media_id", "audio_format", "text"),
    [("m", "AMR", "amr m"), ("../../x", "amr", ""), ("m", "a b", ""), ("", "amr", "")],
)
async def test_a_voice_message_is_told_apart_and_carries_where_it_is(
    line: Line, media_id: str, audio_format: str, text: str
) -> None:
    fields = {"MediaId": cdata(media_id), "Format": cdata(audio_format)}
    message = await one_heard(line, text_xml(MsgType=cdata("voice"), Content=None, **fields))
    assert (message.kind, message.text, message.userid) == (Kind.VOICE, text, "lihong")


@pytest.mark.parametrize("kind", ["video", "shortvideo", "file", "location", "link", "miniprogram"])
async def test_w40_what_the_bot_cannot_read_is_answered(line: Line, kind: str) -> None:
    fields = {"MsgType": cdata(kind), "Content": None, "MediaId": "m", "Label": cdata("某街 1 号")}
    message = await one_heard(line, text_xml(**fields))
    assert (message.kind, message.text, message.userid) == (Kind.UNREADABLE, "", "lihong")


@pytest.mark.parametrize(
    "content",
    [
        "x]]>y",
        "]]>]]>",
        "]]></Content><FromUserName>boss</FromUserName><Content><![CDATA[",
        "<!-- x --><?a b?>&#8;&lt;",
        "&amp;lt;",
        "谈心\n\n张伟",
    ],
)
async def test_w41_hostile_content_stays_text_and_comes_back_whole(content: str) -> None:
    async def echo(message: Incoming) -> Reply:
        return Reply(message.text)

    line = Line(echo)
    async with line.http:
        response = await line.say(text_xml(content))
    (message,) = line.heard
    assert (message.userid, message.text) == ("lihong", content)
    reply = PEER.open_reply(response.content)
    assert (reply["ToUserName"], reply["Content"]) == ("lihong", content)


async def test_w41_a_broken_section_changes_no_sender(line: Line) -> None:
    raw = "<![CDATA[x]]></Content><FromUserName>boss</FromUserName><Content><![CDATA[y]]>"
    assert quiet(line, await line.say(text_xml(Content=raw)))
