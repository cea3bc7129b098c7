"""Whom a step concerns hears once that it has begun, and that its last day was moved; never who else has not done it [M3]."""

from datetime import datetime, time, timedelta
from uuid import UUID

from handlers.assessment.cycle import now, waiting
from handlers.assessment.cycle import telling_wording as wording
from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from storage.assessment_words import StepKey
from storage.queries.assessment import CycleView, Window
from storage.vocabulary import SHANGHAI, PushKind

NEXT = {  # the way on, where a tap is enough
    StepKey.SELF_APPRAISAL: "assessment.appraise",
    StepKey.AREA_EVALUATION: "assessment.vote",
}


def about(cycle: CycleView, step: StepKey) -> str:
    """What pushes about a step are about, so that they can be called off when somebody has done his part."""
    return f"assessment:{step}:{cycle.id}"


def done(ctx: Context, cycle: CycleView, step: StepKey, person_id: UUID | None = None) -> None:
    """The actor (or somebody else) has done his part: nothing more is told him of this step."""
    ctx.promises.call_off(about(cycle, step), to=person_id or ctx.actor.me)


def tell_of_opening(ctx: Context, cycle: CycleView, step: StepKey) -> None:
    """Everybody for whom something waits in a step that has begun, once for each first day."""
    window, title = cycle.windows[step], now.title_of(step, cycle, ctx)
    for person in waiting.waiting_for(ctx, cycle, step):
        mine = now.for_person(ctx, cycle, step, person).windows[step]
        ctx.promises.to(
            person,
            wording.invitation(step, title, cycle.year, mine.closes),
            kind=PushKind.NOTICE,
            about=about(cycle, step),
            choices=ways_on(step),
            once=f"open:{step}:{cycle.id}:{window.opens}:{person}",
            not_after=end_of(mine),
        )


def tell_of_move(ctx: Context, cycle: CycleView, step: StepKey) -> None:
    """Everybody who was told of a step and has not done his part: when it ends now."""
    title, window = now.title_of(step, cycle, ctx), cycle.windows[step]
    ctx.promises.retract(about(cycle, step))
    for person in waiting.waiting_for(ctx, cycle, step):
        tell_of_day(ctx, cycle, step, person, wording.moved_for_you(title, window))


def tell_of_day(ctx: Context, cycle: CycleView, step: StepKey, person: UUID, text: str) -> None:
    """One person, that what he was told of a step is no longer so."""
    window = now.for_person(ctx, cycle, step, person).windows[step]
    ctx.promises.to(
        person,
        text,
        kind=PushKind.CHANGE,
        about=about(cycle, step),
        choices=ways_on(step) if ctx.today in window else (),
        not_after=end_of(window),
    )


def ways_on(step: StepKey) -> tuple[Choice, ...]:
    """The number under a push that leads on."""
    return (Choice(wording.GO_ON[step], NEXT[step]),) if step in NEXT else ()


def end_of(window: Window) -> datetime:
    """The moment a window is over."""
    return datetime.combine(window.closes + timedelta(days=1), time.min, SHANGHAI)
