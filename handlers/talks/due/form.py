"""Who is to be talked with, and on which occasion: filled from one sentence, of which nothing else is kept."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Self
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.paging import Page, page_of
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt
from handlers.kit.wording import MORE, dated
from handlers.regulation import TalkTrigger
from handlers.talks.corrections import wrong_and_right
from handlers.talks.due import wording
from handlers.talks.due.hearing import corrects, is_visit, occasions_in
from handlers.talks.hosting import area_to_enter, responsible_for

WHO, WHY = "who", "why"
SHOWN = 7  # occasions at once


class DueForm(Form):
    """People, and the key of an occasion ("" is asked for, among `choices` if several were named)."""

    people: tuple[UUID, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    occasion: str = ""
    choices: tuple[str, ...] = ()
    visit: bool = False  # he said so: occasions of a visit are shown first
    page: int = 1  # of the occasions

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Refused where the edition names no occasions, and for people of others."""
        if not ctx.edition.talk_triggers:
            raise Refusal(wording.NO_LIST)
        mentions = ctx.mentions(said)
        return (
            cls(visit=is_visit(said))
            .named(mentions, ctx)
            .because(occasions_in(said, mentions, ctx))
        )

    def question(self, ctx: Context) -> Question | None:
        """Who, then why."""
        if self.doubts:
            return self.doubts[0].question(WHO, ctx)
        if not self.people:
            return Question(WHO, wording.ASK_WHO)
        if not self.occasion:
            return Question(WHY, wording.ASK_WHY, self._labels(ctx))
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """A name, or the number of a name or of an occasion."""
        mentions = ctx.mentions(said)
        if key == WHY:
            asked, number = self._asked(ctx).items, chosen(said, len(self._labels(ctx)))
            if number == len(asked):
                return self.changed(page=self.page + 1)
            found = occasions_in(said, mentions, ctx) if number is None else (asked[number],)
            if len(found) != 1:
                raise NotUnderstood(wording.ASK_WHY)
            return self.because(found)
        if self.doubts and (meant := self.doubts[0].answered(said)):
            _require_his((meant,), ctx)
            people = tuple(dict.fromkeys((*self.people, meant)))
            return self.changed(people=people, doubts=self.doubts[1:])
        if not mentions:
            raise NotUnderstood(wording.ASK_WHO)
        return self.changed(doubts=self.doubts[1:]).named(mentions, ctx)

    def shown(self, ctx: Context) -> str:
        """What will wait for whom, and what is kept of it."""
        trigger = self.trigger(ctx)
        told = {one for person in self.people for one in told_of(person, ctx)}
        return wording.shown(
            [ctx.name(one) for one in self.people],
            trigger.title,
            dated(self.due_on(ctx), ctx.today),
            visit=trigger.visit,
            beside=trigger.beside_name,
            told=sorted(map(ctx.name, told)),
        )

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「不是张伟是周涛」, 「换成周涛」, 「是受表扬」; a sentence that says more is none."""
        mentions = ctx.mentions(said)
        occasions = occasions_in(said, mentions, ctx)
        if not corrects(said, mentions, occasions):
            return None
        wrong, right, _ = wrong_and_right(said, mentions, ctx)
        if not occasions and not right:
            return None
        form = self.because(occasions) if occasions else self
        if right:
            leaving = {one for each in wrong for one in each.candidates} or set(self.people)
            staying = tuple(one for one in self.people if one not in leaving)
            form = form.changed(people=staying).named(right, ctx)
        return form

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return wording.AMEND

    def trigger(self, ctx: Context) -> TalkTrigger:
        """The occasion; refused when the edition that named it is not in force any more."""
        found = ctx.edition.talk_trigger(self.occasion)
        if found is None:
            raise Refusal(wording.NO_LIST)
        return found

    def due_on(self, ctx: Context) -> date:
        """By when."""
        return ctx.today + timedelta(days=self.trigger(ctx).days)

    def named(self, mentions: Sequence[Mention], ctx: Context) -> Self:
        """The draft with these people too; refused for people of others."""
        sure = [one.candidates[0] for one in mentions if one.certain]
        _require_his(sure, ctx)
        doubts = tuple(Doubt.about(one) for one in mentions if not one.certain)
        people = tuple(dict.fromkeys((*self.people, *sure)))
        return self.changed(people=people, doubts=(*self.doubts, *doubts))

    def because(self, found: Sequence[TalkTrigger]) -> Self:
        """The draft with its occasion, if exactly one was found."""
        keys = tuple(one.key for one in found)
        return self.changed(
            occasion=keys[0] if len(keys) == 1 else "", choices=keys if len(keys) > 1 else ()
        )

    def _asked(self, ctx: Context) -> Page[TalkTrigger]:
        """In the order of the edition, but those of a visit first where one is to be made."""
        every = ctx.edition.talk_triggers
        asked = [one for one in every if not self.choices or one.key in self.choices]
        return page_of(sorted(asked, key=lambda one: one.visit is not self.visit), self.page, SHOWN)

    def _labels(self, ctx: Context) -> tuple[str, ...]:
        page = self._asked(ctx)
        more = (MORE,) if page.number < page.last else ()
        return (*(one.title for one in page.items), *more)


def holders(area_id: UUID, person_id: UUID, ctx: Context) -> list[UUID]:
    """Who answers for an area and is at hand; never the person himself."""
    at_hand = ctx.roster.at_hand(area_id, ctx.today)
    return [one.id for one in at_hand if one.id != person_id]


def told_of(person_id: UUID, ctx: Context) -> list[UUID]:
    """Who hears that somebody is to be talked with: those who answer for his area, if they did not enter it."""
    area = ctx.roster.area_of(person_id)
    return [one for one in holders(area.id, person_id, ctx) if one != ctx.actor.me] if area else []


def _require_his(people: Sequence[UUID], ctx: Context) -> None:
    for one in people:
        if area_to_enter(one, ctx) is None:
            raise Refusal(wording.nothing_recorded(_refused_for(one, ctx)))


def _refused_for(person_id: UUID, ctx: Context) -> str:
    person = ctx.roster.people[person_id]
    if person_id == ctx.actor.me:
        return wording.ONESELF
    if not person.here_on(ctx.today):
        return wording.left(person.name)
    responsible = [one.name for one in responsible_for(person_id, ctx)]
    return wording.not_his(person.name, person.team, responsible)
