"""A browser without scripts: forms and cookies, over the application in memory."""

import re
from dataclasses import dataclass

import httpx2

from tests.chatting import PAGES, Chat

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
