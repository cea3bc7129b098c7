"""The editions of one installation: which holds on a day, and the one that something was decided under."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from handlers.regulation import wording
from handlers.regulation.edition import Edition, packaged
from handlers.regulation.reading import EditionError

BETWEEN = ","


@dataclass(frozen=True, slots=True)
class Editions:
    """Each holds from its first day until the next one's; what was decided under one stays under it."""

    named_in_settings: tuple[Edition, ...]

    @classmethod
    def load(cls, names: str) -> Self:
        """One or several, separated by commas: keys of packaged ones, paths of one's own.

        Raises EditionError with everything that is wrong, also when two begin on the same day.
        """
        found: list[Edition] = []
        problems: list[str] = []
        for name in filter(None, map(str.strip, names.split(BETWEEN))):
            try:
                found.append(Edition.load(name))
            except EditionError as error:
                problems += error.problems
        problems += _clashes(found)
        if problems or not found:
            raise EditionError(problems or [wording.NONE_NAMED])
        return cls(tuple(found))

    def on(self, day: date) -> Edition:
        """The one in force on a day; raises EditionError when none is yet."""
        return in_force(self.named_in_settings, day)

    def after(self, day: date) -> list[Edition]:
        """Those that come into force later, the next one first."""
        later = (one for one in self.named_in_settings if one.in_force_from > day)
        return sorted(later, key=lambda one: one.in_force_from)

    def named(self, key: str) -> Edition | None:
        """The one with this key; one that comes with the software also when the settings name it no more."""
        mine = (one for one in self.named_in_settings if one.key == key)
        return next(mine, None) or packaged_named(key)


def packaged_named(key: str) -> Edition | None:
    """The packaged edition with this key, if there is one."""
    return Edition.load(key) if key in packaged() else None


def in_force(editions: Iterable[Edition], day: date) -> Edition:
    """The edition that holds on a day: the one that came into force last.

    Raises EditionError when none does yet, or when two came into force on that same day.
    """
    begun = [edition for edition in editions if edition.in_force_from <= day]
    if not begun:
        raise EditionError([wording.NONE_IN_FORCE])
    latest = max(begun, key=lambda edition: edition.in_force_from)
    rivals = [one for one in begun if one.in_force_from == latest.in_force_from]
    if len(rivals) > 1:
        raise EditionError(_clashes(rivals))
    return latest


def _clashes(editions: Iterable[Edition]) -> list[str]:
    """Those that cannot be told apart: by their first day, or by their key."""
    several = list(editions)
    days = Counter(one.in_force_from for one in several)
    keys = Counter(one.key for one in several)
    twice = [wording.twice([key]) for key, count in keys.items() if count > 1]
    same = [one.key for one in several if days[one.in_force_from] > 1]
    return twice or [
        wording.at(f"{key}.toml", "in_force_from", wording.EDITIONS_OVERLAP) for key in same
    ]
