"""What the division of one's own branch lacks, and who could mend it; the branch decides [D1 D2 D4-D7]."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from handlers.areas.board import SEE_BOARD, in_order, teams_become_areas
from handlers.areas.coverage import wording
from handlers.areas.coverage.proof import Proof
from handlers.areas.rules import Candidate
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.paging import Page, page_of

COVERAGE, ASSIGN = "areas.coverage", "areas.assign"
MOST_PICKED = 3  # proposals that can be picked by number
MOST_GAPS = 3  # of one answer, each with who could take it


class Missing(NamedTuple):
    """What is to be said of a division: what it lacks, who could be picked, and which page of its gaps it is."""

    lines: list[str]
    choices: list[Choice]
    page: Page[UUID]
    proof: Proof


def proof_of(ctx: Context) -> Proof:
    """The division of the branches whose committee the actor sits on, as it is today."""
    return Proof(ctx.roster, ctx.actor.branches, ctx.today, ctx.edition.figures)


def proven(number: int, ctx: Context) -> Reply:
    """Whether everybody and every area is covered today, or what is missing; the areas in gap page by page."""
    missing = found_missing(ctx, number)
    proof = missing.proof
    head = wording.proven(len(proof.people), len(proof.areas), complete=not proof.faults)
    more = missing.page.following(wording.MORE_GAPS, COVERAGE)
    return Reply("\n".join([head, *missing.lines]), (*missing.choices, SEE_BOARD, *more))


def found_missing(ctx: Context, number: int = 1) -> Missing:
    """One line for each kind of gap, then for each area in gap and each team that is in none up to three who could take it."""
    proof = proof_of(ctx)
    gaps = [one.id for one in in_order((proof.areas[one] for one in proof.gaps), ctx)]
    by_name = sorted(proof.uncovered, key=lambda team: ctx.roster.team_names[team])
    teams = by_name if teams_become_areas(ctx.edition) else []
    wanting = [*gaps, *teams]
    page = page_of(wanting, number, MOST_GAPS)
    shown = page.items if proof.members else []
    later = [wording.gaps_page(len(wanting), page.number, page.last)]
    lines = lacking(proof, gaps) if page.number == 1 else later
    best = {one: proof.proposals(one) for one in shown}
    called = {one: name_of(one, ctx) for one in shown}
    lines += [_proposed(called[subject], names) for subject, names in best.items()]
    if page.number == 1 and page.last > 1:
        lines.append(wording.more_gaps(len(wanting) - len(shown)))
    picked = [
        wording.assign(one.name, called[subject]) for subject in best for one in best[subject]
    ]
    if proof.uncovered and not teams:
        lines.append(wording.LINK_THEM)
    if picked:
        lines.append(wording.HOW_TO_ASSIGN.format(example=picked[0]))
    choices = [Choice(sentence, ASSIGN, sentence) for sentence in picked[:MOST_PICKED]]
    return Missing(lines, choices, page, proof)


def lacking(proof: Proof, gaps: Sequence[UUID]) -> list[str]:
    """One line for each kind of thing that a division lacks, or that is good to know of it."""
    people, areas, teams = proof.roster.people, proof.roster.areas, proof.roster.team_names
    counted = wording.counted
    bare = (one for team in proof.uncovered.values() for one in team)
    several = dict.fromkeys(one for area in proof.twice.values() for one in area)
    leading = [counted(people[one].name, proof.load[one]) for one in proof.leading_several()]
    linked = [counted(areas[one].name, number) for one, number in proof.miscounted.items()]
    found: Iterable[tuple[Callable[[Sequence[str]], str], list[str]]] = (
        (wording.uncovered, [people[one].name for one in bare]),
        (wording.twice, [people[one].name for one in several]),
        (wording.in_gap, [areas[one].name for one in gaps]),
        (wording.miscounted, sorted(linked)),
        (wording.without_own_member, sorted(teams[one] for one in proof.without_own_member())),
        (wording.without_area, [people[one].name for one in proof.without_area()]),
        (wording.overloaded, sorted(areas[one].name for one in proof.overloaded())),
        (wording.leading_several, leading),
    )
    return [say(names) for say, names in found if names]


def _proposed(subject: str, best: Iterable[Candidate]) -> str:
    return wording.proposed(subject, [(one.name, one.fit, one.load) for one in best])


def name_of(subject: UUID, ctx: Context) -> str:
    """The name of the area, or of the team, that a fault is about."""
    area = ctx.roster.areas.get(subject)
    return area.name if area else ctx.roster.team_names.get(subject, "")
