"""What a check finds, and how checks follow one another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.doctor import wording

S = TypeVar("S")


class Mark(StrEnum):
    """How a line begins."""

    GOOD = "✓"
    WRONG = "✗"
    NOTE = "!"  # works, but somebody should know
    UNSEEN = "–"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says; `more` are lines below it."""

    mark: Mark
    text: str
    more: tuple[str, ...] = ()


def good(text: str) -> Finding:
    """All is well."""
    return Finding(Mark.GOOD, text)


def wrong(text: str, more: Sequence[str] = ()) -> Finding:
    """Must be put right."""
    return Finding(Mark.WRONG, text, tuple(more))


def note(text: str) -> Finding:
    """Should be known; nothing waits for it."""
    return Finding(Mark.NOTE, text)


def unseen(text: str) -> Finding:
    """Could not be looked at; whatever builds on it cannot either."""
    return Finding(Mark.UNSEEN, text)


@dataclass(frozen=True, slots=True)
class Check(Generic[S]):
    """One line of the doctor: its title, what must hold before it can be asked, and how to look."""

    title: str
    needs: tuple[str, ...]
    look: Callable[[S], Finding]


@dataclass(frozen=True, slots=True)
class Line:
    """One finding with its number."""

    number: int
    title: str
    finding: Finding

    def rendered(self) -> list[str]:
        """As it is printed."""
        first = wording.line(self.number, self.finding.mark, self.title, self.finding.text)
        return [first, *(wording.below(text) for text in self.finding.more)]


def examine(checks: Sequence[Check[S]], site: S) -> Iterator[Line]:
    """Each check in turn; one that builds on something not in order is not asked.

    Whatever it builds on stands above it, and it points at the line where the trouble begins.
    """
    first_trouble: dict[str, int] = {}
    for number, check in enumerate(checks, start=1):
        causes = [first_trouble[title] for title in check.needs if title in first_trouble]
        finding = unseen(wording.after(min(causes))) if causes else _looked(check, site)
        if finding.mark in (Mark.WRONG, Mark.UNSEEN):
            first_trouble[check.title] = min(causes, default=number)
        yield Line(number, check.title, finding)


def _looked(check: Check[S], site: S) -> Finding:
    try:
        return check.look(site)
    except Exception as error:  # the text of a foreign error may hold anything
        return wrong(wording.broke_off(type(error).__name__))
