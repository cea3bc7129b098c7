"""What the regulation and its silence say about who stands in which document; pure."""

from collections.abc import Iterable

from handlers.assessment.papers.facts import SheetFacts
from handlers.assessment.publishing.rules import in_person
from handlers.regulation import Edition


def may_be_posted(sheet: SheetFacts, edition: Edition) -> bool:
    """Whether a result may hang on the wall: approved, and not one that is told by a person (domain.md §2.6)."""
    return sheet.approved and not in_person(sheet.sums.final, edition.publishing)


def in_order(sheets: Iterable[SheetFacts]) -> list[SheetFacts]:
    """As every list of people is ordered: by group, area and name, never by points (domain.md §6.3)."""
    return sorted(sheets, key=lambda one: (one.group, one.area, one.member, one.since))
