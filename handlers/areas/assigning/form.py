"""One sentence of the branch decides who answers for an area; its consequences are read back first [D2 D5-D7]."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from handlers.areas.assigning import consequences, deciding, wording
from handlers.areas.assigning.branch import (
    an_area,
    area_to_be,
    called,
    check_member,
    kind_for,
    to_be_held,
    with_new_area,
)
from handlers.areas.assigning.deciding import Decision, How
from handlers.areas.assigning.hearing import Heard, hear
from handlers.areas.assigning.naming import WHO, PeopleForm
from handlers.areas.wording import ASK_DAY, DAY_IS_OVER, NOT_A_DAY
from handlers.kit.capability import Context
from handlers.kit.forms import NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE, dated

AREA, HOW, DAY = "area", "how", "day"
MOST_CHOICES = 9


class AssignForm(PeopleForm):
    """Who, which area, in whose place, from when; the branch's decision before it is one."""

    binding: ClassVar[bool] = True

    area: UUID | None = None
    among: tuple[UUID, ...] = ()  # the areas and teams a name may mean
    new_from: UUID | None = None  # the team that becomes an area with this decision
    since: date | None = None
    days: tuple[date, ...] = ()  # the days among which to ask
    until: date | None = None
    decided_on: date | None = None
    interim: bool = False
    linked: bool = False
    site: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The decision in a sentence; refused where nobody could carry it out."""
        heard = hear(said, ctx)
        if heard.areas and heard.shift:
            raise Refusal(wording.by_shift(heard.areas[0], heard.shift))
        return cls().in_area(heard, ctx).hearing(heard, ctx)

    def in_area(self, heard: Heard, ctx: Context) -> Self:
        """With the area that was named, or with a team that is to become one."""
        meant = called(heard.areas, ctx)
        if heard.areas and not meant:
            raise Refusal(wording.NOT_AN_AREA.format(area=an_area(ctx)))
        if len(meant) == 1:
            return self.of(meant[0], ctx)
        return self.model_copy(update={"among": tuple(meant)})

    def of(self, unit: UUID, ctx: Context) -> Self:
        """With an area, or a team that becomes one."""
        found = (
            {"area": unit}
            if unit in ctx.roster.areas
            else {"area": area_to_be(unit, ctx), "new_from": unit}
        )
        return self.model_copy(update={**found, "among": ()})

    def placed(self, ctx: Context) -> Context:
        """The context in which the area is one already."""
        if self.area is None or self.new_from is None:
            return ctx
        holder = next(iter(self.people), None)
        return with_new_area(self.area, self.new_from, holder, ctx)

    def hearing(self, heard: Heard, ctx: Context) -> Self:
        """The draft with all that was heard beside the area."""
        changed = self.named(heard, ctx) if heard.taking or heard.leaving else self
        if heard.since and heard.since < ctx.today:
            raise NotUnderstood(DAY_IS_OVER)
        found = {
            "how": heard.how or (How.BESIDE if self.people and heard.together else None),
            "since": heard.since,
            "until": heard.until,
            "decided_on": heard.decided_on,
            "site": heard.site or None,
        }
        known = {name: value for name, value in found.items() if value is not None}
        return changed.model_copy(
            update={
                **known,
                "days": () if heard.since else heard.doubtful_days or self.days,
                "interim": self.interim or heard.interim,
                "linked": self.linked or heard.linked,
            }
        )

    def question(self, ctx: Context) -> Question | None:
        """Which area, who, in whose place, from when; one thing at a time."""
        if self.area is None:
            known = to_be_held(ctx)
            labels = tuple(known[one] for one in self._choices(ctx))
            return Question(AREA, wording.ASK_AREA, labels)
        if (who := self.ask_who(ctx)) is not None:
            return who
        ctx = self.placed(ctx)
        if self.days:
            days = tuple(dated(one, ctx.today) for one in self.days)
            return Question(DAY, ASK_DAY, days)
        if self._standing_in(ctx).how is None and (others := self._others(ctx)):
            names = [ctx.name(one) for one in others]
            area = ctx.roster.areas[self.area].name
            return Question(HOW, wording.ask_how(area, names), wording.either(names))
        self._check_effect(ctx)
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The draft with the answer to one of these."""
        if key == AREA:
            return self._answered_area(said, ctx)
        if key == WHO:
            return self.answered_who(said, ctx)
        if key == HOW:
            index = chosen(said, 2)
            heard = hear(said, ctx)
            how = (How.INSTEAD, How.BESIDE)[index] if index is not None else heard.how
            how = how or (How.BESIDE if heard.together else None)
            if how is None:
                raise NotUnderstood(NOT_A_CHOICE)
            return self.model_copy(update={"how": how})
        index = chosen(said, len(self.days))
        day = self.days[index] if index is not None else hear(said, ctx).since
        if day is None:
            raise NotUnderstood(NOT_A_DAY)
        if day < ctx.today:
            raise NotUnderstood(DAY_IS_OVER)
        return self.model_copy(update={"since": day, "days": ()})

    def shown(self, ctx: Context) -> str:
        """The decision and what follows from it."""
        return consequences.shown(self.decision(ctx), self.placed(ctx))

    def not_before(self, day: date) -> Self:
        """The same from that day on at the earliest: what was proposed some days ago begins when it is decided."""
        return self.model_copy(update={"since": max(self.since or day, day)})

    def check(self, ctx: Context) -> None:
        """Refuse what could not be decided any more: somebody left, the area is none now, or it is so already."""
        area = self.placed(ctx).roster.areas[self.area] if self.area else None
        if area is None or not area.open_on(ctx.today):
            raise Refusal(wording.NOT_AN_AREA.format(area=an_area(ctx)))
        try:
            for one in self.people if self.how is not How.RELEASED else ():
                check_member(one, ctx)
        except NotUnderstood as hint:
            raise Refusal(str(hint)) from None
        self._check_effect(self.placed(ctx))

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another person, day, meeting, or way of sharing."""
        denied = said.plain.startswith(wording.NOT_HIM)
        heard = hear(said.part(len(wording.NOT_HIM), len(said.plain)) if denied else said, ctx)
        if heard.areas:
            whole = heard.decides and not heard.rest and (heard.taking or heard.leaving)
            return type(self).read(said, ctx) if whole and not denied else None
        people = [*heard.taking, *heard.leaving]
        if people and heard.rest:
            return None  # 马德福月底退休: he is in a sentence about something else
        if denied and len(people) > 1:
            heard = replace(heard, taking=tuple(people[-1:]), leaving=(), how=None)
        changed = self.hearing(heard, ctx)
        if not heard.how and not heard.taking and heard.together:
            changed = changed.model_copy(update={"how": How.BESIDE})
        return None if changed == self else changed

    def amend_prompt(self) -> str:
        """Which corrections are understood."""
        return wording.AMEND

    def decision(self, ctx: Context) -> Decision:
        """What the branch decides with it; only when nothing is left to ask."""
        assert self.area is not None  # noqa: S101  (asked first)
        ctx = self.placed(ctx)
        area, draft = ctx.roster.areas[self.area], self._standing_in(ctx)
        return Decision(
            area_id=self.area,
            people={one: kind_for(one, area, ctx, linked=self.linked) for one in self.people},
            how=draft.how or How.INSTEAD,
            since=draft.since or ctx.today,
            until=draft.until,
            interim=self.interim,
            decided_on=self.decided_on,
            site=self.site,
        )

    def _standing_in(self, ctx: Context) -> Self:
        """Who takes an area 代管 while its holders are away takes it for just that time, unless it was said otherwise."""
        others = self._others(ctx) if self.interim and self.how is None else []
        away = [ctx.roster.absence(one, self.since or ctx.today) for one in others]
        spans = [one for one in away if one is not None]
        if not others or len(spans) < len(others):
            return self
        ends = [one.until for one in spans if one.until is not None]
        back = max(ends) if len(ends) == len(spans) else None
        since = self.since or max(ctx.today, min(one.since for one in spans))
        found = {"how": How.INSTEAD, "since": since, "until": self.until or back}
        return self.model_copy(update=found)

    def _others(self, ctx: Context) -> list[UUID]:
        """Who else answers for the area on the day from which it is decided."""
        assert self.area is not None  # noqa: S101
        holders = ctx.roster.responsible_for(self.area, self.since or ctx.today)
        return [one.id for one in holders if one.id not in self.people]

    def _check_effect(self, ctx: Context) -> None:
        """Refuse what would change nothing, or end before it begins."""
        decision = self.decision(ctx)
        area = ctx.roster.areas[decision.area_id]
        if decision.until and decision.until <= decision.since:
            raise Refusal(wording.ENDS_BEFORE)
        for one in decision.people if decision.how is not How.RELEASED else ():
            person = ctx.roster.people[one]
            if person.left_on and not person.here_on(decision.since):
                raise Refusal(wording.leaves_before(person.name, person.left_on, ctx.today))
        if deciding.change_of(ctx.roster.assignments_of(area.id), decision):
            return
        if decision.how is How.RELEASED:
            raise Refusal(wording.not_holding(ctx.name(self.people[0]), area.name))
        holders = ctx.roster.responsible_for(area.id, decision.since)
        raise Refusal(wording.already(area.name, [one.name for one in holders]))

    def _choices(self, ctx: Context) -> list[UUID]:
        known = to_be_held(ctx)
        return ([one for one in self.among if one in known] or list(known))[:MOST_CHOICES]

    def _answered_area(self, said: Utterance, ctx: Context) -> Self:
        units = self._choices(ctx)
        index = chosen(said, len(units))
        if index is not None:
            return self.of(units[index], ctx)
        heard = hear(said, ctx)
        if not heard.areas:
            raise NotUnderstood(wording.NOT_AN_AREA.format(area=an_area(ctx)))
        return self.in_area(heard, ctx)
