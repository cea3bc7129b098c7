"""What can only be seen when the whole list of people is read: doubles, gaps, contradictions (X02)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot import roster_wording as wording
from bot.roster_file import RosterError, Sheet
from bot.roster_lines import line_of
from bot.roster_table import Findings, records
from bot.roster_units import Numbered, divided
from handlers.areas.board import teams_become_areas
from handlers.regulation import Edition
from storage.queries.enrolment import RosterLine
from storage.queries.units import units_of
from storage.vocabulary import Role


@dataclass(frozen=True)
class Understood:
    """The people of a list, and what its owner should know about it."""

    lines: list[RosterLine]
    warnings: list[str]


def understand(sheet: Sheet, edition: Edition | None = None) -> Understood:
    """Every person of the list; raises `RosterError` with every problem of every row.

    `edition` is the regulation that says what an area may be made of; without it any kind will do.
    """
    findings = Findings()
    people: Numbered = [(one.row, line_of(one, findings)) for one in records(sheet, findings)]
    _check_userids(people, findings)
    _check_secretary(people, findings)
    _check_teams(people, findings)
    people = list(divided(people, edition, findings))
    findings.raise_problems()
    if findings.typed_as_numbers:
        rows = wording.rows_of(findings.typed_as_numbers)
        findings.warn(wording.NUMBER_USERID, rows=rows)
    if not people:
        raise RosterError([wording.NOBODY])
    _warn_about_names(people, findings)
    here = [line for _, line in people if line.left_on is None]
    _warn_about_areas(here, findings, teams=edition is None or teams_become_areas(edition))
    return Understood([line for _, line in people], findings.warnings)


def _check_userids(people: Numbered, findings: Findings) -> None:
    first: dict[str, int] = {}
    for row, line in people:
        other = first.setdefault(line.userid, row)
        if line.userid and other != row:
            findings.wrong(row, "userid", wording.SAME_USERID, other=other)


def _check_secretary(people: Numbered, findings: Findings) -> None:
    seats = ((row, line) for row, line in people if (Role.BRANCH, wording.SECRETARY) in line.roles)
    rows = [row for row, line in seats if line.left_on is None]  # who leaves hands over
    for row in rows[1:]:
        findings.wrong(row, "roles", wording.TWO_SECRETARIES, other=rows[0])
    if not rows:
        findings.warn(wording.NO_SECRETARY)


def _check_teams(people: Numbered, findings: Findings) -> None:
    first: dict[str, tuple[int, RosterLine]] = {}
    for row, line in people:
        other, before = first.setdefault(line.team, (row, line))
        if line.team and line.unit_kind is not before.unit_kind:
            findings.wrong(row, "unit_kind", wording.TWO_KINDS, other=other, team=line.team)


def _warn_about_names(people: Numbered, findings: Findings) -> None:
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, line in people:
        rows[line.team, line.name].append(row)
    for (team, name), doubles in rows.items():
        if len(doubles) > 1:
            findings.warn(wording.SAME_NAME, rows=wording.rows_of(doubles), team=team, name=name)


def _warn_about_areas(lines: Sequence[RosterLine], findings: Findings, *, teams: bool) -> None:
    """A team nobody answers for, where teams are areas, and an area without people: may be meant, may be a slip [D4 D7]."""
    units = units_of(lines)
    linked = {userid for line in lines for userid in line.linked}
    ours = [one for one in lines if not (one.linked or one.userid in linked)]
    answered = {one.team for one in units.values() if not one.linked}
    named = dict.fromkeys(line.team for line in ours) if teams else ()
    unanswered = {line.team for line in lines if not line.outside_the_branch} - answered
    for team in named:
        if team in unanswered:
            findings.warn(wording.NOBODY_ANSWERS, team=team)
    for area in sorted(answered - {line.team for line in lines}):
        findings.warn(wording.AREA_WITHOUT_PEOPLE, area=area)
