"""What is pushed when the days of a concern run out: its number and the days, never its words or its raiser [T1]."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from handlers.concerns.clocks import ladder, wording
from handlers.concerns.clocks.ladder import Level
from handlers.concerns.finding import code_of
from handlers.concerns.seats import handler_name
from handlers.concerns.telling import NEWS, SHOW
from handlers.concerns.wording import CATEGORIES, LOOK_AT_LIST
from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from storage.queries.concern_clocks import RunningClock
from storage.vocabulary import PushKind

UP, LIST = "concerns.up", "concerns.open"
TOGETHER = "concerns:up"


def kind_above(*, urgent: bool) -> PushKind:
    """A hazard that nobody answered is told above at any hour, everything else at work."""
    return PushKind.URGENT if urgent else PushKind.AWAITED


TO_RAISER, TO_OWNER, TO_LEADER, BEFORE = (
    PushKind.CHANGE,  # he was told another day
    PushKind.NOTICE,
    PushKind.NOTICE,
    PushKind.REMINDER,
)


@dataclass(frozen=True, slots=True)
class GoneUp:
    """What went up in one look at the clocks: each who hears of it hears of all of it at once."""

    found: dict[tuple[UUID, PushKind], list[tuple[RunningClock, str]]] = field(default_factory=dict)

    def add(self, person_id: UUID, kind: PushKind, clock: RunningClock, text: str) -> None:
        """One more for somebody."""
        self.found.setdefault((person_id, kind), []).append((clock, text))

    def tell(self, ctx: Context) -> None:
        """To everybody his own; one alone is told as such, and called off with its answer."""
        for (person, kind), told in self.found.items():
            clock, text = told[0]
            topic, choices = about(code_of(clock.number)), _look(code_of(clock.number))
            if len(told) > 1:
                names = [
                    wording.kind_of(code_of(one.number), CATEGORIES[one.category])
                    for one, _ in told
                ]
                text, topic = wording.gone_up_together(names), TOGETHER
                choices = (Choice(LOOK_AT_LIST, LIST),)
            ctx.promises.to(person, text, kind=kind, about=topic, choices=choices)


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


def went_up(
    ctx: Context, clock: RunningClock, level: Level, by: date, until: date, above: GoneUp
) -> None:
    """The level above is to hear of it, and its raiser hears of it unless he asked for it himself."""
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
        above.add(one, kind, clock, text)
    if not wished and level.into is not None:
        text = wording.to_raiser(code, by, level.org.name, until, ctx.today, clock.identity)
        ctx.promises.to(clock.raiser_id, text, kind=TO_RAISER, about=about(code))


def day_is_over(ctx: Context, clock: RunningClock, level: Level | None, by: date) -> None:
    """Who must act and the group's leader hear once that a last day has passed, and who above knows.

    So does the level that had it until now: from here on it sees it no more.
    """
    code, category = code_of(clock.number), CATEGORIES[clock.category]
    above = level.org.name if level and level.into else ""
    known: set[UUID] = set(level.whom) if level else set()
    first = _first(clock)
    text = wording.over(code, category, by, above, ctx.today, first=first)
    for one in (two for two in ladder.acting(ctx, clock) if two not in known):
        known.add(one)
        once = f"{code}:over:{by}:{one}"
        ctx.promises.to(one, text, kind=TO_OWNER, about=about(code), choices=_look(code), once=once)

    text = wording.went_on(code, category, by, above, ctx.today)
    for one in (two for two in ladder.left_behind(ctx, clock, level) if two not in known):
        known.add(one)
        ctx.promises.to(one, text, kind=TO_OWNER, about=about(code))

    for one in (two for two in ladder.group_leaders(ctx, clock) if two not in known):
        text = wording.to_leader(code, category, ladder.unit_of(ctx, clock), by, ctx.today)
        once = f"{code}:over:{by}:{one}"
        ctx.promises.to(
            one, text, kind=TO_LEADER, about=about(code), choices=_look(code), once=once
        )


def about(code: str) -> str:
    """What these pushes are about: the answer calls them off."""
    return f"{code}:{NEWS}"


def _first(clock: RunningClock) -> bool:
    return clock.first_answer_by is not None


def _look(code: str) -> tuple[Choice, ...]:
    return (Choice(wording.LOOK, SHOW, code),)
