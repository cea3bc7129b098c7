"""People mentioned by their full name or an alias, exactly as it stands on the roster."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from handlers.kit.reading import name_forms as forms
from handlers.kit.reading import sounds
from handlers.kit.reading.roster import (
    HAN,
    JOINT_LETTERS,
    JOINTS,
    Mention,
    Roster,
    joined,
    near_first,
)
from handlers.kit.reading.utterance import Utterance


class _Written(NamedTuple):
    key: str
    start: int
    end: int
    followed: bool  # by another name


class WrittenNames:
    """Names and aliases, found by dictionary: the longest match wins."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._ids: dict[str, list[UUID]] = defaultdict(list)
        for one, person in roster.people.items():
            for name in (roster.plain[one], *map(joined, person.aliases)):
                if name and one not in self._ids.get(name, ()):
                    self._ids[name].append(one)
        self._firsts = {name[0] for name in self._ids}
        self._lengths = sorted({len(name) for name in self._ids}, reverse=True)

    def find(self, said: Utterance, near: frozenset[UUID]) -> list[Mention]:
        """Each mention; certain when nobody else can be meant."""
        return [self._mention(said, written, near) for written in self._written(said.plain)]

    def _written(self, plain: str) -> Iterator[_Written]:
        letters, places = _squeezed(plain)
        starts = [*self._starts(letters)]
        begun = {start for start, _ in starts}
        for start, length in starts:
            last = places[start + length - 1]
            followed = start + length in begun
            yield _Written(letters[start : start + length], places[start], last + 1, followed)

    def _starts(self, letters: str) -> Iterator[tuple[int, int]]:
        start = 0
        while start < len(letters):
            length = self._longest(letters, start) if letters[start] in self._firsts else 0
            if length:
                yield start, length
            start += length or 1

    def _longest(self, letters: str, start: int) -> int:
        for length in self._lengths:
            key = letters[start : start + length]
            if len(key) == length and key in self._ids:
                return length
        return 0

    def _mention(self, said: Utterance, written: _Written, near: frozenset[UUID]) -> Mention:
        ids = near_first(self._ids[written.key], near)
        close = [one for one in ids if one in near]
        sure = len(close) == 1 or (len(ids) == 1 and self._is_known_afar(written.key, ids[0]))
        if sure and not close:
            alike = self._near_and_alike(written.key, said.plain, near)
            ids, sure = (*alike, *ids), not alike
        sure = sure and _stands_alone(said.plain, written)
        said_as = said.text[written.start : written.end]
        return Mention(written.start, written.end, said_as, ids[:1] if sure else ids, sure)

    def _is_known_afar(self, key: str, one: UUID) -> bool:
        """A full name or a title is enough for somebody of another area; 小陈 is not."""
        return key == self._roster.plain[one] or key[0] not in forms.PET_PREFIXES

    def _near_and_alike(self, name: str, plain: str, near: Iterable[UUID]) -> tuple[UUID, ...]:
        """Near people whose name sounds the same, unless it is written beside it.

        Voice-to-text writes the commoner of two names that sound the same.
        """
        names = self._roster.plain
        alike = [
            one
            for one in near
            if len(names[one]) == len(name)
            and names[one] not in plain
            and set(names[one]) & set(name)
        ]
        if not alike:
            return ()
        heard = set(sounds.name_keys(name))
        return self._roster.in_order(
            one for one in alike if heard & set(sounds.name_keys(names[one]))
        )


def _squeezed(plain: str) -> tuple[str, range | list[int]]:
    """Without blanks and dots inside, and where each letter stood."""
    if not JOINTS.search(plain):
        return plain, range(len(plain))
    places = [place for place, letter in enumerate(plain) if letter not in JOINT_LETTERS]
    return "".join(plain[place] for place in places), places


def _stands_alone(plain: str, written: _Written) -> bool:
    """Whether it is a name here, and this name: not a part of another word or of a longer name."""
    start, end = written.start, written.end
    if any(letter.isspace() for letter in plain[start:end]):
        return False
    if written.key in forms.WORDS_AS_NAMES and not forms.speaks_of_person(plain, start, end):
        return False
    if written.key[0] in forms.PET_PREFIXES and plain[start + 1 : end + 1] in forms.NOT_PET:
        return False
    if not HAN.match(written.key) or written.followed:
        return True
    return not forms.makes_another_word(plain, start, end)
