"""谁暂时不在: the branch says from when to when, so that somebody stands in meanwhile; never why [D7]."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import ClassVar, Self
from uuid import UUID

from handlers.areas.absence import objecting, wording
from handlers.areas.absence.reading import person_in, return_in, says_back, says_self, span_in
from handlers.areas.board import SEE_BOARD
from handlers.areas.coverage.missing import ASSIGN, proof_of
from handlers.areas.wording import ASK_DAY, NOT_A_DAY
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt
from handlers.kit.wording import dated
from storage.queries import absences
from storage.queries.roster import AreaView, Assignment

WHO, SINCE, UNTIL = "who", "since", "until"
MOST = 15  # people of one answer
MOST_STEPS = 3


class AbsenceForm(Form):
    """Who is away from when to when, or back; `until` is the first day on which he is here again."""

    binding: ClassVar[bool] = True

    person: UUID | None = None
    doubt: Doubt | None = None
    back: bool = False
    since: date | None = None
    until: date | None = None
    since_among: tuple[date, ...] = ()
    until_among: tuple[date, ...] = ()

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Who and when; what a sentence says of the reason is not looked at."""
        draft = cls(back=says_back(said, ctx.today))
        if mention := person_in(said, ctx):
            draft = draft.named(mention, ctx)
        elif says_self(said, ctx.today) and not ctx.mentions(said):
            draft = draft.model_copy(update={"person": ctx.actor.me})
        return draft.timed(said, ctx)

    def question(self, ctx: Context) -> Question | None:
        """Who, from when, until when; an end that was not said is none."""
        if self.person is None:
            return self.doubt.question(WHO, ctx) if self.doubt else Question(WHO, wording.ASK_WHO)
        if self.since_among:
            return Question(SINCE, ASK_DAY, _labels(self.since_among, ctx))
        if self.until_among:
            return Question(UNTIL, wording.ASK_UNTIL, _labels(self.until_among, ctx))
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The draft with the answer to one of these."""
        if key == WHO:
            return self._answered_who(said, ctx)
        days = self.since_among if key == SINCE else self.until_among
        index = chosen(said, len(days))
        if key == UNTIL and said.says(*wording.UNKNOWN):
            return self.model_copy(update={"until": None, "until_among": ()})
        found = span_in(said, ctx.today)
        day = days[index] if index is not None else found.since
        if day is None:
            raise NotUnderstood(NOT_A_DAY)
        if key == SINCE:
            until = self.until if index is not None else found.until or self.until
            known = {"since": day, "since_among": (), "until": until}
            return self.model_copy(update=known).checked()
        until = day + timedelta(days=1)
        return self.model_copy(update={"until": until, "until_among": ()}).checked()

    def shown(self, ctx: Context) -> str:
        """Who is away when, that no reason is kept, and which areas somebody must stand in for."""
        lines = [wording.without_reason(self.told(ctx)), *self._left_alone(ctx)]
        return "\n".join(lines if not self.back else [self.told(ctx), *lines[1:]])

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another person, or other days."""
        mention = person_in(said, ctx)
        draft = self.named(mention, ctx) if mention else self
        draft = draft.timed(said, ctx)
        return None if draft == self else draft

    def amend_prompt(self) -> str:
        """How to correct it."""
        return wording.AMEND

    def told(self, ctx: Context) -> str:
        """The same in one sentence."""
        since = dated(self.since or ctx.today, ctx.today)
        if self.back:
            return wording.back(self.name(ctx), since)
        last = dated(self.until - timedelta(days=1), ctx.today) if self.until else ""
        return wording.away(self.name(ctx), since, last)

    def name(self, ctx: Context) -> str:
        """Whom it is about."""
        return ctx.name(self.person) if self.person else ""

    def named(self, mention: Mention, ctx: Context) -> Self:
        """With whom it is about; refused for people of elsewhere."""
        if len(mention.candidates) > 1 or not mention.certain:
            return self.model_copy(update={"person": None, "doubt": Doubt.about(mention)})
        return self._with_person(mention.candidates[0], ctx)

    def _answered_who(self, said: Utterance, ctx: Context) -> Self:
        if self.doubt and (meant := self.doubt.answered(said)):
            return self._with_person(meant, ctx)
        mention = person_in(said, ctx)
        if mention is None:
            raise NotUnderstood(wording.NOT_A_PERSON if self.doubt else wording.ASK_WHO)
        return self.named(mention, ctx).timed(said, ctx)

    def _with_person(self, person: UUID, ctx: Context) -> Self:
        return self.model_copy(update={"person": ours(person, ctx), "doubt": None})

    def timed(self, said: Utterance, ctx: Context) -> Self:
        """With the days that are said; where none was, it is from today on."""
        if self.back:
            day = return_in(said, ctx.today)
            return (
                self if self.since and day == ctx.today else self.model_copy(update={"since": day})
            )
        found = span_in(said, ctx.today)
        known = {
            "since": found.since or self.since or (None if found.since_among else ctx.today),
            "until": found.until or self.until,
            "since_among": found.since_among,
            "until_among": found.until_among,
        }
        return self.model_copy(update=known).checked()

    def checked(self) -> Self:
        """Itself, unless it ends before it begins."""
        if self.since and self.until and self.until <= self.since:
            raise NotUnderstood(wording.BACKWARDS)
        return self

    def _left_alone(self, ctx: Context) -> Iterator[str]:
        """The areas that nobody else answers for meanwhile [D7]; of a return, those he answers for again."""
        if self.person is None:
            return
        day = self.since or ctx.today
        mine = ctx.roster.areas_answered_for(self.person, day)
        if self.back:
            yield from [wording.held_again([one.name for one in mine])] if mine else []
            for area, rows in self._held_meanwhile(ctx):
                ends = [one.until for one in rows if one.until]
                last = dated(min(ends) - timedelta(days=1), ctx.today) if ends else ""
                names = [ctx.name(one.person_id) for one in rows]
                yield wording.still_stands_in(area.name, names, last)
            return
        for area, best in self._wanting(ctx):
            yield wording.stands_in(area.name, best)

    def next_steps(self, ctx: Context) -> Iterator[str]:
        """The sentences with which the branch decides on these areas now."""
        if self.back:
            for area, rows in self._held_meanwhile(ctx):
                names = [ctx.name(one.person_id) for one in rows]
                day = self.since if self.since != ctx.today else None
                yield wording.hand_back(self.name(ctx), day, names, area.name)
            return
        for area, best in self._wanting(ctx):
            yield from [wording.stand_in(best[0], area.name)] if best else []

    def _wanting(self, ctx: Context) -> Iterator[tuple[AreaView, list[str]]]:
        """The areas that nobody else answers for meanwhile, and who could [D7]."""
        if self.person is None:
            return
        day, proof = self.since or ctx.today, proof_of(ctx)
        for area in ctx.roster.areas_answered_for(self.person, day):
            others = {one.id for one in ctx.roster.at_hand(area.id, day)} - {self.person}
            if not others and area.id in proof.areas:
                yield area, [one.name for one in proof.proposals(area.id, but=self.person)]

    def _held_meanwhile(self, ctx: Context) -> Iterator[tuple[AreaView, list[Assignment]]]:
        """The areas in which others stand in for him who is back, or are to, with their assignments."""
        day = self.since or ctx.today
        for area in ctx.roster.areas.values():
            rows = ctx.roster.assignments_of(area.id)
            mine = {(one.since, one.until) for one in rows if one.person_id == self.person}
            ends, begins = {end for _, end in mine}, {begin for begin, _ in mine}
            there = [
                one
                for one in rows
                if one.interim and (one.until is None or one.until > max(day, one.since))
            ]
            if instead := [one for one in there if one.since in ends or one.until in begins]:
                yield area, instead


def note(form: AbsenceForm, ctx: Context) -> Reply:
    """Written down; the areas that nobody at hand answers for are the branch's to mend from that day on."""
    person, since = form.person, form.since or ctx.today
    if person is None:
        raise Refusal(wording.ASK_WHO)
    branch = ctx.roster.team_branches.get(ctx.roster.people[ours(person, ctx)].team_id)
    if form.back:
        absences.note_return(ctx.session, ctx.actor, branch, person, since)
        objecting.call_off(person, ctx)
    else:
        absences.note_absence(ctx.session, ctx.actor, branch, person, since, form.until)
        objecting.tell(person, since, form.until, ctx)
    steps = (Choice(one, ASSIGN, one) for one in islice(form.next_steps(ctx), MOST_STEPS))
    return Reply(wording.noted(form.told(ctx)), (*steps, SEE_BOARD))


def show_absent(_said: Utterance, ctx: Context) -> Reply:
    """Who of one's own branch is away now or will be, and until when."""
    noted = ((one, ctx.roster.absence(one.id, ctx.today)) for one in ctx.roster.people.values())
    away = [
        AbsenceForm(person=one.id, since=found.since, until=found.until).told(ctx)
        for one, found in noted
        if found
        and one.here_on(ctx.today)
        and ctx.roster.team_branches.get(one.team_id) in ctx.actor.branches
    ]
    if not away:
        return Reply(wording.NOBODY_AWAY)
    more = [wording.more(len(away) - MOST)] if len(away) > MOST else []
    return Reply(wording.listed([*away[:MOST], *more]))


def ours(person: UUID, ctx: Context) -> UUID:
    """Somebody of a branch on whose committee the actor sits; else a Refusal."""
    one = ctx.roster.people[person]
    if ctx.roster.team_branches.get(one.team_id) not in ctx.actor.branches:
        raise Refusal(wording.NOT_OURS.format(name=one.name))
    return person


def _labels(days: tuple[date, ...], ctx: Context) -> tuple[str, ...]:
    return tuple(dated(one, ctx.today) for one in days)
