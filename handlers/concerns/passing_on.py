"""A handler's word goes to the raiser as the answer of the branch, by one number [T1]."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import ClassVar, Self

from handlers.concerns import handing_wording
from handlers.concerns.answering import AnswerForm
from handlers.concerns.deciding import names_somebody
from handlers.concerns.finding import numbers_in, seen
from handlers.concerns.handing import duty_of
from handlers.concerns.quoting import quoted
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Refusal
from handlers.kit.reading.utterance import Utterance
from storage.queries import concern_hands
from storage.queries.concerns import ConcernView

SURE = 100
TAP = "concerns.pass_on"


class PassOnForm(AnswerForm):
    """The same as an answer, in the words of the handler; asked only what they leave open."""

    confirm: ClassVar[bool] = False

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """What the handler said last of this concern; 下周一 is the Monday after the day on which he said it."""
        numbers = numbers_in(said)
        if len(numbers) != 1:
            raise Refusal(handing_wording.WHICH)
        concern = seen(numbers[0], ctx)
        last = concern_hands.said_last(ctx.session, ctx.actor, concern)
        if last is None:
            raise Refusal(handing_wording.NOTHING_SAID.format(code=concern.code))
        then = replace(ctx, now=last.at, remembered={})
        draft = cls().telling(Utterance.of(last.note), then).choosing(numbers, ctx)
        if names_somebody(draft.text, [seen(one, ctx) for one in draft.numbers], ctx):
            raise Refusal(handing_wording.NAMES_SOMEBODY.format(code=concern.code))
        return draft


def hears_passing_on(said: Utterance, _ctx: Context) -> int:
    """「转给提出人 C-0031」."""
    begun = said.starts_with(*handing_wording.PASS_ON_WORDS)
    return SURE if begun is not None and numbers_in(said) else 0


def handlers_word(
    concern: ConcernView, ctx: Context, cut: Callable[[str], str]
) -> tuple[list[str], tuple[Choice, ...]]:
    """What the handler said since the last answer, `cut` for those who answer, and the tap that passes it on."""
    last = concern_hands.said_last(ctx.session, ctx.actor, concern)
    if last is None or last.actor_id is None:
        return [], ()
    who = handing_wording.handler(duty_of(last.actor_id, concern, ctx), ctx.name(last.actor_id))
    day: date = last.at.astimezone(SHANGHAI).date()
    argument = f"{handing_wording.PASS_ON_WORDS[0]} {concern.code}"
    choice = Choice(handing_wording.PASS_LABEL, TAP, argument)
    return [handing_wording.said_on(day, who), quoted(cut(last.note))], (choice,)
