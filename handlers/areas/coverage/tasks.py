"""One task with a day for each fault of a division: opened, told and settled by the clock, and among what waits [D4 D7]."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from handlers.areas.board import SEE_BOARD, in_order
from handlers.areas.coverage import wording
from handlers.areas.coverage.missing import name_of, proof_of
from handlers.areas.coverage.proof import Proof
from handlers.kit.capability import Context, OpenItem
from handlers.kit.seats import branch_contacts
from handlers.kit.wording import dated
from storage.queries import coverage_tasks
from storage.queries.coverage_tasks import Fault, Task
from storage.queries.roster import Employee
from storage.vocabulary import CoverageRule, PushKind


def check(ctx: Context) -> None:
    """Each branch has one task for each fault of its division, and is told once of a new one [D4 D7]."""
    due = ctx.today + timedelta(days=ctx.edition.figures.interim_holder_days)
    people = _by_branch(ctx)
    for branch in _branches(ctx):
        among = people.get(branch, [])
        proof = Proof(ctx.roster, {branch}, ctx.today, ctx.edition.figures, among)
        opened, settled = coverage_tasks.bring_up_to_date(
            ctx.session, branch, proof.faults, ctx.today, due
        )
        for one in settled:
            ctx.promises.call_off(f"coverage:{one.id}")
        if settled and not proof.faults:
            ctx.promises.call_off(f"coverage:{branch}")
        if opened:
            _tell(branch, opened, ctx)


def _by_branch(ctx: Context) -> dict[UUID, list[Employee]]:
    """The people of the teams of each branch: grouped once, and not looked for in the whole company by each."""
    found: dict[UUID, list[Employee]] = defaultdict(list)
    for one in ctx.roster.people.values():
        if branch := ctx.roster.team_branches.get(one.team_id):
            found[branch].append(one)
    return found


def _branches(ctx: Context) -> list[UUID]:
    of_areas = (one.branch_id for one in ctx.roster.areas.values())
    known = dict.fromkeys([*ctx.roster.team_branches.values(), *of_areas])
    return [one for one in known if one]


def _tell(branch: UUID, opened: Sequence[Task], ctx: Context) -> None:
    days = ctx.edition.figures.interim_holder_days
    alone = opened[0] if len(opened) == 1 else None
    text = _found_one(alone.fault, days, ctx) if alone else wording.faults_found(len(opened), days)
    for one in branch_contacts(branch, ctx):
        ctx.promises.to(
            one,
            text,
            kind=PushKind.NOTICE,
            about=f"coverage:{alone.id if alone else branch}",
            choices=(SEE_BOARD,),
        )


def _found_one(fault: Fault, days: int, ctx: Context) -> str:
    rule, subject = fault
    return wording.fault_found(rule, name_of(subject, ctx), days)


def faults_to_mend(ctx: Context) -> Iterator[OpenItem]:
    """For the branch: the areas nobody answers for as one thing, and so each other kind of fault, with its day [D4]."""
    if not ctx.actor.branches:
        return
    proof, days = proof_of(ctx), ctx.edition.figures.interim_holder_days
    tasks: dict[CoverageRule, dict[UUID, date]] = defaultdict(dict)
    for task in coverage_tasks.open_tasks(ctx.session, ctx.actor.branches):
        tasks[task.fault[0]][task.fault[1]] = task.due_on
    due = tasks.pop(CoverageRule.GAP, {})
    gaps = in_order((proof.areas[one] for one in proof.gaps), ctx)
    if gaps:
        found_today = ctx.today + timedelta(days=days)
        first = min((due[one.id] for one in gaps if one.id in due), default=found_today)
        yield _item(CoverageRule.GAP, [one.name for one in gaps], first, ctx)
    for rule, subjects in tasks.items():
        names = [name_of(one, ctx) for one in subjects]
        yield _item(rule, names, min(subjects.values()), ctx)


def _item(rule: CoverageRule, names: Sequence[str], due: date, ctx: Context) -> OpenItem:
    text = wording.waits(rule, names, dated(due, ctx.today))
    return OpenItem(text, SEE_BOARD, due)
