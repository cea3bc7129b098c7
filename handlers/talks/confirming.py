"""Whether a talk was held, asked of those it was with when the host wishes it; silence costs nothing [T3]."""

from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.talks import confirming_wording as wording
from handlers.talks.drafts import OneTalk
from handlers.talks.wording import number_of
from storage.queries import requests, talk_answers
from storage.queries import talks as records
from storage.vocabulary import PushKind

NAME_AGAIN = "privacy.unname"


def ask_whether_held(talk: OneTalk, number: int, ctx: Context) -> None:
    """One question to everybody who is named, if the host asked for it; never a second one."""
    if not talk.asked or talk.day is None:
        return
    code = number_of(number)
    answers = {
        "talks.held": wording.HELD,
        "talks.not_held": wording.NOT_HELD,
        "talks.unnamed": wording.UNNAMED,
    }
    choices = [Choice(label, command, code) for command, label in answers.items()]
    text = wording.asked(ctx.me.name, talk.day, ctx.today, number)
    for person in talk.people:
        ctx.promises.to(person, text, kind=PushKind.NOTICE, about=about(number), choices=choices)


def about(number: int) -> str:
    """By which the question is called off when the talk is withdrawn."""
    return f"talk:{number_of(number)}"


def say_it_was_held(said: Utterance, ctx: Context) -> Reply:
    """Kept for himself alone; no count and no other person ever sees it."""
    number = _number(said)
    if number is None or not talk_answers.confirm(ctx.session, ctx.actor, number, ctx.today):
        raise Refusal(wording.GONE)
    return Reply(wording.THANKS)


def take_name_out(said: Utterance, ctx: Context) -> Reply:
    """「没聊过」 or 「不想被记名字」: his name goes, and nobody is told which of them it was."""
    number = _number(said)
    if number is None or not records.take_out_name(ctx.session, ctx.actor, number):
        raise Refusal(wording.GONE)
    for one in requests.end_about(ctx.session, number_of(number), ctx.now, ctx.actor.me):
        ctx.promises.call_off(one.code)
    return Reply(wording.taken_out(number), (Choice(wording.NEVER_AGAIN, NAME_AGAIN),))


def _number(said: Utterance) -> int | None:
    return next((number for letter, number in case_numbers(said) if letter == "T"), None)
