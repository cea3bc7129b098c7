"""What changes for whom between two editions; what is equal is not told."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple, Protocol, TypeVar

from bot.cli import edition_changes_wording as wording
from bot.cli.edition_changes_assessed_wording import ASSESSED
from bot.cli.edition_changes_kept_wording import KEPT
from bot.cli.edition_changes_meetings_wording import meeting
from bot.cli.edition_changes_wording import Concerned
from handlers.regulation import Clause, Edition

MANY = 8  # clauses; of more only the ids are told


class Keyed(Protocol):
    """Anything that has a key."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


class Change(NamedTuple):
    """One line, and whom it concerns most."""

    who: Concerned
    text: str


def changes(old: Edition, new: Edition) -> list[Change]:
    """All of them, in the order in which an edition is written."""
    finders = (
        *(_assessable, _clauses, _units, _goals, _duties, _talk_triggers, _meetings),
        *(_form, _steps, _shifts, _figures, _periods),
    )
    return [change for find in finders for change in find(old, new)]


def _assessable(old: Edition, new: Edition) -> Iterator[Change]:
    if old.incomplete != new.incomplete:
        yield Change(Concerned.BRANCH, wording.assessable(new.incomplete))


def _clauses(old: Edition, new: Edition) -> Iterator[Change]:
    gone = _short([one for one in old.clauses.values() if one.id not in new.clauses])
    come = _short([one for one in new.clauses.values() if one.id not in old.clauses])
    lines = wording.gone_and_come(wording.CLAUSES, gone, come)
    for one in new.clauses.values():
        before = old.clauses.get(one.id, one)
        if before.text != one.text:
            lines.append(wording.clause_changed(_named(one), *_differing(before.text, one.text)))
    yield from (Change(Concerned.WORKERS, line) for line in lines)


def _units(old: Edition, new: Edition) -> Iterator[Change]:
    lists: list[tuple[str, Sequence[str], Sequence[str]]] = [
        (wording.UNITS, wording.units(old.unit_kinds), wording.units(new.unit_kinds)),
        (wording.DIMENSIONS, wording.titles(old.dimensions), wording.titles(new.dimensions)),
        (wording.PAPERS, old.reference_documents, new.reference_documents),
        (wording.NARRATIVE, old.narrative, new.narrative),
    ]
    for title, before, after in lists:
        if list(before) != list(after):
            yield Change(Concerned.BRANCH, wording.became(title, before, after))


def _goals(old: Edition, new: Edition) -> Iterator[Change]:
    if old.goals != new.goals:
        years = (wording.goal_year(old.goals), wording.goal_year(new.goals))
        yield Change(Concerned.LEADERS, wording.changed(wording.GOALS, *years))


def _duties(old: Edition, new: Edition) -> Iterator[Change]:
    for line in _keyed(wording.DUTIES, old.duties, new.duties, wording.duty):
        yield Change(Concerned.MEMBERS, line)


def _talk_triggers(old: Edition, new: Edition) -> Iterator[Change]:
    triggers = (old.talk_triggers, new.talk_triggers)
    for line in _keyed(wording.TRIGGERS, *triggers, wording.talk_trigger):
        yield Change(Concerned.MEMBERS, line)


def _meetings(old: Edition, new: Edition) -> Iterator[Change]:
    for line in _keyed(wording.MEETINGS, old.meetings, new.meetings, meeting):
        yield Change(Concerned.MEMBERS, line)


def _form(old: Edition, new: Edition) -> Iterator[Change]:
    lines = _keyed(wording.ITEMS, old.items, new.items, wording.item)
    before = {item.key: item.full for item in old.items}
    for item in new.items:
        if before.get(item.key, item.full) != item.full:
            lines.append(wording.full_changed(item.title, before[item.key], item.full))
    if old.grades != new.grades:
        titles = (wording.grades(old.grades), wording.grades(new.grades))
        lines.append(wording.became(wording.GRADES, *titles))
    if old.remind_days != new.remind_days:
        lines.append(wording.reminded(old.remind_days, new.remind_days))
    yield from (Change(Concerned.MEMBERS, line) for line in lines)


def _steps(old: Edition, new: Edition) -> Iterator[Change]:
    keys = dict.fromkeys(step.key for step in (*old.steps, *new.steps))
    for key in keys:
        before = [step for step in old.steps if step.key == key]
        after = [step for step in new.steps if step.key == key]
        who = wording.BY_ROLE.get((after or before)[0].who, Concerned.BRANCH)
        for line in _keyed(wording.STEPS, before, after, wording.step):
            yield Change(who, line)


def _shifts(old: Edition, new: Edition) -> Iterator[Change]:
    names = dict.fromkeys(name for one in (*old.shifts, *new.shifts) for name in one.names)
    gone = [name for name in names if not new.shift(name)]
    come = [name for name in names if not old.shift(name)]
    lines = [wording.hours_unknown(gone)] if gone else []
    lines += [wording.hours_known(come)] if come else []
    moved: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        before, after = old.shift(name), new.shift(name)
        if before and after and wording.hours(before) != wording.hours(after):
            moved[wording.hours(before), wording.hours(after)].append(name)
    lines += [wording.changed(wording.COMMA.join(who), *both) for both, who in moved.items()]
    yield from (Change(Concerned.WORKERS, line) for line in lines)


def _figures(old: Edition, new: Edition) -> Iterator[Change]:
    named = {("figures", name): told for name, told in wording.FIGURES.items()}
    for (part, name), (who, title) in (named | dict(ASSESSED)).items():
        before, after = (getattr(getattr(one, part) if part else one, name) for one in (old, new))
        if before != after:
            figures = wording.figure(before), wording.figure(after)
            yield Change(who, wording.changed(title, *figures))


def _periods(old: Edition, new: Edition) -> Iterator[Change]:
    for kind, (who, title) in KEPT.items():
        before, after = old.retention[kind], new.retention[kind]
        if before != after:
            periods = wording.period(before), wording.period(after)
            yield Change(who, wording.changed(title, *periods))


def _keyed(title: str, old: Sequence[K], new: Sequence[K], shown: Callable[[K], str]) -> list[str]:
    """Those that are gone, those that have come, and those that read otherwise."""
    before, after = _by_key(old), _by_key(new)
    lines = wording.gone_and_come(
        title,
        [shown(one) for key, one in before.items() if key not in after],
        [shown(one) for key, one in after.items() if key not in before],
    )
    for key, one in after.items():
        if key in before and shown(before[key]) != shown(one):
            lines.append(wording.changed(title, shown(before[key]), shown(one)))
    return lines


def _by_key(parts: Iterable[K]) -> dict[str, K]:
    return {part.key: part for part in parts}


def _short(clauses: Sequence[Clause]) -> list[str]:
    """Their titles, or of many only the ids."""
    return [one.id if len(clauses) > MANY else _named(one) for one in clauses]


def _named(clause: Clause) -> str:
    return f"{clause.id} {clause.title}"


def _differing(old: str, new: str) -> tuple[str, str]:
    """Both without what they begin and end with alike.

    >>> _differing("每月谈一次心", "每季度谈一次心")
    ('月', '季度')
    """
    start = _alike(old, new)
    old, new = old[start:], new[start:]
    end = _alike(old[::-1], new[::-1])
    return old[: len(old) - end], new[: len(new) - end]


def _alike(one: str, other: str) -> int:
    """How many characters they have in common from the beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
