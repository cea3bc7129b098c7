"""People as one calls a workmate: 小张, 孙师傅, 强哥, 红梅. Only near people, and always asked."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from handlers.kit.reading import name_forms as forms
from handlers.kit.reading.roster import HAN, Mention, Roster
from handlers.kit.reading.surnames import ALSO_WORDS, SURNAMES, surname_of
from handlers.kit.reading.utterance import Utterance

COMMON_SURNAMES = SURNAMES - ALSO_WORDS


class _Call(NamedTuple):
    start: int
    end: int
    surname: str
    given: str = ""  # the last letter of a given name: 强哥


def find_called(said: Utterance, roster: Roster, near: frozenset[UUID]) -> Iterator[Mention]:
    """By surname or given name with 小, 老, 师傅, 哥 and the like."""
    for call in (*_pet_names(said.plain), *_titles(said.plain)):
        fits = roster.in_order(one for one in near if _fits(roster.plain[one], call))
        if fits:
            yield Mention(
                call.start, call.end, said.text[call.start : call.end], fits, certain=False
            )


def _fits(name: str, call: _Call) -> bool:
    return surname_of(name) == call.surname or bool(call.given and name.endswith(call.given))


def _pet_names(plain: str) -> Iterator[_Call]:
    for found in forms.PET.finditer(plain):
        end = found.end() + 1
        if plain[end - 1 : end + 1] not in forms.NOT_PET:
            yield _Call(found.start(), end, found[1])


def _titles(plain: str) -> Iterator[_Call]:
    for found in forms.TITLE.finditer(plain):
        start = found.start() - 1
        if start < 0 or not HAN.match(plain[start]):
            continue
        before = plain[start - 1 : start] if start else ""
        if before and before in forms.NOT_BEFORE.get(plain[start], ""):
            continue
        given = plain[start] if found[0] in forms.CALLED_BY_GIVEN_NAME else ""
        yield _Call(start, found.end(), plain[start], given)


def find_given_names(said: Utterance, roster: Roster, near: frozenset[UUID]) -> Iterator[Mention]:
    """By a given name of two letters, unless another surname stands before it."""
    plain = said.plain
    for start in range(len(plain) - 1):
        given = plain[start : start + 2]
        if given not in roster.by_given_name or plain[start - 1 : start] in COMMON_SURNAMES:
            continue  # 李建国 is not our 建国
        fits = roster.in_order(one for one in roster.by_given_name[given] if one in near)
        if fits:
            yield Mention(start, start + 2, said.text[start : start + 2], fits, certain=False)
