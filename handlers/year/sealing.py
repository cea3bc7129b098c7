"""「封存2026年管理档案」: the archives of a branch's areas, kept byte for byte once the year is over; 「档案校验」 [M2].

Each is sealed as who seals may see it, and is given to nobody but his committee: others go on getting what they may
see themselves. Deletion wins: where somebody in it has his words deleted the file goes (`storage.queries.archive_seals`),
and the branch seals what is left as the next version.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Self
from uuid import UUID

from handlers.kit.capability import Context, OpenItem
from handlers.kit.documents import Bundle, Kept
from handlers.kit.forms import Form, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from handlers.year import archive, archive_wording
from handlers.year import sealing_wording as wording
from handlers.year.whose import BACK, YEAR, year_said
from storage.queries import access, archive_seals, assessment, goals
from storage.queries.archive_seals import SealView
from storage.queries.roster import AreaView
from storage.rights_words import AccessReason

ARCHIVE = re.compile(r"档案")
SEALING, CHECKING = re.compile(r"封存"), re.compile(r"校验|核对")
ASKING = re.compile(r"[怎咋吗么?？]|为什么|什么时候|规定|了没|没有?$")
SURE = 110
AT_ONCE = 8  # areas in one message: about a second


def hears_seal(said: Utterance, _ctx: Context) -> int:
    """「封存2026年管理档案」; a question about it is none."""
    return _hears(SEALING, said)


def hears_check(said: Utterance, _ctx: Context) -> int:
    """「档案校验」."""
    return _hears(CHECKING, said)


class SealForm(Form):
    """The year whose archives are sealed; there is nothing to ask but whether it is meant."""

    year: int

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Without a year the last one; refused before it is over and when nothing is left to seal."""
        named = YEAR.search(said.plain) or any(one in said.plain for one in BACK)
        year = year_said(said, ctx) if named else ctx.today.year - 1
        if year >= ctx.today.year:
            raise Refusal(wording.not_over(year))
        if not areas_of(year, ctx):
            raise Refusal(wording.NOTHING_TO_SEAL)
        if not left(year, ctx):
            raise Refusal(wording.all_sealed(year))
        return cls(year=year)

    def question(self, _ctx: Context) -> Question | None:
        """None."""
        return None

    def answered(self, _key: str, _said: Utterance, _ctx: Context) -> Self:
        """Nothing is asked."""
        return self

    def shown(self, ctx: Context) -> str:
        """Which areas, and what follows."""
        known = archive_seals.of_year(ctx.session, ctx.actor, self.year)
        names = [one.name for one in left(self.year, ctx)]
        again = [one.name for one in left(self.year, ctx) if one.id in known]
        return wording.sealing(self.year, names, again)

    def corrected(self, _said: Utterance, _ctx: Context) -> Self | None:
        """Nothing can be put right."""
        return None

    def amend_prompt(self) -> str:
        """Say so."""
        return wording.AMEND


def seal(form: SealForm, ctx: Context) -> Reply:
    """Make each archive as it is now and keep it; of many areas so many at a time, since nothing else is answered meanwhile."""
    known = archive_seals.of_year(ctx.session, ctx.actor, form.year)
    codes = []
    waiting = left(form.year, ctx)
    for area in waiting[:AT_ONCE]:
        version = known[area.id].version + 1 if area.id in known else 1
        bundle = archive.of_area(area, form.year, ctx, notes=_notes(version))
        kept = archive_seals.seal(
            ctx.session,
            ctx.actor,
            area.id,
            form.year,
            ctx.as_file(bundle),
            _people(area, form.year, ctx),
            ctx.now,
        )
        codes.append((area.name, kept.code))
    if not codes:
        raise Refusal(wording.all_sealed(form.year))
    if rest := len(waiting) - len(codes):
        more = Choice(wording.GO_ON, "year.seal", wording.command_for(form.year))
        return Reply(wording.sealed(form.year, codes, rest), (more,))
    look = Choice(codes[0][0], "year.archive", wording.take(codes[0][0], form.year))
    return Reply(wording.sealed(form.year, codes), (look, Choice(wording.CHECK, "year.check")))


def check(said: Utterance, ctx: Context) -> Reply:
    """The codes of a year, and whether each file is still as it was sealed."""
    years = archive_seals.years(ctx.session, ctx.actor)
    if not years:
        return Reply(wording.NONE_SEALED)
    named = YEAR.search(said.plain)
    year = int(named[1]) if named and int(named[1]) in years else years[0]
    found = archive_seals.of_year(ctx.session, ctx.actor, year)
    lines = [
        (ctx.roster.areas[one.area_id].name, one.code, _verdict(one, ctx))
        for one in found.values()
        if one.area_id in ctx.roster.areas
    ]
    return Reply(wording.checked(year, sorted(lines)))


def kept(area_id: UUID, year: int, ctx: Context) -> Kept | None:
    """The sealed file, for who may have it; whose sheets he may read in it sees that in his records."""
    content = archive_seals.content_of(ctx.session, ctx.actor, area_id, year)
    if content is None:
        return None
    view = archive_seals.of_year(ctx.session, ctx.actor, year)[area_id]
    for one in view.people:
        what, why = wording.reading_of(year), AccessReason.HANDLES
        access.note(ctx.session, ctx.actor, one, what, ctx.now, why=why)
    name = archive_wording.file_name(ctx.roster.areas[area_id].name, year)
    return Kept(name, "zip", content)


def document(ctx: Context) -> Bundle | Kept:
    """The archive for its recipient: the sealed one where there is one for him, else from what holds now."""
    year, area = archive.promised(ctx)
    return kept(area.id, year, ctx) or archive.of_area(area, year, ctx)


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """For the secretary: the last year is over and there is something of it that is not sealed."""
    if not Deed.SEAL_ARCHIVE.open_to(ctx.actor):
        return
    year = ctx.today.year - 1
    for branch in ctx.actor.branches:
        if ctx.actor.me in branch_contacts(branch, ctx) and _was_kept(branch, year, ctx):
            choice = Choice(wording.SEAL, "year.seal", wording.command_for(year))
            yield OpenItem(wording.left_to_seal(year), choice)


def areas_of(year: int, ctx: Context) -> list[AreaView]:
    """The areas of his branch that there were in a year."""
    ours = (one for one in ctx.roster.areas.values() if one.branch_id in ctx.actor.branches)
    return sorted((one for one in ours if _was_there(one, year, ctx)), key=lambda one: one.name)


def left(year: int, ctx: Context) -> list[AreaView]:
    """Those of them that have no sealed archive of the year, or none any more."""
    known = archive_seals.of_year(ctx.session, ctx.actor, year)
    return [one for one in areas_of(year, ctx) if one.id not in known or not known[one.id].there]


def _was_there(area: AreaView, year: int, ctx: Context) -> bool:
    begun = [one.since for one in ctx.roster.assignments_of(area.id)]
    return area.open_on(date(year, 1, 1)) and (not begun or min(begun) <= date(year, 12, 31))


def _was_kept(branch: UUID, year: int, ctx: Context) -> bool:
    """Whether anything of that year is here at all: who has begun this year has nothing to seal."""
    unsealed = {one.id for one in left(year, ctx) if one.branch_id == branch}
    if not unsealed:
        return False
    assessed = assessment.cycle_of(ctx.session, branch, year) is not None
    return assessed or bool(unsealed & goals.areas_with_goals(ctx.session, year))


def _people(area: AreaView, year: int, ctx: Context) -> set[UUID]:
    """Who answered for it in the year: their sheets and what was noted of them may be in it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return {
        one.person_id
        for one in ctx.roster.assignments_of(area.id)
        if one.since <= last and (one.until is None or one.until > first)
    }


def _notes(version: int) -> tuple[str, ...]:
    again = (wording.REMADE.format(version=version),) if version > 1 else ()
    return (wording.SEALED_COPY, *again)


def _verdict(one: SealView, ctx: Context) -> str:
    content = archive_seals.content_of(ctx.session, ctx.actor, one.area_id, one.year)
    if content is None:
        return wording.GONE
    return wording.SAME if hashlib.sha256(content).digest() == one.sha256 else wording.OTHER


def _hears(what: re.Pattern[str], said: Utterance) -> int:
    found = what.search(said.plain) and ARCHIVE.search(said.plain)
    return SURE if found and not ASKING.search(said.plain) else 0
