"""「我的分怎么来的」: one's own sheet line by line, once one was told of it; how the grades of other things relate [M4.4 M5]."""

from decimal import Decimal

from handlers.assessment.cycle.under import branch_id, usable
from handlers.assessment.publishing.own import what_next
from handlers.assessment.reviewing import mine_wording, wording
from handlers.assessment.scoring.points import called
from handlers.assessment.sheets import grade, near_boundary
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition
from storage.queries import appraisals_beside, assessment
from storage.queries import sheets as records
from storage.queries.appraisals import Content
from storage.queries.assessment import CycleView
from storage.queries.sheets import SheetView

YEARS_BACK = 1  # the year before, as long as this one has nothing


def my_score(_said: Utterance, ctx: Context) -> Reply:
    """Each line of it: what he gave himself, the scorer, and the branch where it changed the total, with the reason."""
    branch = branch_id(ctx)
    for year in range(ctx.today.year, ctx.today.year - YEARS_BACK - 1, -1):
        cycle = assessment.cycle_of(ctx.session, branch, year)
        views = records.my_sheets(ctx.session, ctx.actor, cycle.id) if cycle else []
        if cycle and views:
            lines, choices = what_next(cycle, ctx)
            sheets = "\n\n".join(_explained(one, cycle, ctx) for one in views)
            return Reply("\n".join([sheets, *lines]), choices)
    raise Refusal(mine_wording.NOT_YET)


def democratic(_said: Utterance, _ctx: Context) -> Reply:
    """That the grades of the two are never copied into each other [M5]."""
    return Reply(wording.DEMOCRATIC)


def _explained(view: SheetView, cycle: CycleView, ctx: Context) -> str:
    edition = usable(cycle.edition, ctx)
    own = appraisals_beside.handed_in(ctx.session, ctx.actor, cycle.id, ctx.actor.me)
    lines = [mine_wording.head(cycle.year, ctx.roster.areas[view.area_id].name)]
    if view.total is None:
        lines.append(mine_wording.opinion(view.content.opinion, ctx.name(view.scorer_id)))
    else:
        lines += _points(view, view.total, own, edition, ctx)
    if view.content.basis:
        lines.append(mine_wording.basis(view.content.basis))
    if view.content.reason:
        lines.append(mine_wording.deviation(view.content.reason))
    clause = edition.grading().grades[0].clause
    return "\n".join([*lines, mine_wording.by_clause(clause, edition.title)])


def _points(
    view: SheetView, given: Decimal, own: Content | None, edition: Edition, ctx: Context
) -> list[str]:
    lines = [
        mine_wording.item(
            called(item),
            item.points,
            own.items.get(item.key) if own else None,
            view.content.items.get(item.key),
        )
        for item in edition.items
    ]
    own_total = own.total if own else None
    lines.append(mine_wording.totals(own_total, given, ctx.name(view.scorer_id)))
    review, final = view.review, view.final_total
    if review and review.total is not None:
        names = [ctx.name(one) for one in (review.reviewer_id, review.second_id) if one]
        lines.append(mine_wording.adjusted(given, review.total, review.reason, names))
    band = grade(view, edition)
    if final is not None and band:
        edge = near_boundary(final, edition)
        lines.append(mine_wording.final(final, band.name, edge.name if edge else "", edge.least if edge else None))  # fmt: skip
    return lines
