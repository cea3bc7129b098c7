"""A private word to those for whom something in the assessment still waits, and to nobody else [M3].

One rule for all steps. Somebody who has done his part, is excused, wishes not to, or is away, hears nothing; whoever has
more time is reminded by his own last day. Of the days of reminding that an outage swallowed the last is made up, for three
days: then the next one comes.
"""

from datetime import timedelta

from handlers.assessment.cycle import life, now, telling
from handlers.assessment.cycle.under import usable_if_any
from handlers.assessment.cycle.waiting import waiting_for
from handlers.assessment.reminding import wording
from handlers.kit.capability import Capability, Context
from handlers.kit.routines import Missed
from handlers.regulation import Edition
from storage.assessment_words import StepKey
from storage.queries import cycles
from storage.queries.assessment import CycleView, Window
from storage.vocabulary import PushKind


def register(capability: Capability) -> None:
    """Add what the clock does."""
    capability.every(
        hour=9,
        minute=10,
        missed=Missed.ALL,
        late=timedelta(days=3),
        urgency=PushKind.REMINDER,
        stops="for one person when he has done his part or is excused, for all when the window of the step has closed",
    )(remind)


def remind(ctx: Context) -> None:
    """Whoever has something to do in a step, on the days the edition names."""
    for cycle in cycles.going_on(ctx.session):
        edition = usable_if_any(cycle.edition, ctx)
        for step in cycle.windows if edition else ():
            if edition and life.open_in(step, cycle.state):
                _remind_of(step, cycle, edition, ctx)


def _remind_of(step: StepKey, cycle: CycleView, edition: Edition, ctx: Context) -> None:
    longer = cycles.extensions(ctx.session, cycle.id, step)
    last = max([cycle.windows[step].closes, *longer.values()])
    if not cycle.windows[step].opens <= ctx.today <= last:
        return
    for person in waiting_for(ctx, cycle, step):
        if ctx.roster.is_absent(person, ctx.today):
            continue
        mine = now.for_person(ctx, cycle, step, person).windows[step] if person in longer else None
        window = mine or cycle.windows[step]
        if is_due(window, edition, ctx):
            ctx.promises.to(
                person,
                wording.reminder(step, now.step_title(step, edition), window.closes),
                kind=PushKind.REMINDER,
                about=telling.about(cycle, step),
                choices=telling.ways_on(step),
                once=f"remind:{step}:{cycle.id}:{ctx.due_day}:{person}",
                not_after=telling.end_of(_at_work(window, ctx)),
            )


def is_due(window: Window, edition: Edition, ctx: Context) -> bool:
    """Whether the day that the clock looks at is one of reminding within a window; never more of them than the edition says."""
    days = ctx.calendar.reminder_days(window.closes, edition.remind_days)
    within = [one for one in days if window.opens < one][-edition.figures.step_reminders :]
    return ctx.is_last_due(within) and ctx.today in window


def _at_work(window: Window, ctx: Context) -> Window:
    """The window up to the last day on which it can still be done at work."""
    return Window(window.opens, ctx.calendar.last_until(window.closes))
