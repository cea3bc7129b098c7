"""Talks that were confirmed are written down [T3]."""

from collections.abc import Iterable
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Reply
from handlers.kit.wording import dated
from handlers.talks import confirming, confirming_wording, wording
from handlers.talks.activists import reviewing
from handlers.talks.activists.rules import Step
from handlers.talks.drafts import OneTalk
from handlers.talks.due import waiting
from handlers.talks.due import wording as due_wording
from handlers.talks.forms import TalkForm, counted_area, who, wording_of_readers
from handlers.talks.hosting import is_for_growth, require_own
from handlers.talks.offering import offer_to, offers_of
from handlers.talks.reading import without_names
from storage.queries import talks as records
from storage.queries import wishes
from storage.queries.talks import NewTalk


def record_talks(form: TalkForm, ctx: Context) -> Reply:
    """Write the talks down; only host and people (and who looks after an applicant) can read them later."""
    named = {one for talk in form.talks for one in talk.people}
    require_own(named, ctx)
    # before: a read after writing would cost a write of its own
    unnamed = wishes.unnamed(ctx.session, named)
    talks = [_as_wished(talk, unnamed, ctx) for talk in form.talks]
    counted = _count_of_own_area(talks, ctx)
    waited_for = waiting.offer_done(named, ctx)
    if about_joining := {one for talk in talks if is_for_growth(talk, ctx) for one in talk.people}:
        reviewing.stop_reminding(about_joining, (Step.TALK,), ctx)
    numbers = [records.record(ctx.session, ctx.actor, _new(talk, ctx), ctx.now) for talk in talks]
    for talk, number in zip(talks, numbers, strict=True):
        confirming.ask_whether_held(talk, number, ctx)
    lines = [wording.recorded(numbers, [_with_whom(talk, ctx) for talk in talks]) + counted]
    lines += [confirming_wording.KEPT_UNNAMED] if unnamed else []
    if any(is_for_growth(talk, ctx) for talk in talks):
        lines.append(wording_of_readers(talks, ctx))
    offers = offers_of(talks)
    hours = ctx.edition.figures.withdraw_hours
    lines.append(offer_to(talks) if offers else wording.can_withdraw(numbers, hours))
    if waited_for:
        lines.append(due_wording.CLEARED)
        offers = (*offers, waited_for)
    return Reply("\n".join(lines), offers)


def _as_wished(talk: OneTalk, unnamed: Iterable[UUID], ctx: Context) -> OneTalk:
    """Where one of several does not want to be named nobody is: who is left would tell who it was (domain.md §6.4)."""
    return without_names(talk, ctx) if set(unnamed).intersection(talk.people) else talk


def _new(talk: OneTalk, ctx: Context) -> NewTalk:
    assert talk.day is not None  # noqa: S101  (confirmed only when nothing is left to ask)
    return NewTalk(
        held_on=talk.day,
        people=talk.people,
        headcount=talk.headcount,
        area_id=counted_area(talk, ctx),
        topics=talk.topics,
        minutes=talk.minutes,
        sentence=talk.sentence,
        for_growth=is_for_growth(talk, ctx),
        follow_up=talk.follow_up,
    )


def _with_whom(talk: OneTalk, ctx: Context) -> str:
    assert talk.day is not None  # noqa: S101
    return wording.with_whom(dated(talk.day, ctx.today), who(talk, ctx))


def _count_of_own_area(talks: Iterable[OneTalk], ctx: Context) -> str:
    """How many talks the host's own area has seen in this period, these included; "" when they are none of them."""
    interval = ctx.edition.figures.talk_interval
    since = interval.start(ctx.today)
    counted = [counted_area(talk, ctx) for talk in talks if talk.day and talk.day >= since]
    areas = [area for area in ctx.actor.areas if area in counted]
    if len(areas) != 1:
        return ""
    before = records.count_in_area(ctx.session, ctx.actor, areas[0], since, ctx.today)
    return wording.how_many(interval, before + counted.count(areas[0]))
