"""Words about what somebody does: a complaint is taken, an offence is not (domain.md §6.3, rule 9)."""

from handlers.concerns.reading import CONDUCT, OFFENCE, OFFENCE_SAID_OF, PERSON_TITLES
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance


def complains_of_somebody(said: Utterance, ctx: Context) -> bool:
    """Whether it tells how somebody named, or a superior, treats people."""
    return bool(CONDUCT.search(said.plain)) and bool(_called(said, ctx))


def tells_of_an_offence(said: Utterance, ctx: Context) -> bool:
    """Whether it says of a person that he broke discipline or the law: such matters have their own channel.

    The deed has to follow the person closely; what was done to him, and what nobody is named for, is no such
    accusation.
    """
    if OFFENCE.search(said.plain) is None:
        return False
    return any(OFFENCE_SAID_OF.match(said.plain, end) for end in _called(said, ctx))


def of_somebody_unknown(said: Utterance) -> bool:
    """Whether it is about how a superior treats people whom the roster cannot tell by his title."""
    return bool(CONDUCT.search(said.plain) and PERSON_TITLES.search(said.plain))


def _called(said: Utterance, ctx: Context) -> list[int]:
    """Where the persons end whom it names by name or by title."""
    named = [one.end for one in ctx.mentions(said) if one.candidates]
    return [*named, *(found.end() for found in PERSON_TITLES.finditer(said.plain))]
