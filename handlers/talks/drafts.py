"""What is known of a talk before it is confirmed; already minimised, for it waits (sealed) for the answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from storage.vocabulary import Topic


class Unclear(BaseModel):
    """Somebody who must be asked for: one of the candidates, or a name nobody has ("" is no name at all)."""

    model_config = ConfigDict(frozen=True)

    said: str = ""
    candidates: tuple[UUID, ...] = ()


class OneTalk(BaseModel):
    """One talk of a message; `day` None must be asked, among `days` if there are any."""

    model_config = ConfigDict(frozen=True)

    people: tuple[UUID, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    unnamed: int = 0  # how many stay without a name
    area_id: UUID | None = None
    day: date | None = None
    days: tuple[date, ...] = ()
    part: str = ""  # of the day, as `ClockTime.part`; shown, never stored
    topics: tuple[Topic, ...] = ()
    minutes: int | None = None
    sentence: str = ""
    complaint: str = ""  # about somebody else: never kept here, only offered as a concern
    left_out: bool = False  # something of what was said is not kept
    follow_up: bool = False
    asked: bool = False  # whether its people are asked if it was held

    @property
    def headcount(self) -> int:
        """With how many people it was held."""
        return len(self.people) + self.unnamed

    def changed(self, **fields: object) -> "OneTalk":
        """The same talk with these fields changed."""
        return self.model_copy(update=fields)


@dataclass(frozen=True, slots=True)
class Correction:
    """The talks as corrected, and what could not be done."""

    talks: tuple[OneTalk, ...]
    note: str = ""
