"""What was noted of somebody in the roster, who is to talk with him, and what he proposed himself (domain.md §6.4)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

from handlers.kit.capability import Context
from handlers.kit.wording import dated
from handlers.privacy import roster_record_wording as wording
from handlers.privacy import rules
from handlers.privacy.record_wording import WHILE_HERE, deleted_on
from storage.queries import activist_reviews, calendar_feeds, division, due_talks, moves
from storage.vocabulary import SHANGHAI, Retention

KINDS = (
    *(wording.DUE_TALKS, wording.REVIEWS, wording.CHANGES, wording.ABSENCES, wording.PROPOSALS),
    wording.CALENDAR,
)


class Noted(NamedTuple):
    """One record, as `records.Entry` shows it; `at` is local."""

    kind: str
    at: datetime
    text: str


def noted(ctx: Context) -> Iterator[Noted]:
    """Talks that are due, changes of his place, absences that are over (the roster's line has the others), own proposals, a calendar."""
    yield from _due_talks(ctx)
    yield from _reviews(ctx)
    yield from _changes(ctx)
    yield from _absences(ctx)
    yield from _proposals(ctx)
    yield from _calendar(ctx)


def _due_talks(ctx: Context) -> Iterator[Noted]:
    for one in due_talks.about_me(ctx.session, ctx.actor):
        at = datetime.combine(one.entered_on, time(), SHANGHAI)
        trigger = ctx.edition.talk_trigger(one.reason)
        until = dated(one.due_on, ctx.today)
        text = wording.due_talk(
            dated(one.entered_on, ctx.today),
            ctx.name(one.entered_by),
            until,
            trigger.title if trigger else "",
            visit=one.visit,
        )
        kept = rules.kept_until(
            ctx.edition.retention[Retention.TALKS], datetime.combine(one.due_on, time(), SHANGHAI)
        )
        yield Noted(wording.DUE_TALKS, at, f"{text}\n  {deleted_on(kept, ctx.today)}")


def _reviews(ctx: Context) -> Iterator[Noted]:
    for one in activist_reviews.about_me(ctx.session, ctx.actor):
        at = datetime.combine(one.held_on, time(), SHANGHAI)
        text = wording.review(dated(one.held_on, ctx.today), one.kind, ctx.name(one.recorded_by))
        kept = rules.kept_until(ctx.edition.retention[Retention.TALKS], at)
        yield Noted(wording.REVIEWS, at, f"{text}\n  {deleted_on(kept, ctx.today)}")


def _changes(ctx: Context) -> Iterator[Noted]:
    for one in moves.about_me(ctx.session, ctx.actor):
        at = one.decided_at.astimezone(SHANGHAI)
        team = ctx.roster.team_names.get(one.team_id, "") if one.team_id else ""
        by, since = ctx.name(one.decided_by), dated(one.since, ctx.today)
        text = wording.change(one.kind, dated(at.date(), ctx.today), by, since, team)
        yield Noted(wording.CHANGES, at, f"{text}\n  {WHILE_HERE}")


def _absences(ctx: Context) -> Iterator[Noted]:
    for one in ctx.roster.absences:
        over = one.until is not None and one.since < one.until <= ctx.today
        if one.person_id == ctx.actor.me and over and one.until:
            since, last = dated(one.since, ctx.today), one.until - timedelta(days=1)
            text = wording.was_away(since, dated(last, ctx.today))
            at = datetime.combine(one.since, time(), SHANGHAI)
            yield Noted(wording.ABSENCES, at, f"{text}\n  {WHILE_HERE}")


def _proposals(ctx: Context) -> Iterator[Noted]:
    for one in division.about_me(ctx.session, ctx.actor):
        at, area = one.proposed_at.astimezone(SHANGHAI), ctx.roster.areas[one.area_id].name
        when = dated(at.date(), ctx.today)
        text = wording.proposal(one.code, when, area, waits=one.open, accepted=one.accepted)
        kept = rules.kept_until(ctx.edition.retention[Retention.ASSESSMENT], at)
        yield Noted(wording.PROPOSALS, at, f"{text}\n  {deleted_on(kept, ctx.today)}")


def _calendar(ctx: Context) -> Iterator[Noted]:
    if since := calendar_feeds.since(ctx.session, ctx.actor):
        at = since.astimezone(SHANGHAI)
        text = wording.calendar(dated(at.date(), ctx.today))
        yield Noted(wording.CALENDAR, at, f"{text}\n  {WHILE_HERE}")
