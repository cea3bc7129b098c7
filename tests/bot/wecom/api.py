"""A stand-in for the WeCom API and the client that calls it."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx2

from bot.wecom.client import WeComClient
from bot.wecom.tokens import Token
from storage.queries.tokens import Turn
from tests.bot.wecom.peer import ACCOUNT, NOW

Answer = httpx2.Response | Exception


@dataclass
class Shelf:
    """A token store of one process."""

    token: Token | None = None

    async def get(self) -> Token | None:
        return self.token

    async def claim(self, seen: Token | None) -> Turn:
        return Turn.OURS if seen == self.token else Turn.THEIRS

    async def put(self, token: str, expires_at: datetime) -> None:
        self.token = Token(token, expires_at)

    async def give_up(self, pause: timedelta) -> None:
        pass


@dataclass
class Api:
    """Answers calls by path; every gettoken gives a new token, and only the newest is good.

    `answers` overrides: a call's path to what it answers (the last answer is repeated), or to an exception.
    """

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    calls: list[httpx2.Request] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    now: datetime = NOW
    lifetime: int = 7200
    fetched: int = 0

    def client(self) -> WeComClient:
        return WeComClient(ACCOUNT, self.shelf, lambda: self.now, httpx2.MockTransport(self.answer))

    async def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.calls.append(request)
        await asyncio.sleep(0)  # others get their turn, as on a real line
        path = request.url.path.removeprefix("/cgi-bin/")
        if planned := self.answers.get(path):
            answer = planned.pop(0) if len(planned) > 1 else planned[0]
            if isinstance(answer, Exception):
                raise answer
            return answer
        if path == "gettoken":
            self.fetched += 1
            return ok(access_token=f"CANARY-token-{self.fetched}", expires_in=self.lifetime)
        if request.url.params["access_token"] != f"CANARY-token-{self.fetched}":
            return error(42001)
        return ok(msgid="m1")

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def count(self, path: str) -> int:
        return sum(call.url.path == f"/cgi-bin/{path}" for call in self.calls)

    def sent(self) -> object:
        """The JSON of the last call."""
        return json.loads(self.calls[-1].content)


def ok(**more: object) -> httpx2.Response:
    return httpx2.Response(200, json={"errcode": 0, "errmsg": "ok", **more})


def error(code: int) -> httpx2.Response:
    """A refusal, with the caller's address in its text as the platform does it."""
    return httpx2.Response(200, json={"errcode": code, "errmsg": "CANARY from ip: 203.0.113.9"})
