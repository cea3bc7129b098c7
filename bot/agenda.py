"""Sessions in the platform's own calendar (日程), brought there beside the work by the process that takes the row [T2].

The platform does not know an `add` again: where its answer was lost it is made once more, and a first one that
was made after all stays there as it was. So each says that the notice counts.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.beside import Beside, going_on
from bot.channel import DeliveryError
from bot.wecom.client import Json, WeComClient
from bot.writer import Run
from handlers.calendar.entry import Entry, entry
from handlers.desk import Desk
from storage.queries import schedule_entries as kept
from storage.queries.schedule_entries import Taken
from storage.session import Session
from storage.tables import StudySession
from storage.vocabulary import SHANGHAI

EVERY_SECONDS = 10.0
LEASE = timedelta(minutes=2)  # longer than a call can take, a new token with it
AGAIN, SELDOM = timedelta(minutes=1), timedelta(hours=1)
MOST_PEOPLE = 1000  # of one 日程 (wecom.md §7)
SHORT, LONG = 128, 1000  # letters
GRACE = 8.0  # seconds for the call under way when it is to stop

log = logging.getLogger("zerenqu.agenda")


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do: `schedule` is what the platform is to show, None where it is to show nothing."""

    taken: Taken
    schedule: Json | None


class Agenda:
    """Makes, changes and takes away, if that is wanted. Nobody waits for it, and nobody is told of its failures."""

    def __init__(
        self,
        client: WeComClient,
        desk: Desk,
        run: Run,
        now: Callable[[], datetime],
        *,
        on: bool,
    ) -> None:
        self._client, self._desk, self._run, self._now, self._on = client, desk, run, now, on
        self._failed_at, self._pause = now(), timedelta()
        self._calling = asyncio.Lock()
        self._beside = Beside(self._attend, EVERY_SECONDS)

    def start(self) -> None:
        """Look every few seconds in the background, if that is wanted."""
        if self._on:
            self._beside.start()

    async def stop(self) -> None:
        """Begin no call any more and note how the one under way ends: made again, it would be there twice."""
        self._on = False
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE), self._calling:
                pass
        await self._beside.stop()

    async def attend(self) -> int:
        """Bring the calendar up to date as far as the platform lets us; how many calls it took. Raises `Unavailable`."""
        done = 0
        async with self._calling:
            while self._may_call() and (work := await self._run(self._take)):
                try:
                    schedule_id = await self._carry_out(work)
                except DeliveryError as error:
                    await self._refused(work, error)
                    continue
                await self._run(partial(self._end, work.taken, schedule_id))
                done += 1
        return done

    async def _attend(self) -> None:
        with going_on("agenda"):
            await self.attend()

    def _may_call(self) -> bool:
        return self._on and abs(self._now() - self._failed_at) >= self._pause

    async def _carry_out(self, work: Work) -> str:
        """One call; the id of the 日程, "" when there is none any more. Raises DeliveryError."""
        known = work.taken.schedule_id
        if work.schedule is None:
            if known:
                await self._client.schedule_del(known)
            return ""
        if not known:
            return await self._client.schedule_add(work.schedule)
        await self._client.schedule_update(known, work.schedule)
        return known

    async def _refused(self, work: Work, error: DeliveryError) -> None:
        """What will never be taken is left as it is; everything else is tried again until the session begins."""
        taken, now = work.taken, self._now()
        log.warning("schedule_refused", extra={"code": error.code, "permanent": error.permanent})
        if error.permanent and not (error.operator or error.nobody):
            await self._run(partial(self._end, taken, taken.schedule_id))
            return
        wait = min(AGAIN * 2 ** min(taken.tries - 1, 10), SELDOM)
        await self._run(partial(self._put_back, taken, now + wait))
        if not error.permanent:  # the next one would fare no better
            self._failed_at, self._pause = now, error.pause or AGAIN

    def _take(self) -> Work | None:
        now = self._now()
        with self._desk.units() as unit:
            kept.begin(unit.session, now)
            while found := kept.take(unit.session, now, now + LEASE):
                taken, row = found
                if taken.cancelled:
                    return Work(taken, None)
                people = self._userids(unit.session, row, now)
                if 0 < len(people) <= MOST_PEOPLE:
                    edition = self._desk.edition_on(now.astimezone(SHANGHAI).date())
                    return Work(taken, schedule(entry(row, edition), people))
                if people:
                    log.warning("schedule_too_large", extra={"count": len(people)})
                kept.ended(unit.session, taken, taken.schedule_id, now)
        return None

    def _userids(self, session: Session, row: StudySession, now: datetime) -> list[str]:
        """Those who are asked to it and here."""
        people = self._desk.picture(session)[0].people
        day = now.astimezone(SHANGHAI).date()
        asked = (people.get(one) for one in kept.asked(session, row.id))
        return [one.userid for one in asked if one is not None and one.here_on(day)]

    def _end(self, taken: Taken, schedule_id: str) -> None:
        with self._desk.units() as unit:
            kept.ended(unit.session, taken, schedule_id, self._now())

    def _put_back(self, taken: Taken, free_at: datetime) -> None:
        with self._desk.units() as unit:
            kept.put_back(unit.session, taken, free_at)


def schedule(one: Entry, userids: list[str]) -> Json:
    """What the platform is given of it; it reminds nobody, because the bot does."""
    return {
        "start_time": int(one.begins.timestamp()),
        "end_time": int(one.ends.timestamp()),
        "attendees": [{"userid": userid} for userid in userids],
        "summary": one.summary[:SHORT],
        "description": one.description[:LONG],
        "location": one.place[:SHORT],
        "reminders": {"is_remind": 0, "is_repeat": 0, "timezone": 8},
    }
