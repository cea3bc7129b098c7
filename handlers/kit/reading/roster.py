"""The people who can be meant, and what finding one of them gives."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from handlers.kit.reading.cleaning import plain_of
from handlers.kit.reading.surnames import surname_of

JOINT_LETTERS = " \n·•‧・"
JOINTS = re.compile(f"[{JOINT_LETTERS}]+")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Named:
    """A person on the roster. `unit` is shown beside equal names."""

    id: UUID
    name: str
    aliases: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody is mentioned at text[start:end]; unless `certain`, ask among the candidates."""

    start: int
    end: int
    said: str
    candidates: tuple[UUID, ...]
    certain: bool


class Roster:
    """People with their names as they are compared."""

    def __init__(self, people: Iterable[Named]) -> None:
        self.people = {person.id: person for person in people}
        self.plain = {one: joined(person.name) for one, person in self.people.items()}
        self.called = {
            one: [self.plain[one], *map(joined, person.aliases)]
            for one, person in self.people.items()
        }
        self.by_given_name: dict[str, list[UUID]] = defaultdict(list)
        for one, name in self.plain.items():
            if len(name) - len(surname_of(name)) == 2:
                self.by_given_name[name[-2:]].append(one)

    def in_order(self, ids: Iterable[UUID]) -> tuple[UUID, ...]:
        """The same order at every run, by name."""
        return tuple(sorted(set(ids), key=lambda one: (self.plain[one], one.int)))


def near_first(ids: Iterable[UUID], near: frozenset[UUID]) -> tuple[UUID, ...]:
    """Each once, those of the asker's own area in front.

    >>> [one.int for one in near_first([UUID(int=1), UUID(int=2)], frozenset([UUID(int=2)]))]
    [2, 1]
    """
    return tuple(sorted(dict.fromkeys(ids), key=lambda one: one not in near))


def joined(name: str) -> str:
    """A name as it is compared: without blanks and dots inside.

    >>> joined("艾力·買買提")
    '艾力买买提'
    """
    return JOINTS.sub("", plain_of(name))
