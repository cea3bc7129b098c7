"""Which talks somebody wants his name taken out of; shown and confirmed, because it cannot be undone."""

from typing import Self

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.privacy import reading, wording
from storage.queries import talks
from storage.queries.talks import TalkView


class ForgetForm(Form):
    """The numbers of talks; all that name this person when he names none."""

    numbers: tuple[int, ...] = ()

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The talks a sentence names; refuses when there is nothing to take out."""
        naming_me = talks_naming(ctx)
        named = reading.numbers_of(said, "T")
        if not named and reading.numbers_of(said, "S"):
            raise Refusal(wording.ONLY_TALKS)
        _refuse_unknown(named, naming_me)
        if not naming_me:
            raise Refusal(wording.NO_TALKS)
        return cls(numbers=named or tuple(naming_me))

    def question(self, _ctx: Context) -> Question | None:
        """Nothing has to be asked."""
        return None

    def answered(self, _key: str, _said: Utterance, _ctx: Context) -> Self:
        """No question, no answer."""
        raise NotUnderstood(wording.AMEND)

    def shown(self, ctx: Context) -> str:
        """Which talks, and what will remain of them."""
        naming_me = talks_naming(ctx)
        found = [naming_me[number] for number in self.numbers if number in naming_me]
        lines = [
            wording.talk_in_short(
                code_of(one.number), dated(one.held_on, ctx.today), ctx.name(one.host_id)
            )
            for one in found[: wording.MOST_SHOWN]
        ]
        return wording.to_forget(lines, len(found) - len(lines))

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「只删 T-0001」, or 「T-0001 不删」."""
        named = reading.numbers_of(said, "T")
        if not named:
            return None
        _refuse_unknown(named, talks_naming(ctx))
        if reading.keeps(said):
            named = tuple(one for one in self.numbers if one not in named)
        return self.model_copy(update={"numbers": named}) if named else None

    def amend_prompt(self) -> str:
        """How to leave some out."""
        return wording.AMEND


def talks_naming(ctx: Context) -> dict[int, TalkView]:
    """The talks that name this person, by number, the latest first."""
    return {one.number: one for one in talks.about_me(ctx.session, ctx.actor)}


def code_of(number: int) -> str:
    """The public number of a talk.

    >>> code_of(1)
    'T-0001'
    """
    return f"T-{number:04}"


def _refuse_unknown(named: tuple[int, ...], naming_me: dict[int, TalkView]) -> None:
    for number in named:
        if number not in naming_me:
            raise Refusal(wording.no_such(code_of(number)))
