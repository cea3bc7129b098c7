"""What somebody noted himself of his duty, and the mentoring pairs he is one of, as entries of his record."""

from collections.abc import Callable, Iterator
from datetime import datetime, time

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.wording import dated
from handlers.privacy import duty_record_wording as wording
from handlers.privacy import rules
from handlers.privacy.record_wording import deleted_on
from handlers.privacy.roster_records import Noted
from storage.queries import duty_notes, mentoring
from storage.vocabulary import Retention

KINDS = (wording.NOTES, wording.PAIRS)


def noted(ctx: Context, say: Callable[[str], str]) -> Iterator[Noted]:
    """One entry for each, with when it goes and how he learns who read it."""
    yield from _notes(ctx, say)
    yield from _pairs(ctx, say)


def _notes(ctx: Context, say: Callable[[str], str]) -> Iterator[Noted]:
    period = ctx.edition.retention[Retention.SUPERVISION]
    for one in duty_notes.of_writer(ctx.session, ctx.actor, ctx.actor.me):
        at = one.written_at.astimezone(SHANGHAI)
        first = wording.note(one.code, dated(one.done_on, ctx.today))
        due = deleted_on(rules.kept_until(period, at), ctx.today)
        text = f"{first}\n  {say(one.text)}\n{wording.tail(one.code, due)}"
        yield Noted(wording.NOTES, at, text)


def _pairs(ctx: Context, say: Callable[[str], str]) -> Iterator[Noted]:
    period = ctx.edition.retention[Retention.SUPERVISION]
    for one in mentoring.seen(ctx.session, ctx.actor):
        if ctx.actor.me not in (one.mentor_id, one.mentored_id):
            continue
        at = one.asked_at.astimezone(SHANGHAI)
        mentor, mentored = (
            "" if who == ctx.actor.me else ctx.name(who) for who in (one.mentor_id, one.mentored_id)
        )
        when = dated(at.date(), ctx.today)
        lines = [wording.pair(one.code, when, mentor, mentored, one.state)]
        lines += [f"  {say(words)}" for words in (one.goal, one.result, one.answer) if words]
        last = datetime.combine(one.until, time(), SHANGHAI)
        due = deleted_on(rules.kept_until(period, last), ctx.today)
        lines.append(wording.tail(one.code, due))
        yield Noted(wording.PAIRS, at, "\n".join(lines))
