"""People found by how a name sounds: 张wei, zhangwei, wq, 张卫. Always asked."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from uuid import UUID

from handlers.kit.reading import name_forms as forms
from handlers.kit.reading import sounds
from handlers.kit.reading.roster import HAN, Mention, Roster, near_first
from handlers.kit.reading.surnames import SURNAMES
from handlers.kit.reading.utterance import Utterance

_LATIN = re.compile(r"[\u3400-\u9fff]?\s?[a-z]{1,12}(?:\s[a-z]{2,12}){0,2}[\u3400-\u9fff]{0,2}")
MOST_PLACES = 60  # of one message; nobody names more people
_SHORTEST = 4  # Latin letters without a surname before them
_INITIALS = re.compile(r"(?<![a-z0-9_@.-])[a-z]{2,4}(?![a-z0-9_@.-])")
# After 跟 and the like as well, these are no initials of somebody
_ABBREVIATIONS = frozenset(
    {
        "ok",
        "qq",
        "pc",
        "it",
        "hr",
        "ai",
        "ppt",
        "kpi",
        "app",
        "vip",
        "plc",
        "dcs",
        "erp",
        "mes",
        "hse",
        "ehs",
    }
)
MOST_AFAR = 6  # called by the same initials; of more only those of the own area are meant


class HeardNames:
    """The roster by sound; built at the first question, because it needs pypinyin."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._full = {one: [name] for one, name in roster.plain.items()}
        self._ids: dict[str, list[UUID]] = {}
        self._spellings: dict[str, list[UUID]] = {}
        self._loosely: dict[str, list[UUID]] = {}
        self._initials: dict[str, list[UUID]] = {}

    def find_spelt(self, said: Utterance, near: frozenset[UUID]) -> Iterator[Mention]:
        """Names in Latin letters, whole or in part, and nicknames."""
        plain = said.plain
        for found in islice(_LATIN.finditer(plain), MOST_PLACES):
            start, end = _trimmed(plain, *found.span())
            has_surname = plain[start] in SURNAMES
            if not has_surname and (end - start < _SHORTEST or not forms.is_expected(plain, start)):
                continue
            latin_end = max(place for place in range(start, end) if plain[place].isascii()) + 1
            for stop in range(end, latin_end - 1, -1):  # zhang伟谈: what follows may belong to it
                if ids := self._spelt(plain[start:stop], near):
                    yield Mention(start, stop, said.text[start:stop], ids, certain=False)
                    break

    def find_initials(self, said: Utterance, near: frozenset[UUID]) -> Iterator[Mention]:
        """Names and nicknames by their initials, where a name must stand: 跟wq聊了. Of many only near people."""
        plain = said.plain
        for found in islice(_INITIALS.finditer(plain), MOST_PLACES):
            start, end = found.span()
            if found[0] in _ABBREVIATIONS or not forms.must_be_name(plain, start, end):
                continue
            ids = near_first(self._roster.in_order(self._by_initials(found[0])), near)
            if len(ids) > MOST_AFAR:
                ids = tuple(one for one in ids if one in near)
            if ids:
                yield Mention(start, end, said.text[start:end], ids, certain=False)

    def find_misheard(
        self, said: Utterance, near: frozenset[UUID], taken: Set[int]
    ) -> Iterator[Mention]:
        """Where a name must stand, but nobody is called so: people whose name sounds like it.

        `taken` are the places of names already found; they need not be heard.
        """
        plain = said.plain
        for start, strong in islice(forms.places_for_names(plain).items(), MOST_PLACES):
            if start in taken or not forms.may_begin_name(plain, start, strong=strong):
                continue
            after = forms.TALK_AFTER if strong else forms.PLAIN_AFTER
            for stop in range(start + 4, start + 1, -1):
                name = plain[start:stop]
                if not after.match(plain, stop) or not _may_be_name(name):
                    continue
                if ids := self._sounding(name, near) or (strong and self._like(name, near)):
                    yield Mention(start, stop, said.text[start:stop], ids, certain=False)
                    break

    def find_anywhere(self, said: Utterance, names: Mapping[UUID, str]) -> Iterator[Mention]:
        """Every place that sounds like one of these names: 孙国动 for 孙国栋."""
        heard: dict[int, dict[str, list[UUID]]] = defaultdict(lambda: defaultdict(list))
        for one, name in names.items():
            for key in sounds.loose_keys(name) if name else ():
                heard[len(name)][key].append(one)
        plain = said.plain
        first = [sounds.usual_key(letter)[0] for letter in plain]  # rules most places out
        for length, called in heard.items():
            begun = {key[0] for key in called}
            for start in range(len(plain) - length + 1):
                if first[start] not in begun:
                    continue
                letters, end = plain[start : start + length], start + length
                ids = called.get(sounds.loosened(sounds.usual_key(letters)))
                if ids and all(map(HAN.match, letters)) and forms.may_sound_as(plain, start, end):
                    for one in ids:
                        yield Mention(start, end, said.text[start:end], (one,), certain=False)

    def _like(self, name: str, near: frozenset[UUID]) -> tuple[UUID, ...]:
        """Near people whose name sounds much the same: 林秀音 for 林秀英."""
        wanted, names = sounds.loosened(sounds.usual_key(name)), self._roster.plain
        if not self._loosely:
            self._loosely = _by_sound(self._full, sounds.loose_keys)
        heard = self._loosely.get(wanted, ())
        return self._roster.in_order(
            one for one in heard if one in near and len(names[one]) == len(name)
        )

    def _by_initials(self, letters: str) -> list[UUID]:
        if not self._initials:
            self._initials = _by_sound(self._roster.called, sounds.initials)
        return self._initials.get(letters, [])

    def _sounding(self, name: str, near: frozenset[UUID]) -> tuple[UUID, ...]:
        """By the full name: what a nickname sounds like, half of all words do."""
        if not self._ids:
            self._ids = _by_sound(self._full, sounds.name_keys)
        return near_first(self._ids.get(_key(name), ()), near)

    def _spelt(self, name: str, near: frozenset[UUID]) -> tuple[UUID, ...]:
        if not self._spellings:
            self._spellings = _by_sound(self._roster.called, sounds.name_keys)
        return near_first(self._spellings.get(_key(name), ()), near)


def _key(name: str) -> str:
    return sounds.usual_key(name.replace(" ", ""))


def _by_sound(
    names: Mapping[UUID, Sequence[str]], keys_of: Callable[[str], Iterable[str]]
) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = defaultdict(list)
    for one, called in names.items():
        for key in dict.fromkeys(key for name in called if name for key in keys_of(name)):
            found[key].append(one)
    return found


def _may_be_name(name: str) -> bool:
    return len(name) > 1 and name[:2] not in forms.NO_NAMES and all(map(HAN.match, name))


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """Without a first letter that is no surname, and without a blank."""
    if not plain[start].isascii() and plain[start] not in SURNAMES:
        start += 1
    if plain[start] == " ":
        start += 1
    return start, end
