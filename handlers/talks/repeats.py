"""Whether a talk seems to be on record already, or its words are those of an earlier one; asked, never counted."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from handlers.talks import wording
from handlers.talks.drafts import OneTalk
from storage.queries import talks as records

ONE_DAY = timedelta(days=1)
EARLIER = 50  # of his latest talks with words
SHORTEST = 8  # letters; what is shorter is often said alike, and the neutral matters are ours
ALIKE = 90  # of 100


def repeated(talks: Sequence[OneTalk], ctx: Context) -> list[str]:
    """At most one question: the same people and day, or nearly the same words as an earlier talk of this host."""
    return [*_same_talk(talks, ctx), *_same_words(talks, ctx)][:1]


def _same_talk(talks: Iterable[OneTalk], ctx: Context) -> Iterator[str]:
    """The same host, people and day, written down within the last day: perhaps a repetition."""
    lately = records.recorded_since(ctx.session, ctx.actor, ctx.now - ONE_DAY)
    for talk in talks:
        for before in lately:
            same = (set(before.people), before.held_on) == (set(talk.people), talk.day)
            if talk.people and same:
                yield wording.already(before.number, before.held_on, ctx.today)


def _same_words(talks: Iterable[OneTalk], ctx: Context) -> Iterator[str]:
    """Words copied from one talk to the next say nothing about this one; it is said, and may be kept all the same."""
    told = {bare for talk in talks if len(bare := Utterance.of(talk.sentence).bare()) >= SHORTEST}
    if not told:
        return
    from rapidfuzz import fuzz  # noqa: PLC0415  # only a talk with words needs it

    for number, sentence in records.latest_sentences(ctx.session, ctx.actor, EARLIER):
        bare = Utterance.of(sentence).bare()
        if any(fuzz.ratio(bare, one) >= ALIKE for one in told):
            yield wording.same_words(number)
