"""Bad inputs W10–W18: structures, bombs, sizes and encodings of the outer body."""

import builtins
import gzip
import socket
import time
from collections.abc import AsyncIterator
from itertools import pairwise

import pytest

from tests.bot.wecom.peer import Line, Peer, forbidden, outer_xml, text_xml

pytestmark = pytest.mark.anyio

PEER = Peer()
GOOD = PEER.encrypt(text_xml())
STAMP = PEER.stamp(GOOD)
BODY = outer_xml(GOOD)
OTHER = PEER.encrypt(text_xml("别的"))
STRUCTURES = {
    "W10 two, the first signed": f"<Encrypt>{GOOD}</Encrypt><Encrypt>{OTHER}</Encrypt>",
    "W10 two, the second signed": f"<Encrypt>{OTHER}</Encrypt><Encrypt>{GOOD}</Encrypt>",
    "W10 two, the same": f"<Encrypt>{GOOD}</Encrypt><Encrypt>{GOOD}</Encrypt>",
    "W10 one hidden in CDATA": f"<a><![CDATA[<Encrypt>{OTHER}</Encrypt>]]></a><Encrypt>{GOOD}</Encrypt>",
    "W11 nested": f"<Encrypt><b>{GOOD}</b></Encrypt>",
    "W11 comment inside": f"<Encrypt>{GOOD[:9]}<!-- -->{GOOD[9:]}</Encrypt>",
    "W11 comment before": f"<!-- --><Encrypt>{GOOD}</Encrypt>",
    "W11 CDATA in pieces": f"<Encrypt><![CDATA[{GOOD[:9]}]]><![CDATA[{GOOD[9:]}]]></Encrypt>",
    "W11 CDATA and text": f"<Encrypt><![CDATA[{GOOD[:9]}]]>{GOOD[9:]}</Encrypt>",
    "W11 attribute": f'<Encrypt a="b">{GOOD}</Encrypt>',
    "W11 instruction": f"<?a b?><Encrypt>{GOOD}</Encrypt>",
    "W11 deeper": f"<a><Encrypt>{GOOD}</Encrypt></a>",
    "W11 never closed": f"<Encrypt>{GOOD}",
    "W12 entity": "<Encrypt>&a;</Encrypt>",
    "W12 entity beside": f"<ToUserName>&a;</ToUserName><Encrypt>{GOOD}</Encrypt>",
    "W18 control character": f"<a>\x00</a><Encrypt>{GOOD}</Encrypt>",
}


@pytest.mark.parametrize("inside", STRUCTURES.values(), ids=STRUCTURES)
async def test_w10_to_w12_other_structures_though_signed(line: Line, inside: str) -> None:
    assert forbidden(line, await line.post(STAMP, f"<xml>{inside}</xml>".encode()))


DTDS = {
    "W12 internal": f'<!DOCTYPE xml [<!ENTITY a "{GOOD}">]><xml><Encrypt>&a;</Encrypt></xml>',
    "W12 unused": f"<!DOCTYPE xml><xml><Encrypt>{GOOD}</Encrypt></xml>",
    "W13 file": '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><xml><Encrypt>&e;</Encrypt></xml>',
    "W13 net": '<!DOCTYPE a [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]><xml><Encrypt>&e;</Encrypt></xml>',
    "W14 laughs": "<!DOCTYPE a ["
    + '<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{this} "{f"&l{last};" * 10}">' for last, this in pairwise(range(11)))
    + "]><xml><Encrypt>&l10;</Encrypt></xml>",
    "W14 quadratic": f'<!DOCTYPE a [<!ENTITY e "{"e" * 50000}">]><xml><Encrypt>{"&e;" * 1000}</Encrypt></xml>',
    "W17 deep": "<xml>" + "<a>" * 20000,
    "W17 attributes": "<xml " + " ".join(f'a{n}="1"' for n in range(6000)) + "></xml>",
    "W17 tags": "<xml>" + "".join(f"<a{n}/>" for n in range(7000)) + "</xml>",
    "W17 fields": "<xml>" + "<a></a>" * 9000 + "</xml>",
    "W17 opened": "<xml>" + "<Encrypt>" * 7000,
    "W17 sections": "<xml><Encrypt>" + "<![CDATA[" * 7000,
    "W17 brackets": "<xml><Encrypt><![CDATA[" + "]]" * 30000 + ">",
    "W17 blanks": "<xml>" + " " * 65000 + "<",
}


@pytest.mark.parametrize("body", DTDS.values(), ids=DTDS)
async def test_w12_w13_w14_w17_bombs_are_refused_unparsed(
    line: Line, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touched(*_: object, **__: object) -> None:
        raise AssertionError("the outside was touched")

    monkeypatch.setattr(socket.socket, "connect", touched)
    monkeypatch.setattr(builtins, "open", touched)
    spent = []
    for _ in range(3):
        start = time.perf_counter()
        response = await line.post(STAMP, body.encode())
        spent.append(time.perf_counter() - start)
        assert forbidden(line, response)
    assert min(spent) < 0.05


async def test_w15_a_body_of_64_kib_is_read_and_one_byte_more_is_not(line: Line) -> None:
    assert (await line.post(STAMP, b"x" * 65536)).status_code == 403
    response = await line.post(STAMP, b"x" * 65537)
    assert (response.status_code, response.content) == (413, b"")
    assert line.outcomes == ["forbidden", "too_large"]


@pytest.mark.parametrize("declared", [None, "10"])
async def test_w15_an_endless_body_is_left_at_the_limit(line: Line, declared: str | None) -> None:
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"x" * 4096

    headers = {"content-length": declared} if declared else {}
    response = await line.post(STAMP, endless(), headers=headers)  # type: ignore[arg-type]
    assert response.status_code == 413
    assert taken <= 18


@pytest.mark.parametrize("declared", ["52428800", "65537", "9" * 5000, "-1", "abc"])
async def test_w15_a_length_beyond_the_limit_is_believed(line: Line, declared: str) -> None:
    response = await line.post(STAMP, unread(), headers={"content-length": declared})  # type: ignore[arg-type]
    assert response.status_code == 413


async def test_w15_a_body_shorter_than_its_length(line: Line) -> None:
    response = await line.post(STAMP, BODY[:40], headers={"content-length": str(len(BODY))})
    assert forbidden(line, response)


@pytest.mark.parametrize("encoding", ["gzip", "br", "identity", ""])
async def test_w16_an_encoded_body_is_not_even_read(line: Line, encoding: str) -> None:
    assert len(gzip.compress(b"0" * 10_000_000)) < 65536  # what such a body could be
    response = await line.post(STAMP, unread(), headers={"content-encoding": encoding})  # type: ignore[arg-type]
    assert (response.status_code, response.content) == (415, b"")
    assert line.outcomes == ["encoded"]


async def unread() -> AsyncIterator[bytes]:
    raise AssertionError("the body was read")
    yield b""


ENCODINGS = {
    "UTF-16": BODY.decode().encode("utf-16"),
    "GBK declared": b'<?xml version="1.0" encoding="gbk"?>' + BODY,
    "mark": b"\xef\xbb\xbf" + BODY,
    "invalid UTF-8": BODY.replace(b"ww9f", b"\xff\xfe"),
    "NUL byte": BODY.replace(b"ww9f", b"\x00"),
    "half a surrogate": BODY.replace(b"ww9f", b"\xed\xa0\x80"),
}


@pytest.mark.parametrize("body", ENCODINGS.values(), ids=ENCODINGS)
async def test_w18_other_encodings(line: Line, body: bytes) -> None:
    assert forbidden(line, await line.post(STAMP, body))


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0" encoding="UTF-8"?>\n' + BODY + b"\n",
        BODY.replace(b"<AgentID", b"\r\n  <AgentID").replace(b"</xml", b"\n</xml"),
        f"<xml><Encrypt>{GOOD}</Encrypt></xml>".encode(),
        f"<xml><Encrypt><![CDATA[{GOOD}]]></Encrypt><AgentID></AgentID></xml>".encode(),
    ],
)
async def test_genuine_envelopes_may_be_written_in_several_ways(line: Line, body: bytes) -> None:
    assert (await line.post(STAMP, body)).status_code == 200
    assert len(line.heard) == 1
