"""经验材料 of an area and a year: study notes, adopted good practice and model posts, for its archive [M1 M2]."""

from collections.abc import Iterator
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.documents import Paper, Section
from handlers.year import archive
from handlers.year.entries import wording
from handlers.year.entries.practice import code_of
from storage.queries import year_entries
from storage.queries.roster import AreaView
from storage.queries.year_entries import EntryView
from storage.year_words import EntryKind


def which(ctx: Context, area_id: UUID, year: int) -> Iterator[str]:
    """One where there is anything that this reader may see."""
    area = ctx.roster.areas[area_id]
    if any(find(area, year, ctx) for find in (_notes, _practices, _posts)):
        yield f"{year} {area_id.hex}"


def materials(ctx: Context) -> Paper:
    """What this reader may see of it; raises Refusal when the area is not his."""
    year, area = archive.promised(ctx)
    return Paper(
        name=wording.file_name(area.name, year),
        title=wording.title(area.name, year),
        subtitle=ctx.edition.title,
        sections=(
            _section(wording.NOTES, wording.NOTE_COLUMNS, _notes(area, year, ctx)),
            _section(wording.PRACTICES, wording.PRACTICE_COLUMNS, _practices(area, year, ctx)),
            _section(wording.POSTS, wording.POST_COLUMNS, _posts(area, year, ctx)),
        ),
        notes=(wording.VOLUNTARY,),
    )


def _section(heading: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Section:
    if not rows:
        return Section(heading, (wording.NONE_THIS_YEAR,))
    return Section(heading, (), columns, rows)


def _notes(area: AreaView, year: int, ctx: Context) -> tuple[tuple[str, ...], ...]:
    """Those of the area, of its group as a whole, and of its branch as a whole."""
    found = year_entries.of_year(ctx.session, ctx.actor, EntryKind.NOTE, year)
    of_it = (
        one
        for one in found
        if one.branch_id == area.branch_id
        and one.area_id in (None, area.id)
        and one.group_id in (None, area.group_id)
    )
    return tuple(
        (
            wording.written_on(one.written_at.astimezone(SHANGHAI).date()),
            ctx.name(one.author_id),
            one.text,
        )
        for one in of_it
    )


def _practices(area: AreaView, year: int, ctx: Context) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (code_of(one), one.text, ctx.name(one.author_id) if one.named else wording.SOMEBODY)
        for one in _of_area(EntryKind.PRACTICE, area, year, ctx)
    )


def _posts(area: AreaView, year: int, ctx: Context) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (code_of(one), wording.post(area.name, ctx.name(one.subject_id)))
        for one in _of_area(EntryKind.POST, area, year, ctx)
        if one.subject_id
    )


def _of_area(kind: EntryKind, area: AreaView, year: int, ctx: Context) -> list[EntryView]:
    found = year_entries.of_year(ctx.session, ctx.actor, kind, year)
    return [one for one in found if one.area_id == area.id]
