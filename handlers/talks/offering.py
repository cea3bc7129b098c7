"""What of a talk may be brought to the branch as a concern, without the person and once he has been asked."""

from collections.abc import Iterable

from handlers.kit.messages import Choice
from handlers.kit.reading.utterance import Utterance
from handlers.talks import rules, wording
from handlers.talks.drafts import OneTalk
from storage.vocabulary import Topic

MOST_OFFERS = 3


def offers_of(talks: Iterable[OneTalk]) -> tuple[Choice, ...]:
    """Not to report, or to report a matter to the branch; nothing where there is no matter.

    The harmless choice is number 1: a second 「1」, sent in haste, must not claim that somebody was asked.
    """
    matters = {one for talk in talks for one in _matters(talk) if one}
    offered = sorted(matters)[: MOST_OFFERS - 1]
    labels = [wording.RAISE_THIS.format(matter=one[:12]) for one in offered]
    if len(offered) == 1:
        labels = [wording.HE_AGREES]
    choices = [
        Choice(label, "concerns.raise", one) for label, one in zip(labels, offered, strict=True)
    ]
    no = Choice(wording.NO_NEED, "desk.nothing", wording.NOT_RAISED)
    return (no, *choices) if choices else ()


def offer_to(talks: Iterable[OneTalk]) -> str:
    """The question before the offers; the person himself is asked first (V01)."""
    told = [talk for talk in talks if any(_matters(talk))]
    if len(told) > 1 or told[0].headcount > 1:
        return wording.OFFER_FOR_SEVERAL
    return wording.OFFER_HARDSHIP if Topic.FAMILY in told[0].topics else wording.OFFER_FOR_ONE


def _matters(talk: OneTalk) -> tuple[str, str]:
    said = Utterance.of(talk.sentence)
    matter = rules.matter_of(rules.Said(said.text, said.plain), talk.headcount)
    return matter, rules.complaint_of(talk.complaint)
