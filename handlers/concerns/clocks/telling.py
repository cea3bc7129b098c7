"""What is pushed when the days of a concern run out: its number and the days, never its words or its raiser [T1]."""

from datetime import date
from uuid import UUID

from handlers.concerns.clocks import ladder, wording
from handlers.concerns.clocks.ladder import Level
from handlers.concerns.finding import code_of
from handlers.concerns.seats import handler_name
from handlers.concerns.telling import NEWS, SHOW
from handlers.concerns.wording import CATEGORIES
from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from storage.queries.concern_clocks import RunningClock
from storage.vocabulary import PushKind

UP = "concerns.up"


def kind_above(*, urgent: bool) -> PushKind:
    """A hazard that nobody answered is told above at any hour, everything else at work."""
    return PushKind.URGENT if urgent else PushKind.AWAITED


TO_RAISER, TO_OWNER, TO_LEADER, BEFORE = (
    PushKind.CHANGE,  # he was told another day
    PushKind.NOTICE,
    PushKind.NOTICE,
    PushKind.REMINDER,
)


def before_the_day(ctx: Context, clock: RunningClock, by: date) -> None:
    """Who must act is reminded, once for a day."""
    code = code_of(clock.number)
    text = wording.due_soon(code, CATEGORIES[clock.category], by, ctx.today, first=_first(clock))
    for one in ladder.acting(ctx, clock):
        ctx.promises.to(
            one,
            text,
            kind=BEFORE,
            about=about(code),
            choices=_look(code),
            once=f"{code}:before:{by}:{one}",
        )


def went_up(ctx: Context, clock: RunningClock, level: Level, by: date, until: date) -> None:
    """The level above hears of it, and its raiser unless he asked for it himself."""
    code, category = code_of(clock.number), CATEGORIES[clock.category]
    below = handler_name(ctx, clock.raised_to_id or clock.branch_id)
    wished = ctx.actor.person_id == clock.raiser_id
    text = (
        wording.wished_up(code, category, below, by, ctx.today)
        if wished
        else wording.gone_up(code, category, below, by, ctx.today)
    )
    kind = kind_above(urgent=clock.urgent)
    for one in level.whom:
        ctx.promises.to(one, text, kind=kind, about=about(code), choices=_look(code))
    if not wished and level.into is not None:
        text = wording.to_raiser(code, by, level.org.name, until, ctx.today)
        ctx.promises.to(clock.raiser_id, text, kind=TO_RAISER, about=about(code))


def day_is_over(ctx: Context, clock: RunningClock, level: Level | None, by: date) -> None:
    """Who must act hears once that a last day has passed, and who above knows."""
    code, category = code_of(clock.number), CATEGORIES[clock.category]
    above = level.org.name if level and level.into else ""
    known: set[UUID] = set(level.whom) if level else set()
    first = _first(clock)
    text = wording.over(code, category, by, above, ctx.today, first=first)
    for one in (two for two in ladder.acting(ctx, clock) if two not in known):
        known.add(one)
        once = f"{code}:over:{by}:{one}"
        ctx.promises.to(one, text, kind=TO_OWNER, about=about(code), choices=_look(code), once=once)


def about(code: str) -> str:
    """What these pushes are about: the answer calls them off."""
    return f"{code}:{NEWS}"


def _first(clock: RunningClock) -> bool:
    return clock.first_answer_by is not None


def _look(code: str) -> tuple[Choice, ...]:
    return (Choice(wording.LOOK, SHOW, code),)
