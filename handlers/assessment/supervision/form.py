"""One look at how a member does his duty, before it is written down: method, whom, when, what, good or not [M3]."""

from datetime import date
from typing import Self
from uuid import UUID

from handlers.assessment.supervision import reading, whose, wording
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.areas import areas_in, areas_named
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt
from handlers.kit.wording import NOT_A_CHOICE, day
from storage.assessment_words import SupervisionMethod

WHO, MEMBER, AREA, DAY, FINDING, TONE = "who", "member", "area", "day", "finding", "tone"
LONGEST = 200  # characters of a finding


class NoteForm(Form):
    """What was looked at; `area` alone until its member is known, `positive` None until it is plain or asked."""

    method: SupervisionMethod = SupervisionMethod.SUPERVISION
    member: UUID | None = None
    doubt: Doubt | None = None
    area: UUID | None = None
    day: date | None = None
    days: tuple[date, ...] = ()  # among which the day was said unclearly
    finding: str = ""
    positive: bool | None = None
    named: bool = False  # names of others were left out

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Everything a sentence says; refused at once for whom he may not note."""
        if not whose.watched_by_me(ctx, ctx.today):
            raise Refusal(wording.NO_AREAS)
        return cls(day=ctx.today).told(said, ctx) if said.words() else cls(day=ctx.today)

    def question(self, ctx: Context) -> Question | None:
        """What is missing, one thing at a time."""
        if self.days or self.day is None:
            return Question(DAY, wording.ASK_DAY, tuple(map(day, self.days)))
        if self.member is None:
            return self._whom(self.day, ctx)
        if self.area is None:
            areas = whose.areas_of(self.member, self.day, ctx)
            return Question(AREA, wording.ASK_AREA, tuple(one.name for one in areas))
        if len(self.finding) > LONGEST:
            return Question(FINDING, wording.ask_shorter(len(self.finding), LONGEST))
        if not reading.says_something(self.finding):
            return Question(FINDING, wording.ASK_FINDING)
        return Question(TONE, wording.ASK_TONE, wording.TONES) if self.positive is None else None

    def _whom(self, when: date, ctx: Context) -> Question:
        if self.doubt:
            return self.doubt.question(WHO, ctx)
        if self.area:
            members = whose.members_of(ctx.roster.areas[self.area], when, ctx)
            return Question(MEMBER, wording.ASK_WHICH_MEMBER, tuple(one.name for one in members))
        return Question(WHO, wording.ASK_WHO)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one of these."""
        match key:
            case "day":
                return self._answered_day(said, ctx)
            case "area":
                return self._answered_area(said, ctx)
            case "finding":
                return self.found(said, ctx, ())
            case "tone":
                return self._answered_tone(said)
            case _:
                return self._answered_who(said, ctx)

    def shown(self, ctx: Context) -> str:
        """Method, whom, when, what; and that he will read it."""
        if self.member is None or self.area is None or self.day is None or self.positive is None:
            raise Refusal(wording.ASK_WHO)
        name, area = ctx.name(self.member), ctx.roster.areas[self.area].name
        head = wording.heading(self.method, name, area, self.day, ctx.today)
        notes = [wording.NAMES_LEFT_OUT] if self.named else []
        return wording.drafted(head, self.finding, notes, name, positive=self.positive)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another tone, method, day, member, or the finding said anew."""
        if (tone := reading.tone_said(said)) is not None:
            return self.changed(positive=tone)
        told = self.told(said, ctx)
        if told.changed(finding="", positive=None, named=False) != self.changed(
            finding="", positive=None, named=False
        ) and reading.only_corrects(said):
            told = told.changed(finding=self.finding, positive=self.positive, named=self.named)
        return None if told == self else told

    def amend_prompt(self) -> str:
        """How to correct it."""
        return wording.AMEND

    def told(self, said: Utterance, ctx: Context) -> Self:
        """What a sentence says counts, as far as it goes."""
        spent: list[tuple[int, int]] = []
        draft = self
        if found := reading.method_in(said):
            draft = draft.changed(method=found[0])
            spent.append(found[1])
        if when := reading.day_in(said, ctx):
            draft = draft.timed((when.day,) if when.day else when.alternatives, ctx)
            spent.append((when.start, when.end))
        draft, places = draft.of_whom(said, ctx)
        return draft.found(said, ctx, (*spent, *places))

    def of_whom(self, said: Utterance, ctx: Context) -> tuple[Self, list[tuple[int, int]]]:
        """Whom the sentence is about, and where that is said."""
        when = self.day or ctx.today
        names = {one.name: one for one in ctx.roster.areas.values() if one.open_on(when)}
        whole, short = areas_in(said.plain, names)
        named = list(dict.fromkeys(name for *_, name in (*whole, *short)))
        places = [(start, end) for start, end, _ in (*whole, *short)][:1]
        mention = self._member_in(said, ctx)
        area = names[named[0]] if len(named) == 1 else None
        if mention and area and not self._answers(mention.candidates, area.id, ctx):
            mention = None  # somebody who was met there
        if mention and (not mention.certain or len(mention.candidates) > 1):
            draft = self.changed(member=None, area=None, doubt=Doubt.about(mention))
            return draft, [(mention.start, mention.end)]
        if mention:
            draft = self.with_member(mention.candidates[0], area.id if area else None, ctx)
            return draft, [(mention.start, mention.end), *(places if area else [])]
        if area is None:
            return self, []
        members = whose.members_of(area, when, ctx)
        only = members[0].id if len(members) == 1 else None
        return self.changed(area=area.id, member=only, doubt=None), places

    def _member_in(self, said: Utterance, ctx: Context) -> Mention | None:
        """The first who is named; once the member is known only somebody else who answers for an area."""
        found = [one for one in ctx.mentions(said, self._near(ctx)) if one.candidates]
        if self.member is None:
            return found[0] if found else None
        others = self._near(ctx) - {self.member}
        return next((one for one in found if others.intersection(one.candidates)), None)

    def _near(self, ctx: Context) -> frozenset[UUID]:
        when = self.day or ctx.today
        areas = whose.watched_by_me(ctx, when)
        return frozenset(one.id for area in areas for one in whose.others_of(area, when, ctx))

    def _answers(self, people: tuple[UUID, ...], area: UUID, ctx: Context) -> bool:
        answering = ctx.roster.responsible_for(area, self.day or ctx.today)
        return not {one.id for one in answering}.isdisjoint(people)

    def with_member(self, member: UUID, area: UUID | None, ctx: Context) -> Self:
        """With whom it is about, and his area where there is only one."""
        areas = [one.id for one in whose.areas_of(member, self.day or ctx.today, ctx)]
        only = areas[0] if len(areas) == 1 else None
        return self.changed(member=member, doubt=None, area=area if area in areas else only)

    def timed(self, days: tuple[date, ...], ctx: Context) -> Self:
        """With the day of the look, or those among which to ask; refused of days to come."""
        past = tuple(one for one in days if one <= ctx.today)
        if not past:
            raise NotUnderstood(wording.FUTURE) if self.member else Refusal(wording.FUTURE)
        return self.changed(day=past[0], days=past if len(past) > 1 else ())

    def found(
        self,
        said: Utterance,
        ctx: Context,
        spent: tuple[tuple[int, int], ...],
    ) -> Self:
        """With what was found, if anything is said of it."""
        text, named = reading.finding_of(said, ctx, spent, self.member)
        if not reading.says_something(text):
            return self
        tone = reading.tone_of(text)
        return self.changed(finding=text, named=named, positive=tone)

    def _answered_who(self, said: Utterance, ctx: Context) -> Self:
        if self.doubt and (meant := self.doubt.answered(said)):
            return self.with_member(meant, None, ctx)
        if self.area and not self.doubt:
            members = whose.members_of(ctx.roster.areas[self.area], self.day or ctx.today, ctx)
            if (index := chosen(said, len(members))) is not None:
                return self.changed(member=members[index].id)
        draft, _ = self.of_whom(said, ctx)
        if draft == self:
            raise NotUnderstood(wording.ASK_WHO)
        return draft

    def _answered_area(self, said: Utterance, ctx: Context) -> Self:
        areas = whose.areas_of(self.member, self.day or ctx.today, ctx) if self.member else []
        index = chosen(said, len(areas))
        picked = [areas[index]] if index is not None else areas_named(said, areas)
        if len(picked) != 1:
            raise NotUnderstood(NOT_A_CHOICE)
        return self.changed(area=picked[0].id)

    def _answered_day(self, said: Utterance, ctx: Context) -> Self:
        index = chosen(said, len(self.days))
        if index is not None:
            return self.changed(day=self.days[index], days=())
        found = reading.day_in(said, ctx)
        if found is None:
            raise NotUnderstood(wording.NOT_A_DAY)
        return self.timed((found.day,) if found.day else found.alternatives, ctx)

    def _answered_tone(self, said: Utterance) -> Self:
        index = chosen(said, len(wording.TONES))
        tone = reading.tone_said(said) if index is None else index == 0
        if tone is None:
            raise NotUnderstood(NOT_A_CHOICE)
        return self.changed(positive=tone)
