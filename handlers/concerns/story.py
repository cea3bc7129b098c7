"""The short story of a concern, as its raiser reads it: every step with its day [T1]."""

from collections.abc import Iterator

from handlers.concerns import story_wording
from handlers.concerns.quoting import excerpt, quoted
from handlers.concerns.seats import handler_name, works_in
from handlers.kit.capability import SHANGHAI, Context
from storage.queries import concerns
from storage.queries.concerns import ConcernView, StepView
from storage.vocabulary import ConcernEventKind

MOST_STEPS = 8
IN_SHORT = 20  # characters of an answer that another one followed
ANSWERS = (ConcernEventKind.ANSWERED, ConcernEventKind.SETTLED_ON_THE_SPOT)


def told_of(concern: ConcernView, ctx: Context) -> list[str]:
    """What happened since it was raised, a line for each step; the latest answer in full."""
    taken = concerns.steps(ctx.session, ctx.actor, concern.id)
    known = [one for one in taken if one.kind in story_wording.STEPS or one.kind in ANSWERS]
    last = max((place for place, one in enumerate(known) if one.kind in ANSWERS), default=None)
    shown = list(enumerate(known))[-MOST_STEPS:]
    lines = [story_wording.EARLIER] if len(known) > MOST_STEPS else []
    for place, one in shown:
        lines += _lines(one, concern, ctx, latest=place == last)
    return lines


def _lines(one: StepView, concern: ConcernView, ctx: Context, *, latest: bool) -> Iterator[str]:
    when, by = one.at.astimezone(SHANGHAI).date(), _by(one, concern, ctx)
    if one.kind in ANSWERS:
        if not latest:
            yield story_wording.answered_before(when, by, excerpt(one.note, IN_SHORT))
            return
        on_the_spot = one.kind is ConcernEventKind.SETTLED_ON_THE_SPOT
        decision = None if on_the_spot else concern.decision
        yield story_wording.answered(when, story_wording.MEMBER if on_the_spot else by, decision)
        yield quoted(one.note)
        return
    yield story_wording.step(when, one.kind, by, concern.code)
    if one.note:
        yield quoted(one.note)


def _by(one: StepView, concern: ConcernView, ctx: Context) -> str:
    """The organisation for which somebody took a step: the one above, when he works in it."""
    above = concern.raised_to_id
    from_above = above is not None and works_in(ctx, above, one.actor_id)
    return handler_name(ctx, above if above and from_above else concern.branch_id)
