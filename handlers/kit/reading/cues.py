"""How strongly a sentence hints at something, by the words that a capability listens for."""

import re
from dataclasses import dataclass

from handlers.kit.reading.utterance import Utterance

MOST = 100


@dataclass(frozen=True)
class Cue:
    """A pattern on `plain` and what it adds; a negative weight speaks against."""

    pattern: str
    weight: int


class Cues:
    """The cues of one command, compiled once.

    >>> cues = Cues(Cue("谈(心|话)|聊", 60), Cue("跟.{1,4}", 20), Cue("学习", -50))
    >>> cues.weigh(Utterance.of("昨天跟小周聊了聊")), cues.weigh(Utterance.of("学习"))
    (80, 0)
    """

    def __init__(self, *cues: Cue) -> None:
        self._cues = tuple((re.compile(cue.pattern), cue.weight) for cue in cues)
        speaking_for = [f"(?:{cue.pattern})" for cue in cues if cue.weight > 0]
        self._any = re.compile("|".join(speaking_for))  # most sentences are meant for others

    def weigh(self, said: Utterance) -> int:
        """The weights of the cues that are found, each once, held between 0 and 100."""
        if not self._any.search(said.plain):
            return 0
        weight = sum(weight for pattern, weight in self._cues if pattern.search(said.plain))
        return max(0, min(MOST, weight))
