"""A browser without scripts: forms and cookies, over the application in memory."""

import re
from dataclasses import dataclass

import httpx2

from tests.chatting import PAGES, Chat
from tests.handlers.anonymous.boxes import PASSPHRASE, receipt_in

NEW = {"fresh": "1", "passphrase": PASSPHRASE, "repeated": PASSPHRASE}
LINK = re.compile(rf"{PAGES}(/\S+)")


@dataclass
class Browser:
    """One person's browser; it follows no redirect by itself."""

    chat: Chat
    client: httpx2.AsyncClient

    @classmethod
    def of(cls, chat: Chat) -> "Browser":
        """A new one, without a cookie."""
        return cls(chat, httpx2.AsyncClient(transport=chat.web, base_url=PAGES))

    def get(self, path: str) -> httpx2.Response:
        """One page."""
        return self.chat.portal.call(self.client.get, path)

    def post(self, path: str, **fields: str) -> httpx2.Response:
        """One form."""

        async def send() -> httpx2.Response:
            return await self.client.post(path, data=fields)

        return self.chat.portal.call(send)


def link_in(answer: str) -> str:
    """The path of the link an answer shows."""
    found = LINK.search(answer)
    assert found, answer
    return found[1]


def enrolled(chat: Chat, name: str) -> Browser:
    """Somebody's browser after he made his key by the link he got in chat."""
    browser = Browser.of(chat)
    path = link_in(chat.say(name, "匿名收件"))
    assert "设收件口令" in browser.get(path).text
    answer = browser.post(path, **NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, "/a/box")
    return browser


def matters(browser: Browser) -> list[str]:
    """The paths of what is in a box."""
    listed = browser.get("/a/box").text
    return [
        part.split('"')[0] for part in listed.split('href="')[1:] if part.startswith("/a/box/c/")
    ]


def raised(chat: Chat, name: str, words: str) -> str:
    """The receipt of something that was raised and handed over."""
    receipt = receipt_in(chat.say(name, f"匿名 {words}"))
    assert "收下了" in chat.say(name, "1")
    return receipt
