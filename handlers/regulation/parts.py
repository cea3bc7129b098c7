"""What an edition says: frozen models of its clauses, duties, form items, grades and steps."""

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from handlers.regulation import wording
from handlers.regulation.fields import (
    AsMonthDay,
    Cited,
    ClauseId,
    Count,
    Many,
    Part,
    Points,
    Text,
    problem,
)
from storage.vocabulary import Role

# What must never stand beside a name: offences, failings, moods, health, family and money (domain.md §6.3)
DELICATE = re.compile(
    r"[违罚病伤婚丧债穷]|批评|处分|事故|思想|情绪|心理|表现|完不成|没完成|矛盾|纠纷|吵|住院|手术|家庭|家里|困难|未归|旷工|迟到"
)


class Section(Part):
    """A chapter of the regulation; its letter begins the ids of its clauses."""

    title: Text
    words: Many[Text] = ()  # what people call it, the usual name first

    @property
    def name(self) -> str:
        """What it is called for short."""
        return self.words[0] if self.words else self.title


class Clause(Part):
    """One clause, in its binding words.

    `id` is the id of regulation.md, such as "T3" or "M4.2"; `words` are what people say
    when they ask about it.
    """

    id: ClauseId
    title: Annotated[str, Field(min_length=1, max_length=12)]
    text: Text
    words: Many[Text] = ()

    @property
    def letter(self) -> str:
        """The letter of its section."""
        return self.id.rstrip("0123456789.")

    @property
    def number(self) -> str:
        """Its number in the section: "3" of T3, "4.2" of M4.2."""
        return self.id.removeprefix(self.letter)


class Dimension(Part):
    """One side of an area's work, as a tag of goals and concerns [D1]; `words` say plainly that it is meant."""

    key: Text
    title: Text
    clause: Cited
    words: Many[Text] = ()


class Carried(Part):
    """Something the regulation demands: a capability carries it, or people do it by hand."""

    key: Text
    title: Text
    clause: Cited
    capability: Text | None = None  # the name of a package or module of handlers/
    by_hand: Text | None = None  # how it is done without the software

    @model_validator(mode="after")
    def _is_carried_once(self) -> Self:
        if self.capability is None and self.by_hand is None:
            raise problem(wording.CARRIED_BY_NOBODY)
        if self.capability is not None and self.by_hand is not None:
            raise problem(wording.CARRIED_BY_BOTH)
        return self


class Duty(Carried):
    """A task of the responsible member [T1-T7]; `words` are what a note of it is known by."""

    words: Many[Text] = ()


class Item(Part):
    """A line of the 考核表.

    `full` says what full points look like; `evidence` names the capability that keeps records of
    such things, for whoever reads the edition: nothing is computed from it; `aliases` are the short names that people type.
    """

    key: Text
    title: Text
    points: Points
    clauses: Annotated[Many[Cited], Field(min_length=1)]
    full: Text
    evidence: Text | None = None
    aliases: Many[Text] = ()


class GradeBand(Part):
    """A grade; it reaches from `least` up to the next one above [M4.4]."""

    key: Text
    name: Text
    least: Points
    clause: Cited


class MonthDay(Part):
    """A day of every year."""

    month: int
    day: int

    @model_validator(mode="after")
    def _is_in_every_year(self) -> Self:
        if not 1 <= self.month <= 12 or not 1 <= self.day <= monthrange(2001, self.month)[1]:
            raise problem(wording.NO_SUCH_DAY)
        return self

    def on(self, year: int) -> date:
        """This day of a year."""
        return date(year, self.month, self.day)


Day = Annotated[MonthDay, AsMonthDay]


class GoalYear(Part):
    """The yearly goals of areas [D3]: drafted from `opens` of the year before, and due on `closes` of the year itself."""

    clause: Cited
    opens: Day
    closes: Day


class TalkTrigger(Part):
    """An occasion on which somebody is talked with, or visited, within so many days of its being entered [T3].

    `words` are what people call it. Only what stands `beside_name` is kept with the person until it is done; of
    every other occasion nothing but a count of the area is kept (domain.md §2.2).
    """

    key: Text
    title: Text
    words: Many[Text] = ()
    days: Count
    visit: bool = False
    beside_name: bool = False

    @property
    def called(self) -> tuple[str, ...]:
        """All that people call it."""
        return (self.title, *self.words)

    @model_validator(mode="after")
    def _labels_nobody(self) -> Self:
        if self.beside_name and (self.visit or DELICATE.search("".join(self.called))):
            raise problem(wording.BESIDE_NO_NAME)
        return self


class Step(Carried):
    """A step of the yearly assessment, with the window that a new cycle starts from [M4]."""

    who: Annotated[Role, Strict(False)]
    opens: Day
    closes: Day

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.opens.on(2001) > self.closes.on(2001):
            raise problem(wording.WINDOW_BACKWARDS)
        return self

    def window(self, year: int) -> tuple[date, date]:
        """First and last day, both included, in a year."""
        return self.opens.on(year), self.closes.on(year)
