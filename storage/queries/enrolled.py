"""What an import of the roster changed: the list beside what stood before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from storage.queries.register import Entry, RosterLine


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What an import did: the absent are on the roster but not in the list, and stay as they are."""

    branch_id: UUID
    new: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    left: tuple[Entry, ...]
    absent: tuple[Entry, ...]
    unchanged: int
    closed: tuple[str, ...] = ()  # areas that are none any more


def compared(
    lines: Sequence[RosterLine],
    standing: Mapping[str, RosterLine],
    branch_id: UUID,
    absent: tuple[Entry, ...],
    today: date,
) -> Enrolled:
    """Who is new or here again, who changed, who leaves; of those who are gone only the day counts."""
    new, changed, left = [], [], []
    for line in lines:
        before = standing.get(line.userid)
        if before is None or (before.gone(today) and not line.gone(today)):
            new.append(Entry(line.userid, line.name))
        elif line.left_on and line.left_on != before.left_on:
            left.append(Entry(line.userid, line.name, day=line.left_on))
        elif not line.gone(today) and (what := _differing(before, line)):
            changed.append(Entry(line.userid, line.name, what))
    unchanged = len(lines) - len(new) - len(changed) - len(left)
    return Enrolled(branch_id, tuple(new), tuple(changed), tuple(left), absent, unchanged)


def _differing(before: RosterLine, after: RosterLine) -> tuple[str, ...]:
    names = (one.name for one in fields(RosterLine))
    return tuple(one for one in names if _plain(before, one) != _plain(after, one))


def _plain(line: RosterLine, name: str) -> object:
    value = getattr(line, name)
    # The order in which somebody's areas, roles or aliases are written says nothing.
    return frozenset(value) if isinstance(value, tuple) else value
