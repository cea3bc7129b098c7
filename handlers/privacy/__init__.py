"""我的记录: everybody sees what is held about him, takes his name out, and knows who read it (domain.md §6.4)."""

import logging
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from handlers.kit.capability import EVERYBODY, SHANGHAI, Capability, Context
from handlers.kit.lengths import byte_length
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.paging import page_asked, page_of
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_MINE, dated
from handlers.privacy import (
    naming,
    naming_wording,
    reading,
    record_wording,
    records,
    retention,
    wording,
)
from handlers.privacy.forms import ForgetForm, code_of, talks_naming
from handlers.privacy.pages import MOST, ROOM, pages
from storage.queries import housekeeping, personal_data, talks, wishes
from storage.vocabulary import PushKind

MINE, FORGET, WHO_READ = "privacy.mine", "privacy.forget", "privacy.who_read"
ROOM_FOR_THE_REST = 160  # bytes: the choices, and the numbers of the pages

log = logging.getLogger("zerenqu.retention")

capability = Capability("privacy", wording.TITLE)


@capability.command(
    "mine",
    wording.TITLE,
    *wording.MINE_WORDS,
    who=EVERYBODY,
    about=wording.MINE_ABOUT,
    examples=wording.MINE_EXAMPLES,
    hears=reading.hears_mine,
    menu=MENU_MINE,
)
def show_mine(said: Utterance, ctx: Context) -> Reply:
    """All that is held about the one who asks, the latest first; at once, and no reason is asked (V17)."""
    found = records.held(ctx)
    kinds = records.counted(found)
    facts = _standing_facts(ctx)
    room = (
        ROOM
        - ROOM_FOR_THE_REST
        - byte_length("\n".join(facts) + record_wording.counts(kinds, 1, 1))
    )
    sheets = pages((one.text for one in found), most=MOST, room=room)
    page = page_of(sheets, page_asked(said), 1)
    head = record_wording.counts(kinds, page.number, page.last) if found else _nothing_else(facts)
    lines = [*(facts if page.number == 1 else []), head, *page.items]
    named = any(one.kind == record_wording.TALKS for one in found)
    choices = [Choice(wording.FORGET_CHOICE, FORGET)] if named else []
    choices += [Choice(wording.READ_CHOICE, WHO_READ), *page.following(wording.MORE_CHOICE, MINE)]
    return Reply("\n".join(line for line in lines if line), tuple(choices))


@capability.command(
    "who_read",
    wording.READ_TITLE,
    *wording.READ_WORDS,
    who=EVERYBODY,
    about=wording.READ_ABOUT,
    examples=wording.READ_EXAMPLES,
    hears=reading.hears_who_read,
)
def show_who_read(said: Utterance, ctx: Context) -> Reply:
    """Which others read something about the one who asks, when and why; never what was in it (domain.md §6.9)."""
    wanted = [f"{letter}-{number:04}" for letter, number in case_numbers(said)]
    found = [one for one in records.readings(ctx) if not wanted or one.what in wanted]
    back = Choice(wording.BACK_CHOICE, MINE)
    if not found:
        nobody = [wording.nobody_read(code) for code in wanted] or [wording.NOBODY_READ]
        return Reply("\n".join([*nobody, wording.WRITERS_ARE_NOT_LISTED]), (back,))
    lines = (
        wording.reading(
            dated(one.day, ctx.today),
            one.reader,
            one.role,
            one.kind,
            _what(one.what),
            one.why,
            times,
        )
        for one, times in Counter(found).items()
    )
    room = (
        ROOM
        - ROOM_FOR_THE_REST
        - byte_length(wording.readings(0, 1, 1) + wording.WRITERS_ARE_NOT_LISTED)
    )
    sheets = pages(lines, most=MOST, room=room)
    page = page_of(sheets, page_asked(said), 1)
    head = wording.readings(len(found), page.number, page.last)
    text = "\n".join([head, *page.items, wording.WRITERS_ARE_NOT_LISTED])
    return Reply(text, (back, *page.following(wording.MORE_CHOICE, WHO_READ, *wanted)))


@capability.command(
    "forget",
    wording.FORGET_TITLE,
    *wording.FORGET_WORDS,
    who=EVERYBODY,
    form=ForgetForm,
    about=wording.FORGET_ABOUT,
    examples=wording.FORGET_EXAMPLES,
    hears=reading.hears_forget,
)
def forget_name(form: ForgetForm, ctx: Context) -> Reply:
    """Take the name and the words out; the hosts learn which talk it was and nothing else (domain.md §6.4)."""
    before = talks_naming(ctx)
    gone = [one for one in form.numbers if talks.take_out_name(ctx.session, ctx.actor, one)]
    if not gone:
        raise Refusal(wording.GONE_ALREADY)
    by_host: dict[UUID, list[str]] = defaultdict(list)
    for number in sorted(gone):
        by_host[before[number].host_id].append(code_of(number))
    for host, codes in by_host.items():
        if ctx.roster.people[host].here_on(ctx.today):
            ctx.promises.to(host, wording.host_told(codes), kind=PushKind.NOTICE, about=FORGET)
    done = wording.forgotten([code_of(number) for number in sorted(gone)])
    return Reply(done, (Choice(wording.BACK_CHOICE, MINE),))


capability.command(
    "unname",
    naming_wording.STOP_TITLE,
    *naming_wording.STOP_WORDS,
    who=EVERYBODY,
    hears=naming.hears_stop,
    about=naming_wording.STOP_ABOUT,
    examples=naming_wording.STOP_EXAMPLES,
)(naming.stop_naming)
capability.command(
    "name_again",
    naming_wording.AGAIN_TITLE,
    *naming_wording.AGAIN_WORDS,
    who=EVERYBODY,
    hears=naming.hears_again,
    about=naming_wording.AGAIN_ABOUT,
    examples=naming_wording.AGAIN_EXAMPLES,
)(naming.name_again)


@capability.every(
    hour=3,
    minute="20-59/2",
    missed=Missed.LATEST,  # what one night leaves, the next one takes
    late=timedelta(hours=12),
    urgency=None,
    stops="when nothing has been kept long enough",
)
def purge(ctx: Context) -> None:
    """Delete what has been kept long enough, a small batch every two minutes of a quiet hour (domain.md §6.8)."""
    purged = retention.purge(ctx.session, ctx.edition, ctx.now)
    if purged.total:
        log.info("purged", extra={"count": asdict(purged)})
    if purged.total < personal_data.BATCH:  # nothing is left
        housekeeping.succeeded(ctx.session, housekeeping.PURGE, ctx.now)


def _standing_facts(ctx: Context) -> list[str]:
    """What is held about a person besides single records, the roster's line first."""
    year = talks.counts_of_year(ctx.session, ctx.actor, ctx.today.year).talks
    own = [record_wording.hosted(year, ctx.today.year)] if year else []
    since = wishes.unreminded_since(ctx.session, ctx.actor)
    if since is not None:
        own.append(record_wording.unreminded(dated(since.astimezone(SHANGHAI).date(), ctx.today)))
    return [records.roster_facts(ctx), *own, *naming.standing(ctx)]


def _nothing_else(facts: Sequence[str]) -> str:
    return wording.NOTHING_BUT_THESE if len(facts) > 1 else wording.NOTHING_BUT_ROSTER


def _what(what: str) -> str:
    """A record's number; other things that are noted down have no name that people know."""
    return what if case_numbers(Utterance.of(what)) else wording.YOUR_RECORDS
