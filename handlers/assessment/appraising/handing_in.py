"""A member writes his own view of his year, hands it in and changes it until the window closes [M4.1]."""

import re

from handlers.assessment.appraising import whose, wording
from handlers.assessment.appraising.form import AppraisalForm
from handlers.assessment.cycle import telling
from handlers.assessment.cycle.now import may_carry_out
from handlers.assessment.cycle.under import edition_of
from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice, Reply
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.numbers import find_scores
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import moment
from handlers.regulation import Edition
from storage.assessment_words import StepKey
from storage.queries import appraisals
from storage.queries.assessment import CycleView
from storage.vocabulary import SHANGHAI, AppraisalState, Role

APPRAISE_CUES = Cues(
    Cue(r"^(我的?)?(年度|今年的?)?(自评|自查|自我鉴定)", 75),
    Cue(r"(自己|给自己)打.{0,3}\d+(?![\d个件根条台遍次])", 60),
    Cue(r"打.{0,3}\d+分", 25),
    Cue(r"不足(是|在)", 30),
    Cue(r"(进度|几份|交了没|谁没交)", -60),
)
SEVERAL, SEVERAL_ITEMS = 3, 75
NUMBER = re.compile(r"\d+")


def sounds_like_an_appraisal(said: Utterance, ctx: Context) -> int:
    """By its words, or because it gives points for several items of the form."""
    weight = APPRAISE_CUES.weigh(said)
    several = len(NUMBER.findall(said.plain)) >= SEVERAL
    if several and weight < SEVERAL_ITEMS and Role.RESPONSIBLE_MEMBER in ctx.actor.roles:
        names = {item.key: (item.title, *item.aliases) for item in _form_in_use(ctx).items}
        if len(find_scores(said, names).points) >= SEVERAL:
            return SEVERAL_ITEMS
    return weight


def _form_in_use(ctx: Context) -> Edition:
    """The edition of the open cycle, else the one in force."""
    cycle = may_carry_out(ctx, StepKey.SELF_APPRAISAL)
    return edition_of(cycle.id, ctx) if cycle else ctx.edition


def submit_self_appraisal(form: AppraisalForm, ctx: Context) -> Reply:
    """Hand it in; it can be changed until the window closes, and reminders stop."""
    cycle = whose.open_for_me(ctx)
    version = appraisals.keep(
        ctx.session, ctx.actor, cycle.id, form.content(), ctx.now, submit=True
    )
    telling.done(ctx, cycle, StepKey.SELF_APPRAISAL)
    return Reply(wording.submitted(version, cycle.self_until))


def own_appraisal(ctx: Context) -> list[OpenItem]:
    """One's own self-appraisal, as long as he may hand it in, it is not in, and nobody has said why there is none."""
    if Role.RESPONSIBLE_MEMBER not in ctx.actor.roles:
        return []
    cycle = may_carry_out(ctx, StepKey.SELF_APPRAISAL)
    if cycle is None or ctx.actor.me not in whose.missing(ctx, cycle):
        return []
    choice = Choice(wording.APPRAISE_TITLE, "assessment.appraise")
    return [OpenItem(wording.left_to_do(cycle.self_until), choice, cycle.self_until)]


def own_state(ctx: Context, cycle: CycleView) -> str:
    """Whether one's own is in."""
    kept = appraisals.my_appraisal(ctx.session, ctx.actor, cycle.id)
    over = ctx.today > cycle.self_until
    if kept and kept.state is AppraisalState.SUBMITTED and kept.submitted_at:
        when = moment(kept.submitted_at.astimezone(SHANGHAI))
        own = wording.own_status(kept.version, when, cycle.self_until, over=over)
        return f"{own}\n{wording.own_text(kept.content.text)}".rstrip()
    if ctx.actor.me in whose.scored(ctx, cycle):
        return wording.OWN_NO_MORE
    return wording.own_missing(cycle.self_until, draft=kept is not None, over=over)
