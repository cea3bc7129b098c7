"""Who is mentioned. A person is certain only when nobody else can be meant."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from uuid import UUID

from handlers.kit.reading.names_called import find_called, find_given_names
from handlers.kit.reading.names_heard import HeardNames
from handlers.kit.reading.names_written import WrittenNames
from handlers.kit.reading.roster import Mention, Named, Roster
from handlers.kit.reading.strangers import corrections, unknown_names
from handlers.kit.reading.utterance import Utterance
from storage.garbage import none_looked_for

__all__ = ["Mention", "NameIndex", "Named", "corrections", "unknown_names"]


class NameIndex:
    """Names, aliases and, once asked for, sounds of the people on the roster.

    >>> people = [Named(UUID(int=1), "张伟", (), "维修组"), Named(UUID(int=2), "张玮", (), "储运业务组")]
    >>> index = NameIndex(people)
    >>> [(m.said, m.certain) for m in index.find(Utterance.of("昨天跟张伟聊了"), [UUID(int=1)])]
    [('张伟', True)]
    >>> [mention] = index.find(Utterance.of("跟张wei谈了"), [UUID(int=2)])
    >>> [person.int for person in mention.candidates], mention.certain
    ([2, 1], False)
    """

    @none_looked_for()
    def __init__(self, people: Iterable[Named]) -> None:
        self._roster = Roster(people)
        self._everybody = frozenset(self._roster.people)
        self._written = WrittenNames(self._roster)
        self._heard = HeardNames(self._roster)

    def find(self, said: Utterance, near: Collection[UUID]) -> list[Mention]:
        """The people mentioned, in the order of the text; `near` are those of the asker's own area."""
        close = self._everybody.intersection(near)
        found = self._written.find(said, close)
        taken = {place for mention in found for place in range(mention.start, mention.end)}
        for one in chain(
            find_called(said, self._roster, close),
            find_given_names(said, self._roster, close),
            self._heard.find_spelt(said, close),
            self._heard.find_initials(said, close),
            _of_others(self._heard.find_misheard(said, close, taken), found),
        ):
            places = range(one.start, one.end)
            if taken.isdisjoint(places):
                taken.update(places)
                found.append(one)
        return sorted(found, key=lambda mention: mention.start)

    def find_sounding(self, said: Utterance, people: Collection[UUID]) -> list[Mention]:
        """Wherever one of these few people may be named by his sound, loosely heard; to keep away, never to act.

        Unlike `find` it looks behind every word, so it also finds what is no name at all.
        """
        names = {one: self._roster.plain[one] for one in people if one in self._roster.people}
        return sorted(self._heard.find_anywhere(said, names), key=lambda one: one.start)


def _of_others(heard: Iterable[Mention], found: Iterable[Mention]) -> Iterator[Mention]:
    """Without those that can only mean somebody who is named already: 是黄磊不是黄雷."""
    sure = {mention.candidates for mention in found if mention.certain}
    return (one for one in heard if one.candidates not in sure)
