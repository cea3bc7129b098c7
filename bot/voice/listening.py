"""Hears the voice messages that wait, one after the other; of all processes the one that takes the row does it."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.beside import Beside, going_on
from bot.channel import DeliveryError
from bot.voice.plugin import MOST_BYTES
from bot.voice.running import NotHeard, transcribe
from bot.writer import Run
from handlers.desk import Desk
from handlers.kit import voices
from storage.queries import voices as kept
from storage.queries.voices import Taken
from storage.vocabulary import SHANGHAI

EVERY_SECONDS = 1.0
WITHOUT_ONE = (
    3600.0  # seconds: nobody waits for it but who spoke before the transcriber was taken out
)
LEASE = timedelta(seconds=60)  # beyond the transcriber's own time: to fetch, and to write
AGAIN = timedelta(seconds=20)  # when the platform did not give the recording
MOST_TRIES = 3
SWEPT = timedelta(minutes=10)

log = logging.getLogger("zerenqu.voice")


class Listening:
    """Turns recordings into words by the transcriber `name`; without one, whoever still waits is told.

    A process that dies leaves its recording to whoever looks after its lease; after three tries the speaker is told.
    """

    def __init__(
        self,
        desk: Desk,
        run: Run,
        fetch: Callable[[str], Awaitable[bytes]],
        now: Callable[[], datetime],
        name: str,
        seconds: float,
    ) -> None:
        """`fetch` gets a recording by its media id; `seconds` are the transcriber's for one of them."""
        self._desk, self._run, self._fetch, self._now = desk, run, fetch, now
        self._name, self._seconds = name, seconds
        self._swept: datetime | None = None
        self._beside = Beside(self._attend, EVERY_SECONDS if name else WITHOUT_ONE)

    def start(self) -> None:
        """Listen in the background."""
        if self._name:
            log.info("voice_is_heard", extra={"reason": self._name})
        self._beside.start()

    async def stop(self) -> None:
        """A transcriber at work is ended: its recording is heard after its lease."""
        await self._beside.stop()

    async def attend(self) -> int:
        """Hear what waits; how many. Raises `Unavailable`."""
        heard = 0
        while taken := await self._run(self._take):
            await self._hear(taken)
            heard += 1
        return heard

    async def _attend(self) -> None:
        with going_on("voice"):
            await self.attend()

    async def _hear(self, taken: Taken) -> None:
        words = ""
        try:
            if self._name and taken.tries <= MOST_TRIES:
                audio = taken.audio or await self._fetched(taken)
                words = await transcribe(self._name, audio, taken.format, self._seconds)
        except DeliveryError as error:
            log.warning("voice_not_fetched", extra={"code": error.code})
            if not error.permanent and taken.tries < MOST_TRIES:
                await self._run(partial(self._put_back, taken))
                return
        except NotHeard as why:
            log.warning("voice_not_heard", extra={"reason": str(why)})
        await self._run(partial(self._tell, taken, words))

    async def _fetched(self, taken: Taken) -> bytes:
        """The recording, kept first. Raises DeliveryError, NotHeard."""
        if not taken.media_id:
            raise NotHeard("gone")
        audio = await self._fetch(taken.media_id)
        if len(audio) > MOST_BYTES:
            raise NotHeard("too_large")
        await self._run(partial(self._keep, taken, audio))
        return audio

    def _take(self) -> Taken | None:
        now = self._now()
        until = now + timedelta(seconds=self._seconds) + LEASE
        with self._desk.units() as unit:
            if self._swept is None or abs(now - self._swept) >= SWEPT:
                kept.forget_old(unit.session, now)
                self._swept = now
            return kept.take(unit.session, now, until)

    def _keep(self, taken: Taken, audio: bytes) -> None:
        with self._desk.units() as unit:
            kept.fetched(unit.session, taken, audio, self._now())

    def _put_back(self, taken: Taken) -> None:
        with self._desk.units() as unit:
            kept.put_back(unit.session, taken, self._now() + AGAIN)

    def _tell(self, taken: Taken, words: str) -> None:
        """In one transaction with the end of the recording, so that it is told once."""
        now, desk = self._now(), self._desk
        with desk.units() as unit:
            session, picture = unit.session, desk.picture(unit.session)
            today = now.astimezone(SHANGHAI).date()
            actor = picture[0].actor(taken.person_id, today)
            ctx = desk.context(session, actor, now, picture)
            end = partial(kept.drop, session, taken)
            if not voices.must_go(words, ctx):
                end = partial(kept.told, session, taken, now)
            if end() and picture[0].people[taken.person_id].here_on(today):
                voices.tell(words, ctx)
        desk.notice_promises(unit, now)
