"""The stage goes on when the window of a step begins, and whom the step concerns hears it once, on that day (domain.md §1.2)."""

from handlers.assessment.cycle import leading, telling
from handlers.assessment.cycle.under import usable_if_any
from handlers.kit.capability import Context
from storage.queries import cycles


def lead_on(ctx: Context) -> None:
    """Every cycle to the stage its windows have reached; after an outage each missed day is looked at."""
    for cycle in cycles.going_on(ctx.session):
        if usable_if_any(cycle.edition, ctx) is None:
            continue
        led = leading.up_to_date(ctx, cycle)
        for step, window in led.windows.items():
            if window.opens == ctx.due_day and ctx.today in window:
                telling.tell_of_opening(ctx, led, step)
