"""What the regulation and its silence say about who stands in which document; pure."""

from collections.abc import Iterable

from handlers.assessment.papers.facts import SheetFacts
from handlers.regulation import Edition, GradeBand

PUBLIC = 2  # grades from the top: 优秀 and 合格


def may_be_posted(grade: GradeBand | None, edition: Edition) -> bool:
    """Whether a result may hang on the wall: one below the second grade is told in person only (domain.md §2.6).

    >>> edition = Edition.load("seven_duties")
    >>> [may_be_posted(one, edition) for one in (*edition.grades, None)]
    [True, True, False, False, False]
    """
    return grade in edition.grades[:PUBLIC]


def in_order(sheets: Iterable[SheetFacts]) -> list[SheetFacts]:
    """As every list of people is ordered: by group, area and name, never by points (domain.md §6.3)."""
    return sorted(sheets, key=lambda one: (one.group, one.area, one.member, one.since))
