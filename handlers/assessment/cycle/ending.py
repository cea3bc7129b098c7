"""A year becomes final: its stage, the day, and the digest that its results must meet whenever they are worked out again."""

from handlers.assessment.cycle import leading
from handlers.assessment.cycle.results import digest
from handlers.assessment.cycle.under import usable
from handlers.kit.capability import Context
from storage.assessment_words import CycleDeed, CycleState
from storage.queries import cycles, results
from storage.queries.assessment import CycleView


def finish(ctx: Context, cycle: CycleView) -> CycleView:
    """The cycle, final from today on; a Refusal where the table of its life does not lead there from its stage."""
    edition = usable(cycle.edition, ctx)
    final = leading.lead(ctx, cycle, CycleDeed.FINISHED, CycleState.FINAL)
    found = digest(edition, results.results(ctx.session, cycle.id))
    cycles.settle(ctx.session, cycle.id, ctx.today, found)
    return final
