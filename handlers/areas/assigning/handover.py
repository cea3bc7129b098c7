"""Who must hear of a change: old and new holder at once, the area's people once, on its day [P0 D7]."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from handlers.areas import rules
from handlers.areas import wording as areas_wording
from handlers.areas.assigning import consequences
from handlers.areas.assigning import handover_wording as wording
from handlers.areas.assigning.deciding import Decision
from handlers.areas.assigning.wording import ASK_AREA
from handlers.areas.wording import since
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import moment
from storage.queries import concerns, goals, study, talk_counts
from storage.queries.roster import AreaView, Employee, Roster
from storage.vocabulary import GoalState, PushKind

HANDOVER, RAISE, SHOW = "areas.handover", "concerns.raise", "concerns.show"
DAY = timedelta(days=1)
MOST_NAMES, MOST_SESSIONS, MOST_CHOICES = 20, 3, 3


def tell(decision: Decision, ctx: Context, but: UUID | None = None) -> None:
    """Promise everybody concerned what the branch has just decided; asked of the roster before the change.

    `but` is a group leader who hears of it as the answer to what he proposed.
    """
    roster, begins = consequences.after(decision, ctx.roster), decision.since
    area = ctx.roster.areas[decision.area_id]
    said = since(begins, ctx.today)
    holders = [one.name for one in roster.responsible_for(area.id, begins)]
    leaving = consequences.leaving(decision, ctx.roster)
    before = [ctx.name(one) for one in leaving]
    untold = ctx.promises.retract(_about(area))  # what an earlier decision would have told
    new = area.name, said, len(roster.staff_of(area.id, begins)), before
    see = (Choice(wording.SEE_HANDOVER, HANDOVER, area.name),)
    for one in consequences.taking(decision, ctx.roster):
        end = consequences.end_of(decision, roster, ctx, one)
        text = wording.to_new(*new, interim=decision.interim, site=decision.site, end=end)
        _to(one, text, area, ctx, see)
    planned = consequences.no_longer_planned(decision, ctx.roster)
    for one in leaving:
        if one in planned:
            continue  # told as what it was: it had not begun
        end = consequences.end_of(decision, roster, ctx, one)
        codes = _open_codes(one, area, ctx)
        text = wording.to_old(area.name, said, holders, codes, interim=decision.interim, end=end)
        _to(one, text, area, ctx)
    for one in planned:
        _to(one, wording.to_planned(area.name, holders), area, ctx)
    told = (but, *consequences.taking(decision, ctx.roster), *leaving)
    for one in consequences.group_leaders(decision, ctx):
        line = wording.to_leader(consequences.whole_line(decision, ctx))
        if one not in told:
            ctx.promises.to(one, line, kind=PushKind.NOTICE, about=_about(area))
    if begins == ctx.today:
        tell_staff(area, roster, ctx, leaving)
    if untold:
        _tell_untold(untold, decision, roster, ctx)


def _tell_untold(
    untold: Collection[UUID], decision: Decision, roster: Roster, ctx: Context
) -> None:
    """Who had not yet heard of an earlier decision, and is not concerned by this one, hears how it is now."""
    area = ctx.roster.areas[decision.area_id]
    told = {*consequences.taking(decision, ctx.roster), *consequences.leaving(decision, ctx.roster)}
    for row in roster.assignments_of(area.id):
        if row.until is None or row.until < ctx.today or row.until == row.since:
            continue
        if row.person_id in untold and row.person_id not in told:
            holders = [one.name for one in roster.responsible_for(area.id, row.until)]
            codes = _open_codes(row.person_id, area, ctx)
            text = wording.to_old(
                area.name, since(row.until, ctx.today), holders, codes, interim=False, end=""
            )
            _to(row.person_id, text, area, ctx)
    if decision.since != ctx.today and any(
        one.id in untold for one in roster.staff_of(area.id, ctx.today)
    ):
        tell_staff(area, roster, ctx, ())


def tell_of_new_holders(ctx: Context) -> None:
    """Tell the people of an area, on the day on which somebody else answers for it, who it is now [P0]."""
    for area in ctx.roster.areas.values():
        rows = ctx.roster.assignments_of(area.id)
        if any(ctx.due_day in (one.since, one.until) for one in rows):
            now = {one.id for one in ctx.roster.responsible_for(area.id, ctx.due_day)}
            before = {one.id for one in ctx.roster.responsible_for(area.id, ctx.due_day - DAY)}
            if now and now != before:
                tell_staff(area, ctx.roster, ctx, before - now)


def tell_staff(area: AreaView, roster: Roster, ctx: Context, but: Collection[UUID]) -> None:
    """Once to each of them but those who answered for it: they heard of it when it was decided."""
    holders = roster.responsible_for(area.id, ctx.due_day)
    if not holders:
        return  # of a gap the branch is told; its people hear who it is as soon as it is somebody
    text = wording.to_staff(_who(area, holders, roster, ctx), since(ctx.due_day, ctx.today))
    key = ",".join(sorted(str(one.id) for one in holders))
    for one in roster.staff_of(area.id, ctx.due_day):
        if one.id != ctx.actor.person_id and one.id not in but:
            ctx.promises.to(
                one.id,
                text,
                kind=PushKind.NOTICE,
                about=_about(area),
                choices=(Choice(areas_wording.RAISE, RAISE),),
                once=f"areas.holders:{area.id}:{ctx.due_day}:{key}:{one.id}",
            )


def show_handover(said: Utterance, ctx: Context) -> Reply:
    """What a responsible member goes on with in an area he has taken: never what a talk was about [D7]."""
    mine = sorted((ctx.roster.areas[one] for one in ctx.actor.areas), key=lambda one: one.name)
    named = [one for one in mine if one.name in said.text] or mine
    coming = [one for one in ctx.roster.areas.values() if one.name in said.text]
    if not mine and not coming:
        raise Refusal(wording.NO_HANDOVER)
    area = named[0] if named else coming[0]
    if len(named) > 1:
        choices = (Choice(one.name, HANDOVER, one.name) for one in named[:9])
        return Reply(ASK_AREA, tuple(choices))
    return _pack(area, ctx)


def _pack(area: AreaView, ctx: Context) -> Reply:
    rows = [
        one
        for one in ctx.roster.assignments_of(area.id)
        if one.person_id == ctx.actor.me
        and (one.until is None or one.until > ctx.today)
        and one.until != one.since
    ]
    if not rows:
        raise Refusal(wording.NO_HANDOVER)
    row = min(rows, key=lambda one: one.since)
    staff = ctx.roster.staff_of(area.id, max(row.since, ctx.today))
    others = [one for one in staff if one.id != ctx.actor.me]
    before = ctx.roster.responsible_for(area.id, row.since - DAY)
    codes = _open_codes(ctx.actor.me, area, ctx) if row.since <= ctx.today else []
    lines = [
        wording.handover(
            area.name,
            since(row.since, ctx.today),
            [one.name for one in before if one.id != ctx.actor.me],
        ),
        wording.staff([one.name for one in others], MOST_NAMES),
        wording.open_concerns(codes),
        wording.talks_due(_not_reached(area, ctx), MOST_NAMES),
        wording.sessions(_coming_sessions(ctx)),
        wording.goals(_goals(area, ctx)),
        wording.NO_TALKS_HANDED,
    ]
    choices = tuple(
        Choice(wording.LOOK_AT.format(code=one), SHOW, one) for one in codes[:MOST_CHOICES]
    )
    return Reply("\n".join(filter(None, lines)), choices)


def _to(
    person: UUID, text: str, area: AreaView, ctx: Context, choices: tuple[Choice, ...] = ()
) -> None:
    if person != ctx.actor.me:
        ctx.promises.to(person, text, kind=PushKind.CHANGE, about=_about(area), choices=choices)


def _about(area: AreaView) -> str:
    return f"area-holder:{area.id}"


def _who(area: AreaView, holders: list[Employee], roster: Roster, ctx: Context) -> str:
    kinds = [
        (one.name, held.kind)
        for one in holders
        if (held := roster.assignment(area.id, one.id, ctx.due_day)) is not None
    ]
    lines = [
        areas_wording.responsible(area.name, kinds, together=rules.is_shared(kinds)),
        areas_wording.reach([one.name for one in holders]),
    ]
    return "\n".join(lines)


def _open_codes(person: UUID, area: AreaView, ctx: Context) -> list[str]:
    """The numbers of open concerns of the area that its holder may see."""
    actor = ctx.roster.actor(person, ctx.today)
    holder = replace(actor, areas=actor.areas | {area.id})
    return concerns.open_in_area(ctx.session, holder, area.id)


def _not_reached(area: AreaView, ctx: Context) -> list[str]:
    since = ctx.edition.figures.talk_interval.start(ctx.today)
    waiting = talk_counts.not_reached_since(ctx.session, ctx.actor, ctx.roster, since, ctx.today)
    here = {one.id for one in ctx.roster.staff_of(area.id, ctx.today)}
    return [one.name for one in waiting if one.id in here]


def _goals(area: AreaView, ctx: Context) -> list[str]:
    standing = goals.standing(ctx.session, ctx.actor, ctx.today.year)
    return [
        f"G-{one.number:04}"
        for one in standing
        if one.area_id == area.id and one.state is GoalState.APPROVED
    ]


def _coming_sessions(ctx: Context) -> list[str]:
    coming = study.invitations(ctx.session, ctx.actor, since=ctx.now)
    return [
        f"S-{one.session.number:04} {moment(one.session.starts_at.astimezone(SHANGHAI))}"
        for one in coming[:MOST_SESSIONS]
    ]
