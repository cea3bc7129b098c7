"""To which results somebody may object today: his own, and those that are public to him."""

from dataclasses import dataclass
from datetime import date

from handlers.assessment.objecting import wording
from handlers.assessment.publishing import ending, showing
from handlers.assessment.publishing.now import Standing, standing_if_any
from handlers.kit.capability import Context
from storage.queries.results import Result


@dataclass(frozen=True, slots=True)
class Target:
    """One result, as it is asked about."""

    result: Result
    standing: Standing
    label: str
    own: bool


def targets(ctx: Context) -> list[Target]:
    """One's own first, then by area; the people of an area as long as it is public, the member until the notice is over."""
    standing = standing_if_any(ctx)
    if standing is None:
        return []
    over = ending.notice_over_on(standing)
    mine = [
        one
        for one in standing.approved
        if one.subject_id == ctx.actor.me
        and one.whose in standing.told
        and (over is None or ctx.today <= over)
    ]
    area = ctx.roster.area_of(ctx.actor.me)
    others = [
        one
        for one in showing.public_to_me(standing, ctx)
        if area and one.area_id == area.id and one.subject_id != ctx.actor.me
    ]
    return [_target(one, standing, own=True) for one in mine] + [
        _target(one, standing, own=False) for one in others
    ]


def over_since(ctx: Context) -> date | None:
    """The last day of a notice that is over; None when none is."""
    standing = standing_if_any(ctx)
    last = ending.notice_over_on(standing) if standing else None
    return last if last and last < ctx.today else None


def _target(one: Result, standing: Standing, *, own: bool) -> Target:
    area, name = standing.sorted_by(one.whose)
    label = wording.target(area, wording.OWN if own else name, "" if own else standing.grade(one))
    return Target(one, standing, label, own)
