"""责任区划分一览表 and 无党员班组覆盖清单: what stands in them [D1 D4-D7 S1]."""

from datetime import date

from handlers.areas.lists import facts, wording
from handlers.areas.lists.facts import AreaFacts, Division, TeamFacts
from handlers.areas.wording import NO_AREAS
from handlers.kit.capability import Context
from handlers.kit.documents import Cell, Column, Document, Table
from handlers.kit.messages import Refusal
from handlers.kit.wording import COMMA

CENTRED = frozenset({"序号", "单位", "职工人数", "人数"})
DIVISION_WIDTHS = (6, 16, 18, 8, 18, 18, 10, 18, 22)
TEAM_WIDTHS = (6, 20, 8, 20, 18, 20, 20, 18)


def division(ctx: Context) -> Document:
    """The areas with who answers for them; raises Refusal for who oversees none."""
    found = _found(ctx)
    return _document(wording.DIVISION, found, [_division(one, ctx) for one in found])


def without_member(ctx: Context) -> Document:
    """The teams without a member of their own and who covers them; raises Refusal for who oversees none."""
    found = _found(ctx)
    return _document(wording.WITHOUT_MEMBER, found, [_teams(one, ctx) for one in found])


def _found(ctx: Context) -> list[Division]:
    found = facts.divisions(ctx)
    if not found:
        raise Refusal(NO_AREAS)
    return found


def _document(what: str, found: list[Division], tables: list[Table]) -> Document:
    whose = COMMA.join(one.whose for one in found)
    return Document(wording.file_name(what, whose), tuple(tables))


def _division(of: Division, ctx: Context) -> Table:
    gaps = [one.name for one in of.areas if one.in_gap]
    people = sum(one.people for one in of.areas)
    scope = [one.title for one in ctx.edition.dimensions]
    return Table(
        name=of.whose,
        title=wording.title(of.whose, wording.DIVISION),
        subtitle=_subtitle(ctx, of.day, "D1", "D4", "D5", "D6", "D7", "S1"),
        columns=_columns(wording.DIVISION_COLUMNS, DIVISION_WIDTHS),
        rows=tuple(_area_row(place, one) for place, one in enumerate(of.areas, 1)),
        notes=(
            wording.counted(len(of.areas), of.members, people, gaps),
            *([wording.uncovered(of.uncovered)] if of.uncovered else ()),
            *([wording.scope(scope)] if scope else ()),
            wording.STAFF,
            wording.SIGNED,
        ),
        marked=frozenset(place for place, one in enumerate(of.areas) if one.in_gap),
    )


def _subtitle(ctx: Context, day: date, *clauses: str) -> str:
    cited = [one for one in clauses if one in ctx.edition.clauses]
    return wording.subtitle(ctx.edition.title, cited, day)


def _area_row(place: int, area: AreaFacts) -> tuple[Cell, ...]:
    holders = area.holders
    return (
        place,
        area.group,
        area.name,
        wording.UNITS[area.unit],
        wording.names(holders),
        wording.kinds(holders),
        area.people,
        wording.since(holders),
        wording.remark(holders, area.vacant_since),
    )


def _teams(of: Division, ctx: Context) -> Table:
    lines = [(team, area) for team in of.teams for area in team.areas or (None,)]
    return Table(
        name=of.whose,
        title=wording.title(of.whose, wording.WITHOUT_MEMBER),
        subtitle=_subtitle(ctx, of.day, "D6"),
        columns=_columns(wording.TEAM_COLUMNS, TEAM_WIDTHS),
        rows=tuple(_team_row(place, *line) for place, line in enumerate(lines, 1)),
        notes=(*(() if lines else (wording.NO_SUCH_TEAM,)), wording.SIGNED),
        marked=frozenset(
            place for place, (_, area) in enumerate(lines) if area is None or area.in_gap
        ),
    )


def _team_row(place: int, team: TeamFacts, area: AreaFacts | None) -> tuple[Cell, ...]:
    holders = area.holders if area else ()
    return (
        place,
        team.name,
        team.people,
        area.name if area else wording.NO_AREA,
        wording.names(holders),
        wording.teams(holders),
        wording.kinds(holders),
        wording.since(holders),
    )


def _columns(titles: tuple[str, ...], widths: tuple[int, ...]) -> tuple[Column, ...]:
    pairs = zip(titles, widths, strict=True)
    return tuple(Column(title, width, title in CENTRED) for title, width in pairs)
