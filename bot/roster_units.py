"""What the areas of a list are made of: names as they were typed become teams, shifts of teams and linked people."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot import roster_wording as wording
from bot.roster_table import Findings
from handlers.regulation import Edition
from storage.queries.enrolment import RosterLine
from storage.queries.units import units_of
from storage.vocabulary import UnitKind

Numbered = Sequence[tuple[int, RosterLine]]  # with the row in the file

BETWEEN = " ()-·的"  # 维修组(甲班), 维修组 甲班
SHIFT_LIKE = re.compile("[甲乙丙丁戊早中晚夜白]班|常白班")  # what nobody would call a team


def divided(people: Numbered, edition: Edition | None, findings: Findings) -> Numbered:
    """The same people, every area by its one name and everybody linked by his userid [D4 D5]."""
    teams = _Teams([line for _, line in people])
    linked = _Linking(people, findings)
    named = {line.areas[0] for _, line in people if line.linked and line.areas}
    found = [
        (
            row,
            linked.resolved(row, line, teams)
            if line.linked
            else _in_teams(row, line, teams, named, findings),
        )
        for row, line in people
    ]
    if edition:
        _hold_to(edition, found, findings)
    return found


class _Teams:
    """The teams of the list, and who works which shift of them."""

    def __init__(self, lines: Iterable[RosterLine]) -> None:
        self.shifts: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            if line.team and line.shift not in self.shifts[line.team]:
                self.shifts[line.team] += [line.shift] if line.shift else []
        self.longest_first = sorted(self.shifts, key=len, reverse=True)
        self.known = {shift for worked in self.shifts.values() for shift in worked}

    def part(self, area: str) -> tuple[str, str] | None:
        """The team and the shift of it that an area's name says, whether anybody works it or not."""
        for team in self.longest_first:
            shift = area.removeprefix(team).strip(BETWEEN)
            if area.startswith(team) and (shift in self.known or SHIFT_LIKE.fullmatch(shift)):
                return team, shift
        return None


def _in_teams(
    row: int, line: RosterLine, teams: _Teams, named: set[str], findings: Findings
) -> RosterLine:
    if not line.areas:
        return line
    areas = []
    for area in line.areas:
        part = None if area in teams.shifts or area in named else teams.part(area)
        if part is None:
            areas.append(area)
            continue
        team, shift = part
        areas.append(team + shift)
        if shift not in (worked := teams.shifts[team]):
            shifts = wording.listed(worked) or wording.NO_SHIFTS
            problem = {"team": team, "shift": shift, "shifts": shifts}
            findings.wrong(row, "areas", wording.SHIFT_NOBODY_WORKS, **problem)
    return replace(line, areas=tuple(dict.fromkeys(areas)))


@dataclass
class _Linking:
    """Who is linked to whom; each worker to one area, each area with one list."""

    people: Numbered
    findings: Findings

    def __post_init__(self) -> None:
        self._lists: dict[str, tuple[int, frozenset[str]]] = {}
        self._taken: dict[str, tuple[int, str]] = {}

    # Most lists link nobody: these would only take room.

    @cached_property
    def _called(self) -> dict[str, list[tuple[int, str]]]:
        called: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for row, line in self.people:
            called[line.name].append((row, line.userid))
        return called

    @cached_property
    def _names(self) -> dict[str, str]:
        return {line.userid: line.name for _, line in self.people if line.userid}

    def resolved(self, row: int, line: RosterLine, teams: _Teams) -> RosterLine:
        """The line with the name of its one area, and the userids of the people in it."""
        usual = wording.linked_area(line.name)
        area = line.areas[0] if line.areas else usual
        if len(line.areas) > 1:
            self.findings.wrong(row, "areas", wording.ONE_NAME, name=usual)
        elif area in teams.shifts:
            self.findings.wrong(row, "areas", wording.NAME_OF_A_TEAM, area=area)
        userids = [self._userid(row, one) for one in line.linked]
        known = tuple(dict.fromkeys(one for one in userids if one))
        if line.userid in known:
            self.findings.wrong(row, "linked", wording.LINKED_TO_HIMSELF)
        if all(userids):
            self._hold_apart(row, area, known)
        return replace(line, areas=(area,), linked=known or ("",))

    def _userid(self, row: int, typed: str) -> str:
        if typed.casefold() in self._names:
            return typed.casefold()
        called = self._called.get(typed, [])
        if len(called) == 1:
            return called[0][1]
        if called:
            rows = wording.rows_of([one for one, _ in called])
            self.findings.wrong(row, "linked", wording.SEVERAL_CALLED, name=typed, rows=rows)
        elif typed:
            shown = wording.quoted(typed)
            self.findings.wrong(row, "linked", wording.NOBODY_CALLED, name=shown)
        return ""

    def _hold_apart(self, row: int, area: str, userids: tuple[str, ...]) -> None:
        """Several may share one list; two lists share neither a name nor a worker."""
        other, before = self._lists.setdefault(area, (row, frozenset(userids)))
        if before != frozenset(userids):
            self.findings.wrong(row, "areas", wording.SAME_LINKED_NAME, other=other, area=area)
        for userid in userids:
            other, elsewhere = self._taken.setdefault(userid, (row, area))
            if elsewhere != area:
                name = self._names[userid]
                self.findings.wrong(row, "linked", wording.LINKED_TWICE, name=name, other=other)


def _hold_to(edition: Edition, people: Numbered, findings: Findings) -> None:
    """How many are linked is the edition's to say; another kind of unit than it names may be meant [D4]."""
    wanted = edition.figures.linked_count
    for row, line in people:
        if wanted and line.linked and len(line.linked) != wanted:
            count = len(line.linked)
            findings.wrong(row, "linked", wording.LINKED_COUNT, count=count, wanted=wanted)
    strange = _of_other_kinds([line for _, line in people], edition.unit_kinds)
    if strange:
        kinds = wording.listed(wording.KINDS[one] for one in edition.unit_kinds)
        areas = wording.listed(strange)
        findings.warn(wording.KINDS_NOT_MEANT, kinds=kinds, areas=areas)


def _of_other_kinds(lines: Sequence[RosterLine], meant: Iterable[UnitKind]) -> list[str]:
    kinds: Mapping[str, UnitKind] = {line.team: line.unit_kind for line in lines}
    known = set(meant)
    strange = []
    for area, unit in units_of(lines).items():
        whole = kinds.get(unit.team, UnitKind.TEAM)
        part = UnitKind.SHIFT_PART if unit.shift else whole
        if (UnitKind.LINKED_PEOPLE if unit.linked else part) not in known:
            strange.append(area)
    return sorted(strange)
