"""「好做法：…」 by anybody, 采纳 or not by the branch, 「好做法」 for everybody of it; and how one is taken back [M1]."""

import re
from collections.abc import Iterator
from uuid import UUID

from handlers.kit.capability import Context, OpenItem
from handlers.kit.inert import on_one_line
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.offences import blames_by_name
from handlers.kit.paging import page_asked, page_of
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import MORE
from handlers.year.entries import wording
from storage.queries import year_entries
from storage.queries.year_entries import EntryView, NewEntry
from storage.vocabulary import PushKind
from storage.year_words import EntryKind, EntryState

TELL = re.compile(r"(?:[^:,。]{0,10})好(?:的)?做法\s*[:,]\s*")
NUMBER = re.compile(r"(?<![a-z])([em])\s?[-—–_#]\s?(\d{1,6})|(?:学习心得|领学笔记)\s*(\d{1,6})")
DECIDE = re.compile(r"(不)?采[纳用]")
BACK = re.compile(r"撤回|撤销|收回|删掉?|不要了")
SURE = 135  # it begins with what it is
LONGEST, FEWEST, A_PAGE = 300, 4, 6
KINDS = {"e": EntryKind.PRACTICE, "m": EntryKind.POST}


def hears_tell(said: Utterance, _ctx: Context) -> int:
    """「好做法：…」."""
    return SURE if TELL.match(said.plain, said.begin()) else 0


def hears_decide(said: Utterance, ctx: Context) -> int:
    """「采纳 E-0001」, 「不采纳 E-0001」."""
    found = numbered(said, EntryKind.PRACTICE) and DECIDE.search(said.plain)
    return SURE if found and Deed.DECIDE_GOOD_PRACTICE.open_to(ctx.actor) else 0


def hears_take_back(said: Utterance, _ctx: Context) -> int:
    """「撤回 E-0001」, 「撤回 M-0001」, 「撤回学习心得3」."""
    return SURE if NUMBER.search(said.plain) and BACK.search(said.plain) else 0


def tell(said: Utterance, ctx: Context) -> Reply:
    """Keep it for the branch; his name stands beside it only when he says so."""
    found = TELL.match(said.plain, said.begin())
    text = said.text[found.end() :].strip() if found else ""
    require(text, ctx, wording.TOO_SHORT)
    area = ctx.roster.area_of(ctx.actor.me)
    branch = ctx.roster.branch_of(ctx.actor.me)
    if branch is None:
        raise Refusal(wording.NO_BRANCH)
    area_id = area.id if area and area.branch_id == branch.id else None
    new = NewEntry(EntryKind.PRACTICE, text, branch.id, area_id)
    code = wording.practice_code(year_entries.write(ctx.session, ctx.actor, new, ctx.now))
    choices = (
        Choice(wording.NAMED, "year.named", wording.yes_or_no(code, yes=True)),
        Choice(wording.NO_NAME, "year.named", wording.yes_or_no(code, yes=False)),
    )
    return Reply(wording.told(code), choices)


def let_name(said: Utterance, ctx: Context) -> Reply:
    """Whether his name stands beside it."""
    number, named = numbered(said, EntryKind.PRACTICE), wording.YES in said.plain
    if not number or not year_entries.let_name(ctx.session, ctx.actor, number, named=named):
        raise Refusal(wording.GONE)
    return Reply(wording.name_stands(wording.practice_code(number), named=named))


def decide(said: Utterance, ctx: Context) -> Reply:
    """Shown when only its number is said; adopted or not, and who told it is thanked."""
    number = numbered(said, EntryKind.PRACTICE)
    one = year_entries.by_number(ctx.session, ctx.actor, EntryKind.PRACTICE, number or 0)
    found = DECIDE.search(said.plain)
    if (
        one is None
        or one.state is not EntryState.WAITING
        or one.branch_id not in ctx.actor.branches
    ):
        raise Refusal(wording.GONE)
    code = wording.practice_code(one.number)
    if found is None:
        choices = (
            Choice(wording.ADOPT, "year.adopt", f"{wording.ADOPT} {code}"),
            Choice(wording.DO_NOT, "year.adopt", f"{wording.DO_NOT} {code}"),
        )
        return Reply(
            wording.to_decide(code, area_name(one.area_id, ctx), on_one_line(one.text)), choices
        )
    adopted = found[1] is None
    state = EntryState.STANDING if adopted else EntryState.DECLINED
    year_entries.decide(ctx.session, ctx.actor, one.kind, one.number, state, ctx.now)
    if one.author_id != ctx.actor.me:
        thanks = wording.thanks(code, adopted=adopted)
        ctx.promises.to(one.author_id, thanks, kind=PushKind.ANSWER, about=code)
    return Reply(wording.adopted(code) if adopted else wording.not_adopted(code))


def show(said: Utterance, ctx: Context) -> Reply:
    """What the branch adopted, the latest first, a page at a time; of who told it only who lets his name stand."""
    found = [
        one
        for one in year_entries.all_of(
            ctx.session, ctx.actor, EntryKind.PRACTICE, EntryState.STANDING
        )
        if one.text
    ]
    if not found:
        return Reply(wording.NOTHING_ADOPTED)
    page = page_of(found, page_asked(said), A_PAGE)
    lines = [_line(one, ctx) for one in page.items]
    return Reply(wording.adopted_ones(lines), tuple(page.following(MORE, "year.practices")))


def take_back(said: Utterance, ctx: Context) -> Reply:
    """His own, or what is about him, at any time; a model post also the branch."""
    found = NUMBER.search(said.plain)
    if found is None:
        raise Refusal(wording.NOTHING_LEFT)
    kind = KINDS[found[1]] if found[1] else EntryKind.NOTE
    number = int(found[2] or found[3])
    one = year_entries.take_back(ctx.session, ctx.actor, kind, number)
    if one is None:
        raise Refusal(wording.NOTHING_LEFT)
    code = code_of(one)
    ctx.promises.call_off(code)
    confirmed = kind is EntryKind.POST and one.state is EntryState.STANDING
    if confirmed and one.subject_id and one.subject_id != ctx.actor.me:
        push = wording.withdrawn_push(code)
        ctx.promises.to(one.subject_id, push, kind=PushKind.ANSWER, about=code)
    return Reply(wording.taken_back(code))


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """For the branch: what waits for a word of it."""
    if Deed.DECIDE_GOOD_PRACTICE.open_to(ctx.actor):
        for one in waiting(EntryKind.PRACTICE, ctx):
            code = wording.practice_code(one.number)
            choice = Choice(wording.LOOK, "year.adopt", code)
            yield OpenItem(wording.left_to_look(code, post=False), choice)


def waiting(kind: EntryKind, ctx: Context) -> list[EntryView]:
    """What waits for this actor's branch, the oldest first."""
    found = year_entries.all_of(ctx.session, ctx.actor, kind, EntryState.WAITING)
    return [one for one in found[::-1] if one.branch_id in ctx.actor.branches]


def numbered(said: Utterance, kind: EntryKind) -> int | None:
    """The number of this kind that a sentence names."""
    return next(
        (int(one[2]) for one in NUMBER.finditer(said.plain) if KINDS.get(one[1]) is kind), None
    )


def require(text: str, ctx: Context, otherwise: str, longest: int = LONGEST) -> None:
    """Refused when it says nothing, more than one message, or of somebody by name what he did wrong."""
    if sum(map(str.isalnum, text)) < FEWEST:
        raise Refusal(otherwise)
    if len(text) > longest:
        raise Refusal(wording.too_long(longest))
    said = Utterance.of(text)
    if blames_by_name(said, ctx.mentions(said, ctx.roster.people)):
        raise Refusal(wording.NOT_BY_NAME)


def code_of(one: EntryView) -> str:
    """How people call it."""
    if one.kind is EntryKind.NOTE:
        return wording.note_code(one.number)
    if one.kind is EntryKind.POST:
        return wording.post_code(one.number)
    return wording.practice_code(one.number)


def area_name(area_id: UUID | None, ctx: Context) -> str:
    """The area it comes from."""
    area = ctx.roster.areas.get(area_id) if area_id else None
    return area.name if area else ""


def _line(one: EntryView, ctx: Context) -> str:
    here = ctx.roster.people[one.author_id].here_on(ctx.today)  # who has left can take nothing back
    who = ctx.name(one.author_id) if one.named and here else ""
    return wording.line(code_of(one), area_name(one.area_id, ctx), on_one_line(one.text), who)
