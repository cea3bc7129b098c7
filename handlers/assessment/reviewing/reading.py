"""What the branch decides in one sentence: who passes, who is given back and why, whose total is changed (V22)."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.reading.areas import areas_in
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition
from storage.assessment_words import ReviewDecision

VERDICT = re.compile(
    r"(?P<back>退回|打回|退给|重新?打分?)|(?P<total>(?:改成|改为|改到|调成|调为|调到|调整为|定为)\s*(?P<points>\d{1,3}(?:\.\d{1,4})?)(?![\d.])(?!\s*[点号日月:楼个])\s*分?)"
    r"|(?P<pass>(?<!不)(?<!没)(?:通过|同意|没问题|(?<![谈聊说看])过了))"
)
ALL = re.compile(r"全部|全都|都\s*$|其余|其他|剩下|别的|所有")
REASON = re.compile(r"^[\s,，。;；:：]*(?:的?理由|原因|因为|那个|了|给[他她]|吧)*[\s,，:：是]*")
GROUP_WORDS = ("党小组", "小组")
GROUP = re.compile("党小组$")
EDGE = re.compile(r"[\s,，。;；、]+$")


class Verdict(NamedTuple):
    """One decision, and about whom: people or areas by id; `rest` means all others that wait."""

    decision: ReviewDecision
    whom: tuple[UUID, ...]
    rest: bool
    total: Decimal | None
    reason: str
    item: str  # the key of the item it is about


def verdicts_in(
    said: Utterance,
    people: Collection[UUID],
    areas: dict[str, UUID],
    edition: Edition,
    ctx: Context,
) -> list[Verdict]:
    """The decisions of a sentence about these people and areas.

    Names stand before their decision (「王强李红梅通过」) or behind it (「通过王强李红梅」), whichever comes first.
    """
    found = list(VERDICT.finditer(said.plain))
    if not found:
        return []
    named = _named(said, people, areas, ctx)
    behind = (
        bool(named)
        and found[0].start() < named[0][0]
        and not ALL.search(said.plain[: found[0].start()])
    )
    ends = [*(one.start() for one in found[1:]), len(said.plain)]
    starts = [0, *(one.end() for one in found[:-1])]
    verdicts = []
    for one, start, end in zip(found, starts, ends, strict=True):
        first, last = (one.end(), end) if behind else (start, one.start())
        whom = [place for place in named if first <= place[0] < last]
        after = whom[-1][1] if behind and whom else one.end()
        until = end if behind else min((p[0] for p in named if p[0] >= one.end()), default=end)
        reason = _reason(said.part(after, max(after, until)))
        rest = bool(ALL.search(said.plain[first:last]))
        verdicts.append(_verdict(one, [who for *_, who in whom], rest, reason, edition))
    return verdicts


def groups_in(said: Utterance, ctx: Context) -> set[UUID]:
    """The Party groups that a sentence names: 综合小组 is 综合党小组."""
    found = ((GROUP.sub("", one.name), one.id) for one in ctx.roster.orgs.values())
    names = {group: name for name, group in found if name}
    return {
        one
        for one, name in names.items()
        if any(f"{name}{kind}" in said.plain for kind in GROUP_WORDS)
    }


def item_in(words: str, edition: Edition) -> str:
    """The key of the item that words speak of; "" when of none, or of several."""
    names = sorted(
        ((name, item.key) for item in edition.items for name in (item.title, *item.aliases)),
        key=lambda one: -len(one[0]),
    )
    left, keys = words, set()
    for name, key in names:
        if name in left:
            keys.add(key)
            left = left.replace(name, " ")
    return keys.pop() if len(keys) == 1 else ""


def _verdict(
    one: re.Match[str], whom: Sequence[UUID], rest: bool, reason: str, edition: Edition
) -> Verdict:
    unique = tuple(dict.fromkeys(whom))
    if one["back"]:
        item = item_in(reason, edition)
        return Verdict(ReviewDecision.RETURNED, unique, rest, None, reason, item)
    if one["total"]:
        total = Decimal(one["points"])
        return Verdict(ReviewDecision.ADJUSTED, unique, rest, total, reason, "")
    return Verdict(ReviewDecision.APPROVED, unique, rest, None, "", "")


def _reason(said: Utterance) -> str:
    found = REASON.match(said.plain)
    begin = found.end() if found else 0
    return EDGE.sub("", said.text[begin:])


def _named(
    said: Utterance, people: Collection[UUID], areas: dict[str, UUID], ctx: Context
) -> list[tuple[int, int, UUID]]:
    mentions = [
        (one.start, one.end, who)
        for one in ctx.mentions(said)
        for who in one.candidates
        if who in people
    ]
    whole, _ = areas_in(said.plain, areas)
    places = [(start, end, areas[name]) for start, end, name in whole]
    return sorted((*mentions, *places))
