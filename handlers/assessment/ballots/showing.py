"""What the people of an area think of its member, as far as it may be known: to the leader and the branch, later to himself [M4.2 M4.3]."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from handlers.assessment.ballots import rules, wording
from handlers.assessment.cycle.under import branch_id, edition_of
from handlers.assessment.noting_reads import note_read
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.utterance import Utterance
from storage.assessment_words import Level, StepKey
from storage.queries import assessment, ballot_figures, ballots
from storage.queries.ballots import Unit

ASKS = re.compile(
    r"(评价|测评)(的)?(结果|平均|怎么样|咋样|汇总|留言)|(职工|大家|群众)(的)?(评价|留言)"
    r"|^(?:看看?|查看?).{0,8}评价$"
)
SURE = 85
READ = "ballot_lines"  # as it stands in the access log


@dataclass(frozen=True, slots=True)
class AreaMean:
    """The mean of the ballots: points by item (those of which enough people said anything), the total of 100.

    `ballots` is how many it is of; `areas` are the others whose ballots are in it, `branch_wide` when it is of all that
    were too few. `alone`: it is of this one member.
    """

    items: Mapping[str, Decimal]
    total: Decimal | None
    ballots: int
    areas: tuple[str, ...]
    branch_wide: bool
    alone: bool


def seen_by_scorer(
    ctx: Context, cycle_id: UUID, area_id: UUID, subject_id: UUID
) -> AreaMean | None:
    """What lies beside a scorer's decision (V20); None: too few, not mixed yet, or not for this actor.

    Also the member's own, once the year is final and the ballots are of him alone. A plain mean of the levels in percent
    of an item's points, as the edition gives them; 不了解 is left out.
    """
    found = ballot_figures.counted(ctx.session, ctx.actor, cycle_id, Unit(area_id, subject_id))
    if found is None:
        return None
    edition = edition_of(cycle_id, ctx)
    figures = edition.balloting
    shares = {
        Level.GOOD: figures.good_share,
        Level.FAIR: figures.fair_share,
        Level.AVERAGE: figures.average_share,
    }
    points = {one.key: one.points for one in edition.items}
    means = {
        key: rules.mean(found.levels.get(key, {}), worth, shares, figures.least_ballots)
        for key, worth in points.items()
    }
    items = {key: one for key, one in means.items() if one is not None}
    others = {one.area_id for one in found.units} - {area_id}
    names = tuple(sorted(ctx.roster.areas[one].name for one in others))
    return AreaMean(
        items, rules.total(items, points), found.ballots, names, found.branch_wide, found.alone
    )


def hears_seen(said: Utterance, _ctx: Context) -> int:
    """「王强的评价怎么样」, 「职工留言」."""
    return SURE if ASKS.search(said.plain) else 0


def show(said: Utterance, ctx: Context) -> Reply:
    """The mean of whoever is named, else of each this actor may know of; lines once the scores are reported."""
    cycle = next(
        iter(assessment.cycles_with(ctx.session, branch_id(ctx), StepKey.AREA_EVALUATION)), None
    )
    if cycle is None:
        raise Refusal(wording.NOTHING_YET)
    named = {one for mention in ctx.mentions(said) for one in mention.candidates}
    known = ballots.pools(ctx.session, cycle.id)
    units = [one for one in known if not named or one.subject_id in named]
    titles = {one.key: one.title for one in edition_of(cycle.id, ctx).items}
    parts = []
    for unit in sorted(units, key=lambda one: ctx.roster.areas[one.area_id].name):
        mean = seen_by_scorer(ctx, cycle.id, *unit)
        if mean is not None:
            head = wording.heading(ctx.name(unit.subject_id), ctx.roster.areas[unit.area_id].name)
            items = [(titles[key], points) for key, points in mean.items.items()]
            parts.append(
                wording.mean(head, mean.total, mean.ballots, mean.areas, items if named else [])
            )
            parts += _lines(cycle.id, unit, ctx) if named else []
    if not parts:
        raise Refusal(wording.NOTHING_YET)
    return Reply("\n".join([*parts, wording.NOT_A_SCORE]))


def _lines(cycle_id: UUID, unit: Unit, ctx: Context) -> list[str]:
    """What was written with the ballots, once it may be read; that it was is noted for whom it may be about."""
    found = ballot_figures.lines(ctx.session, ctx.actor, cycle_id, unit)
    if not found:
        return []
    note_read(ctx, unit.subject_id, unit.area_id, READ)
    return [wording.lines([quoted(one) for one in found])]
