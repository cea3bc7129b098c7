"""The cast of domain.md §4.1, as the demo loads it."""

import csv
from dataclasses import dataclass
from pathlib import Path

import bot


@dataclass(frozen=True)
class CastMember:
    """One line of the cast."""

    userid: str
    name: str
    team: str


def _read() -> list[CastMember]:
    with (Path(bot.__file__).parent / "cast.csv").open(encoding="utf-8", newline="") as file:
        return [CastMember(row["userid"], row["name"], row["team"]) for row in csv.DictReader(file)]


CAST = _read()
