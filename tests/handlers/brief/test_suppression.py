"""S-KANON and S-DIFF: nothing that is hidden follows from what is told, in one quarter or in two."""

import random
from collections.abc import Mapping, Sequence

import pytest

from handlers.brief import suppression
from handlers.brief.suppression import Figures, Item, figures
from tests.faults.sizes import size
from tests.handlers.brief.trees import (
    CATEGORIES,
    Branch,
    busiest_above,
    leaks,
    matters,
    member_system,
    organisation,
    system,
)

TREES = size(50, 1_000)
PARTS = 10


def two_quarters(seed: int) -> tuple[list[Branch], list[Branch]]:
    """The same people, and what they raised in two quarters."""
    chance = random.Random(seed)
    first = organisation(chance)
    return first, [Branch(one.staff, list(matters(one.staff, chance))) for one in first]


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_hidden_follows_from_what_is_told(part: int) -> None:
    """Not even for who takes away what lies before the office above, and what he raised himself.

    Whoever knows less can work out less.
    """
    told = 0
    for seed in range(part, TREES, PARTS):
        for quarter in two_quarters(seed):  # a matter belongs to one: they have no cell in common
            found = system(quarter, figures, busiest_above)
            assert leaks(found) == [], seed
            told += len(found.rows)
    assert told > TREES / PARTS * 16  # it is no proof to tell nothing


def test_nothing_follows_for_who_answers_for_an_area() -> None:
    """He takes away what he reads himself, and what he raised."""
    told = 0
    for seed in range(TREES):
        chance = random.Random(seed)
        for branch in organisation(chance):
            for unit in (one for one, people in branch.staff.items() if people):
                found = member_system(branch, unit, chance)
                assert not found.rows or leaks(found) == [], (seed, unit)
                told += len(found.rows)
    assert told > TREES // 2


def bare(
    items: Sequence[Item],
    categories: Sequence[str],
    outcomes: Sequence[str],
    staff: Mapping[str, int],
) -> Figures:
    """Without complementary suppression: what is too small is left out, and nothing else."""
    with pytest.MonkeyPatch.context() as planted:
        planted.setattr(suppression, "_complemented", lambda hidden, *_: hidden)
        return figures(items, categories, outcomes, staff)


def test_without_complementary_suppression_it_leaks() -> None:
    """The check can fail."""
    found = [leaks(system(two_quarters(seed)[0], bare)) for seed in range(10)]
    assert sum(map(bool, found)) >= 3


def test_what_a_reader_knows_would_help_him_if_it_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check can fail: with matters that are read elsewhere, and those of the busiest, counted like all others."""
    items = [two_quarters(seed)[0] for seed in range(20)]
    monkeypatch.setattr(suppression, "enough", lambda some, staff: _simply(some) and staff >= 5)
    assert sum(bool(leaks(system(one, figures, busiest_above))) for one in items) >= 5


def _simply(items: Sequence[Item]) -> bool:
    return len({who for one in items for who in one.people}) >= 5 and len(items) >= 4


def of(unit: str, category: str, people: int, first: int = 0) -> list[Item]:
    """One matter of each of so many people of a unit."""
    return [
        Item(category, unit, "open_30", frozenset([(unit, one)]))
        for one in range(first, first + people)
    ]


def test_large_areas_are_told_by_category() -> None:
    items = [*of("A", "life", 9), *of("A", "pay", 8), *of("B", "life", 7), *of("B", "pay", 6)]
    told = figures(items, ["life", "pay"], ["open_30"], {"A": 20, "B": 30})
    assert told.cells == ((9, 8), (7, 6))


def test_one_small_cell_hides_a_rectangle_and_what_is_left_of_it_is_large() -> None:
    areas = {"A": 20, "B": 30, "C": 25}
    items = [one for unit in areas for key in ("life", "pay", "safety") for one in of(unit, key, 9)]
    told = figures([*items, *of("A", "shifts", 2)], [*CATEGORIES], ["open_30"], areas)
    # The two of A are in the rest of the categories, which has to take in another one to be large enough.
    assert [group.keys for group in told.categories if not group.alone] == [
        ("safety", "shifts", "training", "equipment", "family", "other")
    ]
    assert told.cells == ((9, 9, 11), (9, 9, 9), (9, 9, 9))
    smaller = figures(
        [one for one in items if (one.unit, one.category) != ("A", "pay")],
        [*CATEGORIES],
        ["open_30"],
        areas,
    )
    hidden = {
        (r, c) for r, row in enumerate(smaller.cells) for c, one in enumerate(row) if one is None
    }
    assert len({row for row, _ in hidden}) == len({column for _, column in hidden}) == 2


def test_an_only_area_is_the_branch_and_a_small_one_takes_another_with_it() -> None:
    only = figures(of("A", "life", 9), ["life"], ["open_30"], {"A": 10, "empty": 0})
    assert [(one.alone, one.count) for one in only.units] == [("A", 9)]
    small = figures(
        [*of("A", "life", 9), *of("B", "life", 4)], ["life"], ["open_30"], {"A": 12, "B": 14}
    )
    assert [one.keys for one in small.units] == [("A", "B")]  # nine would tell the four


def test_many_matters_of_few_people_are_not_told() -> None:
    assert figures(of("A", "life", 4) * 9, ["life"], ["open_30"], {"A": 30}) == Figures()
