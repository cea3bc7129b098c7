"""补学: told to the bot in one sentence, closed for good [T2]."""

import re
from typing import Self
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from handlers.study import roll_wording, wording
from handlers.study.about import label, row_of
from handlers.study.reading import session_numbers
from storage.queries import study
from storage.queries.study import Invited

OF_HIMSELF = re.compile(r"我(?!们)")
WHO, WHICH = "who", "which"


class MakeUpForm(Form):
    """Who made up for which session; `candidates` while the name is not certain."""

    confirm = False

    person: UUID | None = None
    candidates: tuple[UUID, ...] = ()
    said: str = ""
    numbers: tuple[int, ...] = ()
    all_of_them: bool = False

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The first person who is named."""
        mention = next(iter(ctx.mentions(said)), None)
        if mention is None:
            his_own = study.open_make_ups(ctx.session, ctx.actor, ctx.actor.me)
            if OF_HIMSELF.search(said.plain) or his_own:
                raise Refusal(wording.MAKE_UP_REFUSAL)
            return cls()
        if not mention.certain:
            return cls(candidates=mention.candidates, said=mention.said)
        return cls().of(mention.candidates[0], session_numbers(said), ctx)

    def question(self, ctx: Context) -> Question | None:
        """Who, then which."""
        if self.person is None:
            names = tuple(map(ctx.name, self.candidates))
            text = roll_wording.ask_person(self.said) if names else roll_wording.ASK_WHO_MADE_UP
            return Question(WHO, text, names)
        if len(self.numbers) == 1 or self.all_of_them:
            return None
        labels = (*(label(row_of(one, ctx)) for one in self.numbers), roll_wording.ALL_OF_THEM)
        return Question(WHICH, roll_wording.ask_which_made_up(ctx.name(self.person)), labels)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one question."""
        options = len(self.candidates) if key == WHO else len(self.numbers) + 1
        index = chosen(said, options)
        if key == WHO:
            again = (
                self.of(self.candidates[index], [], ctx)
                if index is not None
                else self.read(said, ctx)
            )
            if again == type(self)():
                raise NotUnderstood(roll_wording.ASK_WHO_MADE_UP)
            return again
        if index is None:
            raise NotUnderstood(NOT_A_CHOICE)
        one = self.numbers[index : index + 1]
        return self.model_copy(update={"numbers": one or self.numbers, "all_of_them": not one})

    def of(self, person: UUID, numbers: list[int], ctx: Context) -> Self:
        """With everything this person has open in sessions that are the actor's to run."""
        found = [one.session.number for one in open_ones(person, ctx)]
        wanted = tuple(one for one in found if not numbers or one in numbers)
        if not wanted:
            raise Refusal(roll_wording.NO_MAKE_UP)
        return self.model_copy(update={"person": person, "numbers": wanted})


def close_make_up(form: MakeUpForm, ctx: Context) -> Reply:
    """The session counts as made up; he is told when he asks, nobody else is."""
    assert form.person is not None  # noqa: S101  (asked before)
    left = 0
    for one in open_ones(form.person, ctx):
        if one.session.number in form.numbers:
            one.line.make_up_open = False
        else:
            left += 1
    return Reply(roll_wording.made_up(ctx.name(form.person), form.numbers, left))


def open_ones(person: UUID, ctx: Context) -> list[Invited]:
    """What a person has still to make up, of the sessions that are the actor's to run."""
    found = study.open_make_ups(ctx.session, ctx.actor, person)
    return [one for one in found if study.is_run_by(ctx.actor, one.session)]
