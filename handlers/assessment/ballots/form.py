"""A ballot as a form: seven taps or one sentence, shown before it is handed in [M4.2]."""

from datetime import date, timedelta
from typing import Self
from uuid import UUID

from pydantic import Field

from handlers.assessment.ballots import wording
from handlers.assessment.ballots.reading import level_in, levels_in, line_in
from handlers.assessment.ballots.whom import pool_of, settle, units_for
from handlers.assessment.cycle.now import carrying_out
from handlers.assessment.cycle.under import edition_of
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Item
from storage.assessment_words import Level, StepKey
from storage.queries import ballots
from storage.queries.assessment import CycleView
from storage.queries.ballots import Paper, Unit
from storage.vocabulary import Role

WHOM, ITEM = "whom", "item:"


class BallotForm(Form):
    """What somebody says of the member who answers for his area."""

    cycle: UUID
    area: UUID
    among: tuple[UUID, ...]  # on whom he may vote
    subject: UUID | None = None
    levels: dict[str, Level] = Field(default_factory=dict)
    line: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Whom it is about and what is said of him; refused where he has no vote, or nobody has any more."""
        cycle = taking_ballots(ctx)
        units = units_or_refusal(ctx, cycle)
        among = tuple(one.subject_id for one in units)
        subject = _subject(said, among, ctx)
        form = cls(cycle=cycle.id, area=units[0].area_id, among=among, subject=subject)
        settle(ctx, cycle, units[0])
        return form.taken_up(ctx).with_words(said, ctx) if subject else form

    def question(self, ctx: Context) -> Question | None:
        """Whom, where there are several; then one item after the other."""
        if self.subject is None:
            return Question(WHOM, wording.WHOM, tuple(ctx.name(one) for one in self.among))
        item = self._next(ctx)
        if item is None:
            return None
        text = wording.ask_item(item.title, item.full)
        if not self.levels:
            text = f"{self._heading(ctx)}\n{self._together(ctx)}\n{wording.HOW}\n{text}"
        return Question(ITEM + item.key, text, wording.LEVELS)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """A number, a word, or a sentence about several items at once."""
        if key == WHOM:
            index = chosen(said, len(self.among))
            subject = self.among[index] if index is not None else _subject(said, self.among, ctx)
            if subject is None:
                raise NotUnderstood(wording.WHOM)
            return self.changed(subject=subject).taken_up(ctx)
        index = chosen(said, len(wording.LEVELS))
        item = key.removeprefix(ITEM)
        if index is not None:
            return self.changed(levels={**self.levels, item: wording.LEVEL_ORDER[index]})
        form = self.with_words(said, ctx)
        if form == self:
            level = level_in(said.plain)
            if said.choice() is not None or level is None:
                raise NotUnderstood(wording.ONLY_LEVELS)
            return self.changed(levels={**self.levels, item: level})
        return form

    def shown(self, ctx: Context) -> str:
        """What was understood, what becomes of it and until when it can be changed."""
        by_level = {
            level: [one.title for one in self._items(ctx) if self.levels[one.key] is level]
            for level in wording.LEVEL_ORDER
        }
        shown = wording.levels(by_level, len(self.levels))
        parts = [self._heading(ctx), shown, wording.line(self.line), self._together(ctx)]
        return "\n".join(filter(None, parts))

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Other levels, or a line."""
        form = self.with_words(said, ctx)
        return None if form == self else form

    def amend_prompt(self) -> str:
        """How to correct it."""
        return wording.AMEND

    @property
    def unit(self) -> Unit:
        """What it is about; LookupError while nobody is chosen."""
        if self.subject is None:
            raise LookupError("not known yet")
        return Unit(self.area, self.subject)

    def paper(self) -> Paper:
        """As it is kept."""
        return Paper(self.levels, self.line)

    def taken_up(self, ctx: Context) -> Self:
        """With what he handed in before, as long as it waits."""
        pool = ballots.pools(ctx.session, self.cycle).get(self.unit)
        if pool is not None and pool.closed:
            raise Refusal(wording.CLOSED)
        before = ballots.mine(ctx.session, ctx.actor, self.cycle, self.unit)
        if before is not None:
            return self.changed(levels=dict(before.levels), line=before.line)
        if ballots.stands(ctx.session, ctx.actor, self.cycle).get(self.unit) is False:
            raise Refusal(wording.mixed(ctx.name(self.unit.subject_id)))
        return self

    def with_words(self, said: Utterance, ctx: Context) -> Self:
        """With the levels, or the line, that a message gives."""
        before, line = line_in(said)
        found = levels_in(before, edition_of(self.cycle, ctx))
        levels = {**self.levels, **found.levels}
        if found.rest is not None:
            levels = {one.key: found.levels.get(one.key, found.rest) for one in self._items(ctx)}
        return self.changed(levels=levels, line=self.line if line is None else line)

    def _items(self, ctx: Context) -> tuple[Item, ...]:
        return tuple(edition_of(self.cycle, ctx).items)

    def _next(self, ctx: Context) -> Item | None:
        return next((one for one in self._items(ctx) if one.key not in self.levels), None)

    def _heading(self, ctx: Context) -> str:
        area = ctx.roster.areas[self.area].name
        return wording.heading(ctx.name(self.unit.subject_id), area)

    def _together(self, ctx: Context) -> str:
        cycle = taking_ballots(ctx)
        least = edition_of(self.cycle, ctx).balloting.least_ballots
        return told_before(ctx, cycle, self.unit, least)


def taking_ballots(ctx: Context) -> CycleView:
    """The cycle in which ballots are taken today; nobody has days of his own: a late one would name its voter."""
    return carrying_out(ctx, StepKey.AREA_EVALUATION)


def units_or_refusal(ctx: Context, cycle: CycleView) -> list[Unit]:
    """On whom this actor may vote; a Refusal says why on nobody."""
    units = units_for(ctx, ctx.actor.me, cycle.branch_id)
    if units:
        return units
    if Role.BRANCH in ctx.actor.roles:
        raise Refusal(wording.NOT_THE_BRANCH)
    area = ctx.roster.area_of(ctx.actor.me)
    if area is not None and area.id in ctx.actor.areas:
        raise Refusal(wording.NOT_HIMSELF)
    raise Refusal(wording.NOBODY_TO_VOTE_ON)


def told_before(ctx: Context, cycle: CycleView, unit: Unit, least: int) -> str:
    """Which of the rules for small areas holds for this ballot, and until when it can be changed at least."""
    pool = pool_of(ctx, cycle, unit)
    names = sorted(
        {ctx.roster.areas[one.area_id].name for one in pool.units}
        - {ctx.roster.areas[unit.area_id].name}
    )
    return wording.together(least, names, branch_wide=pool.branch_wide)


def changeable_until(today: date, closes: date) -> date:
    """The last day on which he can change it for certain: it is mixed in the second night after, at the earliest."""
    return min(today + timedelta(days=1), closes)


def _subject(said: Utterance, among: tuple[UUID, ...], ctx: Context) -> UUID | None:
    """Who is meant; a Refusal when it is surely somebody else."""
    mentions = ctx.mentions(said)
    meant = [one for one in among if any(one in mention.candidates for mention in mentions)]
    if len(meant) == 1:
        return meant[0]
    sure = [mention.candidates[0] for mention in mentions if mention.certain]
    if not meant and ctx.actor.me in sure:
        raise Refusal(wording.NOT_HIMSELF)
    if not meant and sure:
        raise Refusal(wording.only_these([ctx.name(one) for one in among]))
    return among[0] if len(among) == 1 else None
