"""Words about how somebody treats people: such a complaint is taken (domain.md §6.3, rule 9)."""

from handlers.concerns.reading import CONDUCT
from handlers.kit.capability import Context
from handlers.kit.offences import PERSON_TITLES
from handlers.kit.reading.utterance import Utterance


def complains_of_somebody(said: Utterance, ctx: Context) -> bool:
    """Whether it tells how somebody named, or a superior, treats people."""
    if CONDUCT.search(said.plain) is None:
        return False
    named = any(one.candidates for one in ctx.mentions(said))
    return named or PERSON_TITLES.search(said.plain) is not None


def of_somebody_unknown(said: Utterance) -> bool:
    """Whether it is about how a superior treats people whom the roster cannot tell by his title."""
    return bool(CONDUCT.search(said.plain) and PERSON_TITLES.search(said.plain))
