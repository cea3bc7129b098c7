"""Who answers for an area, what for, and how to reach him; class A, so for everybody [P0 S1]."""

from collections.abc import Collection
from datetime import date

from handlers.areas import rules
from handlers.areas import wording as areas_wording
from handlers.areas.board import in_order, kind_of
from handlers.areas.who import reading, wording
from handlers.areas.who.answering import about, to_holder, to_uncovered
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.regulation import Edition
from storage.queries.roster import AreaView

WHO = "areas.who"
QUOTE = "clauses.quote"
MOST_CHOICES = 9


def tell_who(said: Utterance, ctx: Context) -> Reply:
    """Who answers for the area that is asked about, or else for one's own; class A, so for everybody [P0 S1]."""
    answer = _who(said, ctx)
    if not reading.wants_to_join(said):
        return answer
    clause = _nurturing(ctx.edition)
    see = [Choice(wording.SEE_CLAUSE.format(id=clause), QUOTE, clause)] if clause else []
    return Reply(f"{wording.joining(clause)}\n{answer.text}", (*answer.choices, *see))


def _nurturing(edition: Edition) -> str:
    """The clause that makes activists a duty of the responsible member; "" where the edition has none."""
    tasks = {duty.clause for duty in edition.duties}
    found = (one.id for one in edition.find_clauses(wording.ACTIVISTS) if one.id in tasks)
    return next(found, "")


def _who(said: Utterance, ctx: Context) -> Reply:
    known = ctx.roster.areas.values()  # the past had others
    named = in_order(areas_named(said, known), ctx)
    day = _day_asked(said, {area.name for area in known}, ctx)
    if len(named) > 1:
        names = (area.name for area in named[:MOST_CHOICES])
        then = None if day == ctx.today else day
        choices = (Choice(name, WHO, wording.question_for(name, then)) for name in names)
        return Reply(wording.WHICH_AREA, tuple(choices))
    if day != ctx.today and (area := next(iter(named), None) or ctx.roster.area_of(ctx.actor.me)):
        return _on(day, area, ctx)
    if named:
        return about(named[0], ctx)
    own = [ctx.roster.areas[area] for area in ctx.actor.areas]
    covering = ctx.roster.area_of(ctx.actor.me)
    if own:
        return to_holder(sorted(own, key=lambda area: area.name), covering, ctx)
    return about(covering, ctx) if covering else to_uncovered(ctx)


def _day_asked(said: Utterance, names: Collection[str], ctx: Context) -> date:
    """The day a question is about; raises Refusal when it is not plain which."""
    days = reading.days_asked(said, names, ctx.today) or [ctx.today]
    if len(days) > 1 or days[0] is None:
        raise Refusal(wording.WHICH_DAY)
    return days[0]


def _on(day: date, area: AreaView, ctx: Context) -> Reply:
    """Who answered, or will answer, for an area on a day: assignments are dated and never overwritten [D7]."""
    holders = ctx.roster.responsible_for(area.id, day)
    when = dated(day, ctx.today)
    choices = (Choice(wording.NOW, WHO, wording.question_for(area.name)),)
    if not holders:
        return Reply(wording.nobody_on(when, area.name), choices)
    kinds = [(one.name, kind_of(area, one, ctx, day)) for one in holders]
    who = areas_wording.responsible(area.name, kinds, together=rules.is_shared(kinds))
    return Reply(wording.on(when, who), choices)
