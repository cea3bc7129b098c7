"""The phone in the browser: pick a person, chat, tap, see what is pushed, move the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.simulator import view, wording
from bot.simulator.api import FakeApi
from bot.simulator.clock import DemoClock
from bot.simulator.guard import LoopbackOnly
from bot.simulator.phone import NoSuchButton, Phone, Undelivered
from bot.simulator.replies import BadReply
from bot.simulator.world import SimulatedCorp

HERE = Path(__file__).parent
NOTHING_NEW = 204  # htmx leaves the page as it is


def simulator_app(
    corp: SimulatedCorp,
    phone: Phone,
    clock: DemoClock,
    on_clock_moved: Callable[[], Awaitable[None]],
) -> Starlette:
    """The page and, under /api, the fake API; mount it at /simulator. Loopback only."""
    page = Page(corp, phone, clock, on_clock_moved)
    return Starlette(
        routes=[
            Mount("/api", routes=FakeApi(corp).routes()),
            Mount("/static", StaticFiles(directory=HERE / "static")),
            *page.routes(),
        ],
        middleware=[Middleware(LoopbackOnly)],
    )


def templates() -> Environment:
    """What writes HTML for phones."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["wording"] = wording
    return found


class Page:
    """The pages over one company."""

    def __init__(
        self,
        corp: SimulatedCorp,
        phone: Phone,
        clock: DemoClock,
        on_clock_moved: Callable[[], Awaitable[None]],
    ) -> None:
        self._corp = corp
        self._phone = phone
        self._clock = clock
        self._on_clock_moved = on_clock_moved
        self._moving = asyncio.Lock()
        self._templates = templates()

    def routes(self) -> list[Route]:
        """Everything but the API and the static files."""
        chat = "/chats/{userid}"
        return [
            Route("/", self._whole),
            Route("/bar", self._bar),
            Route("/clock", self._move_clock, methods=["POST"]),
            Route(chat, self._transcript),
            Route(f"{chat}/files/{{line:int}}", self._file),
            Route(f"{chat}/open", self._acted(self._open), methods=["POST"]),
            Route(f"{chat}/say", self._acted(self._say), methods=["POST"]),
            Route(f"{chat}/menu", self._acted(self._tap_menu), methods=["POST"]),
            Route(f"{chat}/card", self._acted(self._tap_card), methods=["POST"]),
        ]

    async def _whole(self, request: Request) -> Response:
        shown = self._shown(request)
        phones = [view.phone_of(self._corp, userid) for userid in shown.userids]
        for one in phones:
            one.chat.mark_seen()
        return self._page(
            request, "page.html", phones=phones, menu=self._corp.menu, **self._top(shown)
        )

    async def _bar(self, request: Request) -> Response:
        top = self._top(self._shown(request))
        if request.query_params.get("v") == top["version"]:
            return Response(status_code=NOTHING_NEW)
        return self._page(request, "bar.html", **top)

    async def _transcript(self, request: Request) -> Response:
        userid = request.path_params["userid"]
        if userid not in self._corp.people:
            return Response(status_code=404)
        chat = self._corp.chats[userid]
        if request.query_params.get("v") == str(chat.version):
            return Response(status_code=NOTHING_NEW)
        return self._chat(request, userid)

    async def _file(self, request: Request) -> Response:
        """A file that somebody got, to be saved: never shown as a page of this place."""
        chat = self._corp.chats.get(request.path_params["userid"])
        number = request.path_params["line"]
        line = chat.lines[number - 1] if chat and 1 <= number <= len(chat.lines) else None
        if line is None or line.file is None or line.recalled:
            return Response(status_code=404)
        named = {"content-disposition": f"attachment; filename*=UTF-8''{quote(line.file.name)}"}
        return Response(line.file.content, media_type="application/octet-stream", headers=named)

    async def _move_clock(self, request: Request) -> Response:
        async with request.form() as form:
            target = view.moved(self._clock.now(), str(form.get("move", "")))
        if target is None:
            return Response(status_code=400)
        async with self._moving:
            for moment in view.stops(self._clock.now(), target):
                self._clock.set(moment)
                await self._on_clock_moved()
        answer = self._page(request, "bar.html", **self._top(self._shown(request)))
        answer.headers["HX-Trigger-After-Settle"] = "refresh"
        return answer

    def _acted(
        self, act: Callable[[str, FormData], Awaitable[object]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Something a person does on the phone; afterwards his chat is shown anew."""

        async def answer(request: Request) -> Response:
            userid = request.path_params["userid"]
            if userid not in self._corp.people:
                return Response(status_code=404)
            async with request.form() as form:
                try:
                    await act(userid, form)
                except (Undelivered, BadReply):
                    pass  # the chat says so
                except LookupError:
                    return Response(status_code=400)
            shown = self._chat(request, userid)
            shown.headers["HX-Trigger-After-Settle"] = "refresh"
            return shown

        return answer

    async def _open(self, userid: str, _: FormData) -> None:
        await self._phone.open_chat(userid)

    async def _say(self, userid: str, form: FormData) -> None:
        text = str(form.get("text", "")).replace("\r\n", "\n")
        if text.strip():
            await self._phone.say(userid, text)

    async def _tap_menu(self, userid: str, form: FormData) -> None:
        await self._phone.tap_menu(userid, str(form.get("key", "")))

    async def _tap_card(self, userid: str, form: FormData) -> None:
        number = str(form.get("line", ""))
        lines = self._corp.chats[userid].lines
        if not number.isdecimal() or not 1 <= int(number) <= len(lines):
            raise NoSuchButton
        line = lines[int(number) - 1]
        questions = line.card.questions if line.card else ()
        selected = {
            one.key: [str(value) for value in form.getlist(f"q:{one.key}")] for one in questions
        }
        await self._phone.tap_card(userid, line, str(form.get("key", "")), selected)

    def _shown(self, request: Request) -> view.Shown:
        query = request.query_params
        return view.chosen(self._corp, query.get("as"), query.getlist("together"))

    def _top(self, shown: view.Shown) -> dict[str, object]:
        people = view.people(self._corp, shown)
        now = self._clock.now()
        news = ",".join(str(index) for index, one in enumerate(people) if one.has_news)
        return {
            "shown": shown,
            "people": people,
            "now": now,
            "version": f"{wording.day(now)} {wording.time_of_day(now)} {news}",
        }

    def _chat(self, request: Request, userid: str) -> Response:
        phone = view.phone_of(self._corp, userid)
        phone.chat.mark_seen()
        return self._page(request, "transcript.html", phone=phone)

    def _page(self, request: Request, template: str, **values: object) -> Response:
        root = request.scope.get("root_path", "")
        return HTMLResponse(self._templates.get_template(template).render(root=root, **values))
