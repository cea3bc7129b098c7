"""「E-0001」, 「M-0001」: one by its number; the branch may decide on it at once, whoever it is of may take it back [M1]."""

import re

from handlers.kit.capability import Context
from handlers.kit.inert import on_one_line
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.year.entries import posts, practice, wording
from storage.queries import year_entries
from storage.year_words import EntryKind, EntryState

ONLY = re.compile(r"(?:查看|看看?|打开|\s)*[em]\s?[-—–_#]\s?\d{1,6}")


def hears(said: Utterance, _ctx: Context) -> int:
    """A number with nothing beside it."""
    return practice.SURE if ONLY.fullmatch(said.words()) else 0


def look(said: Utterance, ctx: Context) -> Reply:
    """What it says and how far it is, to whom may see it."""
    number = practice.numbered(said, EntryKind.PRACTICE)
    kind = EntryKind.POST if number is None else EntryKind.PRACTICE
    number = number or practice.numbered(said, EntryKind.POST) or 0
    mine_to_decide = (one for one in practice.waiting(kind, ctx) if one.subject_id != ctx.actor.me)
    if any(one.number == number for one in mine_to_decide):
        decide = posts.decide if kind is EntryKind.POST else practice.decide
        return decide(said, ctx)
    one = year_entries.by_number(ctx.session, ctx.actor, kind, number)
    if one is None or not one.text or one.state is EntryState.KEPT:
        raise Refusal(wording.NOT_YOURS_TO_SEE)
    who = ctx.name(one.subject_id) if one.subject_id else ""
    place = wording.post(practice.area_name(one.area_id, ctx), who) if who else ""
    mine = ctx.actor.me in ((one.subject_id,) if who else (one.author_id,))
    place = place or practice.area_name(one.area_id, ctx) or ctx.roster.orgs[one.branch_id].name
    return Reply(
        wording.shown(practice.code_of(one), place, on_one_line(one.text), one.state, mine=mine)
    )
