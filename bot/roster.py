"""Taking a branch's list of people into the database, all of it or nothing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot import roster_wording as wording
from bot.roster_checks import understand
from bot.roster_file import RosterError, read_sheet
from bot.roster_report_wording import HOW_TO_COVER, report
from bot.roster_template import write_template
from handlers.areas.board import teams_become_areas
from handlers.areas.coverage import missing as coverage
from handlers.areas.coverage import wording as coverage_wording
from handlers.areas.coverage.proof import Proof
from handlers.regulation import Edition
from storage.queries.enrolment import RosterLine, TakenTeams, enrol
from storage.queries.people import load_roster
from storage.unit_of_work import UnitOfWork

__all__ = ["RosterError", "import_roster", "read_roster", "write_template"]


def read_roster(path: Path, edition: Edition | None = None) -> list[RosterLine]:
    """The people of a csv or xlsx file; raises `RosterError` with every problem of it."""
    return understand(read_sheet(path), edition).lines


def import_roster(
    unit: UnitOfWork,
    path: Path,
    *,
    branch: str,
    general_branch: str,
    committee: str,
    today: date,
    edition: Edition | None = None,
    dry_run: bool = False,
) -> list[str]:
    """Take a list over within a unit of work that was entered; what it changed, in lines to print.

    A dry run does everything and takes it back, so that it meets whatever a real one would meet.
    Raises `RosterError`: leave the unit of work with it, so that nothing is written.
    """
    understood = understand(read_sheet(path), edition)
    proof: list[str] = []
    trial = unit.session.begin_nested() if dry_run else None
    try:
        enrolled = enrol(
            unit.session,
            understood.lines,
            branch=branch,
            general_branch=general_branch,
            committee=committee,
            today=today,
        )
    except TakenTeams as taken:
        said = (wording.TAKEN_TEAM.format(team=one, branch=by) for one, by in taken.teams.items())
        raise RosterError([*said]) from None
    if edition:
        roster = load_roster(unit.session)
        proof = _proven(Proof(roster, {enrolled.branch_id}, today, edition.figures), edition)
    if trial:
        trial.rollback()
    warnings = [*understood.warnings, *_yet_to_join(understood.lines, today)]
    orgs = (committee, general_branch, branch)
    return report(enrolled, proof, warnings, orgs, dry_run=dry_run)


def _proven(proof: Proof, edition: Edition) -> list[str]:
    """Whether the division covers everybody, or what it lacks [D1 D4 D7]."""
    whole = not proof.faults
    head = coverage_wording.proven(len(proof.people), len(proof.areas), complete=whole)
    lacking = coverage.lacking(proof, proof.gaps)
    by_list = proof.uncovered and not teams_become_areas(edition)
    by_number = proof.gaps or (proof.uncovered and not by_list)
    next_steps = ((HOW_TO_COVER, by_number), (coverage_wording.LINK_THEM, by_list))
    return [head, *lacking, *(said for said, needed in next_steps if needed)]


def _yet_to_join(lines: Sequence[RosterLine], today: date) -> list[str]:
    """Nobody finds him before that day: meant, or a slip in the year."""
    return [
        wording.JOINS_LATER.format(name=one.name, userid=one.userid, day=one.joined_on)
        for one in lines
        if one.joined_on > today
    ]
