"""The roster brought in step with the address book: everything is read first, then one transaction."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.contacts.directory import Absence, Directory
from bot.writer import Run
from storage.queries import contacts, housekeeping
from storage.queries.address_book import AddressBook, Contact, Synced
from storage.queries.contacts import Missing
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import SHANGHAI

SHARE = 10  # one in so many may vanish at a time; more than that is an error until somebody says otherwise


class NobodyShown(Exception):
    """The address book is empty for this app."""


class CannotRename(Exception):
    """Nobody has the old userid, or somebody else has the new one."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__("userid")
        self.before, self.after = before, after


class TooManyVanished(Exception):
    """So many of those who were seen before are missing that the answer is not believed."""

    def __init__(self, missing: int, seen: int) -> None:
        super().__init__(f"{missing} of {seen} are missing")
        self.missing, self.seen = missing, seen


@dataclass(frozen=True, slots=True)
class Found:
    """The address book, and of whom the platform says that there is no such member; `sure` when that was expected."""

    book: AddressBook
    vanished: frozenset[str]
    sure: bool = False


class Syncing:
    """Reads the address book and writes the roster; nothing is written before everything was read."""

    def __init__(
        self,
        directory: Directory,
        units: Callable[[], UnitOfWork],
        run: Run,
        now: Callable[[], datetime],
    ) -> None:
        self._directory, self._units, self._run, self._now = directory, units, run, now

    async def look(self, leavers: int = 0) -> Found:
        """Read everything; raises DeliveryError, NobodyShown, or TooManyVanished.

        `leavers` of those seen before may vanish, or one in ten of them, or one: whichever is the most.
        """
        book = await self._directory.book()
        absent, seen = await self._run(partial(self._absent, book.contacts.keys()))
        shown, vanished = dict(book.contacts), set()
        allowed, known_gone = max(leavers, seen // SHARE, 1), 0
        for one in sorted(absent, key=lambda one: not one.seen):
            found = await self._directory.member(one.userid)
            if isinstance(found, Contact):
                shown[one.userid] = found
            elif found is Absence.GONE:
                vanished.add(one.userid)
                known_gone += one.seen
            if known_gone > allowed:
                raise TooManyVanished(sum(one.seen for one in absent), seen)
        if not shown:
            raise NobodyShown
        return Found(AddressBook(shown, book.twice), frozenset(vanished), sure=leavers > 0)

    async def take(
        self, found: Found, *, renamed: Mapping[str, str] | None = None, dry_run: bool = False
    ) -> Synced:
        """Write it, in one transaction; a dry run takes it back.

        `renamed`: new userids by old ones; raises CannotRename.
        """
        return await self._run(partial(self._write, found, renamed or {}, dry_run=dry_run))

    def _absent(self, shown: Collection[str]) -> tuple[list[Missing], int]:
        with self._units() as unit:
            today = self._now().astimezone(SHANGHAI).date()
            return contacts.missing(unit.session, shown, today)

    def _write(self, found: Found, renamed: Mapping[str, str], *, dry_run: bool) -> Synced:
        with self._units() as unit:
            trial = unit.session.begin_nested() if dry_run else None
            for before, after in renamed.items():
                if not contacts.rename(unit.session, before, after):
                    raise CannotRename(before, after)
            today = self._now().astimezone(SHANGHAI).date()
            about = found.book, found.vanished, today
            done = contacts.sync(unit.session, *about, sure=found.sure)
            unit.session.write_collected()
            if trial:
                trial.rollback()
            else:
                housekeeping.succeeded(unit.session, housekeeping.CONTACTS, self._now())
        return done
