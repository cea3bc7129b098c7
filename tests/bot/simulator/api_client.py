"""A client of the fake API for tests: signs in, calls, gives back the JSON."""

import json
from typing import Any

import httpx2

from bot.simulator.world import SimulatedCorp


class Api:
    """The API as a client sees it."""

    def __init__(self, corp: SimulatedCorp, http: httpx2.AsyncClient) -> None:
        self.corp = corp
        self.http = http
        self.token = ""

    async def get(self, call: str, **params: str) -> dict[str, Any]:
        answer = await self.http.get(call, params={"access_token": self.token, **params})
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found

    async def post(self, call: str, body: object, **params: str) -> dict[str, Any]:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        params = {"access_token": self.token, **params}
        answer = await self.http.post(call, content=content, params=params)
        assert answer.status_code == 200
        found: dict[str, Any] = answer.json()
        return found

    async def sign_in(self) -> None:
        params = {"corpid": self.corp.corp_id, "corpsecret": self.corp.secret}
        self.token = (await self.get("gettoken", **params))["access_token"]

    async def send(self, **fields: Any) -> dict[str, Any]:
        return await self.post("message/send", text_to("wangqiang", self.corp) | fields)


def text_to(touser: str, corp: SimulatedCorp, content: str = "学习提醒 S-0001") -> dict[str, Any]:
    text = {"content": content}
    return {"touser": touser, "msgtype": "text", "agentid": corp.agent_id, "text": text}
