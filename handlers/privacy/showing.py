"""What is held about the one who asks, and who read it: at once, and no reason is asked (V17, domain.md §6.4)."""

import re
from collections import Counter
from collections.abc import Sequence

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.lengths import byte_length
from handlers.kit.messages import Choice, Reply
from handlers.kit.paging import page_asked, page_of
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import WEEKDAYS, dated
from handlers.privacy import naming, record_wording, records, wording
from handlers.privacy.oversight.watching import WHAT as READINGS
from handlers.privacy.pages import MOST, ROOM, pages
from storage.queries import talks, voices, wishes

MINE, FORGET, WHO_READ = "privacy.mine", "privacy.forget", "privacy.who_read"
OF_A_YEAR = re.compile(r"考核20\d\d")  # somebody's sheet
ROOM_FOR_THE_REST = 160  # bytes: the choices, and the numbers of the pages


def show_mine(said: Utterance, ctx: Context) -> Reply:
    """All that is held about the one who asks, the latest first; at once, and no reason is asked (V17)."""
    found = records.held(ctx)
    kinds = records.counted(found)
    facts = standing_facts(ctx)
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


def standing_facts(ctx: Context) -> list[str]:
    """What is held about a person besides single records, the roster's line first."""
    year = talks.counts_of_year(ctx.session, ctx.actor, ctx.today.year).talks
    own = [record_wording.hosted(year, ctx.today.year)] if year else []
    if recordings := voices.held(ctx.session, ctx.actor, ctx.now):
        own.append(wording.recordings(recordings))
    if wish := wishes.about_reminders(ctx.session, ctx.actor):
        since = dated(wish.since.astimezone(SHANGHAI).date(), ctx.today)
        weekday = "" if wish.weekday is None else WEEKDAYS[wish.weekday]
        own.append(record_wording.reminded(since, weekday))
    return [records.roster_facts(ctx), *own, *naming.standing(ctx)]


def readings_in_words(one: records.Reading) -> str:
    """What somebody did, to which record, and why."""
    return wording.did(one.kind, _what(one.what), one.why)


def _nothing_else(facts: Sequence[str]) -> str:
    return wording.NOTHING_BUT_THESE if len(facts) > 1 else wording.NOTHING_BUT_ROSTER


def _what(what: str) -> str:
    """A record's number, or its year (考核2026); other things that are noted down have no name that people know."""
    if what == READINGS:
        return wording.YOUR_READING
    named = case_numbers(Utterance.of(what)) or OF_A_YEAR.fullmatch(what)
    return what if named else wording.YOUR_RECORDS
