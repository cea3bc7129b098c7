"""A handler's word goes to the raiser as the answer of the branch, by one number [T1]."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import ClassVar, Self

from handlers.concerns import handing_wording
from handlers.concerns.answering import ASK_REVIEW, AnswerForm
from handlers.concerns.deciding import names_somebody, says_only_what
from handlers.concerns.finding import numbers_in, seen
from handlers.concerns.handing import duty_of
from handlers.concerns.quoting import quoted
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import Question, chosen
from handlers.kit.messages import Choice, Refusal
from handlers.kit.reading.utterance import Utterance
from storage.queries import concern_hands
from storage.queries.concerns import ConcernView

SURE = 100
ASK_SURE = "sure"
TAP = "concerns.pass_on"


class PassOnForm(AnswerForm):
    """The same as an answer, in the words of the handler; asked only what they leave open."""

    confirm: ClassVar[bool] = False

    said_on: date | None = None  # when he said it, if that was not today
    past: date | None = None  # the day he named, if it has passed since
    sure: bool = False

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
        return draft.as_of_today(last.at.astimezone(SHANGHAI).date(), ctx)

    def question(self, ctx: Context) -> Question | None:
        """What an answer is asked; another day for one that has passed; and of older words whether they still hold."""
        if asked := super().question(ctx):
            return asked
        if self.past and not self.promised_on and not self.no_day:
            passed = handing_wording.day_passed(self.past, ctx.today)
            return Question(ASK_REVIEW, passed)
        if self.said_on is None or self.sure:
            return None
        shown = handing_wording.still_true(self.said_on, self.shown(ctx))
        return Question(ASK_SURE, shown, (handing_wording.PASS_LABEL,))

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """A yes to older words, or another day for them."""
        if key == ASK_SURE and chosen(said, 1) is not None:
            return self.changed(sure=True)
        return super().answered(key, said, ctx)

    def as_of_today(self, said_on: date, ctx: Context) -> Self:
        """What was said on an earlier day says so: 明天 is not the day after it is read."""
        if said_on == ctx.today:
            return self
        text = self.text
        if not says_only_what(text, self.decision):
            text = handing_wording.said_then(text, said_on)
        ahead = tuple(one for one in self.days if one >= ctx.today)
        draft = self.changed(said_on=said_on, text=text, days=ahead)
        passed = self.promised_on
        return (
            draft
            if not passed or passed >= ctx.today
            else draft.changed(past=passed, promised_on=None)
        )


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
