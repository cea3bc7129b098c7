"""What an import of the roster changed: the list beside what stood before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
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
    arrived: tuple[Entry, ...]  # from another branch; among the changed
    unchanged: int
    closed: tuple[str, ...] = ()  # areas that are none any more
    decided: tuple[str, ...] = ()  # areas where the branch decided otherwise than the list says


def as_decided(
    lines: Sequence[RosterLine], standing: Mapping[str, RosterLine], decided: frozenset[str]
) -> tuple[list[RosterLine], tuple[str, ...]]:
    """The list with the areas that the branch decided about as it decided, and those that the list has otherwise.

    What the branch has decided stands; only its next decision changes it [D7].
    """
    if not decided:
        return list(lines), ()
    corrected: list[RosterLine] = []
    otherwise: set[str] = set()
    for line in lines:
        before = standing.get(line.userid)
        held = decided.intersection(before.areas if before else ())
        otherwise |= held ^ decided.intersection(line.areas)
        others = tuple(one for one in line.areas if one not in decided)
        linked = line.linked if line.areas[:1] == others[:1] else ()
        corrected.append(replace(line, areas=(*others, *sorted(held)), linked=linked))
    return corrected, tuple(sorted(otherwise))


def compared(
    lines: Sequence[RosterLine],
    standing: Mapping[str, RosterLine],
    branch_id: UUID,
    absent: tuple[Entry, ...],
    arrived: tuple[Entry, ...],
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
    return Enrolled(branch_id, tuple(new), tuple(changed), tuple(left), absent, arrived, unchanged)


def _differing(before: RosterLine, after: RosterLine) -> tuple[str, ...]:
    names = (one.name for one in fields(RosterLine))
    return tuple(one for one in names if _plain(before, one) != _plain(after, one))


def _plain(line: RosterLine, name: str) -> object:
    value = getattr(line, name)
    # The order in which somebody's areas, roles or aliases are written says nothing.
    return frozenset(value) if isinstance(value, tuple) else value
