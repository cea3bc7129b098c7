"""定责任区由谁负责: what the branch decides, read back, written down and told to those concerned [D2 D5-D7]."""

from handlers.areas import wording as areas_wording
from handlers.areas.assigning import consequences, deciding, handover, wording
from handlers.areas.assigning.form import AssignForm
from handlers.areas.coverage import BOARD
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from storage.queries import division


def assign(form: AssignForm, ctx: Context) -> Reply:
    """Write down what the branch decided, and promise everybody concerned to tell them [D2 D7]."""
    decision = form.decision(ctx)
    area = ctx.roster.areas[decision.area_id]
    change = deciding.change_of(ctx.roster.assignments_of(area.id), decision)
    try:
        division.decide(
            ctx.session,
            ctx.actor,
            area.branch_id,
            seen=ctx.roster.revision,
            ended=change.ended,
            begun=change.begun,
        )
    except division.Outdated:
        raise Refusal(wording.CHANGED_MEANWHILE) from None
    handover.tell(decision, ctx)
    tells = consequences.told(decision, consequences.after(decision, ctx.roster), ctx)
    board = Choice(areas_wording.SEE_BOARD, BOARD)
    return Reply(wording.done(consequences.line_of(decision, ctx), tells), (board,))
