"""With whose ballots whose are counted, when they may be mixed, and what they come to; pure.

The regulation says only that each area evaluates [M4.2]. That nobody is to be recognised is our reading (domain.md §6.5):
five ballots stand for an area, three or four only together with another area, fewer with the rest of the branch.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from storage.assessment_words import Level

FEWEST_COMBINED = 3  # voters; an area with less goes with the rest of the branch
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Size:
    """How many may vote in an area."""

    area: UUID
    name: str  # by which areas are put in order
    group: UUID | None  # the Party group
    voters: int


def together(sizes: Iterable[Size], least: int) -> tuple[list[list[UUID]], list[UUID]]:
    """Which areas are counted together, and the rest, which is counted for the whole branch.

    >>> a, b, c, d, e = (UUID(int=one) for one in range(5))
    >>> names = {a: "a", b: "b", c: "c", d: "d", e: "e"}
    >>> def of(**voters): return [Size(one, name, None, voters[name]) for one, name in names.items() if name in voters]
    >>> def named(found): return [[names[one] for one in group] for group in found[0]], [names[one] for one in found[1]]
    >>> named(together(of(a=7, b=4, c=3, d=2, e=0), 5))
    ([['a'], ['b', 'c']], ['d'])
    >>> named(together(of(a=4, b=4, c=4), 5)), named(together(of(a=9, b=4), 5))
    (([['a', 'b', 'c']], []), ([['a']], ['b']))
    """
    ordered = sorted(sizes, key=lambda one: (one.name, one.area))
    alone = [[one.area] for one in ordered if one.voters >= least]
    small = [one for one in ordered if FEWEST_COMBINED <= one.voters < least]
    by_group: dict[UUID | None, list[Size]] = defaultdict(list)
    for one in small:
        by_group[one.group].append(one)
    combined: list[list[Size]] = []
    single: list[Size] = []
    for members in by_group.values():
        found = _chunks(members, least)
        combined += found
        single += [] if found else members
    leftover = _chunks(single, least)
    rest = [] if leftover else single
    rest += [one for one in ordered if 0 < one.voters < min(FEWEST_COMBINED, least)]
    groups = [[one.area for one in chunk] for chunk in (*combined, *leftover)]
    return alone + groups, [one.area for one in rest]


def _chunks(members: Sequence[Size], least: int) -> list[list[Size]]:
    """Two or more each, enough voters in each; who is left over goes with the last."""
    found: list[list[Size]] = []
    current: list[Size] = []
    for one in members:
        current.append(one)
        if len(current) > 1 and sum(each.voters for each in current) >= least:
            found.append(current)
            current = []
    if found:
        found[-1] += current
    return found


def ripe(waiting: int, still: int, least: int) -> bool:
    """Whether so many waiting voters may be mixed, when so many others may still come.

    Whoever sees the figures before and after must find at least `least` people in each part of them.

    >>> ripe(4, 8, 5), ripe(5, 3, 5), ripe(5, 0, 5), ripe(5, 7, 5)
    (False, False, True, True)
    """
    return waiting >= least and (still == 0 or still >= least)


def people(papers: Iterable[tuple[UUID, int]]) -> int:
    """At least how many people so many papers are of, each given with its area: who votes on two members of it is one.

    >>> area, other = UUID(int=1), UUID(int=2)
    >>> people([(area, 4), (area, 2), (other, 1)])
    5
    """
    most: dict[UUID, int] = defaultdict(int)
    for area, number in papers:
        most[area] = max(most[area], number)
    return sum(most.values())


def mean(
    levels: Mapping[Level, int], points: Decimal, shares: Mapping[Level, int], least: int
) -> Decimal | None:
    """The plain mean of an item in points, 不了解 left out; None when fewer than `least` said anything of it.

    >>> shares = {Level.GOOD: 100, Level.FAIR: 85, Level.AVERAGE: 70}
    >>> mean({Level.GOOD: 4, Level.AVERAGE: 1, Level.UNKNOWN: 3}, Decimal(20), shares, 5)
    Decimal('18.80')
    >>> mean({Level.GOOD: 4, Level.UNKNOWN: 9}, Decimal(20), shares, 5) is None
    True
    """
    known = {level: number for level, number in levels.items() if level in shares}
    voices = sum(known.values())
    if voices < least:
        return None
    share = sum(Decimal(shares[level]) * number for level, number in known.items())
    return (points * share / (100 * voices)).quantize(CENT)


def total(items: Mapping[str, Decimal], points: Mapping[str, Decimal]) -> Decimal | None:
    """All items together, of 100; an item nobody knows enough of is left out of both sides.

    >>> total({"a": Decimal(18)}, {"a": Decimal(20), "b": Decimal(80)})
    Decimal('90.00')
    >>> total({}, {"a": Decimal(20)}) is None
    True
    """
    whole = sum((points[item] for item in items), Decimal(0))
    return (100 * sum(items.values(), Decimal(0)) / whole).quantize(CENT) if whole else None
