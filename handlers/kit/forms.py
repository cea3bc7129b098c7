"""What must be known before something is written down, filled by talking.

A form is read from one sentence; what is missing or unclear is asked, one thing at a time; then it is shown and
confirmed. The steps themselves (取消, 上一步, 修改, 1 确认) are the desk's business (`handlers.kit.dialogue`).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from pydantic import BaseModel, ConfigDict

from handlers.kit.reading.utterance import Utterance

if TYPE_CHECKING:
    from handlers.kit.capability import Context


@dataclass(frozen=True, slots=True)
class Question:
    """The next thing to ask; `key` says what the answer is for."""

    key: str
    text: str
    choices: tuple[str, ...] = ()  # labels, answered by their numbers


class NotUnderstood(Exception):
    """The answer did not fit the question; the text says what would."""


class Form(BaseModel):
    """A draft; it is stored sealed between two messages, so its fields must survive JSON.

    A subclass says how it is read from a sentence, what it still has to ask, how an answer is taken,
    what it shows before it is confirmed, and how a correction in free text is taken.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    confirm: ClassVar[bool] = True  # False: done as soon as nothing is left to ask
    binding: ClassVar[bool] = (
        False  # confirmed only as it was shown: shown again when it has changed
    )

    @classmethod
    def read(cls, said: Utterance, ctx: "Context") -> Self:
        """The draft that a sentence holds; an empty sentence gives an empty draft. May raise `Refusal`."""
        raise NotImplementedError

    def question(self, ctx: "Context") -> Question | None:
        """What to ask next, or None when everything is known."""
        raise NotImplementedError

    def answered(self, key: str, said: Utterance, ctx: "Context") -> Self:
        """The draft with the answer to question `key`; raises `NotUnderstood`."""
        raise NotImplementedError

    def shown(self, ctx: "Context") -> str:
        """What was understood, in one short paragraph."""
        raise NotImplementedError

    def corrected(self, said: Utterance, ctx: "Context") -> Self | None:
        """The draft after 「不是张伟是张玮」 or another correction; None when this was no correction."""
        raise NotImplementedError

    def amend_prompt(self) -> str:
        """What to say after 「修改」: which corrections it understands."""
        raise NotImplementedError

    def changed(self, **fields: object) -> Self:
        """The same draft with these fields changed."""
        return self.model_copy(update=fields)


def chosen(said: Utterance, number_of_choices: int) -> int | None:
    """The index (from 0) of the choice a message names by number, if it is one of them."""
    number = said.choice()
    return number - 1 if number is not None and 1 <= number <= number_of_choices else None
