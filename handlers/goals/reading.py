"""Of which area and year a sentence about yearly goals speaks, and what stands behind a goal's number [D3]."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.goals.pieces import EDGES, GOAL, Piece, dimension_of, pieces_of, side_before_goal
from handlers.goals.wording import ONE_WORKER
from handlers.kit.capability import Context
from handlers.kit.reading.areas import UNIT, areas_in, areas_named, as_compared, blanked
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.unnamed import unnamed
from handlers.regulation import Dimension
from storage.queries.roster import AreaView

YEAR = re.compile(r"今年|本年|明年|来年|下一?年|去年|上一?年|(?<!\d)20\d\d(?!\d)")
AHEAD = {"今": 0, "本": 0, "明": 1, "来": 1, "下": 1, "去": -1, "上": -1}
OURS = re.compile(r"(?:我们|咱们?|本)(?:组|班|责任区|区|这)?")
_FILL = (
    rf"(?:[\s,、:]|{OURS.pattern}|{YEAR.pattern}|年度?|全年"
    r"|[的把给请帮看查报写定记加添补提交再新]|一下|[一二两三几]?[条个]|责任区|工作)*"
)
HEAD = re.compile(
    rf"{_FILL}(?:{UNIT.pattern})?{_FILL}{GOAL}(?:任务)?(?:[是为有:,\s]|定[为成]|如下|[报写定]?一下|里?再?加上?|增加|补上?|[一二两三几]?[条个](?!月))*"
)
LONGEST = 60  # characters before the goals
NUMBER = re.compile(r"(?<![a-z0-9])g\s?[-—–_#]?\s?\d{1,6}")
BECAUSE = re.compile(r"(?:[\s,，:、了吧]|退回|打回|驳回|退掉|原因|理由|因为|是)*")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands before the goals: year, areas and side of the work as far as they are named, and the rest."""

    year: int | None
    areas: tuple[AreaView, ...]
    ours: bool
    body: Utterance
    side: str = ""  # 「今年安全目标」: of all the goals that follow

    def pieces(self, dimensions: Sequence[Dimension]) -> list[Piece]:
        """The goals that follow."""
        found = pieces_of(self.body, dimensions)
        return [Piece(one.dimension or self.side, one.text) for one in found]


def heading_of(said: Utterance, ctx: Context) -> Heading | None:
    """「维修组今年目标 …」 split before the goals; None where a sentence does not begin like that."""
    known = ctx.roster.areas.values()
    whole, _ = areas_in(said.plain, {area.name for area in known})
    plain = blanked(said.plain, ((start, end) for start, end, _ in whole))
    side = side_before_goal(plain, ctx.edition.dimensions)
    if side is not None:
        plain = blanked(plain, [side.span()])
    found = HEAD.match(plain, said.begin(), said.begin() + LONGEST)
    if found is None:
        return None
    head, body = said.part(0, found.end()), said.part(found.end(), len(plain))
    areas = areas_named(head, known)
    if not areas:
        areas, body = _led_by_area(body, known)
    return Heading(
        year_said(head, ctx.today),
        tuple(areas),
        OURS.search(head.plain) is not None,
        body,
        dimension_of(Utterance.of(side[0]), ctx.edition.dimensions) if side else "",
    )


def _led_by_area(body: Utterance, areas: Iterable[AreaView]) -> tuple[list[AreaView], Utterance]:
    """「今年目标 维修组：…」: the area may stand behind."""
    for area in sorted(areas, key=lambda one: len(one.name), reverse=True):
        found = re.match(rf"\s*{re.escape(as_compared(area.name))}(?:[\s:,]+|$)", body.plain)
        if found:
            return [area], body.part(found.end(), len(body.plain))
    return [], body


def without_heading(said: Utterance, ctx: Context) -> Heading:
    """What follows a command word: 「写目标」 took the word away; an area may still lead."""
    areas, body = _led_by_area(said, ctx.roster.areas.values())
    return Heading(None, tuple(areas), ours=False, body=body)


def year_said(said: Utterance, today: date) -> int | None:
    """The year a sentence names."""
    found = YEAR.search(said.plain)
    if found is None:
        return None
    ahead = AHEAD.get(found[0][0])
    return int(found[0]) if ahead is None else today.year + ahead


def without_names(said: Utterance, ctx: Context) -> tuple[Utterance, bool]:
    """The sentence with 「1 名职工」 for everybody it names, and whether it names anybody."""
    return unnamed(said, ctx, ONE_WORKER)


def goal_numbers(said: Utterance) -> list[int]:
    """The public numbers of goals that are said."""
    return [number for letter, number in case_numbers(said) if letter == "G"]


def after_number(said: Utterance) -> Utterance:
    """What stands behind the first number of a goal."""
    found = NUMBER.search(said.plain)
    return said.part(found.end() if found else 0, len(said.plain)).trimmed()


def reason_of(said: Utterance) -> str:
    """Why a goal is given back: 「退回 G-0002 没写时限」; "" when no reason stands behind the number."""
    rest = after_number(said)
    lead = BECAUSE.match(rest.plain)
    return rest.text[lead.end() if lead else 0 :].strip(EDGES)
