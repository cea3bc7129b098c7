"""Many tries at a link, a receipt or an old key: none is let in, and nobody else is locked out."""

import asyncio
import threading
from hashlib import sha256

import pytest

from bot.anonymous.raisers import MOST_WAITING
from storage import letters
from tests.chatting import Chat
from tests.handlers.anonymous.boxes import PASSPHRASE, give_keys
from tests.handlers.anonymous.browsing import NEW, Browser, enrolled, link_in, raised


def test_a_new_key_locks_every_open_box(chat: Chat) -> None:
    first, second = enrolled(chat, "孙国栋"), Browser.of(chat)
    second.post(link_in(chat.say("孙国栋", "匿名收件")), passphrase=PASSPHRASE)
    assert [one.get("/a/box").status_code for one in (first, second)] == [200, 200]
    third = Browser.of(chat)
    third.post(link_in(chat.say("孙国栋", "匿名收件")), **NEW)
    assert [one.get("/a/box").status_code for one in (first, second, third)] == [403, 403, 200]


def test_tries_that_come_at_once_are_counted_one_by_one(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_keys(chat, "孙国栋")
    path = link_in(chat.say("孙国栋", "匿名收件"))
    browser, looked_at = Browser.of(chat), list[str]()

    def wrong(_locked: bytes, passphrase: str) -> None:
        looked_at.append(passphrase)
        raise letters.NotForThisKey

    monkeypatch.setattr(letters, "unlock_key", wrong)

    async def at_once() -> list[int]:
        tries = (browser.client.post(path, data={"passphrase": f"口令{n}"}) for n in range(12))
        return [one.status_code for one in await asyncio.gather(*tries)]

    assert sorted(chat.portal.call(at_once)) == [403] * 5 + [404] * 7
    assert len(looked_at) == 5


def test_wrong_receipts_close_the_page_for_nobody(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        letters, "stretched", lambda secret, _salt: sha256(secret.encode()).digest()
    )
    give_keys(chat, "孙国栋")
    receipt = raised(chat, "吴小燕", "食堂夜班饭老是凉的")
    browser = Browser.of(chat)
    wrong = [browser.post("/a", receipt=f"48210937771526{n:02}") for n in range(61)]
    assert len({one.content for one in wrong}) == 1
    assert "无此回执" in wrong[0].text
    assert "食堂夜班饭" in browser.post("/a", receipt=receipt).text


def test_who_comes_when_too_many_wait_is_told_so_and_may_come_again(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()

    def slow(secret: str, _salt: bytes) -> bytes:
        assert free.wait(20)
        return sha256(secret.encode()).digest()

    monkeypatch.setattr(letters, "stretched", slow)
    browser, receipt = Browser.of(chat), {"receipt": "4821 0937 7715 2604"}

    async def crowd() -> list[int]:
        many = [browser.client.post("/a", data=receipt) for _ in range(MOST_WAITING + 3)]
        codes = []
        for one in asyncio.as_completed(many):
            codes.append((await one).status_code)
            if len(codes) == 3:
                free.set()
        return codes

    assert chat.portal.call(crowd) == [429] * 3 + [404] * MOST_WAITING
    assert browser.post("/a", **receipt).status_code == 404
