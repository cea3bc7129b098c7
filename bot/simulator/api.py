"""The fake qyapi: the calls a self-built app makes, under /cgi-bin (wecom.md §4, §5, §7)."""

import asyncio
import json
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.simulator.contacts import Contacts
from bot.simulator.crypto import random_letters
from bot.simulator.delivery import Delivery, check_agent
from bot.simulator.errors import Refused, demand
from bot.simulator.faults import Fault, FaultKind
from bot.simulator.limits import check_menu
from bot.simulator.media import Upload, check_kind, check_size
from bot.simulator.schedules import Schedules
from bot.simulator.world import SimulatedCorp

BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
UNTRUSTED = (
    "not allow to access from your ip, hint: [1665631550347282440343881], from ip: 203.0.113.9, "
    "more info at https://open.work.weixin.qq.com/devtool/query?e=60020"
)

TOO_MANY = Refused(45033, "api concurrent out of limit")

Call = Callable[[Request], Awaitable[dict[str, Any] | Response]]


class FakeApi:
    """The API of one company. Every answer is HTTP 200 with an errcode, as the platform does it."""

    def __init__(self, corp: SimulatedCorp) -> None:
        self._corp = corp
        self._under_way: Counter[str] = Counter()
        self.delivery = Delivery(corp)
        self.contacts = Contacts(corp)
        self.schedules = Schedules(corp)
        # When which call came, by the platform's clock
        self.calls: deque[tuple[datetime, str]] = deque(maxlen=200_000)

    def routes(self) -> list[Route]:
        """To be mounted where ZRQ_WECOM_API_BASE points to."""
        get, post = ["GET"], ["POST"]
        calls: list[tuple[str, Call, list[str]]] = [
            ("message/send", self._send, post),
            ("message/update_template_card", self._update_card, post),
            ("message/recall", self._recall, post),
            ("menu/create", self._create_menu, post),
            ("menu/get", self._get_menu, get),
            ("menu/delete", self._delete_menu, get),
            ("agent/get", self._get_agent, get),
            ("user/get", self._directory(self.contacts.user), get),
            ("user/simplelist", self._directory(self.contacts.members), get),
            ("department/get", self._directory(self.contacts.department), get),
            ("department/simplelist", self._directory(self.contacts.departments), get),
            ("media/upload", self._upload, post),
            ("media/get", self._download, get),
            ("getcallbackip", self._callback_ips, get),
            ("oa/schedule/add", self._posted(self.schedules.add), post),
            ("oa/schedule/update", self._posted(self.schedules.update), post),
            ("oa/schedule/del", self._posted(self.schedules.delete), post),
            ("oa/schedule/get", self._posted(self.schedules.get), post),
        ]
        routes = [
            Route(f"/cgi-bin/{name}", self._endpoint(name, self._signed_in(call)), methods=methods)
            for name, call, methods in calls
        ]
        token = Route("/cgi-bin/gettoken", self._endpoint("gettoken", self._get_token))
        rest = Route(
            "/cgi-bin/{name:path}", self._endpoint("", self._unknown), methods=["GET", "POST"]
        )
        return [token, *routes, rest]

    def _endpoint(self, name: str, call: Call) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                await request.body()
            except ClientDisconnect:
                return Response(status_code=400)
            most = self._corp.faults.most_at_once
            self._under_way[name] += 1
            try:
                if most and self._under_way[name] > most:
                    return _refusal(TOO_MANY)
                return await self._answer(name, call, request)
            finally:
                self._under_way[name] -= 1

        return answer

    async def _answer(self, name: str, call: Call, request: Request) -> Response:
        self.calls.append((self._corp.now(), name))
        fault = self._corp.faults.take(name, self._corp.now())
        if fault is None:
            return await _answered(call, request)
        if fault.after:
            await _answered(call, request)
        return await _gone_wrong(fault, request)

    def _signed_in(self, call: Call) -> Call:
        async def checked(request: Request) -> dict[str, Any] | Response:
            token = request.query_params.get("access_token", "")
            self._corp.tokens.check(token, self._corp.now())
            return await call(request)

        return checked

    async def _get_token(self, request: Request) -> dict[str, Any]:
        query = request.query_params
        corp_id, secret = query.get("corpid", ""), query.get("corpsecret", "")
        token = self._corp.tokens.issue(corp_id, secret, self._corp.now())
        return {"access_token": token, "expires_in": 7200}

    @staticmethod
    def _directory(look: Callable[[Mapping[str, str]], dict[str, Any]]) -> Call:
        async def looked_up(request: Request) -> dict[str, Any]:
            return look(request.query_params)

        return looked_up

    @staticmethod
    def _posted(do: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Call:
        async def done(request: Request) -> dict[str, Any]:
            return do(await _json(request))

        return done

    async def _send(self, request: Request) -> dict[str, Any]:
        return self.delivery.send(await request.body(), await _json(request))

    async def _update_card(self, request: Request) -> dict[str, Any]:
        self.delivery.update_card(await _json(request))
        return {"invaliduser": []}

    async def _recall(self, request: Request) -> dict[str, Any]:
        self.delivery.recall(str((await _json(request)).get("msgid", "")))
        return {}

    async def _create_menu(self, request: Request) -> dict[str, Any]:
        self._check_agent_of(request)
        self._corp.menu = check_menu(await _json(request), strict=self._corp.strict)
        return {}

    async def _get_menu(self, request: Request) -> dict[str, Any]:
        self._check_agent_of(request)
        demand(self._corp.menu, 46003, "menu no exist")
        return {"button": self._corp.menu}

    async def _delete_menu(self, request: Request) -> dict[str, Any]:
        self._check_agent_of(request)
        self._corp.menu = []
        return {}

    async def _get_agent(self, request: Request) -> dict[str, Any]:
        self._check_agent_of(request)
        reached = self.contacts.range()
        return {"agentid": self._corp.agent_id, "name": "Zerenqu", "close": 0, **reached}

    def _check_agent_of(self, request: Request) -> None:
        agent = request.query_params.get("agentid")
        check_agent(self._corp, int(agent) if agent and agent.isdecimal() else agent)

    async def _upload(self, request: Request) -> dict[str, Any]:
        kind = request.query_params.get("type", "")
        check_kind(kind)
        async with request.form() as form:
            media = form.get("media")
            if not isinstance(media, UploadFile) or not media.filename:
                raise Refused(41005, "media data missing")
            name, content = media.filename, await media.read()
        check_size(kind, content)
        media_id, now = random_letters(60), self._corp.now()
        self._corp.media[media_id] = Upload(now, kind, name, content)
        return {"type": kind, "media_id": media_id, "created_at": str(int(now.timestamp()))}

    async def _download(self, request: Request) -> Response:
        media_id = request.query_params.get("media_id", "")
        upload = self._corp.medium(media_id)
        if upload is None:
            raise Refused(40007, "invalid media_id")
        return Response(upload.content, media_type="application/octet-stream")

    async def _callback_ips(self, _: Request) -> dict[str, Any]:
        return {"ip_list": ["127.0.0.1"]}

    async def _unknown(self, _: Request) -> dict[str, Any]:
        raise Refused(48002, "api forbidden")


async def _json(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.body())
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refused(47001, "data format error, Warning: wrong json format. ")
    return body


async def _answered(call: Call, request: Request) -> Response:
    try:
        answer = await call(request)
    except Refused as refused:
        return _refusal(refused)
    if isinstance(answer, Response):
        return answer
    return JSONResponse({"errcode": 0, "errmsg": "ok", **answer})


def _refusal(refused: Refused) -> Response:
    return JSONResponse({"errcode": refused.errcode, "errmsg": refused.errmsg})


async def _gone_wrong(fault: Fault, request: Request) -> Response:
    if fault.kind is FaultKind.ERRCODE:
        return _refusal(
            Refused(fault.errcode, UNTRUSTED if fault.errcode == 60020 else "simulated")
        )
    if fault.kind is FaultKind.RESET:
        return BrokenOff()
    if fault.kind is FaultKind.HANG:
        await _wait_for_hang_up(fault.seconds, request)
    return HTMLResponse(BAD_GATEWAY, status_code=502)


async def _wait_for_hang_up(seconds: float, request: Request) -> None:
    try:
        async with asyncio.timeout(seconds):
            while (await request.receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        pass


class BrokenOff(Response):
    """Promises a body and never sends it, so that the server drops the connection."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Only the head."""
        headers = [(b"content-type", b"application/json"), (b"content-length", b"64")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
