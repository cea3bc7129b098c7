"""Which sheets wait for the actor's review, or for his second look [M4.3]."""

from handlers.assessment.scoring.year import Year
from handlers.assessment.sheets import Key, reviewers_of
from handlers.kit.capability import Context
from storage.assessment_words import SheetState
from storage.queries import sheets as records
from storage.queries.sheets import SheetView


def key_of(view: SheetView) -> Key:
    """Which sheet it is."""
    return Key(view.subject_id, view.area_id)


def to_review(year: Year, ctx: Context) -> list[SheetView]:
    """What was reported and this actor may decide on, by area."""
    return [one for one in _of(year, SheetState.REPORTED, ctx) if _may(one, ctx)]


def to_look_again(year: Year, ctx: Context) -> list[SheetView]:
    """What another one adjusted and this actor may agree to."""
    return [one for one in _of(year, SheetState.SECOND_LOOK, ctx) if second_may(one, ctx)]


def approved(year: Year, ctx: Context) -> list[SheetView]:
    """What the branch has approved, as far as the actor may read it."""
    return _of(year, SheetState.APPROVED, ctx)


def second_may(view: SheetView, ctx: Context) -> bool:
    """Whether the actor may be the second person of an adjustment."""
    first = view.review.reviewer_id if view.review else None
    able = reviewers_of(key_of(view), view.scorer_id, ctx.roster, ctx.today, but=first)
    return ctx.actor.me in able


def _of(year: Year, state: SheetState, ctx: Context) -> list[SheetView]:
    found = records.sheets_of_cycle(ctx.session, ctx.actor, year.cycle.id)
    return [one for one in found if one.state is state]


def _may(view: SheetView, ctx: Context) -> bool:
    return ctx.actor.me in reviewers_of(key_of(view), view.scorer_id, ctx.roster, ctx.today)
