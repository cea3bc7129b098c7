"""What a sentence tells of a duty done: the day, what was done, without names; and whether it is such a sentence at all."""

import re

from handlers.duties import rules
from handlers.duties.rules import Blame
from handlers.duties.wording import ONE_COLLEAGUE
from handlers.kit.capability import Context
from handlers.kit.offences import people_in
from handlers.kit.reading.areas import areas_in
from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.unnamed import unnamed
from storage.queries.duty_notes import LETTER

LEAD = re.compile(
    r"(?:请|帮我|给我|替我|我)*(?:(?:再)?(?:记|写)(?:上)?一笔|(?:记|写)(?:一?[下条个次])?履责(?:记录)?|履责(?:记录)?(?=[\s:]))[\s:,，。、;了吧啊]*"
)
NUMBER = re.compile(r"(?<![a-z0-9])d\s?[-—–_#]\s?\d{1,6}[\s:,，。、]*(?:的内容|内容)?")
CHANGE = re.compile(r"(?:请|帮我|把|我要|要)*(?:改|修改|更正|重写)(?:一?下|成|为)?[\s:,，。、]*")
TO = re.compile(r"[\s:,，]*(?:要|应该|那天|日期|内容)?(?:改|写|换)(?:成|为|到|一下)?[\s:,，]*")
HEAD = 8  # letters before which a day stands that is told beside the deed
ONLY_DAY = re.compile(r"(?:不是|应该|日期|时间|那天|是|改|成|为|的事?|[\s,，])*")
EDGES = " ,，.。:：、;；!！\n\t"
LEAST = 2  # letters of a note
MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月(?!\d{1,2}[号日])")


def after_lead(said: Utterance) -> Utterance | None:
    """What stands behind 「记一笔：」; None where it does not lead.

    >>> after_lead(Utterance.of("记一笔：给班里修了饮水机")).text, after_lead(Utterance.of("给班里修了饮水机"))
    ('给班里修了饮水机', None)
    """
    found = LEAD.match(said.plain, said.begin())
    return said.part(found.end(), len(said.plain)) if found else None


def numbers_in(said: Utterance) -> list[int]:
    """The public numbers of notes that are said."""
    return [number for letter, number in case_numbers(said) if letter == LETTER]


def change_of(said: Utterance) -> Utterance:
    """What a note is to be: 「改 D-0001 给班里修了两台」, 「D-0001 改成 …」, 「D-0001 算安全」.

    >>> [change_of(Utterance.of(one)).text for one in ("改D-0001 修了两台", "D-0001 改成修了两台", "D-0001 算安全")]
    ['修了两台', '修了两台', '算安全']
    """
    lead = CHANGE.match(said.plain)
    rest = said.part(lead.end() if lead else 0, len(said.plain))
    number = NUMBER.search(rest.plain)
    rest = rest.part(number.end() if number else 0, len(rest.plain))
    again = TO.match(rest.plain)
    return rest.part(again.end() if again else 0, len(rest.plain)).trimmed()


def day_in(said: Utterance, ctx: Context) -> Day | None:
    """The day of the deed: it stands at the beginning, or is all that is said."""
    days = find_days(said, ctx.today, Lean.PAST)
    return next((one for one in days if one.start <= said.begin() + HEAD and not one.before), None)


def without(said: Utterance, day: Day | None) -> Utterance:
    """What was done, without its day where that leads."""
    if day is None:
        return said.trimmed()
    cut = day.start <= said.begin() + 1
    return Utterance.of(said.cut([(day.start, day.end)]) if cut else said.text)


def blame_in(said: Utterance, ctx: Context) -> Blame:
    """Of what somebody else is blamed; areas may be called after people."""
    areas, _ = areas_in(said.plain, (one.name for one in ctx.roster.areas.values()))
    people = [
        (start, end)
        for start, end in people_in(said, ctx.mentions(said))
        if not any(first <= start < last for first, last, _ in areas)
    ]
    return rules.blame_in(said.plain, people)


def nameless(said: Utterance, ctx: Context) -> tuple[str, bool]:
    """What is kept of it, and whether names were left out."""
    found, named = unnamed(said, ctx, ONE_COLLEAGUE, rules.strangers(said.plain))
    return found.text.strip(EDGES), named


def says_something(text: str) -> bool:
    """Whether there are words enough for a note."""
    return sum(map(str.isalnum, text)) >= LEAST


def only_a_day(said: Utterance, day: Day) -> bool:
    """「是昨天」, 「改成3月10号」: nothing else is said."""
    rest = said.cut([(day.start, day.end)])
    return ONLY_DAY.fullmatch(Utterance.of(rest).words()) is not None
