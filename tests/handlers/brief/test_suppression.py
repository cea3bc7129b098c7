"""S-KANON and S-DIFF: nothing that is hidden follows from what is told, in one quarter or in two."""

import random
from collections.abc import Mapping, Sequence

import pytest

from handlers.brief import suppression
from handlers.brief.suppression import Figures, Item, figures
from tests.faults.sizes import size
from tests.handlers.brief.trees import (
    Branch,
    leaks,
    matters,
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
    told = 0
    for seed in range(part, TREES, PARTS):
        for quarter in two_quarters(seed):  # a matter belongs to one: they have no cell in common
            found = system(quarter, figures)
            assert leaks(found) == [], seed
            told += len(found.rows)
    assert told > TREES / PARTS * 16  # it is no proof to tell nothing


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
    assert sum(map(bool, found)) >= 5
