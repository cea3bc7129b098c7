"""One message, in two aligned views: what was written, and what is compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Self

from handlers.kit.reading.cleaning import clean, plain_of
from handlers.kit.reading.numerals import parse_number

_MARKS = r"\s,.。、;:!?！？；：，…~～·\-—_()（）\[\]【】「」“”\"'《》<>*#"
_BEFORE = re.compile(
    rf"(?:[{_MARKS}]|嗯+|呃+|额(?!外|度)|啊+|哦+|唉+|哎+|诶+|那个|就是说|请问|请(?!假|示|教|求|战)|麻烦(?:你|您)?"
    r"|劳驾|你好|您好|在吗|帮我|帮忙|给我|我想要|我想|我要)*"
)
_AFTER = re.compile(
    rf"(?:[{_MARKS}]|一下子?|吧|啊|呀|呢|哈|嘛|哦|噢|喔|谢谢(?:你|您|了)?|多谢|拜托了?|可以吗|好吗|行吗)*$"
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBER = rf"(\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[{CIRCLED}])\u20e3?"
_CHOICE = re.compile(rf"(?:我?选择?|就|要)?(?:第{_NUMBER}[个条项种]|第?{_NUMBER})[吧啊呢的]?")
LONGEST_ENDING = 24  # characters of marks and politeness at the end
_EDGE = re.compile(rf"^[{_MARKS}]+|[{_MARKS}]+$")
_SEPARATORS = " \n,.:;、。=-"
_GAP = "\0"  # stands where a span was cut; never part of a cleaned text
_FILLERS = re.compile(
    r"(?<=\0)[吧啊呢]+(?=[\s\0,，。]|$)|就是说|主要就是说|主要是说|怎么说呢|嗯+|呃+|(?:那个|这个|就是|还有|以及|[跟和与同找、]){1,4}(?=\0)"
)
_GAPS = re.compile(r"\0(?:[\s\0,.:;、，。：；]|和|跟|还有|那个)*\0")
_SPACES = re.compile(r"[ \t]{2,}")
_CUT_EDGE = re.compile(r"^[\s,.:;、，。：；的]+|[\s,:;、，：；]+$")


@dataclass(frozen=True)
class Utterance:
    """What a person wrote. `text` may be kept; `plain`, of the same length, is only for comparing."""

    text: str
    plain: str

    @classmethod
    def of(cls, raw: str) -> Self:
        """The utterance of a raw message, cleaned and at most 2,000 characters long.

        >>> Utterance.of(" 選３ ").plain
        '选3'
        """
        text = clean(raw)
        return cls(text, plain_of(text))

    def choice(self) -> int | None:
        """The number when the whole message is the choice of a number, 1 to 99.

        >>> [Utterance.of(raw).choice() for raw in ("1", "１。", "①", "第二个", "选3吧", "1号", "一下")]
        [1, 1, 1, 2, 3, None, None]
        """
        found = _CHOICE.fullmatch(_EDGE.sub("", self.plain))
        if found is None or self.plain.startswith("-"):
            return None
        written = next(filter(None, found.groups()))
        if written in CIRCLED:
            return CIRCLED.index(written) + 1
        number = parse_number(written)
        return int(number) if number else None

    def words(self) -> str:
        """`plain` without marks, fillers and politeness at its ends.

        >>> Utterance.of("嗯，麻烦取消一下吧！").words()
        '取消'
        """
        return self._words

    def says(self, *words: str) -> bool:
        """Whether the whole message is one of these words, politeness and marks aside.

        >>> Utterance.of("帮我取消一下吧。").says("取消", "算了")
        True
        """
        return not self.forms().isdisjoint(map(_bare, words))

    def forms(self) -> frozenset[str]:
        """The whole message as it may stand in a list of words: without marks, with and without politeness.

        >>> sorted(Utterance.of("帮助一下！").forms())
        ['帮助', '帮助一下']
        """
        return self._forms

    def bare(self) -> str:
        """The whole message without politeness, fillers and any marks."""
        return _bare(self.words())

    def starts_with(self, *words: str) -> "Utterance | None":
        """What follows a leading command word, or None when it does not lead.

        >>> rest = Utterance.of("请撤回：T-0001").starts_with("撤回")
        >>> rest.text if rest else None
        'T-0001'
        """
        begin = self.begin()
        for word in sorted(words, key=len, reverse=True):
            if self.plain.startswith(word, begin):
                return self.part(begin + len(word), len(self.plain)).trimmed()
        return None

    def part(self, start: int, end: int) -> "Utterance":
        """The same utterance from `start` to before `end`.

        >>> Utterance.of("自评 88").part(3, 5).text
        '88'
        """
        return Utterance(self.text[start:end], self.plain[start:end])

    def trimmed(self) -> "Utterance":
        """Without blanks and separating marks at its beginning, without blanks at its end.

        >>> Utterance("： 好 ", ": 好 ").trimmed().text
        '好'
        """
        start = len(self.plain) - len(self.plain.lstrip(_SEPARATORS))
        if self.plain[start - 1 : start] == "-" and self.plain[start : start + 1].isdigit():
            start -= 1  # a sign, not a dash
        return self.part(start, max(start, len(self.plain.rstrip())))

    def cut(self, spans: Iterable[tuple[int, int]]) -> str:
        """The original words without these spans, tidied: what remains is the content.

        >>> Utterance.of("昨天跟老马，聊了会 他想学数控").cut([(0, 2), (3, 5)])
        '聊了会 他想学数控'
        """
        letters = list(self.text)
        for start, end in spans:
            letters[start:end] = _GAP * (end - start)
        rest = _FILLERS.sub("", "".join(letters))
        rest = _GAPS.sub(_GAP, _FILLERS.sub("", rest)).replace(_GAP, "")
        return _CUT_EDGE.sub("", _SPACES.sub(" ", rest))

    def begin(self) -> int:
        """Where the message begins after marks, fillers and politeness."""
        return self._begin

    # Every command asks these of the same sentence.

    @cached_property
    def _begin(self) -> int:
        found = _BEFORE.match(self.plain)
        return found.end() if found else 0

    @cached_property
    def _words(self) -> str:
        begin = self._begin
        end = _AFTER.search(self.plain, max(begin, len(self.plain) - LONGEST_ENDING))
        return self.plain[begin : end.start() if end else None]

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset((_bare(self._words), _bare(self.plain)))


@lru_cache(maxsize=4096)
def _bare(words: str) -> str:
    return re.sub(rf"[{_MARKS}]", "", words)
