"""Token and AES key are changed while the bot runs: the new ones at once, the old ones for ten minutes more."""

import asyncio
import base64
import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from bot.key_change import KeyChange
from bot.settings import Settings
from bot.wecom.envelopes import BOTH_FOR, Envelopes
from bot.wecom.webhook import Callback
from handlers.kit.messages import Incoming, Reply
from tests.bot.test_settings import GOOD
from tests.bot.wecom.peer import AES_KEY, AGENT, CORP, NOW, PATH, TOKEN, Peer, outer_xml, text_xml

pytestmark = pytest.mark.anyio

NEW_TOKEN, NEW_KEY = "anotherToken2026", AES_KEY[::-1]
OLD = Peer()
HALF = Peer(token=NEW_TOKEN)  # one of the two files was written, the other one not yet
ONLY_KEY = Peer(key=base64.b64decode(NEW_KEY + "="))
NEW = Peer(token=NEW_TOKEN, key=base64.b64decode(NEW_KEY + "="))


@dataclass
class Bot:
    """The callback of a bot whose keys lie in files."""

    token: Path
    key: Path
    outcomes: list[str] = field(default_factory=list)
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.token.write_text(TOKEN)
        self.key.write_text(AES_KEY)
        plain = {
            name: value for name, value in GOOD.items() if "TOKEN" not in name and "AES" not in name
        }
        environment = {
            **plain,
            "ZRQ_WECOM_CORP_ID": CORP,
            "ZRQ_WECOM_AGENT_ID": str(AGENT),
            "ZRQ_WECOM_TOKEN_FILE": str(self.token),
            "ZRQ_WECOM_ENCODING_AES_KEY_FILE": str(self.key),
        }
        account = Settings.load(environment).account()
        envelopes = Envelopes(account, lambda: self.now)
        self.change = KeyChange(environment, account, envelopes)
        callback = Callback(account, answer, lambda: NOW, self.outcomes.append, envelopes=envelopes)
        self.http = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(callback), base_url="http://bot.test"
        )

    async def hears(self, peer: Peer) -> bool:
        """Whether a message sealed with these keys is answered, in an envelope of the same keys."""
        encrypted = peer.encrypt(text_xml())
        response = await self.http.post(
            PATH, params=peer.stamp(encrypted), content=outer_xml(encrypted)
        )
        if response.status_code != 200 or not response.content:
            return False
        return peer.open_reply(response.content)["Content"] == "好的。"

    async def verifies(self, peer: Peer) -> bool:
        """What 保存 in the console asks for."""
        encrypted = peer.encrypt(b"1616140317555161061")
        stamp = {**peer.stamp(encrypted), "echostr": encrypted}
        response = await self.http.get(PATH, params=stamp)
        return response.content == b"1616140317555161061"


async def answer(_message: Incoming) -> Reply:
    return Reply("好的。")


@pytest.fixture
def bot(tmp_path: Path) -> Bot:
    return Bot(tmp_path / "token", tmp_path / "key")


async def test_old_and_new_keys_are_taken_for_ten_minutes(bot: Bot) -> None:
    assert await bot.hears(OLD)
    assert not await bot.hears(NEW)
    bot.token.write_text(NEW_TOKEN)
    bot.key.write_text(NEW_KEY)
    await bot.change.check()
    for peer in (OLD, NEW):
        assert await bot.hears(peer)
        assert await bot.verifies(peer)
    assert not await bot.hears(HALF)
    bot.now += BOTH_FOR
    assert await bot.hears(NEW)
    assert not await bot.hears(OLD)
    assert not await bot.verifies(OLD)
    assert bot.outcomes.count("forbidden") == 3


async def test_files_may_change_one_after_the_other(bot: Bot) -> None:
    bot.token.write_text(NEW_TOKEN)
    await bot.change.check()
    bot.now += timedelta(minutes=1)
    bot.key.write_text(NEW_KEY)
    await bot.change.check()
    assert [await bot.hears(peer) for peer in (OLD, HALF, NEW)] == [True, True, True]
    bot.now += BOTH_FOR - timedelta(minutes=1)
    assert [await bot.hears(peer) for peer in (OLD, HALF, NEW)] == [False, True, True]


async def test_a_new_key_under_the_same_token(bot: Bot) -> None:
    bot.key.write_text(NEW_KEY)
    await bot.change.check()
    for _ in range(20):  # the wrong key may open a padding by chance
        assert await bot.hears(OLD)
        assert await bot.hears(ONLY_KEY)
    bot.now += BOTH_FOR
    assert not await bot.hears(OLD)
    assert bot.outcomes[-1] in ("poison", "foreign")  # the signature still fits


async def test_what_cannot_be_used_changes_nothing(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    bot.key.write_text("")
    for _ in range(2):
        await bot.change.check()
    assert await bot.hears(OLD)
    bot.key.write_text(f"{NEW_KEY}\n")
    await bot.change.check()
    assert await bot.hears(ONLY_KEY)
    bot.key.touch()
    await bot.change.check()
    said = [one.msg for one in caplog.records if one.name == "zerenqu.keys"]
    assert said == ["callback_keys_unusable", "callback_keys_changed"]
    assert NEW_KEY not in caplog.text


async def test_it_looks_by_itself(bot: Bot) -> None:
    bot.token.write_text(NEW_TOKEN)
    bot.change.start()
    await asyncio.sleep(0)
    assert await bot.hears(HALF)
    await bot.change.stop()
