"""What is kept of a talk, and what is not: pure rules over the word lists of `words` [T3]."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handlers.talks import words
from storage.vocabulary import Topic

MOST_TOPICS = 2
LONGEST_SENTENCE = 200
GENERAL = (Topic.WORK, Topic.DAILY)  # only where nothing nearer is said
FIRST_CHINESE = 0x2E80  # from here on: Chinese characters and their punctuation
HARDSHIPS = frozenset({words.HARDSHIP_AT_HOME, words.OWN_HARDSHIP})
NEUTRAL = (words.HARDSHIP_AT_HOME, words.OWN_HARDSHIP, words.FAMILY_REASONS, words.GETTING_ALONG)


@dataclass(frozen=True, slots=True)
class Said:
    """Words as written, and letter by letter as they are compared (both of one length)."""

    text: str
    plain: str

    def part(self, start: int, end: int) -> "Said":
        """The same words from `start` to before `end`."""
        return Said(self.text[start:end], self.plain[start:end])

    def without(self, pattern: re.Pattern[str]) -> "Said":
        """The same words without what the pattern finds."""
        kept, last = Said("", ""), 0
        for found in pattern.finditer(self.plain):
            kept, last = kept.joined(self.part(last, found.start())), found.end()
        return kept.joined(self.part(last, len(self.plain)))

    def joined(self, other: "Said") -> "Said":
        """These words and the others behind them."""
        return Said(self.text + other.text, self.plain + other.plain)


@dataclass(frozen=True, slots=True)
class Kept:
    """The sentence that may be stored, and whether something was left out of it."""

    sentence: str
    left_out: bool = False
    complaint: str = ""  # about somebody else: no part of what is stored


def topics_of(plain: str) -> tuple[Topic, ...]:
    """What a talk was about, by the words in it: at most two matters, the nearer ones first [T3].

    >>> [topic.value for topic in topics_of("他想学数控 问有没有培训名额")]
    ['skills']
    >>> [topic.value for topic in topics_of("都是日常聊 没啥事")], topics_of("上班没问题")
    (['daily'], ())
    """
    places = {
        topic: found.start() for topic, cue in words.TOPICS.items() if (found := cue.search(plain))
    }
    near = sorted((one for one in places if one not in GENERAL), key=lambda one: places[one])
    more = [one for one in GENERAL if one in places and (one is Topic.WORK or len(places) == 1)]
    return tuple([*near, *more][:MOST_TOPICS])


def named_topics(plain: str) -> tuple[Topic, ...]:
    """The topics that are called by their names, as in 「话题是排班」, else those its words tell.

    >>> [topic.value for topic in named_topics("排班、家庭")]
    ['shifts', 'family']
    """
    named = sorted(
        (plain.find(name), topic) for name, topic in words.TOPIC_NAMES.items() if name in plain
    )
    found = tuple(dict.fromkeys(topic for _, topic in named))
    return found[:MOST_TOPICS] or topics_of(plain)


def minimised(said: Said) -> Kept:
    """What may be kept of what was said: the matter, never the person (domain.md §6.3, §6.7).

    What somebody feels or is like, offences, belief and politics are dropped; illness, debts, children,
    marriage and quarrels become a neutral matter (V01, V04). A piece with such a word goes as a whole: rather too
    little is kept than too much.

    >>> minimised(Said(*["他妈住院了心情不太好 上班没问题"] * 2))
    Kept(sentence='家里有困难', left_out=True, complaint='')
    >>> minimised(Said(*["思想汇报写的还行,让他多参加活动"] * 2)).sentence
    '让他多参加活动'
    >>> minimised(Said(*["'; DROP TABLE talk;--"] * 2)).sentence
    "'; DROP TABLE talk;--"
    """
    sentence, left_out, gap = "", False, ""
    complaint = _listed([one for _, piece in pieces_of(said) if (one := _complained(piece))])
    for mark, piece in pieces_of(said):
        kept = _judged(piece)
        left_out |= kept.left_out
        gap = gap or mark or ("，" if kept.left_out else "")
        if not kept.sentence or (kept.sentence in NEUTRAL and kept.sentence in sentence):
            continue
        between = _joint(sentence, gap, kept.sentence)
        if len(sentence + between + kept.sentence) > LONGEST_SENTENCE:
            room = LONGEST_SENTENCE - len(sentence + between)
            return Kept(
                sentence + (between + kept.sentence[:room] if room > 0 else ""), left_out, complaint
            )
        sentence, gap = sentence + between + kept.sentence, "，" if kept.left_out else ""
    return Kept(sentence, left_out, complaint)


def pieces_of(said: Said) -> Iterator[tuple[str, Said]]:
    """The single matters of a sentence, each with the mark before it ("" where only the sense turns).

    >>> [(mark, piece.text) for mark, piece in pieces_of(Said(*["他妈住院了想调班，没事"] * 2))]
    [('', '他妈住院了'), ('', '想调班'), ('，', '没事')]
    """
    start, mark = 0, ""
    for found in [*words.MARKS.finditer(said.plain), None]:
        end = found.start() if found else len(said.plain)
        clause = said.part(start, end)
        turns = [0, *(turn.start() for turn in words.TURNS.finditer(clause.plain)), end - start]
        for number, (left, right) in enumerate(pairwise(turns)):
            if right > left:
                yield (mark if number == 0 else ""), clause.part(left, right)
        if found:
            start, mark = found.end(), said.text[found.start() : found.end()]


def matter_of(said: Said, headcount: int) -> str:
    """What the branch could do something about, without the person; "" when there is nothing (V02, V03).

    >>> matter_of(Said(*["最近夜班排班太密了他们有意见希望能调一下"] * 2), 2)
    '最近夜班排班太密了，希望能调一下（2 人反映）'
    >>> matter_of(Said(*["家里有困难"] * 2), 1), matter_of(Said(*["入党的事"] * 2), 1)
    ('一名职工家里有困难，想请支部了解（详情请先问责任党员）', '')
    """
    matters = [
        one.without(words.SUBJECTS).text
        for _, one in pieces_of(said)
        if words.ASKS.search(one.plain) and not words.NOT_TO_RAISE.search(one.plain)
    ]
    matter = _listed([one for one in matters if one not in words.ONLY_A_GRIEVANCE])
    if not matter:
        return ""
    if matter == words.FAMILY_REASONS or not HARDSHIPS.isdisjoint(matters):
        workers = words.WORKERS.format(count=headcount) if headcount > 1 else words.A_WORKER
        matter = words.SOMETHING_AT_HOME if matter == words.FAMILY_REASONS else matter
        return words.TO_BE_ASKED.format(workers=workers, matter=matter)
    if headcount > 1:
        return matter + words.SEVERAL_WORKERS.format(count=headcount)
    return words.ONE_WORKER.format(matter=matter) if words.WISHES.match(matter) else matter


def complaint_of(complaint: str) -> str:
    """What somebody complains of, as the branch may hear it; "" when there is nothing."""
    return words.ONE_WORKER.format(matter=complaint) if complaint else ""


def _complained(piece: Said) -> str:
    """A piece about how somebody treats people, without its lead; "" when it is none."""
    if not words.COMPLAINS.search(piece.plain) or words.BELIEVES.search(piece.plain):
        return ""
    lead = words.LEADS.match(piece.plain)
    return piece.part(lead.end() if lead else 0, len(piece.plain)).without(words.SUBJECTS).text


def _listed(matters: Sequence[str]) -> str:
    return "，".join(dict.fromkeys(matters))


def _judged(piece: Said) -> Kept:
    """What may be kept of one piece."""
    plain = piece.plain
    if any(one.search(plain) for one in (words.BELIEVES, words.OFFENDS, words.COMPLAINS)):
        return Kept("", left_out=True)
    neutral = _neutral(plain)
    if neutral or words.JUDGES.search(plain) or _is_news(plain):
        return Kept(neutral, left_out=True)
    rest = piece.without(words.FEELING_PHRASE).without(words.NUMBERS).without(words.AMOUNTS)
    left_out = rest.plain != plain
    lead = words.LEADS.match(rest.plain)
    rest = rest.part(lead.end() if lead else 0, len(rest.plain))
    if words.EMPTY.fullmatch(rest.plain) or words.FEELS.search(rest.plain):
        return Kept("", left_out or bool(words.FEELS.search(rest.plain)))
    return Kept(rest.text, left_out)


def _neutral(plain: str) -> str:
    """The neutral matter that stands for a private one; "" where nothing private is said."""
    at_home = words.RELATIVES.search(plain) is not None
    if words.ILLS.search(plain) or words.OWES.search(plain):
        return words.HARDSHIP_AT_HOME if at_home else words.OWN_HARDSHIP
    if _is_news(plain):
        return ""
    if words.NEWS.search(plain) or (words.PASSED.search(plain) and at_home):
        return words.FAMILY_REASONS
    quarrel = words.QUARRELS.search(plain)
    if words.AT_HOME.search(plain) or (quarrel and at_home):
        return words.FAMILY_REASONS
    return words.GETTING_ALONG if quarrel else ""


def _is_news(plain: str) -> bool:
    """Private, but no difficulty: a wedding, a pregnancy, a child that passed; dropped, nothing stands for it."""
    passed = words.PASSED.search(plain) and words.RELATIVES.search(plain)
    return bool(passed or words.NEWS.search(plain)) and not words.NEEDS_HANDS.search(plain)


def _joint(before: str, mark: str, after: str) -> str:
    """The mark between two pieces; a blank between Chinese words becomes a comma."""
    if not before:
        return ""
    if mark.strip() and "\n" not in mark:
        return mark
    chinese = ord(before[-1]) >= FIRST_CHINESE or ord(after[0]) >= FIRST_CHINESE
    return "，" if mark and (chinese or "\n" in mark) else mark
