"""Who answers for an area, what for, and how to reach him; class A, so for everybody [P0 S1]."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from handlers.areas import coverage, reading, rules, wording
from handlers.areas.board import in_order, kind_of, may_oversee
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.regulation import Edition
from storage.queries.roster import AreaView
from storage.vocabulary import Role

WHO, RAISE, TALK = "areas.who", "concerns.raise", "talks.record"
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
    by_name = {area.name: area for area in ctx.roster.areas.values()}
    named = in_order((by_name[name] for name in areas_named(said, by_name)), ctx)
    day = _day_asked(said, by_name, ctx)
    if len(named) > 1:
        names = (area.name for area in named[:MOST_CHOICES])
        then = None if day == ctx.today else day
        choices = (Choice(name, WHO, wording.question_for(name, then)) for name in names)
        return Reply(wording.WHICH_AREA, tuple(choices))
    if day != ctx.today and (area := next(iter(named), None) or ctx.roster.area_of(ctx.actor.me)):
        return _on(day, area, ctx)
    if named:
        return _about(named[0], ctx)
    own = [ctx.roster.areas[area] for area in ctx.actor.areas]
    covering = ctx.roster.area_of(ctx.actor.me)
    if own:
        return _to_holder(sorted(own, key=lambda area: area.name), covering, ctx)
    return _about(covering, ctx) if covering else _to_uncovered(ctx)


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
    who = wording.responsible(area.name, kinds, together=rules.is_shared(kinds))
    return Reply(wording.on(when, who), choices)


def _about(area: AreaView, ctx: Context) -> Reply:
    """One area: who, why he, what for, how to reach him; or an honest gap."""
    choices = (Choice(wording.RAISE, RAISE),)
    holders = ctx.roster.responsible_for(area.id, ctx.today)
    if not holders and area.branch_id in ctx.actor.branches:
        see = Choice(wording.SEE_BOARD, coverage.BOARD)
        return Reply(wording.gap_to_decide(area.name), (see,))
    if not holders:
        return Reply(wording.gap(area.name, _branch_contact(area.branch_id, ctx)), choices)
    if ctx.actor.me in {one.id for one in holders}:
        return _to_holder([area], None, ctx)
    kinds = [(one.name, kind_of(area, one, ctx)) for one in holders]
    lines = [
        wording.responsible(area.name, kinds, together=rules.is_shared(kinds)),
        wording.duties(_duties(ctx)),
        wording.reach([one.name for one in holders]),
    ]
    if all(rules.comes_from_outside(kind) for _, kind in kinds):
        lines.append(wording.OFF_SITE)
    return Reply("\n".join(lines), choices)


def _to_holder(areas: Iterable[AreaView], covering: AreaView | None, ctx: Context) -> Reply:
    """To a responsible member: his areas with the names of their staff, then who answers for himself."""
    lines = [_own_line(area, ctx) for area in areas]
    lines.append(wording.duties(_duties(ctx)))
    if covering is not None and covering.id not in ctx.actor.areas:
        holders = ctx.roster.responsible_for(covering.id, ctx.today)
        kinds = [(one.name, kind_of(covering, one, ctx)) for one in holders]
        together = rules.is_shared(kinds)
        lines += [wording.responsible(covering.name, kinds, together=together)] if kinds else []
    return Reply("\n".join(lines), (Choice(wording.RECORD_TALK, TALK),))


def _own_line(area: AreaView, ctx: Context) -> str:
    others = [
        one.name for one in ctx.roster.responsible_for(area.id, ctx.today) if one.id != ctx.actor.me
    ]
    staff = [one.name for one in ctx.roster.staff_of(area.id, ctx.today)]
    return wording.own(area.name, kind_of(area, ctx.me, ctx), others, staff)


def _to_uncovered(ctx: Context) -> Reply:
    branch = ctx.roster.branch_of(ctx.actor.me)
    if branch is None:
        return _to_outsider(ctx)
    ask = wording.ask(_branch_contact(branch.id, ctx))
    return Reply(f"{wording.ASK_BRANCH}{ask}", (Choice(wording.RAISE, RAISE),))


def _to_outsider(ctx: Context) -> Reply:
    """To somebody above the branches: he is in no area, but may look at any."""
    areas = [
        area
        for area in in_order(ctx.roster.areas.values(), ctx)
        if area.branch_id in ctx.roster.orgs
    ]
    if not areas:
        raise Refusal(wording.NO_AREAS)
    branch = ctx.roster.orgs[areas[0].branch_id].name if areas[0].branch_id else ""
    seen = any(may_oversee(area, ctx) for area in areas)
    choices = (Choice(wording.SEE_BOARD, coverage.BOARD),) if seen else ()
    text = wording.OUTSIDE.format(team=ctx.me.team, branch=branch, area=areas[0].name)
    return Reply(text, choices)


def _branch_contact(branch_id: UUID | None, ctx: Context) -> str:
    """The secretary, or whoever sits on the committee; "" when nobody does."""
    if branch_id is None:
        return ""
    holders = ctx.roster.holders(branch_id, Role.BRANCH, ctx.today)
    return ctx.name(holders[0].person_id) if holders else ""


def _duties(ctx: Context) -> list[str]:
    return rules.in_short((duty.title for duty in ctx.edition.duties), wording.COMMA)
