"""考核汇总表, 评优参考表 and the 管理档案 of areas as tables: ordered by area, never by points [M2 M4.3 M5]."""

from collections.abc import Sequence

from handlers.assessment.papers import wording
from handlers.assessment.papers.facts import ArchiveFacts, Making, SheetFacts
from handlers.assessment.papers.rules import in_order
from handlers.kit.documents import Cell, Column, Document, Table

USE = "M5"  # the clause on what results are used for
ARCHIVED = "M2"  # and the one on the archive


def summary(sheets: Sequence[SheetFacts], making: Making) -> Document:
    """Every sheet of the year with all its figures side by side [M4.3]."""
    ordered = in_order(sheets)
    undecided = sum(not one.approved for one in ordered)
    table = Table(
        name=wording.SUMMARY,
        title=wording.title(wording.SUMMARY, making.year),
        subtitle=_subtitle(making),
        columns=_columns(wording.SUMMARY_COLUMNS),
        rows=tuple(_summed_up(place, one) for place, one in enumerate(ordered, 1)),
        notes=(
            wording.counted(len(ordered), undecided) if ordered else wording.NOBODY,
            wording.IN_ORDER,
            wording.BOTH_FIGURES,
            wording.OWN_LATER,
            _mark(making),
            wording.SIGNED,
        ),
    )
    name = wording.file_name(wording.SUMMARY, making.year, making.branch)
    return Document(name, (table,))


def reference(sheets: Sequence[SheetFacts], making: Making) -> Document:
    """What a branch has before it when it chooses the best: grades and records, no points and no order [M5]."""
    decided = [one for one in in_order(sheets) if one.approved]
    table = Table(
        name=wording.REFERENCE,
        title=wording.title(wording.REFERENCE, making.year),
        subtitle=_subtitle(making, USE),
        columns=_columns(wording.REFERENCE_COLUMNS),
        rows=tuple(_referred_to(place, one) for place, one in enumerate(decided, 1)),
        notes=(
            wording.ONE_BASIS,
            wording.IN_ORDER,
            *(() if decided else (wording.NOBODY,)),
            _mark(making),
            wording.SIGNED_BRANCH,
        ),
    )
    name = wording.file_name(wording.REFERENCE, making.year, making.branch)
    return Document(name, (table,))


def archive(areas: Sequence[ArchiveFacts], making: Making) -> Document:
    """What is held of each area in a year: counts and numbers, never a text [M2]."""
    tables = tuple(
        Table(
            name=one.area,
            title=wording.archive_title(one.area, making.year),
            subtitle=_subtitle(making, ARCHIVED),
            columns=_columns(wording.ARCHIVE_COLUMNS),
            rows=tuple(
                (place, line.kind, line.count, line.which, line.remark)
                for place, line in enumerate(one.lines, 1)
            ),
            notes=(wording.NOTHING_COPIED, _mark(making), wording.SIGNED),
        )
        for one in areas
    )
    whose = areas[0].area if len(areas) == 1 else making.branch
    return Document(wording.file_name(wording.ARCHIVE, making.year, whose), tables)


def _summed_up(place: int, of: SheetFacts) -> tuple[Cell, ...]:
    sums = of.sums
    return (
        place,
        of.group,
        of.area,
        of.member,
        wording.period(of.since, of.until),
        *map(wording.points, (sums.own, sums.area, sums.leader, sums.final)),
        wording.grade(of),
        wording.remark(of),
    )


def _referred_to(place: int, of: SheetFacts) -> tuple[Cell, ...]:
    goals = wording.goals(of.goals)
    return (
        *(place, of.group, of.area, of.member, wording.grade(of)),
        *(goals, of.looks, wording.remark(of)),
    )


def _subtitle(making: Making, *more: str) -> str:
    return wording.subtitle(
        making.branch, wording.cited(making.edition.title, making.cited(*more)), making.day
    )


def _mark(making: Making) -> str:
    return wording.purpose(making.reader, making.purpose, making.day)


def _columns(columns: Sequence[tuple[str, int]]) -> tuple[Column, ...]:
    return tuple(Column(title, width, title in wording.CENTRED) for title, width in columns)
