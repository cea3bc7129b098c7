"""Which concern is meant: by its number, by words in common, or because it was read last [T1]."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.concerns import wording
from handlers.concerns.matching import names_matter, shares_words, spoken_of
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns
from storage.queries.concerns import ConcernView

LETTER = "C"
STILL_IN_MIND = timedelta(hours=24)


def code_of(number: int) -> str:
    """The public number."""
    return f"{LETTER}-{number:04}"


def numbers_in(said: Utterance) -> list[int]:
    """The numbers of concerns in a sentence."""
    return [number for letter, number in case_numbers(said) if letter == LETTER]


def seen(number: int, ctx: Context) -> ConcernView:
    """A concern this actor may see; refuses any other number with the same words."""
    concern = concerns.find(ctx.session, ctx.actor, number)
    if concern is None:
        raise Refusal(wording.no_such(code_of(number)))
    return concern


def meant_among(said: Utterance, waiting: Sequence[ConcernView], ctx: Context) -> list[int]:
    """The numbers of those that wait which a sentence may answer, by its words, else by what was read last.

    A sentence that names another matter is never taken for the one at hand; nothing goes out unconfirmed.
    """
    texts = {one.number: one.text for one in waiting}
    fits = spoken_of(said.text, texts)
    by_words = any(shares_words(said.text, texts[one]) for one in fits)
    if by_words or names_matter(said.text):
        return fits
    if (number := last_read(ctx)) in texts:
        return [number]
    return list(texts) if len(texts) == 1 else fits


def last_read(ctx: Context) -> int:
    """The number of the concern this actor read last, within a day; 0 when there is none."""
    code = concerns.shown_last(ctx.session, ctx.actor, ctx.now - STILL_IN_MIND)
    return int(code.removeprefix(f"{LETTER}-")) if code else 0
