"""目标任务确认表 of an area and a year, for its archive: what the branch approved, and by what each result is confirmed [D3 M3]."""

import re
from collections.abc import Iterator
from uuid import UUID

from handlers.goals import forms, paper_wording, wording
from handlers.kit.capability import Context
from handlers.kit.documents import Paper, Section
from handlers.kit.messages import Refusal
from handlers.kit.wording import GOAL_NOT_CONFIRMED, GOAL_RESULTS
from storage.queries import goals as records
from storage.queries.goals import GoalView
from storage.vocabulary import GoalState

WHICH = re.compile(r"(\d{4}) ([0-9a-f]{32})")


def of_area(ctx: Context, area_id: UUID, year: int) -> Iterator[str]:
    """One where there are goals that this reader may see."""
    if _approved(area_id, year, ctx):
        yield f"{year} {area_id.hex}"


def paper(ctx: Context) -> Paper:
    """What was promised, for who may see these goals; without a name his own area's of this year; else a Refusal."""
    found, own = WHICH.fullmatch(ctx.which), ctx.roster.area_of(ctx.actor.me)
    year = int(found[1]) if found else ctx.today.year
    area_id = UUID(found[2]) if found else own.id if own else None
    goals = _approved(area_id, year, ctx) if area_id else []
    if area_id is None or (found and not goals):
        raise Refusal(wording.NO_AREAS)
    area = ctx.roster.areas[area_id].name
    return Paper(
        name=paper_wording.file_name(area, year),
        title=paper_wording.title(area, year),
        subtitle=ctx.edition.title,
        sections=(
            Section(
                paper_wording.HEADING,
                (),
                paper_wording.COLUMNS,
                tuple(_row(one, ctx) for one in goals),
            ),
        ),
        notes=(paper_wording.NOTE,),
    )


def _approved(area_id: UUID, year: int, ctx: Context) -> list[GoalView]:
    found = records.standing(ctx.session, ctx.actor, year)
    return [one for one in found if one.area_id == area_id and one.state is GoalState.APPROVED]


def _row(one: GoalView, ctx: Context) -> tuple[str, ...]:
    result = GOAL_RESULTS[one.result] if one.result else GOAL_NOT_CONFIRMED
    side = forms.title_of(one.dimension, ctx)
    return wording.number(one.number), side, one.text, result, one.evidence
