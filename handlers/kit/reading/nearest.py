"""Which known word a short message may be a typing error of. It is only ever offered."""

from collections.abc import Iterable

from handlers.kit.reading.sounds import spoken_key
from handlers.kit.reading.utterance import Utterance

LONGEST_TYPO = 6  # characters; a longer message is a sentence, not a mistyped word


def nearest(said: Utterance, words: Iterable[str], at_least: float = 90) -> list[str]:
    """The words that sound at least so much (0 to 100) like the whole message, the best first.

    >>> nearest(Utterance.of("坦心"), ["谈心", "撤回", "帮助"])
    ['谈心']
    >>> nearest(Utterance.of("昨天跟老马聊了一会"), ["谈心"])
    []
    """
    typed = said.words()
    if not typed or len(typed) > LONGEST_TYPO:
        return []
    from rapidfuzz import fuzz  # noqa: PLC0415  # only an unknown message needs it

    key = spoken_key(typed)
    scored = [(fuzz.ratio(key, spoken_key(word)), word) for word in words]
    return [word for score, word in sorted(scored, key=lambda one: -one[0]) if score >= at_least]
