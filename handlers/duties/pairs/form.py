"""Whom a member wants to mentor, to what end and until when, before he who is meant is asked [T7]."""

from datetime import date
from typing import Self
from uuid import UUID

from handlers.duties import reading
from handlers.duties.pairs import hearing, wording
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.offences import tells_of_a_fault
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt
from handlers.kit.wording import dated
from storage.queries import mentoring
from storage.queries.mentoring import NewPair

WHO, GOAL, UNTIL = "who", "goal", "until"
LONGEST, LEAST = 100, 2  # characters of a goal, letters


class PairForm(Form):
    """Whom, to what end, until when."""

    mentored: UUID | None = None
    doubt: Doubt | None = None
    goal: str = ""
    until: date | None = None
    days: tuple[date, ...] = ()  # among which the last day was said unclearly

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Everything a sentence says; refused for himself, and where the two are a pair already."""
        if not ctx.actor.areas:
            raise Refusal(wording.PAIR_REFUSAL)
        draft = cls().of_whom(said, ctx)
        aim = hearing.AIM.search(said.plain)
        return draft.with_goal(said.part(aim.end(), len(said.plain)), ctx) if aim else draft

    def question(self, ctx: Context) -> Question | None:
        """One thing at a time."""
        if self.doubt:
            return self.doubt.question(WHO, ctx)
        if self.mentored is None:
            return Question(WHO, wording.ASK_WHO)
        if not self.goal:
            return Question(GOAL, wording.ASK_GOAL)
        if self.until is None:
            return Question(
                UNTIL, wording.ASK_UNTIL, tuple(dated(one, ctx.today) for one in self.choices(ctx))
            )
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one of these."""
        if key == WHO:
            if self.doubt and (meant := self.doubt.answered(said)):
                return self.with_mentored(meant, ctx)
            found = self.of_whom(said, ctx)
            if found == self:
                raise NotUnderstood(wording.ASK_WHO)
            return found
        if key == GOAL:
            found = self.with_goal(said, ctx)
            if not found.goal:
                raise NotUnderstood(wording.ASK_GOAL)
            return found
        choices = self.choices(ctx)
        index = chosen(said, len(choices))
        if index is not None:
            return self.changed(until=choices[index], days=())
        found = self.with_days(said, ctx)
        if found.until is None and not found.days:
            raise NotUnderstood(wording.NOT_A_DAY)
        return found

    def shown(self, ctx: Context) -> str:
        """What he who is meant will be asked, and who sees it."""
        new = self.pair(ctx)
        return wording.drafted(ctx.name(new.mentored_id), new.goal, new.until)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another person, goal or day."""
        if aim := hearing.AIM.match(said.plain, said.begin()):
            return self.with_goal(said.part(aim.end(), len(said.plain)), ctx)
        changed = self.of_whom(said, ctx)
        changed = changed if changed != self else self.with_days(said, ctx)
        return None if changed == self else changed

    def amend_prompt(self) -> str:
        """How to correct it."""
        return wording.AMEND

    def choices(self, ctx: Context) -> tuple[date, ...]:
        """The days that were said unclearly, else the end of this year, and of the next."""
        year = ctx.today.year
        ends = tuple(date(one, 12, 31) for one in (year, year + 1))
        return self.days or tuple(one for one in ends if one > ctx.today)

    def of_whom(self, said: Utterance, ctx: Context) -> Self:
        """With the first who is named."""
        near = [one for one in ctx.mentions(said) if one.candidates]
        found = near or [one for one in ctx.mentions(said, ctx.roster.people) if one.candidates]
        if not found:
            return self
        first = next((one for one in found if self.mentored not in one.candidates), found[0])
        if len(first.candidates) > 1 or not first.certain:
            return self.changed(mentored=None, doubt=Doubt.about(first))
        return self.with_mentored(first.candidates[0], ctx)

    def with_mentored(self, who: UUID, ctx: Context) -> Self:
        """With whom it is; refused of himself, of who is not here, and of whom he mentors already."""
        if who == ctx.actor.me:
            raise Refusal(wording.NOT_YOURSELF)
        if not ctx.roster.people[who].here_on(ctx.today):
            raise Refusal(wording.NOT_HERE)
        for one in mentoring.seen(ctx.session, ctx.actor):
            if one.open and (one.mentor_id, one.mentored_id) == (ctx.actor.me, who):
                raise Refusal(wording.a_pair_already(one.number, ctx.name(who)))
        return self.changed(mentored=who, doubt=None)

    def with_goal(self, said: Utterance, ctx: Context) -> Self:
        """With what is to be learned, without names; refused where it tells of somebody's failings."""
        if tells_of_a_fault(said.plain):
            raise Refusal(wording.NO_FAILINGS)
        text, _ = reading.nameless(said, ctx)
        if sum(map(str.isalnum, text)) < LEAST:
            return self
        if len(text) > LONGEST:
            raise Refusal(wording.too_long(LONGEST))
        return self.changed(goal=text).with_days(said, ctx)

    def with_days(self, said: Utterance, ctx: Context) -> Self:
        """With the last day that is said, if it is still to come; several are asked."""
        for one in find_days(said, ctx.today, Lean.FUTURE)[-1:]:
            certain = one.nearest(ctx.today)
            coming = tuple(it for it in one.alternatives if it > ctx.today)
            if certain and certain > ctx.today:
                return self.changed(until=certain, days=())
            if coming:
                return self.changed(until=None, days=coming)
        return self

    def pair(self, ctx: Context) -> NewPair:
        """As it is written down, for the area of his in which the mentored is, else his first."""
        mine = sorted(ctx.actor.areas, key=lambda one: ctx.roster.areas[one].name)
        if self.mentored is None or self.until is None or not self.goal or not mine:
            raise Refusal(wording.PAIR_REFUSAL)
        covering = ctx.roster.area_of(self.mentored)
        area = covering.id if covering and covering.id in mine else mine[0]
        return NewPair(area, self.mentored, self.goal, self.until)
