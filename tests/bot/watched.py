"""Looks at a bot as its operator's machines do."""

import httpx2
from fastapi import FastAPI

from bot import health
from tests.bot.promql import Scrape
from tests.chatting import Chat


def get(chat: Chat, path: str) -> httpx2.Response:
    """One request to a path that the proxy does not pass on."""

    async def ask() -> httpx2.Response:
        app = FastAPI()
        app.include_router(health.router(chat.parts))
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app), base_url="http://bot.test"
        ) as http:
            return await http.get(path)

    return chat.portal.call(ask)


def scraped(chat: Chat) -> Scrape:
    """What /metrics says now, by the conversation's clock."""
    return Scrape.of(get(chat, "/metrics").text, chat.clock.moment.timestamp())
