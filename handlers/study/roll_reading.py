"""Who was there and who was not, as somebody tells it in a sentence; pure text, names are spans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from handlers.study import reasons
from storage.vocabulary import Attendance

NAME = "@"  # stands where a name was
RUN = re.compile(rf"{NAME}(?:[\s、,，]*(?:和|跟|与|同|还有|以及)?[\s、,，]*{NAME})*")
EXCEPT_BEFORE = re.compile(r"(?:除了|除去|除开|除)\s*$")
EVERYBODY = re.compile(
    r"(?:都|全部|全体|全员|全)(?:都|部)?(?:(?:到|来|在|参加)(?:了|齐|场|全)|[到在](?=$|[\s,，。;]))|[到来]齐|一个(?:不|没)(?:少|落)|[没无](?:有|人)?(?:人)?(?:缺席|缺勤|请假|没到|没来)|[满全]勤"
)
CAME = re.compile(
    r"^[^,，。;@]{0,6}?(?<![没未不])(?:到了|来了|在场|到场|参加了|晚[来到]|迟到|[来到]晚|[也都全](?:到|来|在))"
)
CAME_ALL_THE_SAME = re.compile(r"晚[来到]|迟到|[来到]晚")
MISSING = re.compile(
    r"^[^,，。;@]{0,6}?(?:没(?:有)?(?:来|到|参加|见|去)|未到|缺席|缺勤|缺(?!点|少)|不在|旷)"
)
SAID_BEFORE = (
    (Attendance.ABSENT, re.compile(r"(?:没[来到]|缺席|未到|缺)的?(?:人|就)?(?:有|是|:)?\s*$")),
    (Attendance.EXCUSED, re.compile(r"请假的(?:人|就)?(?:有|是|:)?\s*$")),
    (Attendance.PRESENT, re.compile(r"(?:到|来|参加)[了的](?:人|就)?(?:有|是|:)?\s*$")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one name: `index` counts the names from 0."""

    index: int
    state: Attendance
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """What a sentence says of a session's attendance; `everybody`: whoever is not named was there."""

    told: tuple[Told, ...] = ()
    everybody: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is said of attendance."""
        return not self.told and not self.everybody

    @property
    def some_missing(self) -> bool:
        """Whether somebody is said not to have been there: then the others were."""
        return any(one.state is not Attendance.PRESENT for one in self.told)


def read_roll(plain: str, names: Sequence[tuple[int, int]]) -> Roll:
    """What is said of each name, and of everybody else.

    >>> said = "今天学习除了李红梅都到了 她跟车去了 回头补"
    >>> roll = read_roll(said, [(6, 9)])
    >>> roll.everybody, [(one.state.value, one.reason) for one in roll.told]
    (True, [('excused', '公务：跟车')])
    """
    marked = _marked(plain, names)
    told: list[Told] = []
    rest = marked
    runs = list(RUN.finditer(marked))
    for run, following in zip_longest(runs, runs[1:]):
        tail = marked[run.end() : following.start() if following else len(marked)]
        first = marked[: run.start()].count(NAME)
        count = run[0].count(NAME)
        excepted = EXCEPT_BEFORE.search(marked, 0, run.start()) is not None
        state, reason = _missing(tail) if excepted else _predicate(tail)
        if state is None:
            state = _said_before(marked[: run.start()])
        if state is None:
            continue
        told += [Told(first + offset, state, reason) for offset in range(count)]
        if state is Attendance.PRESENT:
            came = CAME.search(tail)
            end = run.end() + (came.end() if came else 0)
            rest = rest[: run.start()] + " " * (end - run.start()) + rest[end:]
    return Roll(tuple(told), EVERYBODY.search(rest) is not None)


def _marked(plain: str, names: Sequence[tuple[int, int]]) -> str:
    marked = plain.replace(NAME, " ")
    for start, end in sorted(names, reverse=True):
        marked = f"{marked[:start]}{NAME}{marked[end:]}"
    return marked


def _missing(tail: str) -> tuple[Attendance | None, str]:
    """Of somebody who was not there: excused when a reason is said."""
    late = CAME_ALL_THE_SAME.search(tail)
    if late and not reasons.EXCUSED.search(tail):
        return Attendance.PRESENT, ""
    if reasons.EXCUSED.search(tail):
        return Attendance.EXCUSED, reasons.reason_for(tail)
    return Attendance.ABSENT, ""


def _predicate(tail: str) -> tuple[Attendance | None, str]:
    """What is said right behind a name."""
    came, missing = CAME.search(tail), MISSING.search(tail)
    if came and not (missing and missing.end() < came.end()):
        return Attendance.PRESENT, ""
    if missing:
        return _missing(tail)
    if reasons.EXCUSED.search(tail):
        return Attendance.EXCUSED, reasons.reason_for(tail)
    return None, ""


def _said_before(head: str) -> Attendance | None:
    """「没到的：王强」: what is said right before a name."""
    return next((state for state, pattern in SAID_BEFORE if pattern.search(head)), None)
