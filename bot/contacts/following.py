"""The roster follows the address book: every morning, and soon after the platform told of a change."""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

from bot.beside import Beside, going_on
from bot.channel import DeliveryError
from bot.contacts.syncing import NobodyShown, Syncing, TooManyVanished
from bot.wecom.parsing import ContactChange
from bot.writer import Run
from storage.queries import contacts, housekeeping, occasions
from storage.queries.address_book import CHANGES
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI

RULE = "contacts.sync"
MORNING = time(4, 20)
EVERY_SECONDS = 60.0
TRIED_AGAIN = timedelta(hours=1)  # when the morning's look failed
GATHERED = timedelta(minutes=10)  # what changes within them is looked at together

log = logging.getLogger("zerenqu.contacts")


class Following:
    """Looks at the address book in time; of all processes the one that takes the claim row does it.

    Events only say that there is something to see: what they carry is often incomplete, and may never come.
    A refused look is not repeated before the next morning: somebody has to put something right first.
    """

    def __init__(
        self,
        syncing: Syncing,
        units: Callable[[], UnitOfWork],
        run: Run,
        now: Callable[[], datetime],
        *,
        on: bool,
    ) -> None:
        self.on = on
        self._syncing, self._units, self._run, self._now = syncing, units, run, now
        self._told = False
        self._beside = Beside(self._attend, EVERY_SECONDS)

    def start(self) -> None:
        """Follow in the background, if that is wanted."""
        if self.on:
            self._beside.start()

    async def stop(self) -> None:
        """A look that is under way is given up: nothing of it was written."""
        await self._beside.stop()

    async def told(self, change: ContactChange) -> None:
        """Something changed. Another userid is noted at once: no later look could tell. Raises `Unavailable`."""
        if change.new_userid:
            await self._run(partial(self._rename, change))
        self._told = True

    async def attend(self) -> bool:
        """Look if it is time; whether the roster was compared. Raises `Unavailable`."""
        now, told = self._now(), self._told
        if not await self._run(partial(self._claim, now, told=told)):
            return False
        self._told = False
        try:
            done = await self._syncing.take(await self._syncing.look())
        except DeliveryError as error:
            self._told = self._told or told
            log.warning("contacts_not_read", extra={"code": error.code})
            return False
        except (TooManyVanished, NobodyShown) as refused:
            log.warning("contacts_refused", extra={"count": getattr(refused, "missing", 0)})
            await self._run(partial(self._note, now))
            return False
        log.info("contacts_synced", extra={"count": sum(len(done.of(one)) for one in CHANGES)})
        return True

    async def _attend(self) -> None:
        with going_on(RULE):
            await self.attend()

    def _rename(self, change: ContactChange) -> None:
        with self._units() as unit:
            contacts.rename(unit.session, change.userid, change.new_userid)

    def _claim(self, now: datetime, *, told: bool) -> bool:
        """Whether this process is to look now; the first time it only begins, and looks next morning."""
        with self._units() as unit:
            last = housekeeping.last_success(unit.session, housekeeping.CONTACTS)
            if last is None:
                housekeeping.began(unit.session, now, housekeeping.CONTACTS)
                return False
            if last > now:  # a clock that was ahead must not silence it
                housekeeping.succeeded(unit.session, housekeeping.CONTACTS, now)
                return False
            if last < _morning_before(now):
                return occasions.claim(unit.session, RULE, _begun(now, TRIED_AGAIN), now)
            return told and occasions.claim(unit.session, RULE, _begun(now, GATHERED), now)

    def _note(self, now: datetime) -> None:
        with self._units() as unit:
            housekeeping.succeeded(unit.session, housekeeping.CONTACTS, now)


def _morning_before(now: datetime) -> datetime:
    """The last time at which the address book was to be looked at."""
    local = now.astimezone(SHANGHAI)
    morning = datetime.combine(local.date(), MORNING, SHANGHAI)
    return morning if morning <= local else morning - timedelta(days=1)


def _begun(now: datetime, step: timedelta) -> datetime:
    """When the step of time began in which now is: every process names it alike."""
    return now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % step
