"""Bad inputs W01–W09 and W19–W21: queries, methods and verifications."""

from urllib.parse import quote, urlencode

import httpx2
import pytest

from tests.bot.wecom.peer import PATH, SENT, TOKEN, Line, Peer, forbidden, outer_xml, text_xml

pytestmark = pytest.mark.anyio

PEER = Peer()
GOOD = PEER.encrypt(text_xml())
STAMP = PEER.stamp(GOOD)
BODY = outer_xml(GOOD)
NAMES = ("msg_signature", "timestamp", "nonce")


def signed(**changed: str) -> str:
    return urlencode({**STAMP, **changed})


def with_time(timestamp: str, nonce: str = "1790000123") -> dict[str, str]:
    """A query that is rightly signed, whatever its form."""
    return PEER.stamp(GOOD, timestamp, nonce)


@pytest.mark.parametrize(
    "body", [b"", b"hello", b'{"a":1}', b"<a/>", b"<xml/>", b"<xml><a/></xml>", b"<xml></xml>"]
)
async def test_w01_w02_bodies_without_an_envelope(line: Line, body: bytes) -> None:
    assert forbidden(line, await line.post(STAMP, body))


@pytest.mark.parametrize("name", NAMES)
async def test_w03_a_missing_parameter(line: Line, name: str) -> None:
    query = {key: value for key, value in STAMP.items() if key != name}
    assert forbidden(line, await line.post(query, BODY))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["2", ""])
async def test_w04_a_parameter_twice(line: Line, name: str, value: str) -> None:
    assert forbidden(line, await line.post([*STAMP.items(), (name, value)], BODY))
    assert forbidden(line, await line.post([*STAMP.items(), (name, STAMP[name])], BODY))


@pytest.mark.parametrize(
    "signature",
    [
        STAMP["msg_signature"].upper(),
        STAMP["msg_signature"][:-1],
        STAMP["msg_signature"] + "0",
        STAMP["msg_signature"] + " ",
        STAMP["msg_signature"] + "\n",
        STAMP["msg_signature"][:-1] + "é",
        "签" * 40,
        "",
    ],
    ids=["upper", "short", "long", "blank", "newline", "accent", "chinese", "empty"],
)
async def test_w05_a_signature_of_another_form(line: Line, signature: str) -> None:
    assert forbidden(line, await line.post(signed(msg_signature=signature), BODY))


async def test_w06_the_signature_of_another_text(line: Line) -> None:
    other = PEER.stamp(PEER.encrypt(text_xml("别的")))
    assert forbidden(line, await line.post(other, BODY))


async def test_w07_swapped_time_and_nonce_are_at_most_a_replay(line: Line) -> None:
    swapped = signed(timestamp=STAMP["nonce"], nonce=STAMP["timestamp"])
    for query in (urlencode(STAMP), swapped):
        assert (await line.post(query, BODY)).status_code == 200
    first, second = line.heard
    assert first == second


async def test_w07_a_nonce_with_letters_is_no_timestamp(line: Line) -> None:
    query = {**with_time(str(SENT), "a790000123"), "timestamp": "a790000123", "nonce": str(SENT)}
    assert forbidden(line, await line.post(query, BODY))


async def test_w08_all_digits_in_one_parameter(line: Line) -> None:
    both = STAMP["timestamp"] + STAMP["nonce"]
    assert forbidden(line, await line.post(with_time(both, ""), BODY))
    assert forbidden(line, await line.post(with_time("", both), BODY))


@pytest.mark.parametrize(
    "timestamp",
    [
        "1e9",
        "+1700000000",
        "１７００００００００",
        "1_700_000_000",
        "-170000000",
        "17" * 10,
        " 1700000000",
    ],
)
async def test_w09_a_timestamp_of_another_form(line: Line, timestamp: str) -> None:
    assert forbidden(line, await line.post(with_time(timestamp), BODY))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH"])
async def test_w19_other_methods(line: Line, method: str) -> None:
    response = await line.http.request(method, PATH, params=STAMP)
    assert (response.status_code, response.content) == (405, b"")
    assert line.outcomes == ["method"]


ECHO = PEER.encrypt(b"4021877345519903321")
VERIFY = {**PEER.stamp(ECHO), "echostr": ECHO}
JUNK = "A" * 1_000_000
MALFORMED = PEER.raw(b"A" * 32)
OF_ANOTHER_CORP = PEER.encrypt(b"1", corp=b"wwother")
VERIFICATIONS = {
    "W20 bad signature": {**VERIFY, "msg_signature": "0" * 40},
    "W20 no echostr": PEER.stamp(ECHO),
    "W20 1 MB": {**PEER.stamp(JUNK), "echostr": JUNK},
    "W20 script": {**PEER.stamp("<script>"), "echostr": "<script>"},
    "W20 not base64": {**PEER.stamp("A"), "echostr": "A"},
    "W20 not decryptable": {**PEER.stamp(MALFORMED), "echostr": MALFORMED},
    "W21 of another corp": {**PEER.stamp(OF_ANOTHER_CORP), "echostr": OF_ANOTHER_CORP},
}


@pytest.mark.parametrize("query", VERIFICATIONS.values(), ids=VERIFICATIONS)
async def test_w20_w21_verifications_that_fail(line: Line, query: dict[str, str]) -> None:
    scope_query = urlencode(query)
    if len(scope_query) > 65536:  # the client refuses to build such an address; a socket would not
        assert await status_of_raw(line, scope_query) == (403, b"forbidden")
        return
    assert forbidden(line, await line.http.get(f"{PATH}?{scope_query}"))


async def status_of_raw(line: Line, query: str) -> tuple[int, bytes]:
    """The answer to a GET given to the application without a client between."""
    transport = line.http._transport
    assert isinstance(transport, httpx2.ASGITransport)
    sent: list[dict[str, object]] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": PATH,
        "query_string": query.encode(),
        "headers": [],
        "root_path": "",
    }

    async def receive() -> dict[str, object]:
        return {"type": "http.request"}

    async def send(event: dict[str, object]) -> None:
        sent.append(event)

    await transport.app(scope, receive, send)  # type: ignore[arg-type]
    status, body = sent[0]["status"], sent[1]["body"]
    assert isinstance(status, int)
    assert isinstance(body, bytes)
    return status, body


async def test_w20_a_get_with_a_body_is_judged_by_its_address(line: Line) -> None:
    response = await line.http.request("GET", PATH, params=STAMP, content=BODY)
    assert forbidden(line, response)


async def test_an_echo_is_the_bare_text(line: Line) -> None:
    response = await line.http.get(PATH, params=VERIFY)
    assert (response.status_code, response.content) == (200, b"4021877345519903321")
    assert response.headers["content-type"].startswith("text/plain")
    assert line.outcomes == ["verified"]


async def test_a_plus_that_nobody_escaped_is_forbidden(line: Line) -> None:
    plus = next(one for one in (PEER.encrypt(b"echo") for _ in range(1000)) if "+" in one)
    query = urlencode(PEER.stamp(plus)) + "&echostr=" + quote(plus, safe="+")
    assert forbidden(line, await line.http.get(f"{PATH}?{query}"))


async def test_the_token_of_another_app_signs_nothing(line: Line) -> None:
    stranger = Peer(token=TOKEN[::-1])
    assert forbidden(line, await line.post(stranger.stamp(GOOD), BODY))
    assert forbidden(line, await line.post(Peer(token="").stamp(GOOD), BODY))
