"""What the clock keeps in order: answers that were met with silence, and matters whose owner has left or has another post [T1]."""

from datetime import datetime

from handlers.concerns import telling, telling_when_due
from handlers.concerns.finding import code_of
from handlers.concerns.life import lapses
from handlers.concerns.seats import may_act, told_of
from handlers.kit.capability import Context
from storage.queries import concerns, outbox
from storage.queries.concerns import Silent
from storage.vocabulary import Decision


def end_in_silence(ctx: Context) -> None:
    """First note whom the question has reached, then end what has waited long enough."""
    for waiting in concerns.not_known_to_be_asked(ctx.session):
        if asked_at := _asked_at(waiting, ctx):
            concerns.note_asked(ctx.session, waiting.id, asked_at)
    days = ctx.edition.figures.reopen_days
    for waiting in concerns.silent_since(ctx.session, ctx.now):
        if not lapses(waiting.awaiting_since, ctx.now, days):
            continue
        if concerns.lapse(ctx.session, waiting.id, ctx.now):
            telling_when_due.of_silence(ctx, code_of(waiting.number), waiting.raiser_id)


def _asked_at(waiting: Silent, ctx: Context) -> datetime | None:
    """When the question was in its raiser's hands; who has left can be asked no more, and the window begins now."""
    if not ctx.roster.people[waiting.raiser_id].here_on(ctx.today):
        return ctx.now
    promised = waiting.decision in (Decision.WILL_DO, Decision.PASSED_UP)
    about = telling.about_asked(code_of(waiting.number), promised=promised)
    return outbox.delivered_at(ctx.session, about, waiting.raiser_id, waiting.answered_at)


def keep_owned(ctx: Context) -> None:
    """Whatever belonged to somebody without that post goes to those who answer it today, the one above first.

    So does what was nobody's, because nobody but its raiser could have answered it.
    """
    for one in concerns.owned(ctx.session):
        if one.owner_id and may_act(ctx, one.owner_id, one.branch_id, one.raised_to_id):
            continue
        orgs = [org for org in (one.raised_to_id, one.branch_id) if org]
        told_now = (told_of(ctx, org, one) for org in orgs)
        owner = next((who for people in told_now for who in people), None)
        if owner and concerns.hand_over(ctx.session, one, owner, ctx.now):
            if one.owner_id:
                telling_when_due.no_more(ctx, code_of(one.number), one.owner_id)
            elif one.first_answer_by is None:
                continue  # raised before anything had an owner: whoever answers knows it
            first = one.owner_id is None
            telling_when_due.of_new_owner(ctx, code_of(one.number), owner, first=first)
