"""What a correction changes in a list of goals: 「第2条是质量」, 「第1条改成…」, 「第3条不要」, 「加一条…」."""

import re
from collections.abc import Sequence

from handlers.goals import reading, wording
from handlers.goals.pieces import EDGES, Piece, only_dimension, pieces_of
from handlers.goals.reading import Heading
from handlers.kit.capability import Context
from handlers.kit.forms import NotUnderstood
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.numerals import parse_number
from handlers.kit.reading.people import corrections as put_right
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Dimension

_NTH = r"第?(?P<nth>\d{1,2}|[一二三四五六七八九十]{1,3})[条个项]"
_SET = r"(?:(?:的?(?:内容|方面)?)?(?:改成|改为|换成|换为|改|应该是|应为|是|算|属于)|[:,\s])+"
CHANGE_ONE = re.compile(rf"(?:把)?{_NTH}{_SET}")
CHANGE = re.compile(r"(?:把它|内容)?(?:改成|改为|换成|换为|应该是|应为|改[:,\s])\s*")
CHANGE_TO = re.compile(
    r"(?:这条)?的?(?:内容)?(?:改成|改为|换成|换为|应该是|应为|改一下|改(?=[:,\s])|是)[:,\s]*"
)
CHANGE_NUMBER = re.compile(
    r"g\s?[-—–_#]?\s?\d{1,6}.{0,8}?(?:改|换成|换为|应该是|应为|是.{1,8}方面)|改.{0,6}g\s?[-—–_#]?\s?\d"
)
DROP = re.compile(
    rf"(?:把)?{_NTH}(?:就)?(?:不要|不写|去掉|删|取消|不算)[了掉除吧]*|(?:不要|去掉|删掉?|删除|取消){_NTH.replace('nth', 'no')}[了吧]*"
)
ADD = re.compile(r"(?:再|还|另外)?(?:加上?|添上?|增加|补上?)(?:[一二两三几]?[条个项])?[:,\s]*")
PLACE = re.compile(r"(?:应该)?(?:是|算|改成|改为|改到)?(?P<rest>.{2,14}?)(?:的|目标|年度?)*")


def adds(said: Utterance) -> bool:
    """Whether it adds to what is there: 「加一条 质量：…」, also 「目标再加一条…」."""
    return ADD.match(said.plain, said.begin()) is not None


def says_all(heading: Heading, said: Utterance) -> bool:
    """Whether a sentence says the goals anew rather than what is to change in them."""
    body = heading.body
    return bool(body.words()) and not adds(said) and CHANGE.match(body.plain, body.begin()) is None


def corrects(said: Utterance, count: int) -> bool:
    """Whether it speaks of single goals."""
    begin = said.begin()
    if any(one.match(said.plain, begin) for one in (CHANGE_ONE, DROP, ADD)):
        return True
    return count == 1 and (CHANGE.match(said.plain, begin) is not None or len(said.plain) <= 12)


def corrected(
    pieces: Sequence[Piece], said: Utterance, dimensions: Sequence[Dimension]
) -> list[Piece] | None:
    """The goals after a correction; None when it was none. Raises NotUnderstood where no goal would be left."""
    begin = said.begin()
    if found := DROP.fullmatch(said.plain.rstrip(EDGES), begin):
        place = _place(found["nth"] or found["no"], pieces)
        if len(pieces) == 1:
            raise NotUnderstood(wording.LAST_ONE)
        return [*pieces[:place], *pieces[place + 1 :]]
    if found := ADD.match(said.plain, begin):
        more = pieces_of(said.part(found.end(), len(said.plain)), dimensions)
        return [*pieces, *more] if more else None
    if found := CHANGE_ONE.match(said.plain, begin):
        place = _place(found["nth"], pieces)
        changed = changed_piece(pieces[place], said.part(found.end(), len(said.plain)), dimensions)
        return [*pieces[:place], changed, *pieces[place + 1 :]] if changed else None
    if len(pieces) != 1:
        return None
    side = only_dimension(said, dimensions)
    if side:
        return [Piece(side, pieces[0].text)]
    found = CHANGE.match(said.plain, begin)
    changed = (
        changed_piece(pieces[0], said.part(found.end(), len(said.plain)), dimensions)
        if found
        else None
    )
    return [changed] if changed else None


def changed_piece(one: Piece, said: Utterance, dimensions: Sequence[Dimension]) -> Piece | None:
    """A goal in other words, or on another side of the work; a side that is not said stays."""
    side = only_dimension(said, dimensions)
    if side:
        return Piece(side, one.text)
    found = pieces_of(said, dimensions)
    if len(found) != 1 or not found[0].text:
        return None
    return Piece(found[0].dimension or one.dimension, found[0].text)


def another_place(said: Utterance, ctx: Context) -> Heading | None:
    """「是储运组的」, 「不是维修组是储运组」, 「是明年的」: an area or a year and nothing else."""
    right = put_right(said)
    meant = Utterance.of(right[1]) if right else said
    if PLACE.fullmatch(meant.bare()) is None:
        return None
    areas = areas_named(meant, ctx.roster.areas.values())
    year = reading.year_said(meant, ctx.today)
    if len(areas) != 1 and year is None:
        return None
    return Heading(year, tuple(areas), ours=False, body=Utterance.of(""))


def _place(said: str, pieces: Sequence[Piece]) -> int:
    number = parse_number(said)
    if number is None or not 1 <= number <= len(pieces):
        raise NotUnderstood(wording.no_such_place(len(pieces)))
    return int(number) - 1
