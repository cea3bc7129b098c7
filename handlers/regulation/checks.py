"""Checks that several entries of an edition can only fail together."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Protocol, TypeVar

from pydantic import ValidationInfo

from handlers.regulation import wording
from handlers.regulation.fields import Known, problem
from handlers.regulation.figures import Figures, Period
from handlers.regulation.parts import Dimension, GradeBand, Item, Step, TalkTrigger
from handlers.regulation.shifts import Shift
from storage.vocabulary import Retention, UnitKind

FULL_MARKS = Decimal(100)
SUPERVISION_KEPT = Period(months=36)  # three years of assessment (domain.md §6.8)
BALLOTS_KEPT = Period(days=30)  # after the cycle is final (domain.md §6.8)


class Keyed(Protocol):
    """Anything that has a key."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


def unique_keys(parts: tuple[K, ...]) -> tuple[K, ...]:
    """No key stands twice."""
    _raise_if(_repeated(part.key for part in parts))
    return parts


def present(parts: tuple[K, ...], info: ValidationInfo) -> tuple[K, ...]:
    """A complete edition has at least one of them."""
    _raise_if([] if parts or not _complete(info) else [wording.NOTHING_HERE])
    return parts


def whole_form(items: tuple[Item, ...], info: ValidationInfo) -> tuple[Item, ...]:
    """The points of a complete 考核表 sum to 100, and no name that people type means two items."""
    total = sum((item.points for item in items), Decimal(0))
    wrong = [] if total == FULL_MARKS or not _complete(info) else [wording.sum_is(total)]
    _raise_if(wrong + _repeated(name for item in items for name in {item.title, *item.aliases}))
    return items


def one_side_each(dimensions: tuple[Dimension, ...]) -> tuple[Dimension, ...]:
    """No word of a goal means two sides of the work."""
    _raise_if(_repeated(name for one in dimensions for name in {one.title, *one.words}))
    return dimensions


def one_occasion_each(triggers: tuple[TalkTrigger, ...]) -> tuple[TalkTrigger, ...]:
    """No word means two occasions of a talk."""
    _raise_if(_repeated(name for one in triggers for name in set(one.called)))
    return triggers


def whole_range(grades: tuple[GradeBand, ...], info: ValidationInfo) -> tuple[GradeBand, ...]:
    """The grades descend, and of a complete edition reach down to 0; the highest reaches up to 100."""
    wrong = _repeated(band.name for band in grades)
    if any(higher.least <= lower.least for higher, lower in pairwise(grades)):
        wrong.append(wording.NOT_DESCENDING)
    if grades and _complete(info) and min(band.least for band in grades) > 0:
        wrong.append(wording.NO_GRADE_FROM_ZERO)
    _raise_if(wrong)
    return grades


def every_period(periods: Mapping[Retention, Period]) -> Mapping[Retention, Period]:
    """Each kind of record has its period; a text from before there were ballots or supervision notes need not say theirs."""
    defaults = {Retention.BALLOTS: BALLOTS_KEPT, Retention.SUPERVISION: SUPERVISION_KEPT}
    periods = {**defaults, **periods}
    lacking = [kind.value for kind in Retention if kind not in periods]
    _raise_if([wording.no_period(lacking)] if lacking else [])
    return periods


def names_once(shifts: tuple[Shift, ...]) -> tuple[Shift, ...]:
    """No name in the roster means two shifts."""
    _raise_if(_repeated(name for shift in shifts for name in shift.names))
    return shifts


def kinds_once(kinds: tuple[UnitKind, ...]) -> tuple[UnitKind, ...]:
    """No kind of unit stands twice."""
    _raise_if(_repeated(kinds))
    return kinds


def linked(kinds: Collection[UnitKind], figures: Figures) -> None:
    """Where areas are linked people and nothing else their number is given; where they never are, it is not."""
    counted = figures.linked_count is not None
    if set(kinds) == {UnitKind.LINKED_PEOPLE} and not counted:
        raise problem(wording.LINKED_NOT_COUNTED)
    if counted and UnitKind.LINKED_PEOPLE not in kinds:
        raise problem(wording.COUNTED_NOT_LINKED)


def one_after_another(steps: Iterable[Step]) -> None:
    """No step begins before the one before it has ended; for an edition that says so."""
    for before, after in pairwise(steps):
        if after.opens.on(2001) <= before.closes.on(2001):
            raise problem(wording.windows_overlap(before.title, after.title))


def reachable(shifts: Iterable[Shift], figures: Figures) -> None:
    """Each shift has some time outside the quiet hours; else nothing would ever reach its people."""
    day = date(2001, 1, 1)
    for shift in shifts:
        for hours in shift.weeks:
            start, until = hours.on(day)
            if figures.after_quiet(start) >= until:
                raise problem(wording.shift_in_quiet_hours(shift.key))


def _complete(info: ValidationInfo) -> bool:
    known: Known | None = info.context
    return known is None or known.complete


def _repeated(names: Iterable[str]) -> list[str]:
    again = [name for name, count in Counter(names).items() if count > 1]
    return [wording.twice(again)] if again else []


def _raise_if(sentences: list[str]) -> None:
    if sentences:
        raise problem(*sentences)
