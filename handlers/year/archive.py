"""「发我维修组的管理档案」: what is held of an area and a year as one zip, with an index that says what is not there and why [M2].

It is a view: every part is made for its reader as he is now, so each rule of who may see what holds in it. A document
belongs into it when its capability says so (`@capability.document(…, archive=…)`); nothing is typed for it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.documents import Bundle, Kept, OneDocument, Paper, Section
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.year import archive_wording as wording
from handlers.year import plan, sealing_wording, summary
from handlers.year.whose import Scope, require_year, which_promised, year_said
from storage.queries import archive_seals
from storage.queries.roster import AreaView

ARCHIVE = re.compile(r"管理档案|责任区(?:的)?档案")
INDEX_OR_TELLING = re.compile(
    r"目录|索引|档案簿|[怎咋]|为什么|什么时候|规定|封存|校验|没人|没[发用]|太|丢了"
)
SURE = 105
PLAN, SUMMARY = "year.plan", "year.summary"
NOW = re.compile(r"现在的|最新|当前")
MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE  # of one file on the platform


def hears(said: Utterance, _ctx: Context) -> int:
    """「维修组的管理档案」; its list alone is the assessment's."""
    found = ARCHIVE.search(said.plain) and not INDEX_OR_TELLING.search(said.plain)
    return SURE if found else 0


def send(said: Utterance, ctx: Context) -> Reply:
    """Promise the zip of the area that is named, or of the only one."""
    year = require_year(year_said(said, ctx), ctx)
    mine = _open_to(ctx)
    named = areas_named(said, ctx.roster.areas.values()) or mine[:1] * (len(mine) == 1)
    if not mine or any(one not in mine for one in named):
        raise Refusal(wording.REFUSAL)
    if len(named) != 1:
        raise Refusal(wording.which_area([one.name for one in mine]))
    return sent(named[0], year, "archive_now" if NOW.search(said.plain) else "archive", ctx)


def sent(area: AreaView, year: int, document: str, ctx: Context) -> Reply:
    """What is sealed where it is, else what holds now."""
    which = f"{year} {area.id.hex}"
    about = f"year.archive:{which}"
    seal = archive_seals.of_year(ctx.session, ctx.actor, year).get(area.id)
    name = wording.file_name(area.name, year)
    of_seal = seal is not None and seal.there and document == "archive"
    if seal and of_seal and seal.size > MOST_BYTES:
        return Reply(sealing_wording.too_large(name, seal.size // MEGABYTE, area.name, year))
    ctx.promises.call_off(about, to=ctx.actor.me)
    ctx.promises.file(ctx.actor.me, f"year.{document}", about=about, which=which)
    if seal and of_seal:
        return Reply(
            sealing_wording.coming(name, seal.code, seal.made_at.astimezone(SHANGHAI).date())
        )
    given_up = f"\n{sealing_wording.gone(year)}" if seal and not seal.there else ""
    return Reply(f"{wording.coming(area.name, year)}{given_up}")


def bundle(ctx: Context) -> Bundle:
    """The archive for its recipient, from what holds now; raises Refusal when the area is not his any more."""
    year, area = promised(ctx)
    return of_area(area, year, ctx)


def promised(ctx: Context) -> tuple[int, AreaView]:
    """The year and the area that a promise named, without one his first; refused when it is not his any more."""
    mine = {one.id: one for one in _open_to(ctx)}
    year, area_id = which_promised(ctx) if ctx.which else (ctx.today.year, None)
    area = mine.get(area_id) if area_id else next(iter(mine.values()), None)
    if area is None:
        raise Refusal(wording.REFUSAL)
    return year, area


def of_area(area: AreaView, year: int, ctx: Context, notes: tuple[str, ...] = ()) -> Bundle:
    """What this actor may see of an area and a year, with an index that also has these `notes`."""
    parts = list(_parts(area, year, ctx))
    index = _index(area, year, parts, ctx)
    index = replace(index, notes=(*index.notes, *notes))
    return Bundle(wording.file_name(area.name, year), (index, *(one for _, one in parts)))


def _open_to(ctx: Context) -> list[AreaView]:
    """The areas of his branch, of the groups he leads, and those he answers for; closed ones no more."""
    actor = ctx.actor
    found = (
        one
        for one in ctx.roster.areas.values()
        if one.open_on(ctx.today)
        and (
            one.branch_id in actor.branches or one.group_id in actor.groups or one.id in actor.areas
        )
    )
    return sorted(found, key=lambda one: one.name)


def _parts(area: AreaView, year: int, ctx: Context) -> Iterator[tuple[str, OneDocument]]:
    """The key of a document and the document, those of the year first."""
    org = ctx.roster.orgs.get(area.group_id or area.branch_id or area.id)
    if org:
        scope = Scope(year, org, (area,), of_one_area=True)
        yield PLAN, plan.of_scope(scope, ctx)
        yield SUMMARY, summary.of_scope(scope, ctx)
    for capability in ctx.capabilities:
        for key, find in capability.archived.items():
            for which in find(ctx, area.id, year):
                try:
                    made = capability.documents[key](replace(ctx, which=which))
                except Refusal:
                    continue  # not for this reader: the index says that there may be such
                if not isinstance(made, Bundle | Kept):
                    yield key, made


def _index(area: AreaView, year: int, parts: list[tuple[str, OneDocument]], ctx: Context) -> Paper:
    files = tuple((str(place), one.name) for place, (_, one) in enumerate(parts, 1))
    by_capability: dict[str, list[str]] = {}
    for key, one in parts:
        by_capability.setdefault(key.partition(".")[0], []).append(one.name)
    clauses = tuple(
        (
            f"{one.clause} {one.title}",
            wording.held(by_capability.get(one.capability or "", [])),
            one.by_hand or "",
        )
        for one in (*ctx.edition.duties, *ctx.edition.steps)
    )
    return Paper(
        name=wording.INDEX,
        title=wording.title(area.name, year),
        subtitle=wording.subtitle(ctx.edition.title, ctx.me.name, ctx.today),
        sections=(
            Section(wording.FILES, (), wording.FILE_COLUMNS, files),
            Section(wording.BY_KIND, (), wording.KIND_COLUMNS, _kinds(parts, ctx)),
            Section(wording.BY_CLAUSE, (wording.COUNTED,), wording.CLAUSE_COLUMNS, clauses),
            Section(wording.NOT_THERE, wording.WHY_NOT),
        ),
        notes=(wording.A_VIEW,),
    )


def _kinds(parts: list[tuple[str, OneDocument]], ctx: Context) -> tuple[tuple[str, ...], ...]:
    """What belongs into such an archive [M2 M3], and which file has it; where there is none this year it is said."""
    known = {one.key for one in ctx.capabilities}
    return tuple(
        (called, wording.held_this_year([one.name for of, one in parts if of.startswith(key)]))
        for key, called in wording.KINDS.items()
        if key.partition(".")[0] in known
    )
