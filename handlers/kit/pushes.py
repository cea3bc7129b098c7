"""The reminder policy in one place: how each kind of push is treated, and what is pushed at all (design §6)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handlers.kit.pushes_wording import DECLARED, Declared
from storage.vocabulary import PushKind

NUMBERED = re.compile(r"[A-Z]-\d+")  # a public number: what stands for all of its letter is "C-"


@dataclass(frozen=True, slots=True)
class PushRule:
    """What holds for one kind of push; budget, hours, sender and wishes ask it.

    How urgent a kind is, is its place in `PushKind`, the most urgent first. After an outage whatever still waits is sent
    late, unless its `not_after` has passed: that holds for all kinds alike.

    >>> RULES[PushKind.URGENT].rests, RULES[PushKind.NOTICE].rests
    (False, True)
    >>> sorted(kind.value for kind, rule in RULES.items() if rule.budgeted)
    ['notice', 'reminder']
    """

    budgeted: bool = False  # counts as one of the day and of the week
    must_be_told: bool = False  # once, before it is over: then no limit holds it
    rests: bool = True  # not in the quiet hours
    at_work: bool = True  # only in the shift, while it is of use then
    unwanted: bool = False  # 别提醒 silences it
    repeated: bool = False  # sent once more when nobody knows whether it arrived


RULES: Mapping[PushKind, PushRule] = MappingProxyType(
    {
        PushKind.URGENT: PushRule(rests=False, at_work=False),
        PushKind.ANSWER: PushRule(at_work=False),
        PushKind.AWAITED: PushRule(),
        PushKind.SPARING: PushRule(at_work=False),
        PushKind.CHANGE: PushRule(),
        PushKind.NOTICE: PushRule(budgeted=True, must_be_told=True),
        PushKind.REMINDER: PushRule(budgeted=True, unwanted=True, repeated=True),
        PushKind.CONTINUATION: PushRule(rests=False, at_work=False),
    }
)
BY_THE_WAY = tuple(head for head, one in DECLARED.items() if one.by_the_way)
BUDGETED = tuple(kind for kind, rule in RULES.items() if rule.budgeted)


def declared(about: str) -> Declared | None:
    """What is declared of a push by what it is about: by number and topic, by letter, or by its first word.

    >>> [declared(about) is not None for about in ("C-0007:new", "session:5f", "nobody.knows")]
    [True, True, False]
    >>> declared("C-0007:new") is declared("C-0007:name")
    False
    """
    return DECLARED.get(head_of(about))


def head_of(about: str) -> str:
    """Under which it is declared.

    >>> head_of("C-0007:new"), head_of("C-0007:later"), head_of("session:5f")
    ('C-:new', 'C-', 'session')
    """
    head, _, topic = about.partition(":")
    if NUMBERED.fullmatch(head):
        letter = head[:2]
        return f"{letter}:{topic}" if f"{letter}:{topic}" in DECLARED else letter
    return head
