"""One regulation as data: read from its file, checked as a whole, never changed afterwards."""

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Strict,
    ValidationError,
    model_validator,
)

from handlers.regulation import checks, finding, relief, wording
from handlers.regulation.fields import Known, Many, Part, Text
from handlers.regulation.figures import Figures, Period
from handlers.regulation.lines import line_at, lines_of
from handlers.regulation.meetings import USUAL, Meeting
from handlers.regulation.parts import (
    Clause,
    Dimension,
    Duty,
    GoalYear,
    GradeBand,
    Item,
    Section,
    Step,
    TalkTrigger,
)
from handlers.regulation.publishing import Publishing
from handlers.regulation.reading import EditionError, place, problems_of, read_toml
from handlers.regulation.scoring import Balloting, Scoring
from handlers.regulation.shifts import Shift
from storage.vocabulary import Retention, UnitKind

PACKAGED = Path(__file__).with_name("editions")


class IncompleteEdition(Exception):
    """The text of this edition is cut off, so nobody may be graded by it; its text says so."""


class Grading(NamedTuple):
    """What a member is assessed by."""

    items: tuple[Item, ...]
    grades: tuple[GradeBand, ...]  # the highest first


def _with_ids(clauses: object) -> object:
    """Each clause is told its id, which in the file is the name of its table."""
    if not isinstance(clauses, dict):
        return clauses
    return {
        name: {**clause, "id": name} if isinstance(clause, dict) else clause
        for name, clause in clauses.items()
    }


Clauses = Annotated[
    Mapping[str, Clause],
    BeforeValidator(_with_ids),
    Field(min_length=1),
]
Periods = Annotated[
    Mapping[Annotated[Retention, Strict(False)], Period],
    AfterValidator(checks.every_period),
]
UnitKinds = Annotated[
    Many[Annotated[UnitKind, Strict(False)]],
    Field(min_length=1),
    AfterValidator(checks.kinds_once),
]
unique = AfterValidator(checks.unique_keys)
needed = AfterValidator(checks.present)
absent_is_empty = Field(default=(), validate_default=True)


class Edition(Part):
    """One regulation, or one branch's variant of it.

    `incomplete` gives the reason when the source text is cut off: such an edition can be read
    and asked, but nobody is graded by it. `unit_kinds` is what an area may be made of [D4 D5];
    `reference_documents` are the papers it was made by, `narrative` the headings of the yearly
    summary where it asks for one [M3], `called` what people call it when they ask about it.
    `windows_overlap` is false where each step of the assessment begins after the one before it has ended.
    Without `goals` areas have no yearly goals, without `talk_triggers` nobody is entered for a talk.
    """

    key: Text
    title: Text
    in_force_from: date
    incomplete: Text | None = None
    windows_overlap: bool = True
    remind_days: Annotated[Many[Annotated[int, Field(ge=0)]], Field(min_length=1)]
    unit_kinds: UnitKinds
    reference_documents: Many[Text] = ()
    narrative: Many[Text] = ()
    called: Many[Text] = ()
    sections: Mapping[str, Section]
    clauses: Clauses
    dimensions: Annotated[Many[Dimension], unique, AfterValidator(checks.one_side_each)] = ()
    goals: GoalYear | None = None
    talk_triggers: Annotated[
        Many[TalkTrigger], unique, AfterValidator(checks.one_occasion_each)
    ] = ()
    duties: Annotated[Many[Duty], unique, needed] = absent_is_empty
    items: Annotated[Many[Item], unique, AfterValidator(checks.whole_form)] = absent_is_empty
    grades: Annotated[Many[GradeBand], unique, needed, AfterValidator(checks.whole_range)] = (
        absent_is_empty
    )
    steps: Annotated[Many[Step], unique, needed] = absent_is_empty
    shifts: Annotated[Many[Shift], unique, AfterValidator(checks.names_once)] = ()
    meetings: Annotated[Many[Meeting], unique, Field(min_length=1)] = USUAL
    figures: Figures
    balloting: Balloting = Balloting()
    scoring: Scoring = Scoring()
    publishing: Publishing = Publishing()
    retention: Periods

    @model_validator(mode="after")
    def _everybody_can_be_reached(self) -> Self:
        checks.reachable(self.shifts, self.figures)
        return self

    @model_validator(mode="after")
    def _steps_follow_each_other(self) -> Self:
        if not self.windows_overlap:
            checks.one_after_another(self.steps)
        return self

    @model_validator(mode="after")
    def _linked_people_are_counted(self) -> Self:
        checks.linked(self.unit_kinds, self.figures)
        return self

    @classmethod
    def load(cls, key: str) -> "Edition":
        """A packaged edition, such as "seven_duties", or one's own by the path of its file (*.toml).

        The packaged ones are read and checked once. Else an EditionError.
        """
        return cls.load_file(Path(key)) if is_own(key) else _packaged(key)

    @classmethod
    def load_file(cls, path: Path) -> Self:
        """An edition from a file of one's own, named `<key>.toml`.

        Raises EditionError with all problems at once, each with file, key and line.
        """
        data, text = read_toml(path)
        clauses = data.get("clauses")
        known = Known(
            clauses=frozenset(clauses if isinstance(clauses, dict) else ()),
            complete="incomplete" not in data,
        )
        problems: list[str] = []
        if not is_own(path.name):  # the settings would take it for the name of a packaged one
            problems.append(wording.at(path.name, "", wording.NOT_NAMED_TOML))
        if data.get("key", path.stem) != path.stem:
            line = lines_of(text).get(("key",))
            problems.append(wording.at(path.name, "key", wording.KEY_IS_NOT_FILE_NAME, line))
        try:
            edition = cls.model_validate(data, context=known)
        except ValidationError as error:
            raise EditionError(problems + problems_of(error, cls, path.name, text)) from None
        for at, what in relief.refused(edition):
            problems.append(wording.at(path.name, place(at), what, line_at(at, lines_of(text))))
        if problems:
            raise EditionError(problems)
        return edition

    def grading(self) -> Grading:
        """The form and the grades; raises IncompleteEdition when the text is cut off."""
        if self.incomplete:
            raise IncompleteEdition(wording.not_for_grading(self.title, self.incomplete))
        return Grading(self.items, self.grades)

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id; KeyError when there is none."""
        return self.clauses[clause_id]

    def parts_of(self, clause: Clause) -> list[Clause]:
        """The clauses below this one: M4.1 to M4.4 for M4, none for most."""
        return [one for one in self.clauses.values() if one.id.startswith(f"{clause.id}.")]

    def section_of(self, clause: Clause) -> Section | None:
        """The chapter the clause stands in, when the edition names its chapters."""
        return self.sections.get(clause.letter)

    def find_clauses(self, question: str) -> list[Clause]:
        """The clauses that a question in everyday words is about: the best first, three at most."""
        return finding.find_clauses(question, self.clauses, self.sections)

    def find_chapter(self, question: str) -> list[Clause]:
        """The clauses of a chapter when the question is nothing but its name; else none."""
        return finding.find_chapter(question, self.clauses, self.sections)

    def shift(self, name: str) -> Shift | None:
        """The shift that the roster calls so; None for one whose hours the edition does not know."""
        return self._shifts.get(name.strip())

    @cached_property
    def _shifts(self) -> dict[str, Shift]:
        return {name: shift for shift in self.shifts for name in shift.names}

    def item(self, key: str) -> Item:
        """The item of the form with this key; KeyError when there is none."""
        return {item.key: item for item in self.items}[key]

    def talk_trigger(self, key: str) -> TalkTrigger | None:
        """The occasion with this key; None for one that only another edition knows."""
        return next((one for one in self.talk_triggers if one.key == key), None)

    def step(self, key: str) -> Step:
        """The step with this key; KeyError when there is none."""
        return {step.key: step for step in self.steps}[key]


@cache
def _packaged(key: str) -> Edition:
    return Edition.load_file(_path(key))


def source(key: str) -> str:
    """A packaged edition as it is written, for a branch to make its own from; else an EditionError."""
    return _path(key).read_text(encoding="utf-8")


def _path(key: str) -> Path:
    known = packaged()
    if key not in known:
        raise EditionError([wording.no_such_edition(key, known)])
    return PACKAGED / f"{key}.toml"


def is_own(name: str) -> bool:
    """Whether this names a file of one's own, and not a packaged edition."""
    return name.endswith(".toml")


def packaged() -> list[str]:
    """The keys of the editions that come with the software."""
    return sorted(path.stem for path in PACKAGED.glob("*.toml"))
