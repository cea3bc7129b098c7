"""「方案加一条：…」, 「方案送审」: what a leader adds to the plan of his group, and that it goes to the branch [M2]."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from handlers.kit.capability import Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.offences import blames_by_name
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from handlers.year import planning_wording as wording
from handlers.year.whose import Scope, asked_for, branch_of, year_said
from storage.queries import year_plans
from storage.queries.year_plans import PlanView
from storage.vocabulary import PushKind, Role
from storage.year_words import PlanState

HEAD = r"(?P<head>(?:[^:,。;]{0,20}?)?)(?:落实|实施)?方案(?:里|中|的)?\s*"
PLACE = r"第?\s*(?P<place>\d{1,2}|[一二三四五六七八九十])\s*条"
ADD = re.compile(rf"{HEAD}(?:再|里|要)*(?:加|添|增加|补)(?:上|充)?(?:一?条)?(?:措施)?\s*[:,\s]\s*")
CHANGE = re.compile(rf"{HEAD}(?:修?改)?{PLACE}\s*(?:改成|改为|换成|:)[:\s]*")
DROP = re.compile(
    rf"{HEAD}(?:(?:删除?|去)掉?)\s*{PLACE}$|{HEAD.replace('head', 'before')}{PLACE.replace('place', 'at')}\s*(?:删除?|去)掉?$"
)
ADD_NOTHING = re.compile(r"方案(?:再)?[加添]一?条[。.!]?$")
SUBMIT = re.compile(r"方案.{0,4}(?:送审|报审|报批|报支部|上报)|(?:送审|报审).{0,10}方案")
TELLING = re.compile(r"[怎咋吗?]|什么时候|规定")
NUMERALS = "一二三四五六七八九十"
SURE = 135  # it begins with what is wanted: whatever else is in it is what the plan says
MOST, LONGEST = 20, 300  # lines of a plan, characters of one
BEFORE = timedelta(days=16)  # from this long before it is due it stands among the items
AFTER = timedelta(days=28)  # and this long after it
REMINDED = (3,)  # days before it is due
LETTERS = {one: place for place, one in enumerate(NUMERALS, 1)}


def hears_write(said: Utterance, _ctx: Context) -> int:
    """「方案加一条：…」, 「方案第2条改成…」, 「方案删第2条」."""
    found = _wanted(said) or ADD_NOTHING.search(said.plain)
    return SURE if found else 0


def hears_submit(said: Utterance, _ctx: Context) -> int:
    """「方案送审」; a question about it is none."""
    found = SUBMIT.search(said.plain) and len(said.plain) <= 30
    return SURE if found and not TELLING.search(said.plain) else 0


def write(said: Utterance, ctx: Context) -> Reply:
    """Add, change or take out one line; all of them are shown, also where nothing is said of one."""
    found = _wanted(said)
    if found is None:
        return _shown(said, ctx)
    groups = found.groupdict()
    head = Utterance.of(groups.get("head") or groups.get("before") or "")
    scope = _own(head, ctx)
    plan = of_scope(scope, ctx)
    if plan and plan.state is PlanState.APPROVED:
        raise Refusal(wording.settled(scope.name, scope.year, code_of(plan)))
    lines = list(plan.lines) if plan else []
    text = said.text[found.end() :].strip()
    told = Utterance.of(text)
    if blames_by_name(told, ctx.mentions(told, ctx.roster.people)):
        raise Refusal(wording.NOT_BY_NAME)
    _changed(lines, groups.get("place") or groups.get("at"), text)
    year_plans.write(ctx.session, ctx.actor, scope.org.id, scope.year, lines, ctx.now)
    return Reply(wording.written(scope.name, scope.year, lines), _next(scope, plan))


def submit(said: Utterance, ctx: Context) -> Reply:
    """Lay the plan before the branch, which hears of it once."""
    scope = _own(said, ctx)
    if not year_plans.submit(ctx.session, ctx.actor, scope.org.id, scope.year, ctx.now):
        plan = of_scope(scope, ctx)
        if plan and plan.state is PlanState.APPROVED:
            raise Refusal(wording.settled(scope.name, scope.year, code_of(plan)))
        raise Refusal(wording.lies_there(scope.name, scope.year))
    ctx.promises.call_off(about_due(scope.year), to=ctx.actor.me)
    text = wording.waits_push(scope.name, scope.year)
    look = Choice(
        wording.LOOK, "year.review", wording.command(wording.REVIEWING, scope.org.name, scope.year)
    )
    for one in branch_contacts(branch_of(scope.org), ctx):
        if one != ctx.actor.me:
            ctx.promises.to(one, text, kind=PushKind.NOTICE, about=about(scope), choices=(look,))
    return Reply(wording.submitted(scope.name, scope.year), _next(scope, None)[1:])


def _own(said: Utterance, ctx: Context) -> Scope:
    """The plan a sentence names, which this actor writes; refused for that of another one's group."""
    scope = asked_for(said, year_said(said, ctx), ctx)
    if scope.org.id not in ctx.actor.groups | ctx.actor.branches:
        raise Refusal(wording.written_by_its_leader(scope.org.name))
    return scope


def of_scope(scope: Scope, ctx: Context) -> PlanView | None:
    """What is written of this plan, if this actor may see it."""
    return year_plans.of(ctx.session, ctx.actor, scope.org.id, scope.year)


def code_of(plan: PlanView) -> str:
    """Its number."""
    return wording.code(plan.year, plan.serial)


def about(scope: Scope) -> str:
    """What is told of one plan."""
    return f"plan:{scope.which}"


def about_due(year: int) -> str:
    """The reminder of a year."""
    return f"plan.due:{year}"


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """For who leads a group: that the plan is due, or was given back."""
    if not Deed.DRAFT_YEAR_PAPER.open_to(ctx.actor):
        return
    for plan in year_plans.returned(ctx.session, ctx.actor):
        if plan.org_id in ctx.actor.groups | ctx.actor.branches and plan.writer_id == ctx.actor.me:
            name = ctx.roster.orgs[plan.org_id].name
            yield OpenItem(
                wording.left_to_change(name, plan.year),
                Choice(wording.LOOK, "year.write", wording.command("", name, plan.year)),
            )
    until = due_on(ctx.today.year, ctx)
    if not until - BEFORE <= ctx.today <= until + AFTER:
        return
    done = year_plans.submitted(ctx.session, ctx.today.year)
    back = {one.org_id for one in year_plans.returned(ctx.session, ctx.actor)}
    for group in sorted(ctx.actor.groups - done - back):
        if any(
            one.group_id == group and one.open_on(ctx.today) for one in ctx.roster.areas.values()
        ):
            name = ctx.roster.orgs[group].name
            choice = Choice(
                wording.SUBMIT,
                "year.submit",
                wording.command(wording.SUBMITTING, name, ctx.today.year),
            )
            yield OpenItem(
                wording.left_to_submit(name, ctx.today.year),
                choice,
                until if ctx.today <= until else None,
            )


def remind_of_plans(ctx: Context) -> None:
    """A private word to who leads a group whose plan lies with nobody yet, once, shortly before it is due [M2]."""
    year = ctx.due_day.year
    until = due_on(year, ctx)
    if ctx.due_day not in ctx.calendar.reminder_days(until, REMINDED):
        return
    done = year_plans.submitted(ctx.session, year)
    groups = {one.group_id for one in ctx.roster.areas.values() if one.open_on(ctx.today)}
    for group in sorted(one for one in groups if one and one not in done):
        name = ctx.roster.orgs[group].name
        choice = Choice(
            wording.SUBMIT, "year.submit", wording.command(wording.SUBMITTING, name, year)
        )
        for seat in ctx.roster.holders(group, Role.GROUP_LEADER, ctx.today):
            ctx.promises.to(
                seat.person_id,
                wording.due(name, year, until),
                kind=PushKind.REMINDER,
                about=about_due(year),
                choices=(choice,),
                once=f"plan.due:{year}:{group}:{seat.person_id}",
            )


def due_on(year: int, ctx: Context) -> date:
    """By which day of a year its plan is laid before the branch."""
    return date(year, 1, 1) + timedelta(days=ctx.edition.figures.plan_within_days - 1)


def _shown(said: Utterance, ctx: Context) -> Reply:
    """What stands in it, and why the branch gave it back."""
    scope = asked_for(said, year_said(said, ctx), ctx)
    plan = of_scope(scope, ctx)
    text = wording.written(scope.name, scope.year, plan.lines if plan else ())
    why = wording.because(plan.reason) if plan and plan.reason else ""
    return Reply(f"{why}{text}", _next(scope, plan))


def _wanted(said: Utterance) -> re.Match[str] | None:
    found = (one.match(said.plain) for one in (DROP, CHANGE, ADD))
    return next((one for one in found if one), None)


def _changed(lines: list[str], place: str | None, text: str) -> None:
    """In place; refused when there is no such line, or too much of it."""
    if place is None:
        if not any(map(str.isalnum, text)):
            raise Refusal(wording.NO_WORDS)
        lines.append(text)
    else:
        at = LETTERS.get(place) or int(place)
        if not 1 <= at <= len(lines):
            raise Refusal(wording.no_such_line(len(lines)))
        lines[at - 1 : at] = [text] if text else []
    if len(lines) > MOST or any(len(one) > LONGEST for one in lines):
        raise Refusal(wording.too_much(MOST, LONGEST))


def _next(scope: Scope, plan: PlanView | None) -> tuple[Choice, ...]:
    said = (
        (wording.SUBMIT, "year.submit", wording.SUBMITTING),
        (wording.SEND, "year.plan", wording.DRAFTING),
    )
    lies = plan is not None and plan.state is PlanState.SUBMITTED
    return tuple(
        Choice(label, key, wording.command(what, scope.org.name, scope.year))
        for label, key, what in said[lies:]
    )
