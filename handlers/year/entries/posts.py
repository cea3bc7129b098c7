"""「推荐维修组王强岗为示范岗：…」: who is nominated is asked first, then the branch; either may take it back at any time [M1]."""

import re
from collections.abc import Iterator
from uuid import UUID

from handlers.kit.capability import Context, OpenItem
from handlers.kit.inert import on_one_line
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.year.entries import wording
from handlers.year.entries.practice import area_name, numbered, require, waiting
from storage.queries import year_entries
from storage.queries.year_entries import EntryView, NewEntry
from storage.vocabulary import PushKind
from storage.year_words import EntryKind, EntryState

NOMINATE = re.compile(r"(?:我)?(?:推荐|提名).{2,30}?示范岗")
BODY = re.compile(r"示范岗\s*[:,。]?\s*(?:因为|理由是?)?[:,\s]*")
DECIDE = re.compile(r"(不)?(?:同意|确认)")
SURE = 135


def hears_nominate(said: Utterance, _ctx: Context) -> int:
    """「推荐…为示范岗：…」."""
    return SURE if NOMINATE.match(said.plain, said.begin()) else 0


def hears_decide(said: Utterance, ctx: Context) -> int:
    """「确认 M-0001」, 「不同意 M-0001」."""
    found = numbered(said, EntryKind.POST) and DECIDE.search(said.plain)
    return SURE if found and Deed.DECIDE_MODEL_POST.open_to(ctx.actor) else 0


def hears_agree(said: Utterance, ctx: Context) -> int:
    """「愿意」, 「不愿意」 alone, of who is asked for his one post."""
    word = said.says(*wording.YES_WORDS, *wording.NO_WORDS)
    return SURE if word and len(_asked_of(ctx)) == 1 else 0


def nominate(said: Utterance, ctx: Context) -> Reply:
    """Ask him; nobody else hears of it before he agrees."""
    person, reason = _whom(said, ctx)
    branch = ctx.roster.branch_of(ctx.actor.me)
    if branch is None:
        raise Refusal(wording.NO_BRANCH)
    if person == ctx.actor.me:
        raise Refusal(wording.NOT_ONESELF)
    if ctx.roster.branch_of(person) != branch:
        raise Refusal(wording.NOT_OURS)
    if not ctx.roster.people[person].here_on(ctx.today):
        raise Refusal(wording.NOT_OURS)
    if not ctx.roster.people[person].in_the_party:
        raise Refusal(wording.ONLY_MEMBERS)
    require(reason, ctx, wording.WHY)
    known = year_entries.all_of(ctx.session, ctx.actor, EntryKind.POST)  # as far as he may see
    if before := next((one for one in known if one.subject_id == person), None):
        raise Refusal(wording.nominated_before(wording.post_code(before.number), ctx.name(person)))
    area = ctx.roster.area_of(person)
    new = NewEntry(EntryKind.POST, reason, branch.id, area.id if area else None, None, person)
    code = wording.post_code(year_entries.write(ctx.session, ctx.actor, new, ctx.now))
    choices = (
        Choice(wording.AGREE, "year.agree", wording.yes_or_no(code, yes=True)),
        Choice(wording.DECLINE, "year.agree", wording.yes_or_no(code, yes=False)),
        Choice(wording.SEE_REASON, "year.entry", code),
    )
    text = wording.would_you(ctx.me.name)
    ctx.promises.to(person, text, kind=PushKind.NOTICE, about=code, choices=choices)
    return Reply(wording.asked_first(ctx.name(person), code))


def agree(said: Utterance, ctx: Context) -> Reply:
    """He says yes, and the branch decides; or no, and it is gone without a word to anybody."""
    number = numbered(said, EntryKind.POST) or next(iter(_asked_of(ctx)), 0)
    if number not in _asked_of(ctx):
        raise Refusal(wording.GONE)
    if wording.YES not in said.plain and not said.says(*wording.YES_WORDS):
        year_entries.take_back(ctx.session, ctx.actor, EntryKind.POST, number)
        return Reply(wording.REFUSED)
    year_entries.agree(ctx.session, ctx.actor, number)
    return Reply(wording.agreed(wording.post_code(number)))


def decide(said: Utterance, ctx: Context) -> Reply:
    """Shown when only its number is said; what is not confirmed is deleted."""
    number = numbered(said, EntryKind.POST) or 0
    one = year_entries.by_number(ctx.session, ctx.actor, EntryKind.POST, number)
    waits = one and one.state is EntryState.WAITING and one.branch_id in ctx.actor.branches
    if one is None or one.subject_id is None or not waits:
        raise Refusal(wording.GONE)
    if one.subject_id == ctx.actor.me:
        raise Refusal(wording.NOT_YOUR_OWN)
    code, found = wording.post_code(number), DECIDE.search(said.plain)
    if found is None:
        choices = (
            Choice(wording.CONFIRM, "year.confirm_post", f"{wording.CONFIRM} {code}"),
            Choice(wording.NO_CONFIRM, "year.confirm_post", f"{wording.NO_CONFIRM} {code}"),
        )
        return Reply(wording.to_decide(code, _called(one, ctx), on_one_line(one.text)), choices)
    if found[1]:
        year_entries.take_back(ctx.session, ctx.actor, EntryKind.POST, number)
        return Reply(wording.not_confirmed(code))
    year_entries.decide(
        ctx.session, ctx.actor, EntryKind.POST, number, EntryState.STANDING, ctx.now
    )
    if one.subject_id != ctx.actor.me:
        text = wording.post_stands(code)
        ctx.promises.to(one.subject_id, text, kind=PushKind.ANSWER, about=code)
    return Reply(wording.confirmed(code, ctx.name(one.subject_id)))


def show(_said: Utterance, ctx: Context) -> Reply:
    """Those of his branch that stand, by area and name; no order of merit, and nobody who has none."""
    lines = sorted(_called(one, ctx) for one in standing(ctx))
    return Reply(wording.standing(lines) if lines else wording.NO_POSTS)


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """For the branch: nominations to which he has agreed."""
    if Deed.DECIDE_MODEL_POST.open_to(ctx.actor):
        others = (one for one in waiting(EntryKind.POST, ctx) if one.subject_id != ctx.actor.me)
        for one in others:
            code = wording.post_code(one.number)
            choice = Choice(wording.LOOK, "year.confirm_post", code)
            yield OpenItem(wording.left_to_look(code, post=True), choice)


def standing(ctx: Context) -> list[EntryView]:
    """The model posts this actor may see, of people who are here."""
    found = year_entries.all_of(ctx.session, ctx.actor, EntryKind.POST, EntryState.STANDING)
    people = ctx.roster.people
    return [one for one in found if one.subject_id and people[one.subject_id].here_on(ctx.today)]


def _asked_of(ctx: Context) -> list[int]:
    found = year_entries.all_of(ctx.session, ctx.actor, EntryKind.POST, EntryState.ASKED)
    return [one.number for one in found if one.subject_id == ctx.actor.me]


def _whom(said: Utterance, ctx: Context) -> tuple[UUID, str]:
    """The one person named before the reason, and the reason."""
    found = BODY.search(said.plain)
    end = found.start() if found else len(said.plain)
    named = [one for one in ctx.mentions(said) if one.start < end]
    if len(named) != 1 or len(named[0].candidates) != 1:
        raise Refusal(wording.WHOM)
    return named[0].candidates[0], said.text[found.end() :].strip() if found else ""


def _called(one: EntryView, ctx: Context) -> str:
    assert one.subject_id  # noqa: S101  (a post is somebody's)
    return wording.post(area_name(one.area_id, ctx), ctx.name(one.subject_id))
