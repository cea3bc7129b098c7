"""What stands in the documents of the year's assessment, as plain facts; nothing is computed from records (domain.md §6.3)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from handlers.regulation import Edition, GradeBand


@dataclass(frozen=True, slots=True)
class Making:
    """For which year of which branch documents are made, by which text, when, for whom and what for."""

    year: int
    branch: str
    edition: Edition
    day: date
    reader: str
    purpose: str

    def cited(self, *more: str) -> list[str]:
        """The clauses of the assessment's steps and grades, and others, as far as the edition has them; in its order."""
        steps = {one.clause for one in self.edition.steps}
        used = steps | {one.clause for one in self.edition.grades} | {*more}
        return [one for one in self.edition.clauses if one in used]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of a sheet; None where nobody gave points. `area` is the mean of the ballots, where it may be shown."""

    title: str
    most: Decimal
    own: Decimal | None = None
    area: Decimal | None = None
    leader: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """The totals of a sheet; `final` is that of the branch once it decided, `leader` stays beside it."""

    own: Decimal | None = None
    area: Decimal | None = None
    leader: Decimal | None = None
    final: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What people wrote on a sheet; "" where nobody did."""

    own: str = ""
    no_own: str = ""  # why there is no self-appraisal
    area_note: str = ""  # how the ballots are shown, or why not
    basis: str = ""
    opinion: str = ""  # of who scored
    branch: str = ""  # what the branch decided, and why
    statement: str = ""  # of the member, to his result


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """One 考核表: a member, an area, the part of the year for which he answered for it."""

    member: str
    area: str
    group: str
    since: date
    until: date
    items: tuple[ItemLine, ...]
    sums: Sums
    words: Words
    grade: GradeBand | None = None  # None: not decided yet, or an opinion in words alone
    approved: bool = False
    adjusted: bool = False
    looks: int = 0  # notes of supervision in the year
    goals: tuple[str, ...] = ()  # numbers and results

    @property
    def most(self) -> Decimal:
        """What the form gives at most."""
        return sum((one.most for one in self.items), Decimal(0))


@dataclass(frozen=True, slots=True)
class Posted:
    """A notice: whose results may be read from one day to another, and whom to turn to."""

    sheets: tuple[SheetFacts, ...]
    since: date | None
    until: date | None
    turn_to: str


@dataclass(frozen=True, slots=True)
class Held:
    """One line of an area's archive: what kind of thing, how many, which, and where it lies."""

    kind: str
    count: str
    which: str
    remark: str


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """The archive of one area."""

    area: str
    group: str
    lines: tuple[Held, ...]
