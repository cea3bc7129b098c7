"""Which of several people is meant by a name: asked with their teams, answered by a number."""

from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from handlers.kit.capability import Context
from handlers.kit.forms import Question, chosen
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import in_team, which_person


class Doubt(BaseModel):
    """A name that may mean several people; stored with the draft until he is chosen."""

    model_config = ConfigDict(frozen=True)

    said: str
    candidates: tuple[UUID, ...]

    @classmethod
    def about(cls, mention: Mention) -> Self:
        """Of a name as it was said."""
        return cls(said=mention.said, candidates=mention.candidates)

    def question(self, key: str, ctx: Context) -> Question:
        """Which of them it is."""
        people = [ctx.roster.people[one] for one in self.candidates]
        return Question(
            key, which_person(self.said), tuple(in_team(one.team, one.name) for one in people)
        )

    def answered(self, said: Utterance) -> UUID | None:
        """Who was chosen by his number; None: something else was said."""
        index = chosen(said, len(self.candidates))
        return None if index is None else self.candidates[index]
