"""Whom a concern is about: by name, by title, or by what he is to its raiser [T1]."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum
from functools import cache
from uuid import UUID

from handlers.concerns.reading import (
    ADDRESSED_AFTER,
    ADDRESSED_BEFORE,
    GROUP_LEADER_WORDS,
    LEADER_WORDS,
    PAST_LEADER,
    RESPONSIBLE_WORDS,
    SURNAME_AND_TITLE,
    TEAM_LEADER_WORDS,
    TOLD_LEADER,
)
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from storage.queries.roster import SECRETARY, Holding

# What people call a secretary, and how voice input and haste spell it; 副书记 is somebody else.
TITLES = {
    SECRETARY: re.compile(
        r"(?<!副)(?:[书舒输叔树] ?[记计纪](?!本|录|者)|书机|支书|一把手|支部的?(?:老大|头儿?|领导))"
    )
}
# What people call somebody whose title they do not say; 黄头发 is nobody.
BY_SURNAME = "姓{0}的|{0}(?:头儿?(?![发巾盔顶疼痛部])|领导|老大|一把手)"


class Leader(StrEnum):
    """Which 组长 a sentence speaks of: the branch calls one so, and every team has one."""

    OF_TEAM = "team"
    OF_GROUP = "group"
    EITHER = "either"


def leader_meant(said: Utterance) -> Leader | None:
    """Which leader a sentence complains of; None when of none.

    >>> [leader_meant(Utterance.of(one)) for one in ("党小组长偏心", "维修组长骂人", "饭凉了")]
    [<Leader.OF_GROUP: 'group'>, <Leader.OF_TEAM: 'team'>, None]
    >>> leader_meant(Utterance.of("我们组长不给算加班费")), leader_meant(Utterance.of("请组长看看 饭凉了"))
    (<Leader.EITHER: 'either'>, None)
    """
    if _complained_of(GROUP_LEADER_WORDS.finditer(said.plain), said):
        return Leader.OF_GROUP
    if _complained_of(TEAM_LEADER_WORDS.finditer(said.plain), said):
        return Leader.OF_TEAM
    return Leader.EITHER if _complained_of(LEADER_WORDS.finditer(said.plain), said) else None


def is_asked_about(said: Utterance) -> bool:
    """Whether it has to be asked which leader is meant; who was only told of the matter is kept from it unasked.

    >>> is_asked_about(Utterance.of("我们组长偏心")), is_asked_about(Utterance.of("跟组长说过 没人修"))
    (True, False)
    """
    return leader_meant(said) is Leader.EITHER and not TOLD_LEADER.search(said.plain)


def past_leader(said: Utterance) -> tuple[Utterance, bool]:
    """A sentence without 「不经组长」, and whether it said so.

    >>> past_leader(Utterance.of("不经组长 食堂饭凉"))[0].text, past_leader(Utterance.of("组长不管"))[1]
    ('食堂饭凉', False)
    """
    spans = [found.span() for found in PAST_LEADER.finditer(said.plain)]
    return (Utterance.of(said.cut(spans)), True) if spans else (said, False)


def by_name(said: Utterance, readers: Collection[UUID], ctx: Context) -> dict[UUID, str]:
    """By his name, and by what sounds like it: a complaint must not reach him because of a letter."""
    known = ctx.mentions(said, readers)
    taken = {place for one in known if one.certain for place in range(one.start, one.end)}
    heard = (
        one
        for one in ctx.names.find_sounding(said, readers)
        if taken.isdisjoint(range(one.start, one.end))
    )
    surnames = (
        (one, found)
        for one in readers
        if one in ctx.roster.people
        for found in _by_surname(ctx.name(one)[0]).finditer(said.plain)
    )
    by_surname = {one: found[0] for one, found in surnames if not is_addressed(said, *found.span())}
    called = [*known, *(replace(one, said=ctx.name(one.candidates[0])) for one in heard)]
    return by_surname | {
        one: mention.said
        for mention in called
        for one in mention.candidates
        if one in readers and not is_addressed(said, mention.start, mention.end)
    }


def by_title(said: Utterance, holders: Iterable[Holding]) -> dict[UUID, str]:
    """书记, 组织委员: whoever holds that duty; 副书记 is not 书记."""
    found: dict[UUID, str] = {}
    plain = said.plain
    for one in sorted(holders, key=lambda one: -len(one.duty)):
        if not one.duty:
            continue
        called = TITLES.get(one.duty) or _literally(one.duty)
        spans = [title.span() for title in called.finditer(plain)]
        if any(not is_addressed(said, *span) for span in spans):
            found[one.person_id] = one.duty
        for start, end in spans:
            plain = plain[:start] + "\0" * (end - start) + plain[end:]
    return found


def by_relation(
    said: Utterance,
    responsible: Iterable[UUID],
    leaders: Collection[UUID],
    leader: Leader | None,
    ctx: Context,
) -> dict[UUID, str]:
    """责任党员 and 党小组长: those of the raiser's own area; `leader` is what he said when he was asked."""
    found: dict[UUID, str] = {}
    if word := RESPONSIBLE_WORDS.search(said.plain):
        found |= dict.fromkeys(responsible, word[0])
    meant = leader_meant(said)
    if Leader.OF_GROUP in (meant, leader if meant is Leader.EITHER else None):
        word = GROUP_LEADER_WORDS.search(said.plain) or LEADER_WORDS.search(said.plain)
        found |= dict.fromkeys(leaders, word[0] if word else "")
    called = {one: SURNAME_AND_TITLE.format(name=ctx.name(one)[0]) for one in leaders}
    return found | {one: title for one, title in called.items() if title in said.plain}


@cache
def _literally(title: str) -> re.Pattern[str]:
    return re.compile(re.escape(title))


@cache
def _by_surname(surname: str) -> re.Pattern[str]:
    return re.compile(BY_SURNAME.format(re.escape(surname)))


def _complained_of(words: Iterable[re.Match[str]], said: Utterance) -> bool:
    return any(not is_addressed(said, *one.span()) for one in words)


def is_addressed(said: Utterance, start: int, end: int) -> bool:
    """「书记您好」 and 「请书记看看」 speak to somebody, not about him."""
    before = ADDRESSED_BEFORE.search(said.plain, 0, start)
    return bool(before or ADDRESSED_AFTER.match(said.plain, end))
