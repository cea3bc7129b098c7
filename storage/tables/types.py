"""Column types that mean the same on SQLite and on PostgreSQL."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, Enum, Integer
from sqlalchemy.types import TypeDecorator


def by_value(words: type[StrEnum]) -> Any:
    """A column type that stores the value of a word and refuses any other (renaming a member breaks nothing)."""
    return Enum(
        words,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        length=24,
        validate_strings=True,
    )


class Points(TypeDecorator[Decimal]):
    """A score as a whole number of hundredths, so that both engines keep it exactly [M4.4]."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Hundredths; refuses a third decimal."""
        if value is None:
            return None
        hundredths = value.scaleb(2)
        if hundredths != hundredths.to_integral_value():
            raise ValueError("a score has at most two decimals")
        return int(hundredths)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """The exact decimal again."""
        return None if value is None else Decimal(value).scaleb(-2)
