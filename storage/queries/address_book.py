"""The company's address book as the roster is compared with it, and what a comparison tells."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Contact:
    """One member; all that is kept of him. What could not be read, or was withheld, is ""."""

    userid: str  # case-folded
    name: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddressBook:
    """All members that were shown, by userid; and department names that say nothing, being used twice."""

    contacts: Mapping[str, Contact]
    twice: frozenset[str] = frozenset()


class Outcome(StrEnum):
    """What became of somebody; the first four are changes, the others leave him as he is."""

    NEW = "new"
    RENAMED = "renamed"
    MOVED = "moved"
    LEFT = "left"
    MAYBE_RENAMED = "maybe_renamed"  # a userid vanished, and another has his name in his team
    TEAM_VANISHED = "team_vanished"  # together with everybody of his team
    SEVERAL_TEAMS = "several_teams"
    DECIDED = "decided"  # the branch put him into his team, the address book has him in another one
    NAMELESS = "nameless"
    BACK = "back"  # the roster says that he left
    NEVER_SEEN = "never_seen"  # no such userid, and there never was one
    HIDDEN = "hidden"  # he is there, but not in the app's range


CHANGES = (Outcome.NEW, Outcome.RENAMED, Outcome.MOVED, Outcome.LEFT)


@dataclass(frozen=True, slots=True)
class Line:
    """One person, what became of him, and what it was before and after (a name, a team, a userid).

    `areas` when he answers for some: only the branch changes that. `branch` of a team he moved to, when it is another one.
    """

    outcome: Outcome
    userid: str
    name: str
    before: str = ""
    after: str = ""
    areas: bool = False
    branch: str = ""


@dataclass(slots=True)
class Unplaced:
    """A department that no team is called like: how many of it are on the roster, and how many are not."""

    known: int = 0
    strangers: int = 0


@dataclass(slots=True)
class Synced:
    """What a comparison did, or only points out."""

    lines: list[Line] = field(default_factory=list)
    unplaced: dict[str, Unplaced] = field(default_factory=lambda: defaultdict(Unplaced))
    unchanged: int = 0

    def of(self, outcome: Outcome) -> list[Line]:
        """Those of one outcome."""
        return [one for one in self.lines if one.outcome is outcome]
