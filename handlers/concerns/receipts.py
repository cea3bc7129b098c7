"""What a raiser is told about his own concern: that it is written down, who learns of it, how it is taken back [T1]."""

from datetime import timedelta

from handlers.concerns import raising_wording, telling, wording
from handlers.concerns.finding import code_of, numbers_in
from handlers.concerns.identity import learners
from handlers.concerns.quoting import CUT, excerpt
from handlers.concerns.raising import RaiseForm
from handlers.concerns.routing import Route
from handlers.concerns.seats import handler_name, told_of_hazards
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import SAY_IT_ANEW
from storage.queries import concerns, statements
from storage.queries.concerns import ConcernView, NewConcern
from storage.vocabulary import ConcernState, Identity

WITHDRAW, LEAVE = "concerns.withdraw", "desk.nothing"
MOST_TO_WITHDRAW = 3


def recorded(form: RaiseForm, code: str, new: NewConcern, ctx: Context) -> Reply:
    """Its number and what comes next."""
    figures, handler = ctx.edition.figures, handler_name(ctx, new.branch_id)
    how = raising_wording.how_named(new.identity, names_out=form.names_out)
    if new.urgent:
        said = raising_wording.hazard_recorded(code, how, _alarmed(handler, new, ctx))
    elif new.owner_id is None:
        said = raising_wording.recorded_for_nobody(code, new.category, how, handler)
    else:
        said = raising_wording.recorded(
            code,
            new.category,
            how,
            handler,
            ctx.name(new.owner_id),
            figures.first_answer_working_days,
            figures.withdraw_hours,
        )
    more = [said]
    if new.text.endswith(CUT) and not form.text.endswith(CUT):
        more.append(raising_wording.cut_note(new.text))
    return Reply("\n".join(one for one in more if one))


def nameless_instead() -> Reply:
    """He wants to be forgotten: nothing of what he said goes along, for it would come with his name."""
    return Reply(f"{SAY_IT_ANEW}\n{raising_wording.NAMELESS_DROPPED}")


def _alarmed(handler: str, new: NewConcern, ctx: Context) -> str:
    on_duty = told_of_hazards(ctx, new.branch_id, but=(ctx.actor.me, new.about_id, *new.named))
    names = wording.listed(ctx.name(one) for one in on_duty)
    return raising_wording.AND_DUTY.format(handler=handler, names=names) if names else handler


def noted(concern: ConcernView, ctx: Context) -> ConcernView:
    """The concern as it is once this person has read it: the first of those who answer has received it.

    Its raiser who reads the answer has been asked with it.
    """
    if concern.raiser_id == ctx.actor.person_id:
        if concern.state is ConcernState.AWAITING and concern.awaiting_since is None:
            concerns.note_asked(ctx.session, concern.id, ctx.now)
        return concern
    received = concerns.receive(ctx.session, ctx.actor, concern.number, ctx.now)
    if received is None:
        return concern
    telling.of_receipt(ctx, received)
    return received


def who_learns(ctx: Context) -> Reply:
    """First his newest concern, which may be kept from somebody; then every mode, for what is about nobody."""
    known = raising_wording.who_learns(RaiseForm().who_will_know(ctx))
    newest = next(iter(concerns.mine(ctx.session, ctx.actor, limit=1)), None)
    if newest is None or newest.state is ConcernState.WITHDRAWN:
        return Reply(known)
    about, org = newest.about_id, ctx.roster.orgs[newest.branch_id]
    route = Route(org, about, area_id=newest.area_id, group_id=newest.group_id)
    lines = raising_wording.who_will_know(learners(route, ctx))
    line = lines[0 if newest.identity is Identity.NAMED else 1]
    unseen = ctx.name(about) if about else ""
    return Reply(raising_wording.who_learns_of(newest.code, line, unseen, known))


def withdrawable(ctx: Context) -> Reply:
    """What may still be taken back, when no number was said: asked, because the words are gone for good."""
    since = ctx.now - timedelta(hours=ctx.edition.figures.withdraw_hours)
    mine = concerns.mine(ctx.session, ctx.actor, limit=None)
    begun = (ConcernState.RAISED, ConcernState.RECEIVED, ConcernState.ASSIGNED)
    fresh = [
        one
        for one in mine
        if one.state in begun and one.answered_at is None and one.raised_at > since
    ]
    if not fresh:
        return Reply(wording.NOTHING_TO_WITHDRAW)
    shown = fresh[:MOST_TO_WITHDRAW]
    names = wording.listed(f"{one.code} {excerpt(one.text)}" for one in shown)
    choices = [
        Choice(wording.WITHDRAW_IT.format(code=one.code), WITHDRAW, one.code) for one in shown
    ]
    keep = Choice(wording.KEEP_IT, LEAVE, wording.KEPT)
    return Reply(wording.which_to_withdraw(names), (*choices, keep))


def withdraw_concern(said: Utterance, ctx: Context) -> Reply:
    """Take back what was just raised; its words are gone, and who was not told yet never will be."""
    numbers = numbers_in(said)
    if not numbers:
        return withdrawable(ctx)
    hours = ctx.edition.figures.withdraw_hours
    since = ctx.now - timedelta(hours=hours)
    withdrawn = concerns.withdraw(ctx.session, ctx.actor, numbers[0], since, ctx.now)
    if withdrawn is None:
        raise Refusal(wording.not_to_withdraw(code_of(numbers[0]), hours))
    statements.take_back(ctx.session, ctx.actor, "C", withdrawn.number)
    telling.of_withdrawal(ctx, withdrawn)
    return Reply(wording.withdrawn(withdrawn.code))
