"""A talk shown to those who may read it, and taken back by its host [T3]."""

from datetime import timedelta

from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.own_words import own_words
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.talks import confirming, confirming_wording, hearing, wording
from handlers.talks.offering import MOST_OFFERS
from storage.queries import requests
from storage.queries import talks as records
from storage.queries.talks import TalkView
from storage.vocabulary import PushKind


def withdraw_talks(said: Utterance, ctx: Context) -> Reply:
    """Delete what one wrote down lately; every other number is answered alike (C16)."""
    hours = ctx.edition.figures.withdraw_hours
    since = ctx.now - timedelta(hours=hours)
    numbers = _numbers(said)
    if not numbers:
        return _choose_to_withdraw(records.recorded_since(ctx.session, ctx.actor, since), said, ctx)
    if not all(records.withdraw(ctx.session, ctx.actor, one, since) for one in numbers):
        raise Refusal(wording.not_withdrawn(hours))
    for one in numbers:
        ctx.promises.call_off(confirming.about(one))
        _tell_who_asked(one, ctx)
    return Reply(wording.withdrawn(numbers), (Choice(wording.RECORD_NOW, "talks.record"),))


def _tell_who_asked(number: int, ctx: Context) -> None:
    """Who had asked for a correction does not wait for what nobody can put right any more."""
    for one in requests.end_about(ctx.session, wording.number_of(number), ctx.now):
        ctx.promises.call_off(one.code)
        text = confirming_wording.taken_back(number, one.code)
        look = (Choice(confirming_wording.LOOK, "privacy.request", one.code),)
        ctx.promises.to(one.person_id, text, kind=PushKind.ANSWER, about=one.code, choices=look)


def show_talk(said: Utterance, ctx: Context) -> Reply:
    """One talk, to those who may read it; for all others it does not exist (C17)."""
    numbers = _numbers(said)
    view = records.read(ctx.session, ctx.actor, numbers[0], ctx.now) if numbers else None
    if view is None:
        raise Refusal(wording.NOT_FOUND)
    own = own_words(ctx, "T", view.number)
    return Reply("\n".join([*_opened(view, ctx), *own, _next_step(view, ctx)]))


def _numbers(said: Utterance) -> list[int]:
    return [number for letter, number in case_numbers(said) if letter == "T"]


def _choose_to_withdraw(lately: list[TalkView], said: Utterance, ctx: Context) -> Reply:
    hours = ctx.edition.figures.withdraw_hours
    if hearing.names_something(said):
        raise Refusal(wording.not_withdrawn(hours))
    if not lately:
        return Reply(wording.nothing_recent(hours))
    latest = 1 if hearing.means_the_latest(said) else MOST_OFFERS
    choices = [
        Choice(
            f"{wording.number_of(one.number)} {_people(one, ctx)}",
            "talks.withdraw",
            wording.number_of(one.number),
        )
        for one in lately[:latest]
    ]
    return Reply(
        wording.WHICH_TO_WITHDRAW, (*choices, Choice(wording.NO_NEED, "desk.nothing", wording.KEPT))
    )


def _opened(view: TalkView, ctx: Context) -> list[str]:
    day = dated(view.held_on, ctx.today)
    line = wording.shown(
        _people(view, ctx), day, view.topics, view.minutes, follow_up=view.follow_up
    )
    lines = [wording.opened(view.number, ctx.name(view.host_id), line)]
    return [*lines, wording.sentence(view.sentence)] if view.sentence else lines


def _people(view: TalkView, ctx: Context) -> str:
    """The names an actor may see: all of his own talks, only his own among the people of others' talks."""
    if view.host_id == ctx.actor.me:
        return wording.listed(
            [ctx.name(one) for one in view.people], max(0, view.headcount - len(view.people))
        )
    if ctx.actor.me in view.people:
        return wording.you_and_others(view.headcount)
    return wording.listed(map(ctx.name, view.people)) or wording.people_of(view.headcount)


def _next_step(view: TalkView, ctx: Context) -> str:
    hours = ctx.edition.figures.withdraw_hours
    if view.host_id != ctx.actor.me:
        return wording.MINE_TOO if ctx.actor.me in view.people else wording.READING_IS_NOTED
    late = view.recorded_at <= ctx.now - timedelta(hours=hours)
    return wording.TOO_LATE if late else wording.can_withdraw([view.number], hours)
