"""A thin client of the WeCom API: a method for each call, every failure a DeliveryError.

The calls are those of wecom.md §4, §5 and §7.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self, TypeVar

import httpx2

from bot.channel import Delivered, DeliveryError
from bot.wecom import bodies
from bot.wecom.account import WeComAccount
from bot.wecom.errors import OK, TOKEN_SPENT, failure
from bot.wecom.keys import MEDIA_ID
from bot.wecom.tokens import Token, TokenKeeper, TokenStore

TIMEOUT = 10.0  # seconds, for each step of a call
# After these nothing has left this machine; after any other the call may have been carried out.
NOTHING_SENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.LocalProtocolError,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)
# Statuses of a server that may have passed the call on; without the API's own answer nobody knows.
PASSED_ON = frozenset({*range(200, 300), 502, 504})

Json = dict[str, Any]
Read = TypeVar("Read")


class WeComClient:
    """Calls the API as one app. Use as `async with`, or close it with `aclose`.

    Every method raises DeliveryError when the API says no or cannot be asked. A spent token is
    renewed and the call repeated once. Directory answers are given as the API's own dicts.
    """

    def __init__(
        self,
        account: WeComAccount,
        tokens: TokenStore,
        now: Callable[[], datetime],
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        for name in (
            "httpx2",
            "httpcore2",
        ):  # at INFO they write whole addresses, the token included
            logging.getLogger(name).setLevel(logging.WARNING)
        self._account = account
        self._now = now
        self._tokens = TokenKeeper(tokens, self._fetch_token, now)
        self._http = httpx2.AsyncClient(
            base_url=f"{account.api_base}/cgi-bin/",
            timeout=TIMEOUT,
            follow_redirects=False,
            trust_env=False,
            transport=transport,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def send(self, body: bytes) -> Delivered:
        """message/send with exactly these bytes (see `bodies`)."""
        answer = await self._call("POST", "message/send", content=body)
        missed = f"{answer.get('invaliduser') or ''}|{answer.get('unlicenseduser') or ''}"
        invalid = dict.fromkeys(userid for userid in missed.casefold().split("|") if userid)
        return Delivered(str(answer.get("msgid", "")), tuple(invalid))

    async def update_template_card(
        self,
        userids: Sequence[str],
        response_code: str,
        *,
        button: str = "",
        card: Json | None = None,
    ) -> None:
        """Change a sent card: either the words of its button, or the whole card.

        A response code serves once, for 72 h.
        """
        body = bodies.card_update(self._account.agent_id, userids, response_code, button, card)
        await self._call("POST", "message/update_template_card", content=body)

    async def recall(self, msgid: str) -> None:
        """Take a sent message back, as far as it goes: it may have been read."""
        await self._call("POST", "message/recall", json={"msgid": msgid})

    async def menu_create(self, menu: Json) -> None:
        """Replace the app's menu."""
        bodies.check_menu(menu)
        await self._call("POST", "menu/create", {"agentid": str(self._account.agent_id)}, json=menu)

    async def schedule_add(self, schedule: Json) -> str:
        """Make a 日程; the platform's id of it. Not idempotent: in doubt there may be one."""
        body = {"schedule": schedule, "agentid": self._account.agent_id}
        answer = await self._call("POST", "oa/schedule/add", json=body)
        if not isinstance(known := answer.get("schedule_id"), str) or not known:
            raise DeliveryError("oa/schedule/add: unreadable answer", in_doubt=True)
        return known

    async def schedule_update(self, schedule_id: str, schedule: Json) -> None:
        """Put this in the place of all that the 日程 says, its attendees too."""
        whole = {**schedule, "schedule_id": schedule_id}
        body = {"skip_attendees": 0, "schedule": whole}
        await self._call("POST", "oa/schedule/update", json=body)

    async def schedule_del(self, schedule_id: str) -> None:
        """Take a 日程 away."""
        await self._call("POST", "oa/schedule/del", json={"schedule_id": schedule_id})

    async def user_get(self, userid: str) -> Json:
        """One member: userid, name, department ids, status."""
        return await self._call("GET", "user/get", {"userid": userid})

    async def department_users(self, department_id: int) -> list[Json]:
        """The direct members of a department: userid, name, department ids."""
        answer = await self._call("GET", "user/simplelist", {"department_id": str(department_id)})
        return list(answer.get("userlist", []))

    async def department(self, department_id: int) -> Json:
        """One department: id, name (which may be withheld), parentid."""
        answer = await self._call("GET", "department/get", {"id": str(department_id)})
        found = answer.get("department")
        return found if isinstance(found, dict) else {}

    async def departments(self, root_id: int | None = None) -> list[Json]:
        """A department and all below it, or all in the app's range: id, parentid, order."""
        under = {} if root_id is None else {"id": str(root_id)}
        answer = await self._call("GET", "department/simplelist", under)
        return list(answer.get("department_id", []))

    async def media_get(self, media_id: str) -> bytes:
        """What a member sent, kept for 3 days. Raises ValueError for a malformed id."""
        if not MEDIA_ID.fullmatch(media_id):
            raise ValueError("media_id")
        return await self._read(_file, "GET", "media/get", {"media_id": media_id})

    async def media_upload(self, kind: str, filename: str, content: bytes) -> str:
        """Store a file for 3 days; its media id. Raises ValueError beyond its kind's limits."""
        bodies.check_file(kind, content)
        files = {"media": (filename, content)}
        answer = await self._call("POST", "media/upload", {"type": kind}, files=files)
        return str(answer.get("media_id", ""))

    async def _call(
        self, method: str, call: str, params: Mapping[str, str] | None = None, **request: Any
    ) -> Json:
        return await self._read(_json, method, call, params, **request)

    async def _read(
        self,
        read: Callable[[httpx2.Response, str], Read],
        method: str,
        call: str,
        params: Mapping[str, str] | None = None,
        **request: Any,
    ) -> Read:
        token = await self._tokens.current()
        everything = {**(params or {}), "access_token": token}
        try:
            return read(await self._ask(method, call, everything, **request), call)
        except DeliveryError as error:
            if error.code not in TOKEN_SPENT:
                raise
        everything["access_token"] = await self._tokens.current(bad=token)
        return read(await self._ask(method, call, everything, **request), call)

    async def _fetch_token(self) -> Token:
        secrets = {"corpid": self._account.corp_id, "corpsecret": self._account.secret}
        answer = _json(await self._ask("GET", "gettoken", secrets), "gettoken")
        value, seconds = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(value, str) or not isinstance(seconds, int) or not value:
            raise DeliveryError("gettoken: unreadable answer")
        return Token(value, self._now() + timedelta(seconds=seconds))

    async def _ask(
        self, method: str, call: str, params: Mapping[str, str], **request: Any
    ) -> httpx2.Response:
        """One exchange. The library's errors hold the address, so none becomes a cause of ours."""
        try:
            return await self._http.request(method, call, params=params, **request)
        except httpx2.HTTPError as error:
            in_doubt = not isinstance(error, NOTHING_SENT)
            what = type(error).__name__
        raise DeliveryError(f"{call}: {what}", in_doubt=in_doubt)


def _json(response: httpx2.Response, call: str) -> Json:
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("errcode"), int):
        in_doubt = response.status_code in PASSED_ON
        raise DeliveryError(
            f"{call}: unreadable answer, HTTP {response.status_code}", in_doubt=in_doubt
        )
    if answer["errcode"] != OK:
        raise failure(answer["errcode"], call)
    return answer


def _file(response: httpx2.Response, call: str) -> bytes:
    """The bytes of a file; when there is none, the answer is JSON."""
    if response.status_code == httpx2.codes.OK and "json" not in response.headers.get(
        "content-type", ""
    ):
        return response.content
    _json(response, call)
    raise DeliveryError(f"{call}: no file")
