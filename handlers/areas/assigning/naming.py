"""Who is meant by a decision; whom a name does not tell for sure is asked."""

from typing import Self
from uuid import UUID

from handlers.areas.assigning import wording
from handlers.areas.assigning.branch import check_member
from handlers.areas.assigning.deciding import How
from handlers.areas.assigning.hearing import Heard, hear
from handlers.areas.wording import NOT_A_PERSON
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt

WHO = "who"


class PeopleForm(Form):
    """The people of a decision, and the names that are still open."""

    people: tuple[UUID, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    how: How | None = None

    def ask_who(self, ctx: Context) -> Question | None:
        """Which of those who may be meant, or who at all."""
        if self.doubts:
            return self.doubts[0].question(WHO, ctx)
        return None if self.people else Question(WHO, wording.ASK_WHO)

    def named(self, heard: Heard, ctx: Context) -> Self:
        """With the people that a sentence names; raises NotUnderstood when one of them cannot answer for an area."""
        mentions = heard.taking or heard.leaving
        # Whom a name can only mean is not asked: he is read back before anything is written.
        clear = [one for one in mentions if len(one.candidates) == 1]
        sure = tuple(dict.fromkeys(one.candidates[0] for one in clear))
        if heard.how is not How.RELEASED:
            for one in sure:
                check_member(one, ctx)
        doubts = tuple(Doubt.about(one) for one in mentions if one not in clear)
        return self.model_copy(update={"people": sure, "doubts": doubts})

    def answered_who(self, said: Utterance, ctx: Context) -> Self:
        """With the answer to it."""
        if self.doubts and (meant := self.doubts[0].answered(said)):
            return self._joined(meant, ctx)
        heard = hear(said, ctx)
        if not (heard.taking or heard.leaving):
            raise NotUnderstood(NOT_A_PERSON)
        return self.named(heard, ctx)

    def _joined(self, person: UUID, ctx: Context) -> Self:
        if self.how is not How.RELEASED:
            check_member(person, ctx)
        people = tuple(dict.fromkeys((*self.people, person)))
        return self.model_copy(update={"people": people, "doubts": self.doubts[1:]})
