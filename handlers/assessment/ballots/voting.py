"""Handing a ballot in, staying out of it, and asking first who would see it [M4.2]."""

import re

from handlers.assessment.ballots import wording
from handlers.assessment.ballots.form import (
    BallotForm,
    changeable_until,
    taking_ballots,
    told_before,
    units_or_refusal,
)
from handlers.assessment.ballots.reading import levels_in
from handlers.assessment.ballots.whom import settle, units_for, voters_on
from handlers.assessment.cycle import telling
from handlers.assessment.cycle.now import may_carry_out
from handlers.assessment.cycle.under import edition_of, usable_if_any
from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.assessment_words import StepKey
from storage.queries import ballots
from storage.queries.ballots import Unit

BALLOT = re.compile(r"评价|测评|民主评议|打分表?")
WHO_SEES = re.compile(
    r"(看到|看见|看得到|知道|晓得|查到|查得到).{0,8}(是|谁|哪个|我)|匿名|不?记名|保密"
)
ASKED = re.compile(r"[吗么嘛?？]|会不会|能不能|是不是|会.{0,6}(吗|么|不)|谁")
DECLINES = re.compile(r"^(我|就)?(不想?|别让我|不参加)(责任区)?(评价|评议|测评|评)[^\d]{0,6}$")
GIVES = re.compile(r"都|全|给|打|评|那项|这项|高分|低[点分]|较好|一般|不了解")
NO_BALLOT = re.compile(r"\d|[?？]|吗")
VOTE = "assessment.vote"
SURE, LIKELY, ASKS_SURELY = 90, 80, 120


def hears_ballot(said: Utterance, ctx: Context) -> int:
    """「王强这人不错 … 都给高分 学习那项给低点」: the member is named, and levels are given to items or to all (V18)."""
    if said.says(wording.VOTE_TITLE):  # 「责任区评价延到12月25号」 is the branch's
        return SURE
    if not GIVES.search(said.plain) or NO_BALLOT.search(said.plain):
        return 0
    cycle = may_carry_out(ctx, StepKey.AREA_EVALUATION)
    if cycle is None:
        return 0
    subjects = {one.subject_id for one in units_for(ctx, ctx.actor.me, cycle.branch_id)}
    named = {one for mention in ctx.mentions(said) for one in mention.candidates}
    if not subjects & named:
        return 0
    found = levels_in(said, edition_of(cycle.id, ctx))
    return (SURE if found.rest is not None else LIKELY) if found.anything else 0


def leads_somewhere(_example: str, ctx: Context) -> bool:
    """Whether he may vote on anybody today."""
    cycle = may_carry_out(ctx, StepKey.AREA_EVALUATION)
    return cycle is not None and bool(units_for(ctx, ctx.actor.me, cycle.branch_id))


def vote(form: BallotForm, ctx: Context) -> Reply:
    """Keep the paper in the place of an earlier one; the answer tells nothing of what it says."""
    cycle = taking_ballots(ctx)
    units = units_or_refusal(ctx, cycle)
    if form.unit not in units or cycle.id != form.cycle:
        raise Refusal(wording.NOT_YOURS_ANY_MORE)
    pool = ballots.pools(ctx.session, cycle.id).get(form.unit)
    if pool is not None and pool.closed:
        raise Refusal(wording.CLOSED)
    settle(ctx, cycle, form.unit)
    name = ctx.name(form.unit.subject_id)
    if not ballots.keep(ctx.session, ctx.actor, cycle.id, form.unit, form.paper(), ctx.today):
        raise Refusal(wording.mixed(name))
    closes = cycle.windows[StepKey.AREA_EVALUATION].closes
    done = ballots.stands(ctx.session, ctx.actor, cycle.id)
    left = [ctx.name(one.subject_id) for one in units if one not in done]
    if not left:
        telling.done(ctx, cycle, StepKey.AREA_EVALUATION)
    choices = tuple(Choice(wording.next_one(one), VOTE, one) for one in left)
    return Reply(wording.taken(name, changeable_until(ctx.today, closes)), choices)


def hears_decline(said: Utterance, _ctx: Context) -> int:
    """「不评」, 「我不参加评价」."""
    return LIKELY if DECLINES.search(said.words()) else 0


def decline(_said: Utterance, ctx: Context) -> Reply:
    """He stays out of it: what waits of his is deleted, and nobody reminds him."""
    cycle = taking_ballots(ctx)
    units = units_or_refusal(ctx, cycle)
    mixed = ballots.decline(ctx.session, ctx.actor, cycle.id, units)
    telling.done(ctx, cycle, StepKey.AREA_EVALUATION)
    if mixed:
        names = [ctx.name(one.subject_id) for one in sorted(mixed)]
        return Reply(wording.declined_too_late(names))
    return Reply(wording.declined(cycle.windows[StepKey.AREA_EVALUATION].closes))


def hears_who_sees(said: Utterance, _ctx: Context) -> int:
    """「评价这个会不会让王强看到是我写的」 (V19)."""
    plain = said.plain
    asked = BALLOT.search(plain) and WHO_SEES.search(plain) and ASKED.search(plain)
    return ASKS_SURELY if asked else 0


def tell_who_sees(_said: Utterance, ctx: Context) -> Reply:
    """Among how many he is, what will be shown and what cannot be promised; no ballot is made by asking."""
    cycle = may_carry_out(ctx, StepKey.AREA_EVALUATION)
    units = units_for(ctx, ctx.actor.me, cycle.branch_id) if cycle else []
    if cycle is None or not units:
        area = ctx.roster.area_of(ctx.actor.me)
        number = len(ctx.roster.staff_of(area.id, ctx.today)) if area else 0
        return Reply(wording.not_now(area.name if area else "", number))
    least = edition_of(cycle.id, ctx).balloting.least_ballots
    area = ctx.roster.areas[units[0].area_id]
    number = max(len(voters_on(ctx, one)) for one in units)
    told = told_before(ctx, cycle, units[0], least)
    return Reply(wording.who_sees(area.name, number, told), (Choice(wording.VOTE_TITLE, VOTE),))


def left_to_do(ctx: Context) -> list[OpenItem]:
    """One's own ballot, while the window is open and nothing is handed in or declined."""
    cycle = may_carry_out(ctx, StepKey.AREA_EVALUATION)
    if cycle is None or usable_if_any(cycle.edition, ctx) is None:
        return []
    units: list[Unit] = units_for(ctx, ctx.actor.me, cycle.branch_id)
    done = ballots.stands(ctx.session, ctx.actor, cycle.id) if units else {}
    left = [ctx.name(one.subject_id) for one in units if one not in done]
    closes = cycle.windows[StepKey.AREA_EVALUATION].closes
    return [
        OpenItem(wording.left_to_do(one, closes), Choice(wording.VOTE_TITLE, VOTE, one), closes)
        for one in left
    ]
