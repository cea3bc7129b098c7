"""The kinds of value in an edition, and the checks that one value alone can fail."""

import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from handlers.regulation import wording

PROBLEM = "edition"  # the kind of error that brings its own sentences
CLAUSE_ID = re.compile(r"[A-Z]+[0-9]+(\.[0-9]+)?")
MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Known:
    """What a check must know of the rest of the file while it is being read."""

    clauses: frozenset[str]
    complete: bool


def problem(*sentences: str) -> PydanticCustomError:
    """A failed check; pydantic collects it with all the others of the file."""
    return PydanticCustomError(PROBLEM, "edition", {"sentences": sentences})


def _clause_name(name: str) -> str:
    if not CLAUSE_ID.fullmatch(name):
        raise problem(wording.CLAUSE_NAME)
    return name


def _cited(name: str, info: ValidationInfo) -> str:
    known: Known | None = info.context
    if known and name not in known.clauses:
        near = get_close_matches(name, sorted(known.clauses), n=1)
        raise problem(wording.unknown_clause(name) + "".join(map(wording.perhaps, near)))
    return name


def _exact(value: object) -> object:
    """A number as TOML gives it: never text, never a float."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise problem(wording.NOT_A_NUMBER)
    return Decimal(value)


def _month_and_day(value: object) -> object:
    found = MONTH_DAY.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise problem(wording.DAY_FORM)
    return {"month": int(found[1]), "day": int(found[2])}


T = TypeVar("T")
Many = Annotated[tuple[T, ...], Strict(False)]  # TOML has lists; frozen models hold tuples
Text = Annotated[str, Field(min_length=1)]
ClauseId = Annotated[str, AfterValidator(_clause_name)]
Cited = Annotated[str, AfterValidator(_cited)]  # the id of a clause of the same edition
Points = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=100, decimal_places=2)]
Count = Annotated[int, Field(ge=1)]
AsMonthDay = BeforeValidator(_month_and_day)


class Part(BaseModel):
    """A part of an edition: never changed once read, no key that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
