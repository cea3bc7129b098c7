"""The last days in time that a concern is given at each of its steps, by the shift of who must act [T1]."""

from datetime import date
from uuid import UUID

from handlers.concerns.clocks import rules
from handlers.concerns.clocks.rules import WorkingTime
from handlers.concerns.seats import told
from handlers.kit.capability import SHANGHAI, Context
from storage.queries import concern_clocks
from storage.queries.concern_clocks import ClockDays, RunningClock
from storage.queries.concerns import Answer, ConcernView
from storage.vocabulary import ConcernState


def of_new(ctx: Context, org_id: UUID, about_id: UUID | None) -> ClockDays:
    """Of a concern that is raised now: both clocks run."""
    acting = told(ctx, org_id, raiser=ctx.actor.me, about=about_id)
    figures, time = ctx.edition.figures, working_time(ctx, next(iter(acting), None))
    return ClockDays(
        time.due(ctx.now, figures.first_answer_working_days).day,
        time.due(ctx.now, figures.decision_working_days).day,
    )


def keep_after_answer(ctx: Context, before: ConcernView, given: Answer) -> None:
    """One is answered now: a plan or a reason ends both clocks, a word without a day only the first."""
    by = before.decision_by
    if by is None or rules.settles(given.decision, given.promised_on):
        by = None
    elif before.awaiting_since is not None:  # it waited for its raiser, and goes on
        by = working_time(ctx, before.owner_id).resumed(by, before.awaiting_since, ctx.now)
    concern_clocks.keep(ctx.session, before.id, ClockDays(decision_by=by))


def keep_after_reopening(ctx: Context, before: ConcernView) -> None:
    """Its raiser opens one again now: the decision has all its days once more."""
    days = ctx.edition.figures.decision_working_days
    by = working_time(ctx, before.owner_id).due(ctx.now, days).day
    concern_clocks.keep(ctx.session, before.id, ClockDays(decision_by=by))


def without_days(ctx: Context, clock: RunningClock) -> ClockDays:
    """Of one that was raised before there were days to keep: they begin now, nobody is late by surprise."""
    figures, time = ctx.edition.figures, working_time(ctx, clock.owner_id)
    decision_by = time.due(ctx.now, figures.decision_working_days).day
    if clock.state is ConcernState.REOPENED:
        return ClockDays(decision_by=decision_by)
    return ClockDays(time.due(ctx.now, figures.first_answer_working_days).day, decision_by)


def in_time_until(ctx: Context, clock: RunningClock) -> date | None:
    """The last day in time of the level with which a concern lies now."""
    figures, by = ctx.edition.figures, clock.days.next
    if by is None:
        return None
    days = (
        figures.first_answer_working_days
        if clock.first_answer_by
        else figures.decision_working_days
    )
    return rules.in_time_until(by, gone_up_on(clock), days, ctx.calendar)


def gone_up_on(clock: RunningClock) -> date | None:
    """The business date on which it last went up."""
    return clock.gone_up_at.astimezone(SHANGHAI).date() if clock.gone_up_at else None


def gone_up(clock: RunningClock) -> bool:
    """Whether it went up since its last day in time."""
    up, by = gone_up_on(clock), clock.days.next
    return up is not None and by is not None and up > by


def working_time(ctx: Context, person_id: UUID | None) -> WorkingTime:
    """The working days of somebody; of nobody in particular those of the calendar."""
    person = ctx.roster.people.get(person_id) if person_id else None
    return WorkingTime(ctx.calendar, ctx.edition.shift(person.shift) if person else None)
