"""Who answers for an area, told to whoever asks: its people, the member himself, the branch, people of elsewhere [P0 S1]."""

from collections.abc import Iterable
from uuid import UUID

from handlers.areas import rules
from handlers.areas import wording as areas_wording
from handlers.areas.board import SEE_BOARD, in_order, kind_of, may_oversee, open_areas
from handlers.areas.who import wording
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.seats import branch_contacts
from handlers.kit.wording import COMMA, dated
from storage.queries.roster import AreaView

RAISE, TALK = "concerns.raise", "talks.record"


def about(area: AreaView, ctx: Context) -> Reply:
    """One area: who, why he, what for, how to reach him; or an honest gap."""
    choices = (Choice(areas_wording.RAISE, RAISE),)
    if area.closed_on and not area.open_on(ctx.today):
        return Reply(wording.no_longer(area.name, dated(area.closed_on, ctx.today)), choices)
    if area.id in ctx.actor.areas:
        return to_holder([area], None, ctx)
    holders = ctx.roster.at_hand(area.id, ctx.today)
    if not holders:
        return _in_gap(area, choices, ctx)
    kinds = [(one.name, kind_of(area, one, ctx)) for one in holders]
    lines = [
        areas_wording.responsible(area.name, kinds, together=rules.is_shared(kinds)),
        *_duties(ctx),
        areas_wording.reach([one.name for one in holders]),
    ]
    held = (ctx.roster.assignment(area.id, one.id, ctx.today) for one in holders)
    if sites := sorted({one.site for one in held if one and one.site}):
        lines.append(wording.sites(sites))
    if all(rules.comes_from_outside(kind) for _, kind in kinds):
        lines.append(wording.OFF_SITE)
    return Reply("\n".join(lines), choices)


def _in_gap(area: AreaView, choices: tuple[Choice, ...], ctx: Context) -> Reply:
    """Nobody answers for it, or nobody who is there: the branch sees what it lacks, others learn whom to ask."""
    away = [one.name for one in ctx.roster.responsible_for(area.id, ctx.today)]
    if area.branch_id in ctx.actor.branches:
        say = (
            wording.absent_to_decide(area.name, away) if away else wording.gap_to_decide(area.name)
        )
        return Reply(say, (SEE_BOARD,))
    contact = _branch_contact(area.branch_id, ctx)
    if away:
        return Reply(wording.all_absent(area.name, away, contact), choices)
    return Reply(wording.gap(area.name, contact), choices)


def to_holder(areas: Iterable[AreaView], covering: AreaView | None, ctx: Context) -> Reply:
    """To a responsible member: his areas with the names of their staff, then who answers for himself."""
    lines = [_own_line(area, ctx) for area in areas]
    lines += _duties(ctx)
    if covering is not None and covering.id not in ctx.actor.areas:
        holders = ctx.roster.responsible_for(covering.id, ctx.today)
        kinds = [(one.name, kind_of(covering, one, ctx)) for one in holders]
        together = rules.is_shared(kinds)
        lines += (
            [areas_wording.responsible(covering.name, kinds, together=together)] if kinds else []
        )
    return Reply("\n".join(lines), (Choice(wording.RECORD_TALK, TALK),))


def _own_line(area: AreaView, ctx: Context) -> str:
    others = [
        one.name for one in ctx.roster.responsible_for(area.id, ctx.today) if one.id != ctx.actor.me
    ]
    staff = [one.name for one in ctx.roster.staff_of(area.id, ctx.today)]
    return wording.own(area.name, kind_of(area, ctx.me, ctx), others, staff)


def to_uncovered(ctx: Context) -> Reply:
    branch = ctx.roster.branch_of(ctx.actor.me)
    if branch is None:
        return _to_outsider(ctx)
    ask = wording.ask(_branch_contact(branch.id, ctx))
    return Reply(f"{wording.ASK_BRANCH}{ask}", (Choice(areas_wording.RAISE, RAISE),))


def _to_outsider(ctx: Context) -> Reply:
    """To somebody above the branches: he is in no area, but may look at any."""
    areas = [area for area in in_order(open_areas(ctx), ctx) if area.branch_id in ctx.roster.orgs]
    if not areas:
        raise Refusal(areas_wording.NO_AREAS)
    branch = ctx.roster.orgs[areas[0].branch_id].name if areas[0].branch_id else ""
    seen = any(may_oversee(area, ctx) for area in areas)
    choices = (SEE_BOARD,) if seen else ()
    text = wording.OUTSIDE.format(team=ctx.me.team, branch=branch, area=areas[0].name)
    return Reply(text, choices)


def _branch_contact(branch_id: UUID | None, ctx: Context) -> str:
    """The secretary, or whoever sits on the committee and is there; "" when nobody does."""
    return next(map(ctx.name, branch_contacts(branch_id, ctx)), "")


def _duties(ctx: Context) -> list[str]:
    """What he answers for, in one line; none where the edition names no duties."""
    titles = rules.in_short((duty.title for duty in ctx.edition.duties), COMMA)
    return [wording.duties(titles)] if titles else []
