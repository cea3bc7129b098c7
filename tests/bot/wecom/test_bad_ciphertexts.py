"""Bad inputs W22–W26: ciphertexts under a valid signature."""

import pytest

from tests.bot.wecom.peer import CORP, Line, Peer, padded, quiet, text_xml, why

pytestmark = pytest.mark.anyio

PEER = Peer()


def whole(total: int) -> bytes:
    """A frame of exactly so many bytes around a good message, not padded yet."""
    room = total - len(PEER.frame(text_xml("")))
    return PEER.frame(text_xml("x" * room))


GOOD = PEER.encrypt(text_xml())
FRAME = whole(480)  # 32 bytes of padding are due
LONGER = (len(FRAME) - 20).to_bytes(4, "big")  # swallows the receiver


def of_length(length: bytes) -> str:
    return PEER.raw(padded(FRAME[:16] + length + FRAME[20:]))


CIPHERTEXTS = {
    "W22 alphabet": ("base64", "!!!!"),
    "W22 one character": ("base64", "A"),
    "W22 Chinese": ("base64", "谈心谈话"),
    "W22 URL-safe": ("base64", "-_" + GOOD[2:]),
    "W22 newline": ("base64", GOOD[:64] + "\n" + GOOD[64:]),
    "W22 blank": ("base64", GOOD[:64] + " " + GOOD[64:]),
    "W22 around": ("base64", f" {GOOD} "),
    "W22 after padding": ("base64", PEER.raw(FRAME[:32]) + "AAAA"),
    "W22 no padding": ("base64", PEER.raw(FRAME[:32]).rstrip("=")),
    "W23 17 bytes": ("ciphertext length", "QUFBQUFBQUFBQUFBQUFBQUE="),
    "W23 nothing": ("ciphertext length", ""),
    "W23 one block": ("ciphertext length", PEER.raw(FRAME[:16])),
    "W24 sixteen, to 16 bytes": ("ciphertext length", PEER.raw(padded(FRAME, 16))),
    "W24 zero": ("padding", PEER.raw(padded(FRAME)[:-1] + b"\x00")),
    "W24 33": ("padding", PEER.raw(whole(479) + bytes([33]) * 33)),
    "W24 64": ("padding", PEER.raw(whole(448) + bytes([64]) * 64)),
    "W24 255": ("padding", PEER.raw(padded(FRAME)[:-1] + b"\xff")),
    "W24 inconsistent": ("padding", PEER.raw(FRAME + b"\x00" + bytes([32]) * 31)),
    "W25 zero": ("message length", of_length(bytes(4))),
    "W25 one too many": ("message length", of_length((len(FRAME) - 19).to_bytes(4, "big"))),
    "W25 up to the end": ("receiveid", of_length(LONGER)),
    "W25 2^31": ("message length", of_length((2**31).to_bytes(4, "big"))),
    "W25 2^32-1": ("message length", of_length(b"\xff" * 4)),
    "W25 nothing framed": ("message length", PEER.raw(bytes([32]) * 32)),
}


@pytest.mark.parametrize(("reason", "encrypted"), CIPHERTEXTS.values(), ids=CIPHERTEXTS)
async def test_w22_to_w25_ciphertexts(
    line: Line, reason: str, encrypted: str, caplog: pytest.LogCaptureFixture
) -> None:
    outcome = "foreign" if reason == "receiveid" else "poison"
    assert quiet(line, await line.deliver(encrypted), outcome)
    assert why(caplog) == reason


async def test_the_frame_of_these_tests_is_good_when_left_alone(line: Line) -> None:
    assert (await line.deliver(PEER.raw(padded(FRAME)))).status_code == 200
    assert len(line.heard) == 1


@pytest.mark.parametrize(
    "corp",
    [
        b"",
        CORP[:-1].encode(),
        CORP.encode() + b"x",
        b"wwother",
        CORP.encode() + b"\x00",
        b"\xff\xfe",
    ],
)
async def test_w26_another_receiver(
    line: Line, corp: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert quiet(line, await line.deliver(PEER.encrypt(text_xml(), corp=corp)), "foreign")
    assert why(caplog) == "receiveid"
