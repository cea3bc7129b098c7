"""The vectors of wecom.md §1.4, and the same crypto written twice (S-INTEROP)."""

import random
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wecom.account import WeComAccount
from bot.wecom.envelope import Envelope, Forbidden, Poison
from tests.bot.wecom.peer import (
    ACCOUNT,
    AES_KEY,
    CONTROLS,
    CORP,
    NOW,
    TOKEN,
    Peer,
    outer_xml,
    padded,
)

STAMP = "timestamp=1790000000&nonce=1790000123&msg_signature="
ECHO = "WkGC2Now19/j4nkrVRZxtoEXkp8a04gX6CthyR5o7JjOJHhq/dnz1qfSCNHaV1zwk5QIUq8YO+77cryC2vP3vg=="
EMPTY_RECEIVER = (
    "WkGC2Now19/j4nkrVRZxtqufnafIqKtTISmieWgwKtgJMwDZfHTd/fQBe5yrZkd3cYdQ/RZt3O+n2MyIkLh9Gw=="
)
MESSAGE = (
    "WkGC2Now19/j4nkrVRZxtjM9j5de6EL6s8AGG829rRJHlM43cO6p06/4dde+y5l4AnPRdWgZG4DVJThtfEHWCPBqCElJ"
    "9vn7GuErDQDJ2Bw4SSAba5i6vxi8LNvUakZQ8UYOnrdYchdRJbAXpTqUCSbMrgLkv/tHm9SnJlWK+i2aRMxueEnsbVOz"
    "sK0UzhkQPvOWWlkJAVmf9pAhBXTAYipDYXtIClom/MDrF/Y1bIEFuznZ/q66oIfT4ml5xYinL9Yoq9aiX6j1MdYhGcht"
    "nGWjL2tCxSIX5qlPyqIJJH6yMecGAhxNiqhbgTjqg077gtdANOyaWeLvq9bl8UMzHCfvbxfmySefNLd7K3yQpEeezHJq"
    "yNlfaaGqYyigWLwpn/fTd9nCwelkmpKLd+Y0+mxWWC1QVkgxGH3DvYIdFwX67OYC89GGtA3nwdLaMngl+06EnGwc+PkE"
    "jkgKPN/9yqXHysD81e6ibHIBNaxtVV4rGCtPdmlUNKf6wLYwL6js"
)
PLAIN = (
    "<xml><ToUserName><![CDATA[ww9f3c2a7be41d8051]]></ToUserName><FromUserName><![CDATA[lihong]]>"
    "</FromUserName><CreateTime>1790000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>"
    "<![CDATA[谈心 王师傅 近期家中老人住院👵]]></Content><MsgId>7553201184400153601</MsgId>"
    "<AgentID>1000007</AgentID></xml>"
)


def test_the_vector_of_a_verification_opens_to_its_echo() -> None:
    query = STAMP + "11f43b9281251f217ed6e1f2b2c297cf6d262668&" + urlencode({"echostr": ECHO})
    assert Envelope(ACCOUNT).open_echo(query.encode()) == b"4021877345519903321"


def test_the_vector_with_an_empty_receiver_is_for_a_bot_without_corp() -> None:
    query = STAMP + "87a52f30d4d8bc38843554c467de3fe2479ff57d"
    nobody = WeComAccount("", 0, "", TOKEN, AES_KEY)
    opened = Envelope(nobody).open(query.encode(), outer_xml(EMPTY_RECEIVER))
    assert opened == b'{"msgtype":"text"}'
    with pytest.raises(Poison, match="receiveid"):
        Envelope(ACCOUNT).open(query.encode(), outer_xml(EMPTY_RECEIVER))


def test_the_vector_of_a_message_opens_to_its_xml() -> None:
    query = STAMP + "6646d93981098db18336260bb3fc1370fd81f752"
    assert Envelope(ACCOUNT).open(query.encode(), outer_xml(MESSAGE)).decode() == PLAIN


def test_the_peer_of_these_tests_makes_the_same_vectors() -> None:
    peer, fixed = Peer(), b"0123456789abcdef"
    assert peer.encrypt(b"4021877345519903321", random=fixed) == ECHO
    assert peer.encrypt(PLAIN.encode(), random=fixed) == MESSAGE
    assert peer.stamp(MESSAGE)["msg_signature"] == "6646d93981098db18336260bb3fc1370fd81f752"


def test_three_hundred_random_messages_both_ways() -> None:
    chance, envelope, peer = random.Random(28), Envelope(ACCOUNT), Peer()
    for _ in range(300):
        message = chance.randbytes(chance.randint(1, 400))
        encrypted = peer.encrypt(message, random=chance.randbytes(16))
        query = urlencode(peer.stamp(encrypted)).encode()
        assert envelope.open(query, outer_xml(encrypted)) == message
        text = "".join(
            chr(chance.choice([65, 0x8C08, 0x1F475, 10])) for _ in range(chance.randint(1, 99))
        )
        assert peer.open_reply(envelope.seal_reply(text, "lihong", NOW))["Content"] == text


def test_a_tail_of_sixteens_is_right_where_32_bytes_demand_it() -> None:
    peer, envelope = Peer(), Envelope(ACCOUNT)
    message = b"m" * (48 - 20 - len(CORP))
    framed = peer.frame(message)
    assert len(framed) == 48
    assert padded(framed)[-16:] == bytes([16]) * 16
    good = peer.raw(padded(framed))
    assert envelope.open(urlencode(peer.stamp(good)).encode(), outer_xml(good)) == message
    short = peer.raw(padded(framed[:-16], 16))  # 32 + 16: padded to 16 bytes only
    with pytest.raises(Poison, match="length"):
        envelope.open(urlencode(peer.stamp(short)).encode(), outer_xml(short))


def test_a_reply_goes_to_the_sender_from_the_corp() -> None:
    reply = Peer().open_reply(Envelope(ACCOUNT).seal_reply("好的。", "lihong", NOW))
    assert reply == {
        "ToUserName": "lihong",
        "FromUserName": CORP,
        "CreateTime": "1790000002",
        "MsgType": "text",
        "Content": "好的。",
    }


def test_two_replies_never_look_alike() -> None:
    envelope = Envelope(ACCOUNT)
    assert envelope.seal_reply("好的。", "lihong", NOW) != envelope.seal_reply(
        "好的。", "lihong", NOW
    )


def test_a_reply_too_long_is_cut_at_a_character() -> None:
    reply = Peer().open_reply(Envelope(ACCOUNT).seal_reply("党" * 900, "lihong", NOW))
    assert reply["Content"] == "党" * 682  # 2046 bytes


@given(st.text(max_size=400), st.text(max_size=30))
def test_whatever_a_reply_says_it_parses_back_as_given(text: str, userid: str) -> None:
    for hostile in (text, f"{text}]]>{text}", f"x]]></Content><ToUserName>boss</ToUserName>{text}"):
        reply = Peer().open_reply(Envelope(ACCOUNT).seal_reply(hostile[:500], userid, NOW))
        assert reply["Content"] == read_back(hostile[:500])
        assert reply["ToUserName"] == read_back(userid)


def read_back(text: str) -> str:
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def test_the_account_shows_no_secret() -> None:
    shown = repr(ACCOUNT)
    assert CORP in shown
    for secret in (ACCOUNT.secret, ACCOUNT.token, ACCOUNT.encoding_aes_key):
        assert secret not in shown


@pytest.mark.parametrize("key", ["", AES_KEY[:-1], AES_KEY + "A", AES_KEY[:-1] + "="])
def test_a_key_of_the_wrong_form_is_refused_without_being_told(key: str) -> None:
    with pytest.raises(ValueError, match="encoding_aes_key must be 43 letters") as refused:
        WeComAccount(CORP, 1, "s", TOKEN, key)
    assert not key or key not in str(refused.value)


def test_a_key_with_unused_bits_set_is_taken() -> None:
    unusual = AES_KEY[:-1] + "l"
    envelope = Envelope(WeComAccount(CORP, 1, "s", TOKEN, unusual))
    sealed = envelope.seal_reply("好的。", "lihong", NOW + timedelta(days=1))
    assert Peer().open_reply(sealed)["Content"] == "好的。"


def test_the_key_of_another_app_opens_nothing() -> None:
    other = Envelope(WeComAccount(CORP, 1, "s", TOKEN, AES_KEY[::-1]))
    query = STAMP + "6646d93981098db18336260bb3fc1370fd81f752"
    with pytest.raises(Poison):
        other.open(query.encode(), outer_xml(MESSAGE))
    echo = STAMP + "11f43b9281251f217ed6e1f2b2c297cf6d262668&" + urlencode({"echostr": ECHO})
    with pytest.raises(Forbidden):
        other.open_echo(echo.encode())
