"""What those outside the branch's committee are told of its figures: who answers for an area, and the level above.

Pure. Both are told less than the brief holds, nothing else (reliability.md §3.5).
"""

from collections.abc import Sequence

from handlers.brief.suppression import Figures, Keys


def for_its_member(told: Figures, unit: str, left: Figures) -> Keys | None:
    """Of which categories who answers for a unit may be told beside its sum; None: not even the sum.

    `left` are figures of this unit alone, in which what he reads himself is `seen`: only what both tell is told.

    >>> from handlers.brief.suppression import Group
    >>> told = Figures(40, (Group(("pay",), 20), Group(("life",), 20)), (Group(("A",), 9), Group(("B",), 31)), ((5, 4), (15, 16)))
    >>> for_its_member(told, "A", Figures(9, (Group(("pay",), 5), Group(("life", "other"), 4))))
    ('pay',)
    >>> for_its_member(told, "C", told), for_its_member(told, "A", Figures())
    (None, None)
    """
    place = next((at for at, one in enumerate(told.units) if one.alone == unit), None)
    if place is None or left.total is None:
        return None
    safe = {one.alone for one in left.categories if one.alone}
    columns = zip(told.categories, told.cells[place], strict=True)
    return tuple(one.alone for one, count in columns if count is not None and one.alone in safe)


def added_up(branches: Sequence[Figures]) -> tuple[int | None, dict[str, int]]:
    """Above several branches: the sum of what each of them has told, nothing else.

    The total, None when one of them has none; and each category that all of them tell by itself.

    >>> from handlers.brief.suppression import Group
    >>> one = Figures(9, (Group(("pay",), 5), Group(("life", "family"), 4)))
    >>> other = Figures(12, (Group(("pay",), 6), Group(("life",), 6)))
    >>> added_up([one, other]), added_up([one, Figures()])
    ((21, {'pay': 11}), (None, {}))
    """
    totals = [one.total for one in branches if one.total is not None]
    alone = [{group.alone: group.count for group in one.categories} for one in branches]
    shared = [key for key in alone[0] if key and all(key in one for one in alone)] if alone else []
    complete = bool(branches) and len(totals) == len(branches)
    return sum(totals) if complete else None, {
        key: sum(one[key] for one in alone) for key in shared
    }
