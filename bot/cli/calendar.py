"""calendar: what is known of the working days of each year, and which exceptions come next."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import calendar_wording as wording
from bot.cli.console import cli, say, stop, today
from bot.environment import given
from handlers.regulation import CalendarError, DayPlan, WorkdayCalendar

COMING = 12  # stretches of days
OWN_TABLE = "ZRQ_CALENDAR"


@cli.command("calendar", help=wording.HELP)
def show_calendar(
    file: Annotated[Path | None, typer.Argument(help=wording.FILE)] = None,
) -> None:
    """The years from last year to the next, the branch's own table, and the coming exceptions."""
    path = file or own_table()
    try:
        calendar = WorkdayCalendar.load(path)
    except CalendarError as error:
        stop(wording.broken(error.problems))
    say(lines_of(calendar, path, today()))


def own_table() -> Path | None:
    """The table that ZRQ_CALENDAR names; no other setting is needed for this command."""
    problems: list[str] = []
    mine = {key: value for key, value in os.environ.items() if key.startswith(OWN_TABLE)}
    named = given(mine, ("calendar",), problems).get("calendar")
    if problems:
        stop(problems)
    return Path(named) if named else None


def lines_of(calendar: WorkdayCalendar, path: Path | None, day: date) -> Iterator[str]:
    """What the operator reads on a day."""
    years = sorted({*calendar.published, day.year, day.year + 1})
    yield from (wording.year(year, calendar.published.get(year)) for year in years)
    if calendar.caveat(day, day.replace(year=day.year + 1, day=1)):
        yield wording.HOW_TO_ADD
    own = WorkdayCalendar().with_table(path) if path else None
    yield (
        wording.OWN_TABLE.format(name=path.name, days=len(own.plans))
        if path and own
        else wording.NO_TABLE
    )
    coming = stretches(calendar, day)[:COMING]
    yield wording.COMING if coming else wording.NOTHING_COMING
    for first, last, plan in coming:
        yield wording.stretch(first, last, plan.why, works=plan.works)


def stretches(calendar: WorkdayCalendar, since: date) -> list[tuple[date, date, DayPlan]]:
    """The arranged days from a day on, those in a row that are alike as one: first, last, what and why."""
    found: list[tuple[date, date, DayPlan]] = []
    for day in sorted(one for one in calendar.plans if one >= since):
        plan = calendar.plans[day]
        if found and found[-1][2] == plan and day - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], day, plan)
        else:
            found.append((day, day, plan))
    return found
