"""S-FUZZ, quick size: 5,000 seeded bodies against the callback."""

import gc
import logging
import random
import time
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest

from tests.bot.wecom.peer import (
    PATH,
    Line,
    Peer,
    card_xml,
    cdata,
    event_xml,
    outer_xml,
    padded,
    text_xml,
)

pytestmark = pytest.mark.anyio

SEED, BODIES = 20260304, 5000
LONGEST, GROWTH = 0.25, 50 * 2**20  # seconds of work for one request, bytes
PEER = Peer()
CANARY = "CANARY谈心"
GENUINE = (
    text_xml(CANARY),
    text_xml(CANARY, MsgId=None),
    event_xml("click", EventKey=cdata("talks.record")),
    event_xml("enter_agent"),
    event_xml("change_contact", ChangeType=cdata("delete_user"), FromUserName=cdata("sys")),
    card_xml(),
)
JUNK = (
    *(
        b"<",
        b">",
        b"&",
        b"\x00",
        b"\xff",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"-->",
        b"<?x ?>",
        b"&a;",
        b"&#0;",
    ),
    *(b"<Encrypt>", b"</Encrypt>", b"<xml>", b"</xml>", b"<a>" * 90, b" " * 999, b"A" * 70_000),
    b'<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "谈心👵\u202e\u200d".encode(),
)
VALUES = (
    *(
        "",
        " ",
        "0",
        "-1",
        "9" * 30,
        "1e9",
        "１７９",
        "NaN",
        "None",
        "@all",
        "a|b",
        "../../etc/passwd",
    ),
    *("'; DROP TABLE talk;--", "{{7*7}}", "${jndi:ldap://x}", "%s%n", "<script>alert(1)</script>"),
    *(
        "=cmd|' /C calc'!A0",
        "\u202eabc",
        "\u0301" * 2000,
        "👨‍👩‍👧" * 300,
        "x" * 9_000,
        "a\x85b\u2028c",
        "]]>",
    ),
)


def spoiled(chance: random.Random, text: bytes) -> bytes:
    """A text with one to four accidents."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 1, 1, 8, 200)))
        instead = chance.choice(
            (b"", chance.choice(JUNK), chance.randbytes(3), text[start:end] * 2)
        )
        text = text[:start] + instead + text[end:]
    return text


async def unauthenticated(chance: random.Random, line: Line) -> httpx2.Response:
    encrypted = PEER.encrypt(chance.choice(GENUINE))
    stamp, body = PEER.stamp(encrypted), outer_xml(encrypted)
    method, headers = "POST", {}
    match chance.randrange(6):
        case 0:
            stamp["msg_signature"] = f"{chance.getrandbits(160):040x}"
        case 1:
            stamp.pop(chance.choice(list(stamp)))
        case 2:
            stamp[chance.choice(list(stamp))] = chance.choice(VALUES)[:200]
        case 3:
            body = spoiled(chance, body).replace(encrypted.encode(), encrypted[:-9].encode())
        case 4:
            method = chance.choice(("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"))
        case 5:
            headers = {"content-encoding": chance.choice(("gzip", "br", "x"))}
    return await line.http.request(
        method, f"{PATH}?{urlencode(stamp)}", content=body, headers=headers
    )


async def malformed(chance: random.Random, line: Line) -> httpx2.Response:
    plain = chance.choice(GENUINE)
    match chance.randrange(4):
        case 0:
            return await line.say(spoiled(chance, plain)[:40_000])
        case 1:
            frame = padded(spoiled(chance, PEER.frame(plain))[:40_000])
        case 2:
            frame = spoiled(chance, padded(PEER.frame(plain)))[:40_000]
        case _:
            size = chance.choice((0, 1, 31, 32, 2**31, 2**32 - 1)).to_bytes(4, "big")
            frame = padded(chance.randbytes(16) + size + plain)
    encrypted = PEER.raw(frame[: len(frame) // 16 * 16])
    if chance.random() < 0.3:
        place = chance.randrange(len(encrypted) + 1)
        encrypted = encrypted[:place] + chance.choice("!-_ \n=A谈") + encrypted[place:]
    return await line.deliver(encrypted)


async def hostile(chance: random.Random, line: Line) -> httpx2.Response:
    make = chance.choice((text_xml, card_xml))
    fields = (
        "Content",
        "FromUserName",
        "MsgId",
        "CreateTime",
        "MsgType",
        "AgentID",
        "EventKey",
        "TaskId",
    )
    chosen = chance.sample(fields, chance.randint(1, 3))
    return await line.say(make(**{field: cdata(chance.choice(VALUES)) for field in chosen}))


def resident() -> int:
    """Bytes of memory in use."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


async def test_s_fuzz(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, "httpx2")  # the test's own client
    chance = random.Random(SEED)
    kinds = [unauthenticated] * 2 + [malformed] * 2 + [hostile]
    before = 0
    for number in range(BODIES):
        if number == BODIES // 10:  # by now everything has been imported and cached
            before = resident()
        kind = kinds[number % len(kinds)]
        gc.disable()  # a collection over the leavings of all other tests is no time of a message
        known, start = len(line.heard), time.process_time()
        response = await kind(chance, line)
        took = time.process_time() - start
        gc.enable()
        assert took < LONGEST
        if kind is unauthenticated:
            assert response.status_code in {403, 405, 413, 415}, number
            assert response.content in {b"", b"forbidden"}
            assert len(line.heard) == known, number
        else:
            assert response.status_code == 200, number
            assert not response.content or PEER.open_reply(response.content)["Content"] == "好的。"
        assert "CANARY" not in caplog.text
        caplog.clear()
    assert resident() - before < GROWTH
    counts = {outcome: line.outcomes.count(outcome) for outcome in set(line.outcomes)}
    assert "incident" not in counts
    assert {"forbidden", "method", "encoded", "poison", "foreign", "silent", "answered"} <= set(
        counts
    )
    assert min(counts["poison"], counts["answered"], counts["forbidden"]) > 100
