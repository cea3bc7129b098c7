"""What every table shares: names of constraints, and the declaration of personal data."""

from dataclasses import dataclass

from sqlmodel import SQLModel

from storage.vocabulary import Purpose, Retention

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Why a table may hold something about a person, about whom, and how long (PIPL art. 6, 19)."""

    purpose: Purpose
    subject: str  # the column that names the person; "" where a sister table does
    retention: Retention
    taken_back: bool = False  # people may have rows or words of it deleted (`storage.deletions`)
