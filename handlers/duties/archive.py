"""履责记录 of an area and a year as a document of its archive: what was done, without who did more [M2]."""

import re
from collections.abc import Iterable
from uuid import UUID

from handlers.duties import archive_wording as wording
from handlers.duties.showing import tag_of
from handlers.kit.capability import Context
from handlers.kit.documents import Paper, Section
from handlers.kit.messages import Refusal
from handlers.kit.wording import dated
from storage.queries import duty_notes

WHICH = re.compile(r"(\d{4}) ([0-9a-f]{32})")


def records_of(ctx: Context, area_id: UUID, year: int) -> Iterable[str]:
    """The one of this area and year, where there is anything its reader may see."""
    if duty_notes.of_year(ctx.session, ctx.actor, year, area_id=area_id):
        yield f"{year} {area_id.hex}"


def record(ctx: Context) -> Paper:
    """For its reader as he is now, without a `which` of the first area of this year; raises Refusal when there is nothing he may see."""
    found = WHICH.fullmatch(ctx.which)
    year, area_id = (int(found[1]), UUID(found[2])) if found else (ctx.today.year, None)
    notes = duty_notes.of_year(ctx.session, ctx.actor, year, area_id=area_id)
    if not notes:
        raise Refusal(wording.NOTHING)
    area = ctx.roster.areas[notes[0].area_id]
    notes = [one for one in notes if one.area_id == area.id]
    rows = tuple(
        (one.code, dated(one.done_on, ctx.today), tag_of(one, ctx), one.text) for one in notes
    )
    return Paper(
        name=wording.file_name(area.name, year),
        title=wording.title(area.name, year),
        subtitle=wording.SUBTITLE,
        sections=(Section(wording.NOTES, (), wording.COLUMNS, rows),),
        notes=(wording.NOT_COUNTED,),
    )
