"""当场解决: what the responsible member settles himself goes no further [T1].

The clause asks him to report what people say; we read that what he could settle at once needs no report. Only a number is
kept, by kind of matter: neither the words nor who it was about.
"""

from handlers.concerns import settling_wording, telling
from handlers.concerns.finding import numbers_in, seen
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns, settled
from storage.queries.concerns import Answer, ConcernView
from storage.vocabulary import ConcernCategory, Decision, Identity

SETTLE = "concerns.settle"


def settled_unreported(category: ConcernCategory, ctx: Context) -> Reply:
    """A member has settled what he began to write: counted, and nothing else is kept."""
    area = ctx.roster.area_of(ctx.actor.me)
    area_id = area.id if area and area.id in ctx.actor.areas else min(ctx.actor.areas)
    settled.count_settled(ctx.session, ctx.actor, area_id, category, ctx.today)
    return Reply(settling_wording.counted(category))


def settle_concern(said: Utterance, ctx: Context) -> Reply:
    """A member has settled what somebody of his area raised under his name; its raiser has the last word."""
    numbers = numbers_in(said)
    if len(numbers) != 1:
        raise Refusal(settling_wording.WHICH)
    concern = seen(numbers[0], ctx)
    words = settling_wording.ON_THE_SPOT
    done = concerns.settle_on_the_spot(ctx.session, ctx.actor, concern.number, words, ctx.now)
    if done is None:
        raise Refusal(settling_wording.cannot(concern.code))
    by = settling_wording.by_member(ctx.me.name)
    telling.of_answer(ctx, done, Answer(words, Decision.DONE), by)
    return Reply(settling_wording.settled(done.code))


def on_the_spot(concern: ConcernView, ctx: Context) -> tuple[Choice, ...]:
    """The one tap, to the member responsible for its area."""
    his = concern.area_id in ctx.actor.areas and concern.identity is Identity.NAMED
    if not his or concern.answered_at is not None or concern.urgent:
        return ()
    return (Choice(settling_wording.LABEL, SETTLE, f"{settling_wording.WORD} {concern.code}"),)
