"""A pair is asked for, agreed to, reached, ended: the one push of all this is the question to the mentored [T7]."""

from datetime import datetime, time, timedelta

from handlers.duties import reading
from handlers.duties.pairs import hearing, wording
from handlers.duties.pairs.form import LONGEST, PairForm
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.offences import tells_of_a_fault
from handlers.kit.reading.utterance import Utterance
from storage.queries import mentoring
from storage.vocabulary import PushKind

SHOW = "duties.pairs"


def ask(form: PairForm, ctx: Context) -> Reply:
    """Write it down and ask the mentored, once."""
    new = form.pair(ctx)
    value = mentoring.ask(ctx.session, ctx.actor, new, ctx.now)
    code = wording.number(value)
    over = datetime.combine(new.until + timedelta(days=1), time.min, SHANGHAI)
    ctx.promises.to(
        new.mentored_id,
        wording.asked(ctx.me.name, new.until, value),
        kind=PushKind.NOTICE,
        about=code,
        choices=(*answers_to(code), Choice(wording.LOOK_AT_GOAL, SHOW, code)),
        not_after=over,
    )
    return Reply(wording.will_be_asked(value, ctx.name(new.mentored_id)), _look())


def agree(said: Utterance, ctx: Context) -> Reply:
    """By who is asked; whoever else says it meets nothing."""
    value = _number(said, ctx)
    if not mentoring.agree(ctx.session, ctx.actor, value):
        raise Refusal(wording.none_of_yours(value))
    ctx.promises.call_off(wording.number(value), to=ctx.actor.me)
    return Reply(wording.agreed(value), _look())


def decline(said: Utterance, ctx: Context) -> Reply:
    """No reason is asked, nothing is kept, nobody is told more than that there is no pair; once agreed to it is ended."""
    value = _number(said, ctx)
    if not mentoring.decline(ctx.session, ctx.actor, value):
        return end(said, ctx)
    ctx.promises.call_off(wording.number(value))
    return Reply(wording.DECLINED)


def reach(said: Utterance, ctx: Context) -> Reply:
    """What was reached, in words without names; that it was not is never written down."""
    value = _number(said, ctx)
    told = Utterance.of(hearing.words_of(said, "reached"))
    text = _words(told, ctx) or wording.REACHED
    if not mentoring.reach(ctx.session, ctx.actor, value, text, ctx.now):
        raise Refusal(wording.none_of_yours(value))
    return Reply(wording.reached(value, text), _look())


def end(said: Utterance, ctx: Context) -> Reply:
    """By either of the two, at any time; the rest of the sentence is not kept."""
    value = _number(said, ctx)
    if not mentoring.end(ctx.session, ctx.actor, value):
        raise Refusal(wording.none_of_yours(value))
    ctx.promises.call_off(wording.number(value))
    return Reply(wording.ended(value), _look())


def answer(said: Utterance, ctx: Context) -> Reply:
    """What the mentored says himself; it stands beside the result."""
    value = _number(said, ctx)
    text = _words(Utterance.of(hearing.words_of(said, "answer")), ctx)
    if not text:
        raise Refusal(wording.how_to_answer(value))
    if not mentoring.answer(ctx.session, ctx.actor, value, text, ctx.now):
        raise Refusal(wording.none_of_yours(value))
    return Reply(wording.answered(value), _look())


def delete(said: Utterance, ctx: Context) -> Reply:
    """All of it, by either of the two."""
    value = _number(said, ctx)
    if not mentoring.remove(ctx.session, ctx.actor, value):
        raise Refusal(wording.none_of_yours(value))
    ctx.promises.call_off(wording.number(value))
    return Reply(wording.deleted(value), _look())


def answers_to(code: str) -> tuple[Choice, ...]:
    """The two taps of the mentored."""
    return (
        Choice(wording.WILLING, "duties.agree", code),
        Choice(wording.NOT_WILLING, "duties.decline", code),
    )


def _words(said: Utterance, ctx: Context) -> str:
    if tells_of_a_fault(said.plain):
        raise Refusal(wording.NO_FAILINGS)
    text, _ = reading.nameless(said, ctx)
    if len(text) > LONGEST:
        raise Refusal(wording.too_long(LONGEST))
    return text


def _look() -> tuple[Choice, ...]:
    return (Choice(wording.SHOW_TITLE, SHOW),)


def _number(said: Utterance, ctx: Context) -> int:
    numbers = hearing.numbers_in(said) or hearing.asked_of(ctx)
    if len(numbers) != 1:
        raise Refusal(wording.WITH_ITS_NUMBER)
    return numbers[0]
