"""Every command word, looked up at once: asking each command in turn would cost more than the answer."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from handlers.kit.reading.utterance import Utterance


class CommandWords:
    """Which commands (by key) a word belongs to."""

    def __init__(self, words: Iterable[tuple[str, str]], alone: Collection[str] = ()) -> None:
        """`words` are pairs of a command word and its command's key; those of the keys `alone` lead no sentence."""
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._leading: dict[str, list[str]] = defaultdict(list)
        for word, key in words:
            self._exact[Utterance.of(word).bare()].append(key)
            if key not in alone:
                self._leading[Utterance.of(word).plain].append(key)
        self._lengths = sorted({len(word) for word in self._leading}, reverse=True)

    def exact(self, said: Utterance) -> list[str]:
        """The keys of the commands whose word the whole message is, politeness and marks aside.

        >>> words = CommandWords([("帮助", "helping.help"), ("学习", "study.next")])
        >>> words.exact(Utterance.of("帮助一下！")), words.exact(Utterance.of("学习那项"))
        (['helping.help'], [])
        """
        for form in said.forms():
            if form in self._exact:
                return self._exact[form]
        return []

    def leading(self, said: Utterance) -> dict[str, Utterance]:
        """The longest word the message begins with: its commands' keys, each with what follows the word.

        >>> words = CommandWords([("撤回", "talks.withdraw")])
        >>> words.leading(Utterance.of("请撤回 T-0001"))["talks.withdraw"].text
        'T-0001'
        >>> words = CommandWords([("好做法", "year.practices")], {"year.practices"})
        >>> words.leading(Utterance.of("好做法没人推广"))
        {}
        """
        begin = said.begin()
        for length in self._lengths:
            word = said.plain[begin : begin + length]
            if len(word) == length and word in self._leading:
                rest = said.part(begin + length, len(said.plain)).trimmed()
                return dict.fromkeys(self._leading[word], rest)
        return {}
