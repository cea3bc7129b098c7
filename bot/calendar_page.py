"""/calendar/<secret>.ics: a person's own sessions for his phone; the address is all that is asked for, so it is nowhere written.

Every wrong address answers like one of somebody who left: 404, and nothing with it. One is looked up at a time, so
whoever tries thousands waits behind himself and never before a message.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.writer import Run
from handlers.calendar.feed import feed
from handlers.calendar.subscribing import PATH
from handlers.desk import Desk
from handlers.kit import incidents
from storage.queries import calendar_feeds
from storage.unit_of_work import Conflict, Unavailable
from storage.vocabulary import SHANGHAI

SECRET = re.compile(r"[A-Za-z0-9_-]{32}")
MOST_WAITING = 200  # of a few milliseconds each
MINUTE, PER_MINUTE = timedelta(minutes=1), 10  # of one address
TYPE = "text/calendar; charset=utf-8"
HEADERS = {
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}


class TooOften(Exception):
    """More are asked for than any phones do."""


class CalendarPage:
    """Reads nothing but the address, and changes nothing."""

    def __init__(self, desk: Desk, run: Run, now: Callable[[], datetime]) -> None:
        self._desk, self._run, self._now = desk, run, now
        self._one, self._waiting = asyncio.Semaphore(1), 0
        self._read: Counter[object] = Counter()  # by whose it is, since `_since`
        self._since = now()

    def routes(self) -> list[Route]:
        """The one address of everybody; HEAD is answered like GET."""
        return [Route(f"{PATH}/{{secret}}.ics", self._answer, methods=["GET"])]

    async def _answer(self, request: Request) -> Response:
        secret, text, status = request.path_params["secret"], None, 404
        try:
            if SECRET.fullmatch(secret):
                text = await self._in_turn(secret)
        except TooOften:
            status = 429
        except (Conflict, Unavailable):
            status = 503
        except Exception as error:
            incidents.number_for(error)
            status = 500
        if text is None:
            again = {"retry-after": "60"} if status in (429, 503) else {}
            return Response(status_code=status, headers=HEADERS | again)
        return Response(text, media_type=TYPE, headers=HEADERS)

    async def _in_turn(self, secret: str) -> str | None:
        if self._waiting >= MOST_WAITING:
            raise TooOften
        self._waiting += 1
        try:
            async with self._one:
                return await self._run(lambda: self._text(secret))
        finally:
            self._waiting -= 1

    def _text(self, secret: str) -> str | None:
        """The calendar; None when nobody who is here has this address."""
        now = self._now()
        day = now.astimezone(SHANGHAI).date()
        with self._desk.units() as unit:
            roster, _ = self._desk.picture(unit.session)
            whose = calendar_feeds.person_of(unit.session, secret)
            person = roster.people.get(whose) if whose else None
            if person is None or not person.here_on(day):
                return None
            self._count(person.id, now)
            actor = roster.actor(person.id, day)
            return feed(unit.session, actor, self._desk.edition_on(day), now)

    def _count(self, whose: object, now: datetime) -> None:
        if abs(now - self._since) >= MINUTE:
            self._since = now
            self._read.clear()
        self._read[whose] += 1
        if self._read[whose] > PER_MINUTE:
            raise TooOften
