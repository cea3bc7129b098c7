"""考核经过: what was done with the year's assessment, by whom, when and why; for the committee of the branch (domain.md §1.2)."""

from handlers.assessment.cycle import now, wording
from handlers.assessment.cycle import telling_wording as words
from handlers.assessment.cycle.under import branch_id, named
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import moment
from storage.queries import assessment, cycles
from storage.queries.assessment import CycleView
from storage.queries.cycles import Done
from storage.vocabulary import SHANGHAI

MOST = 12  # deeds of one answer; the latest


def show_story(_said: Utterance, ctx: Context) -> Reply:
    """The latest deeds of this year's cycle, in January still of the last one's, the first deed first."""
    cycle = latest(ctx)
    if cycle is None:
        raise Refusal(wording.NOT_OPENED)
    done = cycles.history(ctx.session, ctx.actor, cycle.id)
    lines = [_line(one, cycle, ctx) for one in done[-MOST:]]
    return Reply(words.story(cycle.year, lines, earlier=max(len(done) - MOST, 0)))


def latest(ctx: Context) -> CycleView | None:
    """The cycle of this year, else that of the last."""
    years, branch = (ctx.today.year, ctx.today.year - 1), branch_id(ctx)
    found = (assessment.cycle_of(ctx.session, branch, year) for year in years)
    return next((one for one in found if one), None)


def _line(one: Done, cycle: CycleView, ctx: Context) -> str:
    deed = one.deed
    title = now.step_title(deed.step, named(cycle.edition, ctx)) if deed.step else ""
    return words.deed(
        deed.kind,
        moment(one.at.astimezone(SHANGHAI)),
        ctx.name(one.actor_id) if one.actor_id else "",
        title,
        ctx.name(deed.person_id) if deed.person_id else "",
        deed.state,
        deed.reason,
    )
