"""The reason at the end of a sentence: 「…因为出差」, 「…，原因：倒班」; what is nobody's business is not kept (domain.md §6.3)."""

from handlers.assessment.cycle import wording
from handlers.kit.reading.utterance import Utterance

MOST = 100  # characters


def reason_in(said: Utterance) -> str:
    """What stands behind 因为 or 原因, as it is kept; "" when nothing does."""
    found = wording.REASON.search(said.plain)
    if found is None:
        return ""
    return kept(said.part(found.start("reason"), len(said.plain)))


def kept(said: Utterance) -> str:
    """A reason as it is kept: of health, family and discipline only that it was a private one."""
    return wording.PRIVATE if wording.DELICATE.search(said.plain) else said.text.strip()[:MOST]


def without_reason(said: Utterance) -> Utterance:
    """The sentence up to its reason: what stands in the reason is no day of a window and nobody it is about."""
    found = wording.REASON.search(said.plain)
    return said.part(0, found.start()) if found else said
