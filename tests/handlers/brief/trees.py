"""Random organisations with a quarter of matters each, and what somebody with everything that was told can work out."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy
from scipy.optimize import linprog

from handlers.brief.others import added_up, for_its_member
from handlers.brief.suppression import Figures, Item, figures

CATEGORIES = ["safety", "shifts", "pay", "life", "training", "equipment", "family", "other"]
OUTCOMES = ["solved", "refused", "passed_up", "answered", "open_30", "open_60", "open_more"]
NARROW = 4  # an interval that is not as wide as from two below to two above tells too much

Tell = Callable[[Sequence[Item], Sequence[str], Sequence[str], Mapping[str, int]], Figures]
Cell = tuple[str, ...]
Knows = Callable[["Branch", Item], bool]


@dataclass
class Branch:
    """One branch: how many work in each area, and what they raised in a quarter."""

    staff: dict[str, int]
    items: list[Item]


@dataclass
class System:
    """Everything that was told, as equations over the cells behind it."""

    cells: dict[Cell, int] = field(default_factory=dict)  # with the true number
    known: dict[Cell, int] = field(
        default_factory=dict
    )  # what somebody knows anyway, and takes away
    rows: list[tuple[list[Cell], int]] = field(default_factory=list)
    hidden: list[list[Cell]] = field(default_factory=list)  # each a number that was not told

    def tell(self, cells: Sequence[Cell], count: int) -> None:
        left = count - sum(self.known[one] for one in cells)
        assert sum(self.cells[one] for one in cells) == left, "what is told must be true"
        self.rows.append((list(cells), left))

    def hide(self, cells: Sequence[Cell]) -> None:
        self.hidden.append(list(cells))


def organisation(chance: random.Random) -> list[Branch]:
    """A general branch of one to three branches, each of one to eight areas of 1 to 30 people; a few are empty."""
    return [_branch(chance) for _ in range(chance.randint(1, 3))]


def _branch(chance: random.Random) -> Branch:
    sizes = [
        chance.choice((chance.randint(1, 6), chance.randint(1, 30)))
        for _ in range(chance.randint(1, 8))
    ]
    staff = {f"A{place}": size for place, size in enumerate(sizes)}
    if chance.random() < 0.3:
        staff["empty"] = 0
    return Branch(staff, list(matters(staff, chance)))


def matters(staff: Mapping[str, int], chance: random.Random) -> Iterator[Item]:
    """What people raised in one quarter: some categories are usual, most are rare, some matters come from several."""
    weights = [chance.choice((0.2, 1, 1, 4, 12)) for _ in CATEGORIES]
    often = chance.choice((0.1, 0.5, 1, 2, 4))
    for unit, size in staff.items():
        for _ in range(round(size * often * chance.random())):
            together = min(size, chance.choice((1, 1, 1, 1, 2, 4)))
            people = chance.sample(range(size), together)
            yield Item(
                chance.choices(CATEGORIES, weights)[0],
                unit,
                chance.choice(OUTCOMES),
                frozenset((unit, one) for one in people),
                seen=chance.random() < 0.15,
            )


def nothing(_branch: Branch, _item: Item) -> bool:
    """What somebody knows who only reads what is told."""
    return False


def busiest_above(branch: Branch, item: Item) -> bool:
    """What the office above has before it, and what the one who raised most of the rest raised himself."""
    return item.seen or busiest(branch.items) in item.people


def busiest(items: Sequence[Item]) -> object:
    """Who raised most of what nobody has elsewhere."""
    raised = Counter(who for one in items if not one.seen for who in sorted(one.people, key=str))
    return max(raised, key=raised.__getitem__, default=None)


def system(branches: Sequence[Branch], tell: Tell, knows: Knows = nothing) -> System:
    """What each branch tells of the quarter, and what is told above them, to somebody who `knows` some of it."""
    found, told = System(), []
    for place, branch in enumerate(branches):
        name = f"B{place}"
        told.append(tell(branch.items, CATEGORIES, OUTCOMES, branch.staff))
        _cells(found, name, branch, knows)
        _branch_told(found, name, branch, told[-1])
    total, shared = added_up(told)
    everywhere = [one for one in found.cells if one[0] == "matters"]
    if total is not None:
        found.tell(everywhere, total)
    for key in CATEGORIES:
        column = [one for one in everywhere if one[3] == key]
        found.tell(column, shared[key]) if key in shared else found.hide(column)
    return found


def _cells(found: System, name: str, branch: Branch, knows: Knows) -> None:
    units = [one for one in branch.staff if branch.staff[one]]  # nobody there: structurally zero
    empty: list[Cell] = [("matters", name, unit, key) for unit in units for key in CATEGORIES]
    empty += [("ends", name, key) for key in OUTCOMES]
    found.cells.update(dict.fromkeys(empty, 0))
    found.known.update(dict.fromkeys(empty, 0))
    for one in branch.items:
        counted = found.known if knows(branch, one) else found.cells
        counted["matters", name, one.unit, one.category] += 1
        counted["ends", name, one.outcome] += 1


def member_system(branch: Branch, unit: str, chance: random.Random) -> System:
    """What is told to who answers for a unit, who reads about half of its matters himself and raised some."""
    told = figures(branch.items, CATEGORIES, OUTCOMES, branch.staff)
    items = [replace(one, seen=chance.random() < 0.5) for one in branch.items if one.unit == unit]
    left = figures(items, CATEGORIES, OUTCOMES, {unit: branch.staff[unit]})
    keys = for_its_member(told, unit, left)
    found = System()
    alone = Branch({unit: branch.staff[unit]}, items)
    _cells(found, "B", alone, busiest_above)
    place = next((at for at, one in enumerate(told.units) if one.alone == unit), 0)
    columns = [group.alone for group in told.categories]
    if keys is not None:
        found.tell([("matters", "B", unit, key) for key in CATEGORIES], told.units[place].count)
    for key in CATEGORIES:
        cell = ("matters", "B", unit, key)
        count = told.cells[place][columns.index(key)] if key in (keys or ()) else None
        if count is None:
            found.hide([cell])
        else:
            found.tell([cell], count)
    return found


def _branch_told(found: System, name: str, branch: Branch, told: Figures) -> None:
    units = [one for one in branch.staff if branch.staff[one]]

    def block(some: Sequence[str], keys: Sequence[str]) -> list[Cell]:
        return [("matters", name, unit, key) for unit in some for key in keys]

    ends: list[Cell] = [("ends", name, key) for key in OUTCOMES]
    found.rows.append((block(units, CATEGORIES) + [("-", *one) for one in ends], 0))
    if told.total is None:
        found.hide(block(units, CATEGORIES))
    else:
        found.tell(block(units, CATEGORIES), told.total)
    for group in told.categories:
        found.tell(block(units, group.keys), group.count)
    for group in told.units:
        found.tell(block(group.keys, CATEGORIES), group.count)
    for group in told.outcomes:
        found.tell([("ends", name, key) for key in group.keys], group.count)
    for row, counts in zip(told.units, told.cells, strict=True):
        for column, count in zip(told.categories, counts, strict=True):
            if count is not None:
                found.tell(block(row.keys, column.keys), count)
    _hide_the_rest(found, name, units, told)


def _hide_the_rest(found: System, name: str, units: Sequence[str], told: Figures) -> None:
    """Every number of the tables that is not told by itself."""
    columns = {group.alone: place for place, group in enumerate(told.categories) if group.alone}
    rows = {group.alone: place for place, group in enumerate(told.units) if group.alone}
    ends = {group.alone for group in told.outcomes}
    for key in CATEGORIES:
        if key not in columns:
            found.hide([("matters", name, unit, key) for unit in units])
    for unit in units:
        if unit not in rows:
            found.hide([("matters", name, unit, key) for key in CATEGORIES])
        for key in CATEGORIES:
            known = unit in rows and key in columns
            if not known or told.cells[rows[unit]][columns[key]] is None:
                found.hide([("matters", name, unit, key)])
    for key in OUTCOMES:
        if key not in ends:
            found.hide([("ends", name, key)])


def leaks(system: System) -> list[str]:
    """Hidden numbers that follow from the told ones exactly (by rank), or nearly (by linear programs).

    Cells that stand in the same told numbers are interchangeable: of hidden numbers with as many of each, one is tried.
    """
    order = {cell: place for place, cell in enumerate(system.cells)}
    matrix = [_row(cells, order) for cells, _ in system.rows]
    sums = [count for _, count in system.rows]
    basis = reduced(matrix)
    told_in: dict[tuple[int, ...], int] = {}
    kinds = [told_in.setdefault(column, len(told_in)) for column in zip(*matrix, strict=True)]
    alike = {tuple(sorted(kinds[order[one]] for one in cells)): cells for cells in system.hidden}
    found = []
    for cells in alike.values():
        wanted = _row(cells, order)
        if follows(wanted, basis):
            found.append(f"exactly: {cells[:2]}")
        elif (width := interval(wanted, matrix, sums)) < NARROW - 1e-6:
            found.append(f"within {width:.1f}: {cells[:2]}")
    return found


def _row(cells: Sequence[Cell], order: Mapping[Cell, int]) -> list[int]:
    row = [0] * len(order)
    for one in cells:
        negative = one[0] == "-"
        row[order[one[1:] if negative else one]] = -1 if negative else 1
    return row


def reduced(matrix: Sequence[Sequence[int]]) -> dict[int, list[Fraction]]:
    """The rows in echelon form, by the place of their first number; exact."""
    basis: dict[int, list[Fraction]] = {}
    for row in matrix:
        left = _remainder([Fraction(one) for one in row], basis)
        first = next((place for place, one in enumerate(left) if one), None)
        if first is not None:
            basis[first] = [one / left[first] for one in left]
    return basis


def follows(wanted: Sequence[int], basis: Mapping[int, list[Fraction]]) -> bool:
    """Whether a number is a combination of the rows: it adds nothing to their rank."""
    return not any(_remainder([Fraction(one) for one in wanted], basis))


def _remainder(row: list[Fraction], basis: Mapping[int, list[Fraction]]) -> list[Fraction]:
    for place in range(len(row)):
        if row[place] and place in basis:
            factor = row[place]
            row = [one - factor * other for one, other in zip(row, basis[place], strict=True)]
    return row


def interval(wanted: Sequence[int], matrix: Sequence[Sequence[int]], sums: Sequence[int]) -> float:
    """How wide a number may range when all cells are at least zero."""
    if not matrix:
        return float("inf")
    ends = []
    for sign in (1, -1):
        objective = sign * numpy.array(wanted)
        best = linprog(objective, A_eq=numpy.array(matrix), b_eq=sums, bounds=(0, None))
        if best.status == 3:  # no bound
            return float("inf")
        assert best.status == 0, best.message
        ends.append(sign * best.fun)
    return float(ends[1] - ends[0])
