"""传达记录: what an area has heard of its branch in a year, for its archive [T5 M2]."""

from collections.abc import Iterator
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.documents import Paper, Section
from handlers.kit.inert import on_one_line
from handlers.kit.messages import Refusal
from handlers.kit.wording import dated
from handlers.relay import status_wording, wording
from storage.queries import relay
from storage.queries.roster import AreaView


def of_area(ctx: Context, area_id: UUID, year: int) -> Iterator[str]:
    """One paper for an area and a year in which it has heard something that this reader may see."""
    if relay.of_area(ctx.session, ctx.actor, area_id, year):
        yield f"{year} {area_id.hex}"


def paper(ctx: Context) -> Paper:
    """The notices by their numbers; raises Refusal where there are none for this reader."""
    area, year = _meant(ctx)
    found = relay.of_area(ctx.session, ctx.actor, area.id, year)
    if not found:
        raise Refusal(wording.NOTHING_OPEN)
    rows = tuple(
        (
            one.code,
            dated(one.sent_at.astimezone(SHANGHAI).date(), ctx.today),
            dated(one.due_on, ctx.today) if one.due_on else status_wording.PAPER_NONE,
            on_one_line(one.text),
        )
        for one in found
    )
    return Paper(
        name=status_wording.file_name(area.name, year),
        title=status_wording.paper_title(area.name, year),
        subtitle=ctx.edition.title,
        sections=(
            Section(
                status_wording.paper_heading(len(rows)), (), status_wording.PAPER_COLUMNS, rows
            ),
        ),
        notes=(status_wording.PAPER_NOTE,),
    )


def _meant(ctx: Context) -> tuple[AreaView, int]:
    """Area and year of the promise; without one this year's of the first area of which he may read something."""
    year, _, key = ctx.which.partition(" ")
    areas = sorted(ctx.roster.areas.values(), key=lambda one: one.name)
    if key:
        areas = [one for one in areas if one.id == UUID(key)]
    number = int(year) if year.isdecimal() else ctx.today.year
    for one in areas:
        if any(of_area(ctx, one.id, number)):
            return one, number
    raise Refusal(wording.NOTHING_OPEN)
