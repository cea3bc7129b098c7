"""Several concerns that tell of the same matter: found by their words, merged by one number or a sentence [T1].

Each keeps its raiser and his own last word; an answer goes to all of them, and nobody learns who the others are.
"""

from handlers.concerns import merging_wording, telling
from handlers.concerns.finding import numbers_in, seen
from handlers.concerns.matching import tell_the_same
from handlers.concerns.quoting import excerpt
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns
from storage.queries.concerns import ConcernView

MERGE = "concerns.merge"


def merge_concerns(said: Utterance, ctx: Context) -> Reply:
    """The later one is the same matter as the earlier; they are answered together from now on."""
    numbers = sorted(set(numbers_in(said)))
    if len(numbers) != 2:
        raise Refusal(merging_wording.WHICH_TWO)
    first, second = (seen(one, ctx) for one in numbers)
    main = _stands_for(first, ctx)
    if main.id == _stands_for(second, ctx).id:
        raise Refusal(merging_wording.already(first.code, second.code))
    if main.number > second.number:
        main, second = _stands_for(second, ctx), first
    merged = concerns.merge(ctx.session, ctx.actor, second.number, main, ctx.now)
    if merged is None:
        raise Refusal(merging_wording.cannot(second.code, main.code))
    telling.of_merging(ctx, merged)
    both = (concerns.find(ctx.session, ctx.actor, one.number) for one in (main, merged))
    waits = any(one and one in concerns.unanswered(ctx.session, ctx.actor) for one in both)
    return Reply(merging_wording.merged(merged.code, main.code, waits=waits))


def offers_to_merge(concern: ConcernView, ctx: Context) -> tuple[Choice, ...]:
    """The earliest other one that tells of the same, offered to who answers both."""
    if concern.merged_into_id is not None:
        return ()
    others = concerns.looking_alike(ctx.session, ctx.actor, concern)
    alike = next((one for one in others if tell_the_same(one.text, concern.text)), None)
    if alike is None:
        return ()
    concerns.note_shown(ctx.session, ctx.actor, [alike], ctx.now)
    label = merging_wording.SAME_AS.format(code=alike.code, words=excerpt(alike.text))
    argument = merging_wording.SENTENCE.format(one=concern.code, other=alike.code)
    return (Choice(label, MERGE, argument),)


def same_as(concern: ConcernView, ctx: Context) -> list[str]:
    """The others that are the same matter, for who answers: one answer goes to all."""
    same = concerns.same_matter(ctx.session, ctx.actor, concern)
    return [merging_wording.together([one.code for one in same])] if same else []


def _stands_for(concern: ConcernView, ctx: Context) -> ConcernView:
    """The one that stands for its matter, itself when there is none."""
    if concern.merged_into_id is None:
        return concern
    return concerns.earliest_of(ctx.session, ctx.actor, concern) or concern
