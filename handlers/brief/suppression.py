"""What of a quarter's matters may be told without telling of anybody (reliability.md §3.5, T04, T05).

A number is told only when at least `K` people raised what it counts, at least `STAFF` could have, and it counts at
least `LEAST` matters besides those of any one of them; zero is a small number like any other. Whoever reads it may take
away what he raised himself, or what he has read elsewhere (`Item.seen`): that never helps a number to be told, so what
is left is as large as if he knew nothing. What is too small by itself is counted together: categories
with categories, units with units. A group is only as small as it must be, holds at least two of its kind and is told
as a whole, so every number that is told, or can be worked out from those that are, is the sum of a group.

Why nothing leaks: categories and units form groups with sums of at least `LEAST`. Where a group of categories meets a
group of units stands a cell. Cells that are too small are hidden together with others, as whole rows and columns of
a rectangle of at least two by two, in which what is left of each row and each column is at least `LEAST` again. So a
hidden cell may be anything between 0 (or the sum of its row and its column less the whole) and the smaller of the two
sums, and what is counted together anything between 0 and the sum: never less than `LEAST` apart.
`K`, `STAFF` and `LEAST` are a floor for everybody's safety: they stand in code on purpose, and no edition lowers them.
Above a branch only sums of what branches have told are told (`others.added_up`), from which nothing new can be worked out.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

K = 5  # people who raised it
STAFF = 2 * K  # who could have: of five, a number would tell that each of them raised something
LEAST = 4  # matters; three would do for a number alone, but what is hidden behind a sum needs room

Keys = tuple[str, ...]
Safe = Callable[[Collection[str]], bool]


@dataclass(frozen=True, slots=True)
class Item:
    """One matter of the period, and everybody who raised it; `seen` when a reader of the figures has it elsewhere."""

    category: str
    unit: str
    outcome: str
    people: frozenset[Hashable]
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One thing by itself, or several that are only counted together."""

    keys: Keys
    count: int

    @property
    def alone(self) -> str:
        """What it is when it is one thing; "" for several."""
        return self.keys[0] if len(self.keys) == 1 else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be told of one branch and one period; `total` None: nothing at all.

    `cells` has a row for each group of units and in it a number, or None, for each group of categories.
    """

    total: int | None = None
    categories: tuple[Group, ...] = ()
    units: tuple[Group, ...] = ()
    cells: tuple[tuple[int | None, ...], ...] = ()
    outcomes: tuple[Group, ...] = ()


@dataclass(frozen=True)
class _Matters:
    items: Sequence[Item]
    staff: Mapping[str, int]

    def among(self, categories: Collection[str], units: Collection[str]) -> list[Item]:
        return [one for one in self.items if one.category in categories and one.unit in units]

    def sizes(self, side: str) -> Mapping[str, int]:
        return Counter(getattr(one, side) for one in self.items)

    def safe(self, categories: Collection[str], units: Collection[str]) -> bool:
        return enough(self.among(categories, units), sum(self.staff[one] for one in units))


def enough(items: Collection[Item], staff: int) -> bool:
    """Whether a number of these may be told; `staff` is how many could have raised them.

    >>> from dataclasses import replace
    >>> from itertools import repeat
    >>> five = [Item("pay", "A", "open", frozenset([who])) for who in "abcde"]
    >>> enough(five, 12), enough(five, 9), enough(five[1:], 12), enough(list(repeat(five[0], 9)), 12)
    (True, False, False, False)
    >>> together = Item("pay", "A", "open", frozenset("bcde"))
    >>> enough([*repeat(five[0], 9), together], 12)  # a takes away his nine, and one is left
    False
    >>> enough([*five[1:], replace(five[0], seen=True)], 12)
    False
    """
    unseen = [one for one in items if not one.seen]
    raised = Counter(who for one in unseen for who in one.people)
    left = len(unseen) - max(raised.values(), default=0)
    return len(raised) >= K and left >= LEAST and staff >= STAFF


def figures(
    items: Sequence[Item],
    categories: Sequence[str],
    outcomes: Sequence[str],
    staff: Mapping[str, int],
) -> Figures:
    """What may be told; `staff` says of every unit how many could have raised something in the period.

    A unit without people and without matters is structurally zero: it is left out and hides nothing. ValueError when
    a matter is of a category, an outcome or a unit that is not named.

    >>> five = [Item("life", "A", "solved", frozenset([who])) for who in "abcde"]
    >>> six = [Item("pay", "B", "open", frozenset([who])) for who in "fghijk"]
    >>> told = figures([*five, *six], ["life", "pay"], ["solved", "open"], {"A": 10, "B": 30, "C": 0})
    >>> [(one.alone, one.count) for one in told.categories], told.cells  # zeros are small numbers
    ([('life', 5), ('pay', 6)], ((None, None), (None, None)))
    >>> figures(five[:4], ["life"], ["solved"], {"A": 30}).total is None
    True
    """
    _require_named(items, {*categories, *outcomes, *staff})
    matters = _Matters(items, staff)
    units = [one for one in staff if staff[one] or matters.among(categories, [one])]
    if not matters.safe(categories, units):
        return Figures()
    rows = _grouped(units, lambda some: matters.safe(categories, some), matters.sizes("unit"))
    columns = _grouped(
        categories, lambda some: matters.safe(some, units), matters.sizes("category")
    )
    return Figures(
        total=len(items),
        categories=tuple(Group(one, len(matters.among(one, units))) for one in columns),
        units=tuple(Group(one, len(matters.among(categories, one))) for one in rows),
        cells=_cells(matters, rows, columns),
        outcomes=_ends(matters, outcomes),
    )


def _ends(matters: _Matters, outcomes: Sequence[str]) -> tuple[Group, ...]:
    def ended(some: Collection[str]) -> list[Item]:
        return [one for one in matters.items if one.outcome in some]

    staff = sum(matters.staff.values())
    groups = _grouped(outcomes, lambda some: enough(ended(some), staff), matters.sizes("outcome"))
    return tuple(Group(some, len(ended(some))) for some in groups)


def _require_named(items: Sequence[Item], named: Collection[str]) -> None:
    for one in items:
        for key in (one.category, one.outcome, one.unit):
            if key not in named:
                raise ValueError(f"not named: {key}")


def _grouped(keys: Sequence[str], safe: Safe, sizes: Mapping[str, int]) -> list[Keys]:
    """Everything that may be told alone, in the given order, and at the end the rest, counted together."""
    hidden = _complemented({one for one in keys if not safe([one])}, keys, safe, sizes)
    alone = [(one,) for one in keys if one not in hidden]
    return [*alone, tuple(one for one in keys if one in hidden)] if hidden else [*alone]


def _complemented(
    hidden: set[str], keys: Sequence[str], safe: Safe, sizes: Mapping[str, int]
) -> set[str]:
    """What is hidden, and the smallest of the others with it, until the sum of the hidden tells of nobody."""
    rest = sorted((one for one in keys if one not in hidden), key=lambda one: sizes.get(one, 0))
    found = set(hidden)
    while found and rest and (len(found) == 1 or not safe(found)):
        found.add(rest.pop(0))
    return found


def _cells(
    matters: _Matters, rows: Sequence[Keys], columns: Sequence[Keys]
) -> tuple[tuple[int | None, ...], ...]:
    hidden_rows, hidden_columns = _rectangle(matters, rows, columns)
    return tuple(
        tuple(
            None
            if row in hidden_rows and column in hidden_columns
            else len(matters.among(column, row))
            for column in columns
        )
        for row in rows
    )


def _rectangle(
    matters: _Matters, rows: Sequence[Keys], columns: Sequence[Keys]
) -> tuple[list[Keys], list[Keys]]:
    """Which rows are hidden in which columns; it grows until what is left of each of them is safe, at most to the whole.

    Of the whole it is: those are the groups themselves. Where all units are counted together there is nothing to
    hide, and the cells are the groups of categories once more.
    """
    small = [(row, column) for row in rows for column in columns if not matters.safe(column, row)]
    down = list(dict.fromkeys(row for row, _ in small))
    across = list(dict.fromkeys(column for _, column in small))
    left = _smallest_first([one for one in rows if one not in down], matters.sizes("unit"))
    beside = _smallest_first(
        [one for one in columns if one not in across], matters.sizes("category")
    )
    while down and across:
        if left and (len(down) < 2 or not _all_safe(matters, down, across, by_row=False)):
            down.append(left.pop(0))
        elif beside and (len(across) < 2 or not _all_safe(matters, down, across, by_row=True)):
            across.append(beside.pop(0))
        else:
            break
    return down, across


def _smallest_first(groups: Sequence[Keys], sizes: Mapping[str, int]) -> list[Keys]:
    return sorted(groups, key=lambda one: sum(sizes.get(key, 0) for key in one))


def _all_safe(
    matters: _Matters, down: Sequence[Keys], across: Sequence[Keys], *, by_row: bool
) -> bool:
    """Whether what is hidden of each row (or of each column) is safe when it is added up."""
    units = [one for row in down for one in row]
    categories = [one for column in across for one in column]
    if by_row:
        return all(matters.safe(categories, row) for row in down)
    return all(matters.safe(column, units) for column in across)
