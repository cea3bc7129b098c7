"""/a/box: recipients make a key, open their box by the passphrase, read and answer (reliability.md §3.4)."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.anonymous import wording
from bot.anonymous.boxes import Boxes
from bot.anonymous.serving import HEADERS, Pages, TooMuch, form_of, from_our_page
from bot.anonymous.sessions import IDLE, OpenBox, Sessions
from bot.writer import Run
from handlers.anonymous import wording as chat_wording
from handlers.desk import Desk
from handlers.kit import incidents
from storage import letters
from storage.queries import recipients
from storage.unit_of_work import Unavailable

BOX = "/a/box"
COOKIE = "zrq_box"
SHORTEST = 8  # characters of a passphrase
FEWEST = 4  # different ones

Answer = Callable[[Request], Awaitable[Response]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link that holds: whose, and his locked private key if he has one."""

    person_id: UUID
    locked: bytes | None


class RecipientsPages:
    """A link opens the page, the passphrase the box; the cookie is sent to `/a/box` only."""

    def __init__(self, desk: Desk, run: Run, now: Callable[[], datetime], public_url: str) -> None:
        self._desk, self._run, self._now, self._url = desk, run, now, public_url
        self._pages, self._sessions, self._boxes = Pages(), Sessions(), Boxes(desk, now)
        self._slow = asyncio.Semaphore(2)

    def routes(self) -> list[Route]:
        """Everything under /a/box."""
        return [
            Route(BOX, self._guarded(self._list), methods=["GET"]),
            Route(f"{BOX}/leave", self._guarded(self._leave), methods=["POST"]),
            Route(f"{BOX}/c/{{id:uuid}}", self._guarded(self._read), methods=["GET"]),
            Route(f"{BOX}/c/{{id:uuid}}", self._guarded(self._reply), methods=["POST"]),
            Route(f"{BOX}/{{token}}", self._guarded(self._ask), methods=["GET"]),
            Route(f"{BOX}/{{token}}", self._guarded(self._enter), methods=["POST"]),
        ]

    def _guarded(self, answer: Answer) -> Answer:
        """Forms from our own pages only; whatever goes wrong is said without a word of what was sent."""

        async def guarded(request: Request) -> Response:
            if request.method == "POST" and not from_our_page(request, self._url):
                return self._note(wording.FOREIGN, 403)
            try:
                return await answer(request)
            except TooMuch:
                return self._note(wording.AGAIN, 413)
            except Unavailable:
                return self._note(wording.AGAIN, 503)
            except Exception as error:
                incidents.number_for(error)
                return self._note(wording.AGAIN, 500)

        return guarded

    async def _ask(self, request: Request) -> Response:
        link = await self._link(request)
        return self._passphrase(link) if link else self._note(wording.NO_LINK, 404)

    async def _enter(self, request: Request) -> Response:
        link, form = await self._link(request), await form_of(request)
        if link is None:
            return self._note(wording.NO_LINK, 404)
        passphrase = form.get("passphrase", "")
        if form.get("fresh") or link.locked is None:
            return await self._make_key(request, link, passphrase, form.get("repeated", ""))
        if not await self._run(lambda: self._tried(request)):
            return self._note(wording.NO_LINK, 404)
        try:
            key = await self._slowly(letters.unlock_key, link.locked, passphrase)
        except letters.NotForThisKey:
            return self._passphrase(link, wording.WRONG, 403)
        return await self._opened(request, link, key)

    async def _make_key(
        self, request: Request, link: Link, passphrase: str, repeated: str
    ) -> Response:
        if passphrase != repeated:
            return self._passphrase(link, wording.NOT_THE_SAME, 422)
        if len(passphrase) < SHORTEST or len(set(passphrase)) < FEWEST or passphrase.isdigit():
            return self._passphrase(link, wording.TOO_SHORT.format(count=SHORTEST), 422)
        key = X25519PrivateKey.generate()
        locked = await self._slowly(letters.lock_key, key, passphrase)
        return await self._opened(request, link, key, locked)

    async def _opened(
        self, request: Request, link: Link, key: X25519PrivateKey, locked: bytes = b""
    ) -> Response:
        """Only now is the link over; a key just made is stored with that."""
        if not await self._run(lambda: self._used(request, letters.public_of(key), locked)):
            return self._note(wording.NO_LINK, 404)
        token = self._sessions.open(link.person_id, key, self._now())
        answer = RedirectResponse(BOX, 303, headers=HEADERS)
        self._hold(answer, token)
        return answer

    async def _list(self, request: Request) -> Response:
        box = self._box(request)
        shown = await self._run(lambda: self._boxes.listed(box)) if box else None
        if shown is None:
            return self._note(wording.LOCKED, 403)
        return self._kept_open(request, self._pages.show("box.html", concerns=shown))

    async def _read(self, request: Request, said: str = "", **typed: str) -> Response:
        box, which = self._box(request), request.path_params["id"]
        if box is None:
            return self._note(wording.LOCKED, 403)
        shown = await self._run(lambda: self._boxes.read(box, which))
        if shown is None:
            return self._note(wording.NOT_THERE, 404)
        values: dict[str, Any] = {"typed": "", "decision": "", "promised": "", **typed}
        decisions = chat_wording.DECISIONS
        page = self._pages.show("concern.html", said=said, decisions=decisions, **shown, **values)
        return self._kept_open(request, page)

    async def _reply(self, request: Request) -> Response:
        box, which = self._box(request), request.path_params["id"]
        form = await form_of(request)
        if box is None:
            return self._note(wording.LOCKED, 403)
        if person := form.get("person", ""):
            shown = await self._run(lambda: self._boxes.let_in(box, which, person))
            return await self._read(request, wording.LET_IN if shown else wording.NOT_LET_IN)
        words, decision = form.get("words", "").strip(), form.get("decision", "")
        given = self._boxes.given(words, decision, form.get("promised", ""))
        if isinstance(given, str):
            typed = {"typed": words, "decision": decision, "promised": form.get("promised", "")}
            return await self._read(request, given, **typed)
        done = await self._run(lambda: self._boxes.answer(box, which, given))
        return await self._read(request, wording.ANSWERED if done else wording.NOT_ANSWERED)

    async def _leave(self, request: Request) -> Response:
        self._sessions.close(request.cookies.get(COOKIE, ""))
        answer = self._note(wording.LOCKED, title=wording.LEFT_TITLE)
        answer.delete_cookie(COOKIE, path=BOX)
        return answer

    async def _link(self, request: Request) -> Link | None:
        return await self._run(lambda: self._looked_up(request))

    def _looked_up(self, request: Request) -> Link | None:
        with self._desk.units() as unit:
            row = recipients.by_link(unit.session, _hashed(request), self._now())
            still = row and self._boxes.actor(unit.session, row.person_id)
            return Link(row.person_id, row.locked) if row and still else None

    def _tried(self, request: Request) -> bool:
        with self._desk.units() as unit:
            return recipients.try_link(unit.session, _hashed(request), self._now()) is not None

    def _used(self, request: Request, public: bytes, locked: bytes) -> bool:
        with self._desk.units() as unit:
            row = recipients.use_link(unit.session, _hashed(request), self._now())
            if row is not None and locked:
                recipients.set_key(unit.session, row, public, locked)
            return row is not None

    def _box(self, request: Request) -> OpenBox | None:
        return self._sessions.find(request.cookies.get(COOKIE, ""), self._now())

    async def _slowly(self, work: Callable[..., T], *values: object) -> T:
        async with self._slow:
            return await asyncio.to_thread(work, *values)

    def _passphrase(self, link: Link, said: str = "", status: int = 200) -> Response:
        has_key = link.locked is not None
        return self._pages.show("passphrase.html", status, said, has_key=has_key, shortest=SHORTEST)

    def _note(self, said: str, status: int = 200, title: str = wording.NO_LINK_TITLE) -> Response:
        return self._pages.show("note.html", status, said, title=title)

    def _kept_open(self, request: Request, answer: Response) -> Response:
        self._hold(answer, request.cookies.get(COOKIE, ""))
        return answer

    def _hold(self, answer: Response, token: str) -> None:
        secure = urlsplit(self._url).scheme == "https"
        answer.set_cookie(
            COOKIE, token, max_age=int(IDLE.total_seconds()), path=BOX, secure=secure,
            httponly=True, samesite="strict",
        )  # fmt: skip


def _hashed(request: Request) -> bytes:
    return sha256(request.path_params["token"].encode()).digest()
