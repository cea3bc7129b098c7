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
from storage.duty_words import PairState
from storage.queries import duty_notes, mentoring
from storage.queries.mentoring import PairView

WHICH = re.compile(r"(\d{4}) ([0-9a-f]{32})")


def records_of(ctx: Context, area_id: UUID, year: int) -> Iterable[str]:
    """The one of this area and year, where there is anything its reader may see."""
    notes = duty_notes.of_year(ctx.session, ctx.actor, year, area_id=area_id)
    if notes or _pairs(area_id, year, ctx):
        yield f"{year} {area_id.hex}"


def record(ctx: Context) -> Paper:
    """For its reader as he is now, without a `which` of the first area of this year; raises Refusal when there is nothing he may see."""
    found = WHICH.fullmatch(ctx.which)
    year, area_id = (int(found[1]), UUID(found[2])) if found else (ctx.today.year, None)
    notes = duty_notes.of_year(ctx.session, ctx.actor, year, area_id=area_id)
    area_id = area_id or (notes[0].area_id if notes else None)
    area = ctx.roster.areas.get(area_id) if area_id else None
    pairs = _pairs(area.id, year, ctx) if area else []
    if area is None or not (notes or pairs):
        raise Refusal(wording.NOTHING)
    done = tuple(
        (one.code, dated(one.done_on, ctx.today), tag_of(one, ctx), one.text)
        for one in notes
        if one.area_id == area.id
    )
    sections = [Section(wording.NOTES, (), wording.COLUMNS, done)] if done else []
    if pairs:
        rows = tuple(
            (
                one.code,
                dated(one.until, ctx.today),
                one.goal,
                wording.came_to(one.state, one.result),
            )
            for one in pairs
        )
        sections.append(Section(wording.PAIRS, (), wording.PAIR_COLUMNS, rows))
    return Paper(
        name=wording.file_name(area.name, year),
        title=wording.title(area.name, year),
        subtitle=wording.SUBTITLE,
        sections=tuple(sections),
        notes=(wording.NOT_COUNTED,),
    )


def _pairs(area_id: UUID, year: int, ctx: Context) -> list[PairView]:
    """Those its reader may see and that were agreed to; nobody is named in what is made of them."""
    return [
        one
        for one in mentoring.seen(ctx.session, ctx.actor)
        if (one.area_id, one.until.year) == (area_id, year) and one.state is not PairState.ASKED
    ]
