"""Under which duty and which side of the work a note stands: by simple words of the edition, never by more [D1]."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.kit.reading.cleaning import plain_of
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Dimension, Duty, Edition

RAISED = "concerns"  # what is raised is a matter of its own, and no note
SAID = re.compile(
    r"(?:不[是对算][^,，\s]{0,8}?[,，\s]+|不对|不是)?(?:应该|那|就|它)*(?:是|算|归到?|属于|改成|改为|标成?|记到)?(?P<tag>[^\s,，。是算]{1,12}?)(?:方面|任务|那条|这条|类)?[的吧啊了]*"
)
NO_TAG = re.compile(r"(?:都|谁)?(?:不|别|不用)(?:归类|分类|标|归)(?:了|吧)?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A duty and a side of the work by their keys; "" where it is not said."""

    duty: str = ""
    dimension: str = ""


def duties_of(edition: Edition) -> list[Duty]:
    """Those a note may stand under."""
    return [one for one in edition.duties if one.capability != RAISED]


def guessed(text: str, edition: Edition) -> Tag:
    """What its words plainly speak of: whose words make up most of it; where two are alike neither.

    >>> guessed("带大家学了新规程", Edition.load("seven_duties"))
    Tag(duty='skills', dimension='')
    >>> guessed("提醒一位同事戴安全帽", Edition.load("seven_duties"))
    Tag(duty='example', dimension='safety')
    """
    plain = plain_of(text)
    duties = {one.key: one.words for one in duties_of(edition)}
    sides = {one.key: (one.title, *one.words) for one in edition.dimensions}
    return Tag(_most(plain, duties), _most(plain, sides))


def said_in(said: Utterance, edition: Edition) -> Tag | None:
    """The one tag that a correction names: 「不是，是T6」, 「算安全」; an empty one for 「不归类」; None: it is none.

    >>> edition = Edition.load("seven_duties")
    >>> [said_in(Utterance.of(one), edition) for one in ("不是，是T6", "算安全", "技能帮带", "给班里修了灯")]
    [Tag(duty='example', dimension=''), Tag(duty='', dimension='safety'), Tag(duty='skills', dimension=''), None]
    """
    words = said.words()
    if NO_TAG.fullmatch(words):
        return Tag()
    found = SAID.fullmatch(words)
    return _names(edition).get(found["tag"]) if found else None


def duty_of(key: str, edition: Edition) -> Duty | None:
    """The duty with this key; None: there is none in this edition."""
    return next((one for one in edition.duties if one.key == key), None)


def side_of(key: str, edition: Edition) -> Dimension | None:
    """The same of a side of the work."""
    return next((one for one in edition.dimensions if one.key == key), None)


def _names(edition: Edition) -> Mapping[str, Tag]:
    """How each may be called; a side of the work by its title before a duty by its short name."""
    names: dict[str, Tag] = {}
    for side in edition.dimensions:
        names.setdefault(plain_of(side.title), Tag(dimension=side.key))
    for duty in duties_of(edition):
        short = (
            name for item in edition.items if duty.clause in item.clauses for name in item.aliases
        )
        for name in (duty.clause, duty.title, *short):
            names.setdefault(plain_of(name), Tag(duty=duty.key))
    return names


def _most(plain: str, words: Mapping[str, Sequence[str]]) -> str:
    weights = {
        key: sum(len(one) for one in its if plain_of(one) in plain) for key, its in words.items()
    }
    best = max(weights.values(), default=0)
    found = [key for key, weight in weights.items() if weight == best]
    return found[0] if best and len(found) == 1 else ""
