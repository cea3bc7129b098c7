"""What the callback answers, and that its answers tell an attacker nothing (S-ORACLE)."""

import asyncio
import json
import logging

import httpx2
import pytest
from starlette.types import Message

from bot.wecom.webhook import PATH, Callback
from handlers.kit.messages import Choice, Incoming, Kind, Reply
from storage.unit_of_work import Unavailable
from tests.bot.wecom.peer import (
    ACCOUNT,
    CORP,
    NOW,
    Line,
    Peer,
    cdata,
    event_xml,
    outer_xml,
    padded,
    text_xml,
)

pytestmark = pytest.mark.anyio

PEER = Peer()


async def test_a_message_is_answered_in_the_same_response(line: Line) -> None:
    response = await line.say(text_xml("谈心 王师傅"))
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/xml"
    assert PEER.open_reply(response.content) == {
        "ToUserName": "lihong",
        "FromUserName": CORP,
        "CreateTime": str(int(NOW.timestamp())),
        "MsgType": "text",
        "Content": "好的。",
    }
    (message,) = line.heard
    assert (message.kind, message.text, message.userid) == (Kind.TEXT, "谈心 王师傅", "lihong")
    assert line.outcomes == ["answered"]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply("好的。", (Choice("看看", "a.b"), Choice("算了", "c.d"))), "好的。\n1 看看  2 算了"),
        (Reply("党" * 1000), "党" * 682),
        (Reply("一行\r\n两行\x00"), "一行\n两行"),
    ],
)
async def test_what_the_desk_says_is_what_the_person_reads(reply: Reply, said: str) -> None:
    line = Line(lambda _: answering(reply))
    async with line.http:
        response = await line.say(text_xml())
    assert PEER.open_reply(response.content)["Content"] == said


async def answering(reply: Reply) -> Reply:
    return reply


async def failing(error: Exception) -> Reply:
    raise error


async def test_nothing_to_say_is_an_empty_200() -> None:
    line = Line(lambda _: answering(Reply("")))
    async with line.http:
        response = await line.say(text_xml())
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-length"] == "0"
    assert line.outcomes == ["silent"]


async def test_an_event_without_use_never_reaches_the_desk(line: Line) -> None:
    response = await line.say(event_xml("view", EventKey=cdata("https://wecom.test/")))
    assert (response.status_code, response.content) == (200, b"")
    assert line.heard == []
    assert line.outcomes == ["silent"]


async def test_a_database_that_is_gone_is_the_only_reason_to_ask_for_a_repeat() -> None:
    line = Line(lambda _: failing(Unavailable("disk full")))
    async with line.http:
        response = await line.say(text_xml())
    assert (response.status_code, response.content) == (503, b"")
    assert line.outcomes == ["busy"]


async def test_an_answer_that_takes_too_long_asks_for_a_repeat() -> None:
    given_up = asyncio.Event()

    async def never(_: Incoming) -> Reply:
        try:
            await asyncio.Event().wait()
        finally:
            given_up.set()
        raise AssertionError

    line = Line(never, answer_within=0.01)
    async with line.http:
        response = await line.say(text_xml())
    assert (response.status_code, response.content) == (503, b"")
    assert given_up.is_set()
    assert line.outcomes == ["busy"]


async def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    sent: list[Message] = []
    outcomes: list[str] = []
    callback = Callback(ACCOUNT, lambda _: answering(Reply("")), lambda: NOW, outcomes.append, 0.01)

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "headers": [],
        "query_string": b"",
        "path": PATH,
    }
    await callback(scope, receive, send)
    assert (sent[0]["status"], sent[1]["body"]) == (403, b"forbidden")
    assert outcomes == ["forbidden"]


async def test_a_bug_gives_an_empty_200_and_a_number_without_content(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    line = Line(lambda message: failing(KeyError(f"CANARY {message.text} {message.userid}")))
    async with line.http:
        response = await line.say(text_xml("CANARY 谈心"))
    assert (response.status_code, response.content) == (200, b"")
    assert line.outcomes == ["incident"]
    (record,) = [one for one in caplog.records if one.name.startswith("zerenqu")]
    assert record.__dict__["error"] == "KeyError"
    assert "CANARY" not in json.dumps(record.__dict__, default=str)
    assert "lihong" not in json.dumps(record.__dict__, default=str)


async def test_the_log_of_a_poisoned_message_holds_a_reason_and_a_digest(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="zerenqu")
    await line.say(text_xml("CANARY", MsgId="CANARY", FromUserName=cdata("CANARY")))
    (record,) = caplog.records
    assert record.__dict__["reason"] == "MsgId"
    assert len(record.__dict__["body_sha256"]) == 16
    assert "CANARY" not in json.dumps(record.__dict__, default=str)


async def test_no_forged_request_writes_a_line(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="zerenqu")
    await line.post({**PEER.stamp("A"), "nonce": "CANARY"}, b"CANARY")
    assert caplog.records == []


GOOD = PEER.encrypt(text_xml())
FRAME = padded(PEER.frame(text_xml()))
BELOW_THE_SIGNATURE = {
    "base64": "!!!!",
    "ciphertext length": PEER.raw(FRAME[:16]),
    "padding": PEER.raw(FRAME[:-1] + b"\x00"),
    "message length": PEER.raw(padded(FRAME[:16] + b"\xff" * 4 + FRAME[20:])),
    "receiveid": PEER.encrypt(text_xml(), corp=b"wwother"),
    "AgentID": PEER.encrypt(text_xml(AgentID="1")),
}


async def test_s_oracle_a_post_has_two_faces_and_a_get_one(line: Line) -> None:
    up_to_the_signature = [
        await line.post("", outer_xml(GOOD)),
        await line.post(PEER.stamp(GOOD), b"<xml/>"),
        await line.post({**PEER.stamp(GOOD), "msg_signature": "0" * 40}, outer_xml(GOOD)),
    ]
    below = [await line.deliver(encrypted) for encrypted in BELOW_THE_SIGNATURE.values()]
    verifications = [
        await verify(line, encrypted) for encrypted in ("", "<", *BELOW_THE_SIGNATURE.values())
    ]
    assert {face(response) for response in up_to_the_signature} == {face(verifications[0])}
    assert {face(response) for response in below} == {(200, b"", "0", "")}
    # In a GET there is no AgentID, so that one opens like any other text.
    assert len({face(response) for response in verifications[:-1]}) == 1
    assert verifications[-1].status_code == 200


async def verify(line: Line, encrypted: str) -> httpx2.Response:
    return await line.http.get(
        "/wecom/callback", params={**PEER.stamp(encrypted), "echostr": encrypted}
    )


def face(response: httpx2.Response) -> tuple[int, bytes, str, str]:
    """Everything that an outsider can see of an answer."""
    headers = dict(response.headers)
    length, kind = headers.pop("content-length"), headers.pop("content-type", "")
    assert headers == {}
    return response.status_code, response.content, length, kind
