"""Each working morning: who is reminded of a last day, and what goes up because one has passed [T1].

What was told and what went up is known by the row, its steps and the promises, never by the day on which this runs: so
nothing is lost by a stop, and nobody hears anything twice.
"""

from dataclasses import replace

from handlers.concerns.clocks import days, ladder, rules, telling
from handlers.concerns.clocks.ladder import Level
from handlers.kit.capability import Context
from storage.queries import concern_clocks
from storage.queries.concern_clocks import RunningClock


def watch_clocks(ctx: Context) -> None:
    """Remind on the working day before a last day; from the working day after it on, one level up at a time.

    Of several that are the same matter one reminder is enough; what is late goes up for each raiser by itself.
    """
    if not ctx.calendar.is_workday(ctx.due_day):
        return
    above = telling.GoneUp()
    for found in concern_clocks.running(ctx.session):
        clock = _with_days(ctx, found)
        by, until = clock.days.next, days.in_time_until(ctx, clock)
        if by is None or until is None:
            continue
        if rules.is_over(by, ctx.due_day, ctx.calendar):
            if rules.is_over(until, ctx.due_day, ctx.calendar):
                go_up(ctx, clock, ladder.next_level(ctx, clock), above)
        elif ctx.due_day >= rules.reminded_on(by, ctx.calendar) and not clock.goes_along:
            telling.before_the_day(ctx, clock, by)
    above.tell(ctx)


def go_up(ctx: Context, clock: RunningClock, level: Level | None, above: telling.GoneUp) -> bool:
    """Bring in the level above and tell everybody whom it concerns; False when somebody was quicker.

    Who hears of it above is put to `above`, which tells him when everything has been looked at.

    Without a level those below hear that the day has passed, and nothing else happens.
    """
    by = clock.days.next
    assert by is not None  # noqa: S101  (its clock runs)
    if level is None:
        telling.day_is_over(ctx, clock, None, by)
        return False
    into = level.into or clock.raised_to_id
    if not concern_clocks.bring_in(ctx.session, ctx.actor, clock, into, ctx.now):
        return False
    ctx.promises.call_off(telling.about(f"C-{clock.number:04}"))
    up = replace(clock, raised_to_id=into, gone_up_at=ctx.now)
    until = days.in_time_until(ctx, up)
    assert until is not None  # noqa: S101  (its clock runs)
    telling.went_up(ctx, clock, level, by, until, above)
    telling.day_is_over(ctx, clock, level, by)
    return True


def _with_days(ctx: Context, clock: RunningClock) -> RunningClock:
    if clock.days.next is not None:
        return clock
    kept = days.without_days(ctx, clock)
    concern_clocks.keep(ctx.session, clock.id, kept)
    return replace(clock, first_answer_by=kept.first_answer_by, decision_by=kept.decision_by)
