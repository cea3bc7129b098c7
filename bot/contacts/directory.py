"""The door to the address book: userid, name and departments come in, everything else stays outside (wecom.md §5)."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any, TypeVar

from bot.channel import DeliveryError
from bot.roster_file import plain
from bot.roster_lines import FORBIDDEN, LONGEST
from bot.wecom.client import WeComClient
from bot.wecom.keys import USERID
from storage.queries.address_book import AddressBook, Contact

NO_SUCH_USER, NO_RIGHT, LEFT = 60111, 60011, 5
PAUSES = (1.0, 2.0, 4.0)  # seconds, after a call that may pass at another try

Read = TypeVar("Read")


class Absence(Enum):
    """Why there is no contact of a userid."""

    GONE = "gone"  # no such member, or he left the company
    HIDDEN = "hidden"  # not in the app's range: nobody can tell


class Directory:
    """Reads the address book call by call, never two at once: nobody waits for it."""

    def __init__(self, client: WeComClient, pauses: Sequence[float] = PAUSES) -> None:
        self._client, self._pauses = client, pauses
        self._names: dict[int, str] = {}

    async def book(self) -> AddressBook:
        """Every member of every department in the app's range, or DeliveryError: never a part of them."""
        members: dict[str, tuple[str, tuple[int, ...]]] = {}
        for one in await self._patiently(self._client.departments):
            number = _number(one.get("id"))
            for member in await self._patiently(partial(self._client.department_users, number)):
                if userid := _userid(member):
                    members[userid] = _name(member.get("name")), _departments(member)
        for _, places in members.values():
            for number in places:
                await self._name_of(number)
        uses = Counter(self._names.values())
        contacts = {one: self._contact(one, *about) for one, about in members.items()}
        return AddressBook(contacts, frozenset(name for name, times in uses.items() if times > 1))

    async def member(self, userid: str) -> Contact | Absence:
        """One member by his userid; who is named one by one in the range is in no department's list."""
        try:
            found = await self._patiently(partial(self._client.user_get, userid))
        except DeliveryError as error:
            if error.code == NO_SUCH_USER:
                return Absence.GONE
            if error.code == NO_RIGHT:
                return Absence.HIDDEN
            raise
        if found.get("status") == LEFT:
            return Absence.GONE
        places = _departments(found)
        for number in places:
            await self._name_of(number)
        return self._contact(userid, _name(found.get("name")), places)

    def _contact(self, userid: str, name: str, places: Sequence[int]) -> Contact:
        return Contact(userid, name, tuple(dict.fromkeys(self._names[one] for one in places)))

    async def _name_of(self, number: int) -> str:
        if number not in self._names:
            try:
                found = await self._patiently(partial(self._client.department, number))
            except DeliveryError as error:
                if error.code != NO_RIGHT:
                    raise
                found = {}
            self._names[number] = _name(found.get("name"))
        return self._names[number]

    async def _patiently(self, call: Callable[[], Awaitable[Read]]) -> Read:
        """What an administrator must put right, or what the platform wants a pause for, is not tried again."""
        for pause in self._pauses:
            try:
                return await call()
            except DeliveryError as error:
                if error.permanent or error.operator or error.pause:
                    raise
            await asyncio.sleep(pause)
        return await call()


def _userid(member: Mapping[str, Any]) -> str:
    value = str(member.get("userid", ""))
    return value.casefold() if USERID.fullmatch(value) else ""


def _name(value: object) -> str:
    """As a list of people writes it; what could not stand there either is none."""
    name = plain(value) if isinstance(value, str) else ""
    return "" if len(name) > LONGEST or FORBIDDEN.search(name) else name


def _departments(member: Mapping[str, Any]) -> tuple[int, ...]:
    found = member.get("department")
    return tuple(map(_number, found)) if isinstance(found, list) else ()


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
