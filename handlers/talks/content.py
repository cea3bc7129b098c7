"""What was said in a talk, without names and without what is kept in fields of its own."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from handlers.kit.reading.dates import Day, Duration, find_durations
from handlers.kit.reading.name_forms import may_be_a_word
from handlers.kit.reading.strangers import strangers_called
from handlers.kit.reading.utterance import Utterance
from handlers.talks.heads import VERB, Who, clause_around, is_only_when
from handlers.talks.rules import Said

NO_NAMES = re.compile(
    r"(?:不|别)(?:想|愿意?|要|用|让|能|肯)?(?:人|我|他)?(?:记|写|留|署|具|提)(?:他的?|自己的?)?(?:姓名|名字?)|[不别]写名字?|名字(?:就|先)?(?:不|别)[写记留]了?|匿名"
)
NO_WORDS = re.compile(
    r"(?:[不别](?:用|要)?[写记存留]|不保留|去掉|删掉|不要)(?:具体)?(?:内容|那句话?|这句话?|原话)"
    r"|内容(?:就|先)?(?:不|别)(?:用|要)?[写记存留要]了?"
)
FOLLOW_UP = re.compile(
    r"(?:后续|回头|下次|过[几两一]天|改天|下周|下个?月)?(?:还|再|也|我)*(?:要|得|需要?)(?:还|再|继续)*"
    r"(?:跟进|盯[着一]?|回访|跟一下|再聊|再谈|再看看)[一下着]*|(?:要|需要?)跟进"
)
ASK_THEM = re.compile(
    r"(?:[让请叫]|问问?|找)(?:[他她]们?|本人|对方|大家)(?:自己|本人|也|来|去)*(?:点一?下)?确认(?:一下|下|一声)?(?=$|[\s,，。;；吧])"
)
NOT_ASKED = re.compile(
    r"(?:不用|不必|不要|别)(?:再)?(?:去)?(?:[让请叫问找])?(?:[他她]们?|本人|对方)?(?:来|去)?确认"
)
NO_FOLLOW_UP = re.compile(r"[不别](?:用|要|必)?(?:再)?跟进")
SPENT = re.compile(rf"{VERB}[了过有大概约差不多将近\s]*$")
SELF, COLLEAGUE = "他", "同事"
LONGEST_TALK = timedelta(hours=8)
LITTLE = 2  # letters beside a length of time that stands alone: 左右


def content_of(
    said: Utterance,
    spans: Iterable[tuple[int, int]],
    people: Sequence[Who],
    days: Sequence[Day],
    who: Sequence[Who],
) -> Said:
    """The words of some stretches: `who` are 他, all others 同事, so that no name stays (domain.md §6.7)."""
    cuts = {**_names(said.plain, people, who), **dict.fromkeys(_kept_elsewhere(said, days), " ")}
    content = Said("", "")
    for start, end in spans:
        content = content.joined(Said(" ", " ")) if content.text else content
        place = start
        for (left, right), word in sorted(cuts.items()):
            if place <= left and right <= end:
                content = content.joined(_part(said, place, left)).joined(Said(word, word))
                place = right
        content = content.joined(_part(said, place, end))
    return content


def is_length_of_talk(plain: str, start: int, end: int) -> bool:
    """Whether a length of time is that of the talk: right behind its verb, or in a clause of its own."""
    before, after = clause_around(plain, start, end)
    alone = not plain[before:start].strip() and len(plain[end:after].strip()) <= LITTLE
    return alone or SPENT.search(plain, 0, start) is not None


def minutes_of(length: Duration) -> int | None:
    """A length of time in whole minutes; more than a working day is a slip."""
    return round(min(length.length, LONGEST_TALK).total_seconds() / 60) or None


def _part(said: Utterance, start: int, end: int) -> Said:
    return Said(said.text[start:end], said.plain[start:end])


def _names(plain: str, people: Sequence[Who], who: Sequence[Who]) -> dict[tuple[int, int], str]:
    own = {one.candidates for one in who}
    return dict.fromkeys(strangers_called(plain), COLLEAGUE) | {
        (one.start, one.end): SELF if one.candidates in own else COLLEAGUE
        for one in people
        if not one.nameless and (one.certain or not may_be_a_word(plain, one.start, one.end))
    }


def _kept_elsewhere(said: Utterance, days: Sequence[Day]) -> Iterable[tuple[int, int]]:
    for pattern in (NO_NAMES, NO_WORDS, FOLLOW_UP, ASK_THEM):
        yield from (found.span() for found in pattern.finditer(said.plain))
    for one in find_durations(said):
        if is_length_of_talk(said.plain, one.start, one.end):
            yield one.start, one.end
    for day in days:
        if is_only_when(said.plain, day):
            yield clause_around(said.plain, day.start, day.end)
