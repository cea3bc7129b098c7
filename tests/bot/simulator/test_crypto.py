"""The vectors of wecom.md §1.4, and everything that must not open."""

import base64
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.crypto import CallbackKeys, Unsound, random_letters

KEYS = CallbackKeys(
    "zerenquDemo2026", "Qx7Lr2Vn9KpTz4WfYb6HcJ8MsGd3XaEu5RiOq1NvBwk", "ww9f3c2a7be41d8051"
)
ROBOT = replace(KEYS, receive_id="")
HEAD = b"0123456789abcdef"
ECHO = "WkGC2Now19/j4nkrVRZxtoEXkp8a04gX6CthyR5o7JjOJHhq/dnz1qfSCNHaV1zwk5QIUq8YO+77cryC2vP3vg=="
EMPTY = "WkGC2Now19/j4nkrVRZxtqufnafIqKtTISmieWgwKtgJMwDZfHTd/fQBe5yrZkd3cYdQ/RZt3O+n2MyIkLh9Gw=="
MESSAGE_PLAIN = (
    "<xml><ToUserName><![CDATA[ww9f3c2a7be41d8051]]></ToUserName>"
    "<FromUserName><![CDATA[lihong]]></FromUserName><CreateTime>1790000000</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType>"
    "<Content><![CDATA[谈心 王师傅 近期家中老人住院👵]]></Content>"
    "<MsgId>7553201184400153601</MsgId><AgentID>1000007</AgentID></xml>"
)
MESSAGE = (
    "WkGC2Now19/j4nkrVRZxtjM9j5de6EL6s8AGG829rRJHlM43cO6p06/4dde+y5l4AnPRdWgZG4DVJThtfEHWCPBqCElJ"
    "9vn7GuErDQDJ2Bw4SSAba5i6vxi8LNvUakZQ8UYOnrdYchdRJbAXpTqUCSbMrgLkv/tHm9SnJlWK+i2aRMxueEnsbVOz"
    "sK0UzhkQPvOWWlkJAVmf9pAhBXTAYipDYXtIClom/MDrF/Y1bIEFuznZ/q66oIfT4ml5xYinL9Yoq9aiX6j1MdYhGcht"
    "nGWjL2tCxSIX5qlPyqIJJH6yMecGAhxNiqhbgTjqg077gtdANOyaWeLvq9bl8UMzHCfvbxfmySefNLd7K3yQpEeezHJq"
    "yNlfaaGqYyigWLwpn/fTd9nCwelkmpKLd+Y0+mxWWC1QVkgxGH3DvYIdFwX67OYC89GGtA3nwdLaMngl+06EnGwc+PkE"
    "jkgKPN/9yqXHysD81e6ibHIBNaxtVV4rGCtPdmlUNKf6wLYwL6js"
)
VECTORS = [
    (KEYS, "4021877345519903321", ECHO, "11f43b9281251f217ed6e1f2b2c297cf6d262668"),
    (ROBOT, '{"msgtype":"text"}', EMPTY, "87a52f30d4d8bc38843554c467de3fe2479ff57d"),
    (KEYS, MESSAGE_PLAIN, MESSAGE, "6646d93981098db18336260bb3fc1370fd81f752"),
]


@pytest.mark.parametrize(("keys", "plain", "encrypted", "signed"), VECTORS)
def test_vectors_hold_both_ways(
    keys: CallbackKeys, plain: str, encrypted: str, signed: str
) -> None:
    assert keys.seal(plain.encode(), HEAD) == encrypted
    assert keys.unseal(encrypted) == plain.encode()
    assert keys.sign("1790000000", "1790000123", encrypted) == signed


@given(st.binary(max_size=300))
def test_whatever_is_sealed_opens(plain: bytes) -> None:
    keys = CallbackKeys(random_letters(32), random_letters(43), "ww" + random_letters(16))
    assert keys.unseal(keys.seal(plain)) == plain


def encrypted_raw(inner: bytes) -> str:
    key = base64.b64decode(KEYS.encoding_aes_key + "=")
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return base64.b64encode(encryptor.update(inner) + encryptor.finalize()).decode()


def inner(length: int, text: bytes, pad: bytes) -> str:
    return encrypted_raw(HEAD + length.to_bytes(4, "big") + text + pad)


CORP = KEYS.receive_id.encode()
UNSOUND = {
    "not base64": "WkGC2Now19/j4nkrVRZxto",
    "junk in base64": "!" + ECHO,
    "line break": ECHO[:20] + "\n" + ECHO[20:],
    "empty": "",
    "half a block of 32": encrypted_raw(bytes(16)),
    "padding 0": inner(2, b"ab" + CORP[:10], bytes(32)),
    "padding 33": inner(2, b"ab" + CORP, b"\x21" * 24),
    "padding not even": inner(2, b"ab" + CORP, b"\x01" * 23 + b"\x18"),
    "length beyond the end": inner(2**31, b"ab" + CORP, b"\x18" * 24),
    "length too short": inner(1, b"ab" + CORP, b"\x18" * 24),
    "too short": encrypted_raw(HEAD + b"\x10" * 16),
    "other company": replace(KEYS, receive_id="ww0000000000000000").seal(b"x"),
    "no receiveid": ROBOT.seal(b"x"),
    "longer receiveid": replace(KEYS, receive_id=KEYS.receive_id + "x").seal(b"x"),
}


@pytest.mark.parametrize("encrypted", UNSOUND.values(), ids=UNSOUND.keys())
def test_unsound_ciphertext_is_refused(encrypted: str) -> None:
    with pytest.raises(Unsound):
        KEYS.unseal(encrypted)


def test_keys_do_not_show_in_a_traceback() -> None:
    assert KEYS.token not in repr(KEYS)
    assert KEYS.encoding_aes_key not in repr(KEYS)
