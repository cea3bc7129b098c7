"""Documents of the assessment as files: what is asked for is promised, and made when it goes [M2 M4.3 M5]."""

import re
from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from handlers.assessment.papers import asking_wording as wording
from handlers.assessment.papers import wording as titles
from handlers.assessment.papers.whose import cycle_of, overseen, year_of
from handlers.assessment.sheets import Key
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import which_person
from storage.queries import notices, sheets
from storage.vocabulary import Role

ABOUT = "assessment.papers"
FORM = r"考核(?:登记)?表"
FILE = r"(?:件|文件|稿|表|单|书|word|docx)"
KINDS = {
    "summary": re.compile(r"汇总表|考核汇总"),
    "report": re.compile(r"上报件|上报材料|上报文件"),
    "reference": re.compile(r"评优(?:的)?(?:参考|表)|参考表"),
    "notice": re.compile(rf"公示(?:的)?{FILE}|考核公示.{{0,3}}(?:发我|给我|打印)"),
    "archive": re.compile(r"档案的?(?:目录|索引|簿)"),
    "sheet": re.compile(FORM),
}
TELLING = re.compile(r"[怎咋为]|什么时候|啥时候|哪天|填|规定|不满|异议")
MINE = re.compile(rf"(?:我|俺|本人|自己)(?:自己|本人)?的?(?:\d*年)?(?:度)?{FORM}")
AS_FILE = re.compile(
    rf"(?:发|给|传|导|打印|下载|要).{{0,8}}{FORM}|{FORM}.{{0,3}}(?:发|给我|传|导|打印|下载|{FILE})"
)
SURE = 100


class Wanted(NamedTuple):
    """A document, and which of its kind."""

    document: str
    which: str
    title: str


def hears(said: Utterance, _ctx: Context) -> int:
    """「发我考核汇总表」, 「王强的考核表发我」; a question about a form is none, and a sheet alone is shown in the chat."""
    plain, kind = said.plain, _kind(said.plain)
    if not kind or TELLING.search(plain) or (kind == "sheet" and not AS_FILE.search(plain)):
        return 0
    return SURE


def send(said: Utterance, ctx: Context) -> Reply:
    """Promise the files to who asked; what he asked for before and has not got yet is not sent twice."""
    kind = _kind(said.plain)
    if not kind:
        raise Refusal(wording.WHICH)
    wanted = FINDERS[kind](said, year_of(said, ctx), ctx)
    for one in wanted:
        about = f"{ABOUT}:{one.document}:{one.which}"
        ctx.promises.call_off(about, to=ctx.actor.me)
        ctx.promises.file(ctx.actor.me, f"assessment.{one.document}", about=about, which=one.which)
    return Reply(wording.coming([one.title for one in wanted]))


def _kind(plain: str) -> str:
    return next((kind for kind, named in KINDS.items() if named.search(plain)), "")


def _sheets(said: Utterance, year: int, ctx: Context) -> list[Wanted]:
    """One's own, or those of whoever is named: a file for each area."""
    cycle = cycle_of(year, ctx)
    who = ctx.actor.me if MINE.search(said.plain) else _named(said, ctx)
    seen = sheets.sheets_of_cycle(ctx.session, ctx.actor, cycle.id)
    found = [one for one in seen if one.subject_id == who]
    if not found:
        raise Refusal(wording.NOT_TOLD if who == ctx.actor.me else wording.no_sheet(ctx.name(who)))
    return [
        Wanted(
            "sheet",
            f"{year} {one.subject_id.hex} {one.area_id.hex}",
            titles.file_name(titles.SHEET, year, ctx.name(who)),
        )
        for one in found
    ]


def _named(said: Utterance, ctx: Context) -> UUID:
    """Whose sheet it is; a name of several is asked about."""
    mentions = ctx.mentions(said)
    people = list(dict.fromkeys(one for mention in mentions for one in mention.candidates))
    if not people:
        if not _looks_after(ctx):
            return ctx.actor.me
        raise Refusal(wording.WHOSE)
    if len(people) > 1:
        raise Refusal(which_person(mentions[0].said) + wording.WHOSE)
    return people[0]


def _looks_after(ctx: Context) -> bool:
    """Whether somebody sees the sheets of others."""
    return bool(ctx.actor.roles & {Role.GROUP_LEADER, Role.BRANCH, Role.COMMITTEE})


def _summary(_said: Utterance, year: int, ctx: Context) -> list[Wanted]:
    _require_sheets(year, ctx)
    return [Wanted("summary", str(year), titles.file_name(titles.SUMMARY, year))]


def _report(said: Utterance, year: int, ctx: Context) -> list[Wanted]:
    """One for each Party group whose sheets he may see; the named one alone."""
    areas = _require_sheets(year, ctx)
    groups = {group: ctx.roster.orgs[group].name for group in areas.values() if group}
    named = {group: name for group, name in groups.items() if name in said.text}
    return [
        Wanted("report", f"{year} {group.hex}", titles.file_name(titles.REPORT, year, name))
        for group, name in sorted((named or groups).items(), key=lambda one: one[1])
    ]


def _reference(_said: Utterance, year: int, ctx: Context) -> list[Wanted]:
    _require_branch(ctx)
    _require_sheets(year, ctx)
    return [Wanted("reference", str(year), titles.file_name(titles.REFERENCE, year))]


def _notice(_said: Utterance, year: int, ctx: Context) -> list[Wanted]:
    _require_branch(ctx)
    told = notices.told(ctx.session, cycle_of(year, ctx).id)
    if not any(one.published_on for one in told.values()):
        raise Refusal(wording.NOT_PUBLISHED)
    return [Wanted("notice", str(year), titles.file_name(titles.NOTICE, year))]


def _archive(said: Utterance, year: int, ctx: Context) -> list[Wanted]:
    """Of the area that is named, else of all he looks after in one file."""
    mine = overseen(ctx) if _looks_after(ctx) else []
    if not mine:
        raise Refusal(wording.NO_AREA if _looks_after(ctx) else wording.NOT_YOURS)
    named = areas_named(said, mine)
    if len(named) == 1:
        which = f"{year} {named[0].id.hex}"
        return [Wanted("archive", which, titles.archive_title(named[0].name, year))]
    return [Wanted("archive", str(year), titles.file_name(titles.ARCHIVE, year))]


def _require_sheets(year: int, ctx: Context) -> dict[Key, UUID | None]:
    """The sheets he may see, with the group of each; refused when he sees none of others."""
    if not _looks_after(ctx):
        raise Refusal(wording.NOT_YOURS)
    seen = sheets.sheets_of_cycle(ctx.session, ctx.actor, cycle_of(year, ctx).id)
    if not seen:
        raise Refusal(wording.no_sheets(year))
    return {
        Key(one.subject_id, one.area_id): ctx.roster.areas[one.area_id].group_id for one in seen
    }


def _require_branch(ctx: Context) -> None:
    if not ctx.actor.roles & {Role.BRANCH, Role.COMMITTEE}:
        raise Refusal(wording.ONLY_BRANCH if _looks_after(ctx) else wording.NOT_YOURS)


Finder = Callable[[Utterance, int, Context], list[Wanted]]
FINDERS: dict[str, Finder] = {
    "summary": _summary,
    "report": _report,
    "reference": _reference,
    "notice": _notice,
    "archive": _archive,
    "sheet": _sheets,
}
