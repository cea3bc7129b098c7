"""Levels for the items of the form, read out of one sentence (V18); what is not said is not guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from handlers.kit.reading.cleaning import plain_of
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition
from storage.assessment_words import Level

CLAUSE = re.compile(r"[\s,，。;；!！]+|(?<=[好般了解差低高])、|就是|但是?|不过|只是")
LEVELS = (  # in this order: 较好 is not 好, 不好 is not 好, 不错 is
    (Level.UNKNOWN, r"不太?了解|不太?清楚|不知道|没接触|说不上|不晓得|不太?熟"),
    (Level.FAIR, r"较好|比较好|还行|还可以|还好|中上|尚可"),
    (
        Level.AVERAGE,
        r"一般|低[点些分]?|差|不[太够咋怎]{0,2}(?:好|行|样|到位|么样)|不[咋怎]么?|凑合|马马虎虎|少了?[点些]|还?不够|做得少",
    ),
    (Level.GOOD, r"高分?|不错|好|优秀?|满分|满意|没得说|没说的|很?棒"),
)
LEVEL_OF = [(level, re.compile(words)) for level, words in LEVELS]
ALL = re.compile(r"都|全部?|其[他它余]|剩下|各项|每项|每一项|[七几]项|样样")
LINE = re.compile(r"留言(?:改成|改为|是)?[\s,:：，]*")
LATER_LINE = re.compile(rf"(?<=[\s,，。;；!！]){LINE.pattern}")
NO_LINE = re.compile(r"(?:不|别|取消|删掉?|去掉)留言了?")
LONGEST_LINE = 200  # characters


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence gives: levels by item, and one for all that it does not name."""

    levels: Mapping[str, Level]
    rest: Level | None

    @property
    def anything(self) -> bool:
        """Whether it says any level at all."""
        return bool(self.levels) or self.rest is not None


def levels_in(said: Utterance, edition: Edition) -> Said:
    """The levels of a sentence; one clause is about the items it names, or about all when it says so.

    >>> from handlers.regulation import Edition
    >>> seven = Edition.load("seven_duties")
    >>> found = levels_in(Utterance.of("王强这人不错 有事都帮 就是不咋组织学习 都给高分 学习那项给低点"), seven)
    >>> {item: level.name for item, level in found.levels.items()}, found.rest.name
    ({'study': 'AVERAGE'}, 'GOOD')
    >>> levels_in(Utterance.of("谈心、秩序都较好，宣传不了解"), seven).levels["order"].name
    'FAIR'
    """
    names = _names_of(tuple((item.key, item.title, *item.aliases) for item in edition.items))
    levels: dict[str, Level] = {}
    rest: Level | None = None
    for clause in CLAUSE.split(said.plain):
        items, without = _items_in(clause, names)
        level = level_in(without)
        if level is None:
            continue
        if items:
            levels.update(dict.fromkeys(items, level))
        elif ALL.search(without):
            rest = level
    return Said(levels, rest)


def level_in(plain: str) -> Level | None:
    """The level that a few words mean.

    >>> [level_in(one).name for one in ("较好", "不错", "不咋样", "不太清楚", "给高分")]
    ['FAIR', 'GOOD', 'AVERAGE', 'UNKNOWN', 'GOOD']
    """
    return next((level for level, words in LEVEL_OF if words.search(plain)), None)


def line_in(said: Utterance) -> tuple[Utterance, str | None]:
    """What stands before the line somebody adds (「都好 留言 …」), and the line: "" taken back, None not spoken of."""
    if none := NO_LINE.search(said.plain):
        return said.part(0, none.start()), ""
    found = LINE.match(said.plain, said.begin()) or LATER_LINE.search(said.plain)
    if found is None:
        return said, None
    return said.part(0, found.start()), said.text[found.end() :].strip()[:LONGEST_LINE]


def _items_in(clause: str, names: tuple[tuple[str, str], ...]) -> tuple[list[str], str]:
    """The items a clause names, and the clause without their names."""
    items = []
    for name, key in names:
        if name in clause:
            items.append(key)
            clause = clause.replace(name, " ")
    return list(dict.fromkeys(items)), clause


@lru_cache
def _names_of(items: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, str], ...]:
    """Every name of an item with its key, the longest first."""
    names = [(plain_of(name), key) for key, *called in items for name in called]
    return tuple(sorted(names, key=lambda one: -len(one[0])))
