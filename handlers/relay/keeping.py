"""What the clock does with notices: who answers for an area now gets what is open there, and one reminder the day before [T5]."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.wording import day as day_shown
from handlers.relay import push_wording, telling, whose, wording
from storage.queries import relay_tasks
from storage.queries.relay_tasks import OpenTask
from storage.vocabulary import PushKind


def follow_assignments(ctx: Context) -> None:
    """Whoever answers for an area since a notice was sent is told of it once; who does no longer hears nothing more."""
    tasks = relay_tasks.still_open(ctx.session, ctx.today, whose.open_since(ctx))
    by_notice: dict[UUID, list[OpenTask]] = defaultdict(list)
    for one in tasks:
        by_notice[one.notice_id].append(one)
    for of_one in by_notice.values():
        _follow(of_one, ctx)


def _follow(tasks: Sequence[OpenTask], ctx: Context) -> None:
    """The open areas of one notice."""
    by_area: dict[UUID, list[OpenTask]] = defaultdict(list)
    for one in tasks:
        by_area[one.area_id].append(one)
    new: dict[UUID, list[UUID]] = defaultdict(list)
    over: list[OpenTask] = []
    vacant: list[tuple[UUID, UUID | None]] = []
    for area, rows in by_area.items():
        coming, gone = _changes(area, rows, ctx)
        over += gone
        for person in coming:
            new[person].append(area)
        if len(gone) == len(rows) and not coming and ctx.roster.areas[area].open_on(ctx.today):
            vacant.append((area, None))
    if not (over or new):
        return
    first = tasks[0]
    relay_tasks.remove(ctx.session, [one.id for one in over])
    given = ((area, person) for person, areas in new.items() for area in areas)
    relay_tasks.add(ctx.session, first.notice_id, [*given, *vacant])
    _call_off_of_who_left(tasks, over, ctx)
    for person, areas in new.items():
        _hand(first, person, areas, ctx)


def _changes(
    area: UUID, rows: Sequence[OpenTask], ctx: Context
) -> tuple[list[UUID], list[OpenTask]]:
    """Who is to pass it on there from now on, and whose it is no more; nobody is replaced only for being away."""
    if not ctx.roster.areas[area].open_on(ctx.today):
        return [], list(rows)
    answering = {one.id for one in ctx.roster.responsible_for(area, ctx.today)}
    there = [one.id for one in ctx.roster.at_hand(area, ctx.today)]
    known = {one.person_id for one in rows}
    coming = [one for one in there if one not in known]
    gone = [one for one in rows if one.person_id and one.person_id not in answering]
    if coming:
        gone += [one for one in rows if one.person_id is None]
    return coming, gone


def _call_off_of_who_left(
    tasks: Sequence[OpenTask], over: Sequence[OpenTask], ctx: Context
) -> None:
    ended = {one.id for one in over}
    still = {one.person_id for one in tasks if one.id not in ended}
    code = wording.number(tasks[0].number)
    for person in {one.person_id for one in over} - still:
        if person:
            ctx.promises.call_off(telling.about(code), to=person)
            ctx.promises.call_off(telling.about_due(code), to=person)


def _hand(one: OpenTask, person: UUID, areas: Sequence[UUID], ctx: Context) -> None:
    names, code = whose.names(areas, ctx), wording.number(one.number)
    shown = day_shown(one.due_on) if one.due_on else ""
    ctx.promises.to(
        person,
        push_wording.push_handed(code, names, shown),
        kind=PushKind.NOTICE,
        about=telling.about(code),
        choices=telling.taps(code, names),
        not_after=whose.end_of(one.due_on),
    )


def remind(ctx: Context) -> None:
    """On the day before, who has not said that his areas have heard it; not of what was sent on that day."""
    day = ctx.due_day + timedelta(days=1)
    waiting: dict[tuple[int, UUID], list[UUID]] = defaultdict(list)
    for one in relay_tasks.due_on(ctx.session, day, _midnight(ctx.due_day)):
        if one.person_id and not ctx.roster.is_absent(one.person_id, ctx.today):
            waiting[one.number, one.person_id].append(one.area_id)
    for (number, person), areas in waiting.items():
        names, code = whose.names(areas, ctx), wording.number(number)
        ctx.promises.to(
            person,
            push_wording.push_due(code, names, day_shown(day)),
            kind=PushKind.REMINDER,
            about=telling.about_due(code),
            choices=telling.taps(code, names),
            not_after=whose.end_of(day),
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
