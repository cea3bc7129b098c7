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


def of_area(ctx: Context, area_id: UUID, year: int) -> Iterator[str]:
    """One paper for an area and a year in which it has heard something that this reader may see."""
    if relay.of_area(ctx.session, ctx.actor, area_id, year):
        yield f"{year} {area_id.hex}"


def paper(ctx: Context) -> Paper:
    """The notices by their numbers; raises Refusal where there are none for this reader."""
    year, _, key = ctx.which.partition(" ")
    area = ctx.roster.areas.get(UUID(key)) if key else None
    found = relay.of_area(ctx.session, ctx.actor, area.id, int(year)) if area else []
    if area is None or not found:
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
        name=status_wording.file_name(area.name, int(year)),
        title=status_wording.paper_title(area.name, int(year)),
        subtitle=ctx.edition.title,
        sections=(
            Section(
                status_wording.paper_heading(len(rows)), (), status_wording.PAPER_COLUMNS, rows
            ),
        ),
        notes=(status_wording.PAPER_NOTE,),
    )
