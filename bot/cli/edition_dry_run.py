"""What would be different for the data at hand if an edition came into force; nothing is written."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime

from bot.cli import edition_dry_run_wording as wording
from handlers.areas import rules
from handlers.privacy import retention
from handlers.regulation import Edition, Editions
from storage.queries import cycles
from storage.queries.roster import Roster
from storage.session import Session
from storage.vocabulary import UnitKind


@dataclass(frozen=True, slots=True)
class DryRun:
    """An edition, those of the settings, and the data of one moment."""

    edition: Edition
    editions: Editions
    session: Session
    roster: Roster
    now: datetime
    today: date

    def lines(self) -> Iterator[str]:
        """What would be different, one thing a line."""
        yield from self._beginning()
        yield from self._cycles()
        yield from self._areas()
        yield from self._shifts()
        yield from self._kept()

    def _beginning(self) -> Iterator[str]:
        """One cannot tell which of two holds that begin on the same day."""
        for one in self.editions.named_in_settings:
            if one.key != self.edition.key and one.in_force_from == self.edition.in_force_from:
                yield wording.same_day(one.title, one.key, one.in_force_from)

    def _cycles(self) -> Iterator[str]:
        """What was begun stays under its edition, unless that very file is changed."""
        for cycle in cycles.not_final(self.session):
            if all(self.today < window.opens for window in cycle.windows.values()):
                continue
            yield wording.cycle(cycle.year, cycle.edition)
            known = self.editions.named(cycle.edition)
            if cycle.edition == self.edition.key and known != self.edition:
                yield wording.own_form_changes(cycle.edition)

    def _areas(self) -> Iterator[str]:
        """Areas made of what the edition does not know, of another number of people, or of too many."""
        day, figures = self.today, self.edition.figures
        areas = {key: one for key, one in self.roster.areas.items() if one.open_on(day)}
        staff = {one: len(self.roster.staff_of(one, day)) for one in areas}
        holders = {one: len(self.roster.responsible_for(one, day)) for one in areas}
        unknown: dict[UnitKind, list[str]] = defaultdict(list)
        for area in areas.values():
            if area.kind not in self.edition.unit_kinds:
                unknown[area.kind].append(area.name)
        yield from (wording.unit_unknown(kind, sorted(names)) for kind, names in unknown.items())
        linked = [one for one in areas.values() if one.kind is UnitKind.LINKED_PEOPLE]
        wanted = figures.linked_count
        other = sorted(one.name for one in linked if wanted and staff[one.id] != wanted)
        if wanted and other:
            yield wording.other_number(other, wanted)
        many = rules.overloaded(staff, holders, figures.people_per_member)
        if many:
            names = sorted(areas[one].name for one in many)
            yield wording.too_many(names, figures.people_per_member)

    def _shifts(self) -> Iterator[str]:
        """How many people are on shifts whose hours it does not know."""
        here = [one for one in self.roster.people.values() if one.here_on(self.today)]
        on = Counter(one.shift for one in here if one.shift and not self.edition.shift(one.shift))
        if on:
            yield wording.shifts_unknown(sorted(on.items()))

    def _kept(self) -> Iterator[str]:
        """How many rows more would be deleted in the next night than now."""
        inherited = self.editions.on(self.today)
        before = asdict(retention.due(self.session, inherited, self.now))
        after = asdict(retention.due(self.session, self.edition, self.now))
        more = {name: after[name] - before[name] for name in after if after[name] > before[name]}
        if more:
            yield wording.deleted_earlier(more)
