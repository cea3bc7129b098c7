"""Writes down what was raised, under a number, and tells those it is for [T1]."""

from handlers.concerns import telling
from handlers.concerns.clocks import days as clock_days
from handlers.concerns.finding import code_of
from handlers.concerns.matching import category_of, is_hazard, is_repeated
from handlers.concerns.raising import RaiseForm
from handlers.concerns.receipts import nameless_instead, recorded
from handlers.concerns.routing import whom_it_names
from handlers.concerns.seats import receiver
from handlers.concerns.settling import settled_unreported
from handlers.kit.capability import Context
from handlers.kit.messages import Reply
from storage.queries import concerns
from storage.queries.concerns import NewConcern


def raise_concern(form: RaiseForm, ctx: Context) -> Reply:
    """Write it down under a number and tell those who answer, without what it says."""
    if form.nameless:
        return nameless_instead()
    assert form.identity is not None  # noqa: S101  (the form asks until it is known)
    route, text = form.route(ctx), form.kept_text(ctx)
    urgent = is_hazard(form.text)
    me, about = ctx.actor.me, route.about_id
    if form.settled:
        return settled_unreported(category_of(form.text), ctx)
    # By the text that is kept: of a name that is left out of it nothing stays.
    named = (route.named | whom_it_names(text, ctx, but_readers=form.about_nobody)) - {about}
    owner = receiver(ctx, route.org.id, raiser=me, about=about, named=named)
    days = clock_days.of_new(ctx, owner)
    new = NewConcern(
        text=text,
        identity=form.identity,
        category=category_of(form.text),
        branch_id=route.org.id,
        area_id=route.area_id,
        group_id=route.group_id,
        about_id=about,
        named=named,
        owner_id=owner,
        urgent=urgent,
        repeated=is_repeated(form.text),
        first_answer_by=days.first_answer_by,
        decision_by=days.decision_by,
    )
    code = code_of(concerns.record(ctx.session, ctx.actor, new, ctx.now))
    telling.of_new_concern(ctx, code, new)
    return recorded(form, code, new, ctx)
