"""「学习心得：…」: what a leader took from his studies, in one message, for the archive; never counted [M1]."""

import re
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.year.entries import wording
from handlers.year.entries.practice import require
from storage.queries import year_entries
from storage.queries.year_entries import NewEntry
from storage.year_words import EntryKind

NOTE = re.compile(r"(?:我的)?(?:学习(?:心得|笔记|体会)|领学(?:笔记|心得))(?:\s*[:,]\s*|\s+)")
SURE, LONGEST = 135, 500


def hears(said: Utterance, _ctx: Context) -> int:
    """「学习心得：…」."""
    return SURE if NOTE.match(said.plain, said.begin()) else 0


def write(said: Utterance, ctx: Context) -> Reply:
    """Keep it with the group he leads, else with the area he answers for, else with his branch."""
    found = NOTE.match(said.plain, said.begin())
    text = said.text[found.end() :].strip() if found else said.text.strip()
    require(text, ctx, wording.NOTE_TOO_SHORT, LONGEST)
    place, branch, area, group = _place(ctx)
    new = NewEntry(EntryKind.NOTE, text, branch, area, group)
    number = year_entries.write(ctx.session, ctx.actor, new, ctx.now)
    return Reply(wording.noted(number, place))


def _place(ctx: Context) -> tuple[str, UUID, UUID | None, UUID | None]:
    """What its place is called, its branch, its area and its group."""
    orgs, actor = ctx.roster.orgs, ctx.actor
    for group in sorted(actor.groups):
        if parent := orgs[group].parent_id:
            return orgs[group].name, parent, None, group
    mine = sorted((ctx.roster.areas[one] for one in actor.areas), key=lambda one: one.name)
    for area in mine:
        if area.branch_id:
            return area.name, area.branch_id, area.id, area.group_id
    for branch in sorted(actor.branches):
        return orgs[branch].name, branch, None, None
    raise Refusal(wording.NO_AREA)
