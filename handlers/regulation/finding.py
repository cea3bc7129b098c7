"""Which clauses a question in everyday words is about; pure, so that every answer can be explained."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log

from handlers.regulation.parts import Clause, Section

MOST = 3
NUMERALS = {sign: number for number, sign in enumerate("一二三四五六七八九十", start=1)}
A_NUMBER = "([一二三四五六七八九十]|[0-9]{1,2})"
CLAUSE_ID = re.compile(r"([A-Z]+)([0-9]+(?:\.[0-9]+)?)")
CLAUSE = "条"
NTH_CLAUSE = re.compile(f"第{A_NUMBER}({CLAUSE}|个|项|点)")
NTH_STEP = re.compile(f"第{A_NUMBER}个?(?:步|款)")
SCORE = re.compile(r"[0-9]+(?:\.[0-9]+)?分")
SOME_SCORE = "几分"
NOT_WRITTEN = re.compile(r"[^\w]+")
FILLERS = re.compile(
    "请问|关于|制度|规定|条款|条例|第几条|哪一条|哪条|哪几条|几条|哪些|包括|怎么说|怎么写|写了|说了|是什么|是啥|有什么|有啥"
    "|什么|怎么|怎样|如何|多久|咋样|咋|啥|吗|呢|呀|啊|一下|看看|里|的|了|是|有|要|和|我们|咱们|责任区|责任党员|党员"
)
WORD_WEIGHT = 2.0  # for each character of one of the clause's own words
LEAST = 1.0  # one of a clause's words, or a pair of characters that no other clause has
NEAR_THE_BEST = 0.5

Clauses = Mapping[str, Clause]
Sections = Mapping[str, Section]


def find_clauses(question: str, clauses: Clauses, sections: Sections) -> list[Clause]:
    """The clauses that a question is about: the best first, three at most, none if nothing fits.

    Understood are an id (T3, [M4.2]), a position (「第三条任务」, 「第二步」), a chapter
    (「任务」: its first clauses), and otherwise the words of the question.
    """
    asked = unicodedata.normalize("NFKC", question).upper()
    named = {letter for letter, one in sections.items() if any(w in asked for w in one.words)}
    for found in (_by_id(asked, clauses), _by_position(asked, clauses, named)):
        if found is not None:
            return found[:MOST]
    chapter = find_chapter(question, clauses, sections)
    return (chapter or _by_words(asked, clauses, named))[:MOST]


def find_chapter(question: str, clauses: Clauses, sections: Sections) -> list[Clause]:
    """The clauses of a chapter when the question is nothing but its name; else none."""
    asked = _bare(question)
    for letter, section in sections.items():
        if asked and asked in map(_bare, (section.title, *section.words)):
            return [clause for clause in clauses.values() if clause.letter == letter]
    return []


def _by_id(asked: str, clauses: Clauses) -> list[Clause] | None:
    """None when no id of this edition's kind is named."""
    letters = {clause.letter for clause in clauses.values()}
    named = ["".join(found) for found in CLAUSE_ID.findall(asked) if found[0] in letters]
    if not named:
        return None
    return [clauses[name] for name in dict.fromkeys(named) if name in clauses]


def _by_position(asked: str, clauses: Clauses, named: set[str]) -> list[Clause] | None:
    """None when no position is named. Without a chapter, every chapter's clause of that number.

    「第一个问题」 alone is no position: only 「条」 says without a chapter that a clause is meant.
    """
    nths = [sign for sign, unit in NTH_CLAUSE.findall(asked) if named or unit == CLAUSE]
    step = NTH_STEP.search(asked)
    if not nths and step is None:
        return None
    above = "|".join(str(_number(sign)) for sign in nths) or "[0-9]+"
    below = rf"\.{_number(step[1])}" if step else ""
    wanted = re.compile(f"({above}){below}")
    return [
        one
        for one in clauses.values()
        if wanted.fullmatch(one.number) and (one.letter in named or not named)
    ]


def _by_words(asked: str, clauses: Clauses, named: set[str]) -> list[Clause]:
    asked = SCORE.sub(SOME_SCORE, asked)
    theirs = {name: _pairs([clause.title, clause.text]) for name, clause in clauses.items()}
    spread = Counter(pair for pairs in theirs.values() for pair in pairs)
    rarity = {pair: 1 - log(count) / log(len(clauses) + 1) for pair, count in spread.items()}
    asked_pairs = _pairs(_pieces(asked))

    def score(clause: Clause) -> float:
        said = (word.split() for word in clause.words)
        own = sum(WORD_WEIGHT * len("".join(w)) for w in said if all(part in asked for part in w))
        shared = sum(rarity[pair] for pair in asked_pairs & theirs[clause.id])
        return own + shared

    scores = {name: score(clause) for name, clause in clauses.items()}
    fit = {name: points for name, points in scores.items() if points >= LEAST}
    if not fit:
        return [clause for clause in clauses.values() if clause.letter in named]
    best = max(fit.values())
    near = sorted(
        (name for name in fit if fit[name] >= best * NEAR_THE_BEST), key=lambda n: -fit[n]
    )
    return [clauses[name] for name in near]


def _pieces(asked: str) -> list[str]:
    """What is left of a question without politeness, question words and what every clause says."""
    return [piece for piece in FILLERS.sub(" ", NOT_WRITTEN.sub(" ", asked)).split() if piece]


def _bare(name: str) -> str:
    return "".join(_pieces(unicodedata.normalize("NFKC", name)))


def _pairs(texts: Iterable[str]) -> set[str]:
    return {
        first + second
        for text in texts
        for first, second in pairwise(text)
        if not NOT_WRITTEN.search(first + second)
    }


def _number(sign: str) -> int:
    return NUMERALS[sign] if sign in NUMERALS else int(sign)
