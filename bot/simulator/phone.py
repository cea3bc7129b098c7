"""Everybody's phone at once: sends what people say through the real encrypted callback (wecom.md §2, §3)."""

import asyncio
import itertools
import secrets
from collections.abc import Mapping, Sequence
from enum import StrEnum

import httpx2

from bot.simulator import wording
from bot.simulator.callbacks import (
    Callback,
    Fields,
    attachment,
    challenge,
    sealed,
    selection,
    xml,
)
from bot.simulator.chats import Line, LineKind
from bot.simulator.delivery import with_replaced_buttons
from bot.simulator.replies import BadReply, Reply, opened
from bot.simulator.world import SimulatedCorp

ECHO_DEADLINE = 1.0  # seconds
REPLY_DEADLINE = 5.0
RETRIES = 3
NOTHING_SAID = b"#!AMR\n" + bytes(64)
NO_KEEPING = httpx2.Limits(max_connections=None, max_keepalive_connections=0)


class RetryMode(StrEnum):
    """What a repeated delivery looks like; undocumented, so both can be tried (wecom.md §3.2)."""

    IDENTICAL = "identical"  # same query, same body
    RENEWED = "renewed"  # new timestamp, nonce and random bytes around the same message


class Undelivered(Exception):
    """No HTTP 200 in the first try and the retries."""


class NoSuchButton(LookupError):
    """Nothing on the screen has this key."""


class NotVerified(Exception):
    """The URL check failed; the text says how."""


class Phone:
    """Speaks to one callback URL for everybody in the company, and keeps both sides in the chats."""

    def __init__(
        self,
        corp: SimulatedCorp,
        callback_url: str,
        *,
        mode: RetryMode = RetryMode.IDENTICAL,
        deadline: float = REPLY_DEADLINE,
        pause: float = 1.0,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        """`deadline` and `pause` (between tries) are seconds; `transport` replaces the network."""
        self.corp = corp
        self.mode = mode
        self.tries = 0  # deliveries so far, repeats included
        self._url = callback_url
        self._deadline = deadline
        self._pause = pause
        self._numbers = itertools.count(2**62 + secrets.randbelow(2**60))
        self._http = httpx2.AsyncClient(
            transport=transport or httpx2.AsyncHTTPTransport(verify=False, limits=NO_KEEPING),
            trust_env=False,
            timeout=None,  # the deadline covers the whole exchange
        )

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def verify_url(self) -> None:
        """Check the URL as the admin console does on 保存. Raises NotVerified."""
        expected, params = challenge(self.corp.keys, self._seconds())
        try:
            async with asyncio.timeout(ECHO_DEADLINE):
                answer = await self._http.get(self._url, params=params)
        except (httpx2.HTTPError, TimeoutError):
            raise NotVerified("no answer within 1 s") from None
        if answer.status_code != 200 or answer.content != expected.encode():
            raise NotVerified("the answer is not the decrypted echostr and nothing else")

    async def say(self, userid: str, text: str) -> str | None:
        """One text message; the bot's answer, None if it stays silent. Raises Undelivered, BadReply."""
        self.corp.chats[userid].add(LineKind.SAID, text, self.corp.now())
        return await self._deliver(userid, self.message(userid, "text", [("Content", text)]))

    async def send(self, userid: str, kind: str) -> str | None:
        """A voice, image, video, location or link message."""
        if kind == "voice":
            return await self.speak(userid, NOTHING_SAID)
        self.corp.chats[userid].add(LineKind.SAID, wording.SENT[kind], self.corp.now())
        return await self._deliver(userid, self.message(userid, kind, attachment(kind)))

    async def speak(self, userid: str, recording: bytes, audio_format: str = "amr") -> str | None:
        """A voice message that the bot may fetch for three days. Raises Refused beyond the platform's limits."""
        self.corp.chats[userid].add(LineKind.SAID, wording.SENT["voice"], self.corp.now())
        media_id = self.corp.record(recording, audio_format)
        fields = [("MediaId", media_id), ("Format", audio_format)]
        return await self._deliver(userid, self.message(userid, "voice", fields))

    async def tap_menu(self, userid: str, key: str) -> str | None:
        """A tap on the button of the app menu that has this key (or this URL)."""
        buttons = [child for one in self.corp.menu for child in (one.get("sub_button") or [one])]
        button = next((one for one in buttons if key in (one.get("key"), one.get("url"))), None)
        if button is None:
            raise NoSuchButton
        note = wording.TAPPED.format(name=button["name"])
        self.corp.chats[userid].add(LineKind.NOTE, note, self.corp.now())
        return await self._event(userid, button["type"], [("EventKey", key)])

    async def tap_card(
        self, userid: str, line: Line, key: str, selected: Mapping[str, Sequence[str]] | None = None
    ) -> str | None:
        """A tap on a button of the card on this line, with the options chosen for each question."""
        button = (
            next((one for one in line.card.buttons if one.key == key), None) if line.card else None
        )
        if line.card is None or button is None:
            raise NoSuchButton
        note = wording.ANSWERED.format(name=button.text)
        self.corp.chats[userid].add(LineKind.NOTE, note, self.corp.now())
        fields: Fields = [
            ("EventKey", key),
            ("TaskId", line.card.task_id),
            ("CardType", line.card.card_type),
            ("ResponseCode", self.corp.issue_code(line.msgid)),
            ("SelectedItems", selection(selected or {})),
        ]
        return await self._event(userid, "template_card_event", fields, line=line)

    async def open_chat(self, userid: str) -> str | None:
        """The person opens the chat (enter_agent)."""
        self.corp.chats[userid].opened = True
        return await self._event(userid, "enter_agent", [("EventKey", "")])

    async def event(self, userid: str, name: str, fields: Fields = ()) -> str | None:
        """Any other event of wecom.md §2."""
        return await self._event(userid, name, fields)

    async def change_contact(self, kind: str, fields: Fields) -> None:
        """Somebody changed the address book: create_user, update_user, delete_user and the like."""
        head = [*self._head("sys", "event"), ("Event", "change_contact"), ("ChangeType", kind)]
        await self.deliver("sys", xml([*head, *fields, ("AgentID", self.corp.agent_id)]))

    def message(self, userid: str, kind: str, fields: Fields) -> str:
        """The plain XML of a message with its own MsgId; delivered twice, it is the same message."""
        number = ("MsgId", next(self._numbers))
        return xml([*self._head(userid, kind), *fields, number, ("AgentID", self.corp.agent_id)])

    async def deliver(self, userid: str, plain: str) -> Reply | None:
        """Send plain XML, repeat it as the platform does, open the reply. Raises Undelivered, BadReply."""
        callback = self.sealed(plain)
        for attempt in range(1 + RETRIES):
            if attempt:
                await asyncio.sleep(self._pause)
                callback = callback if self.mode is RetryMode.IDENTICAL else self.sealed(plain)
            try:
                async with asyncio.timeout(self._deadline):
                    answer = await self.post(callback)
            except (httpx2.HTTPError, TimeoutError):
                continue
            if answer.status_code == 200:
                return opened(answer.content, self.corp.keys, userid)
        raise Undelivered(f"{1 + RETRIES} tries without HTTP 200")

    def sealed(self, plain: str) -> Callback:
        """Plain XML as one callback, sealed now."""
        return sealed(self.corp.keys, self.corp.agent_id, plain, self._seconds())

    async def post(self, callback: Callback) -> httpx2.Response:
        """One delivery, as it is."""
        self.tries += 1
        headers = {"content-type": "text/xml"}
        return await self._http.post(
            self._url, params=callback.params, content=callback.body, headers=headers
        )

    async def _event(
        self, userid: str, name: str, fields: Fields, line: Line | None = None
    ) -> str | None:
        head = [*self._head(userid, "event"), ("Event", name)]
        plain = xml([*head, *fields, ("AgentID", self.corp.agent_id)])
        return await self._deliver(userid, plain, line)

    async def _deliver(self, userid: str, plain: str, line: Line | None = None) -> str | None:
        """Deliver and keep what came back in the chat."""
        chat = self.corp.chats[userid]
        try:
            reply = await self.deliver(userid, plain)
        except (Undelivered, BadReply) as error:
            said = wording.BAD_REPLY if isinstance(error, BadReply) else wording.UNDELIVERED
            chat.add(LineKind.TROUBLE, said.format(retries=RETRIES), self.corp.now())
            raise
        if reply is None:
            return None
        if reply.replaced_buttons and line is not None and line.card is not None:
            chat.change(line, card=with_replaced_buttons(line.card, reply.replaced_buttons))
        if reply.text is not None:
            chat.add(LineKind.ANSWER, reply.text, self.corp.now())
        return reply.text

    def _head(self, userid: str, kind: str) -> list[tuple[str, str | int]]:
        return [
            ("ToUserName", self.corp.corp_id),
            ("FromUserName", userid),
            ("CreateTime", self._seconds()),
            ("MsgType", kind),
        ]

    def _seconds(self) -> int:
        return int(self.corp.now().timestamp())
