"""A private word to those for whom something in the assessment waits, and to nobody else [M3]."""

from datetime import datetime, time, timedelta

from handlers.assessment.appraising import handing_in, wording
from handlers.assessment.cycle.people import responsible_members
from handlers.assessment.cycle.under import usable_if_any
from handlers.kit.capability import Capability, Context
from handlers.kit.routines import Missed
from storage.queries import assessment
from storage.vocabulary import SHANGHAI, PushKind


def register(capability: Capability) -> None:
    """Add what the clock does."""
    capability.every(
        hour=9,
        minute=10,
        missed=Missed.ALL,
        late=timedelta(hours=24),
        urgency=PushKind.REMINDER,
        stops="for one person when his is in, for all when the window has closed",
    )(remind_of_self_appraisal)


def remind_of_self_appraisal(ctx: Context) -> None:
    """A private word to those who have not handed in, on the days the edition names [M3]."""
    for cycle in assessment.open_cycles(ctx.session, ctx.today):
        edition = usable_if_any(cycle.edition, ctx)
        if edition is None or ctx.due_day not in ctx.calendar.reminder_days(
            cycle.self_until, edition.remind_days
        ):
            continue
        done = assessment.submitted(ctx.session, cycle.id)
        text = wording.reminder(cycle.self_until)
        last = ctx.calendar.last_until(cycle.self_until)
        over = datetime.combine(last + timedelta(days=1), time.min, SHANGHAI)
        for member in responsible_members(ctx, cycle.branch_id):
            if member not in done:
                once = f"self:{cycle.id}:{ctx.due_day}:{member}"
                ctx.promises.to(
                    member,
                    text,
                    kind=PushKind.REMINDER,
                    about=handing_in.about(cycle),
                    once=once,
                    not_after=over,
                )
