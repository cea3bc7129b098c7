"""Joins counted ballots to their voters: what somebody tries who holds copies of the database from every hour, and its key.

He knows who has voted by when (the list of voters), reads every paper that still waits, opens every ballot, and goes by
whatever order or likeness he finds between the two.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import Engine

from storage.tables import WITHOUT_ORDER

Row = dict[str, Any]


@dataclass
class Evidence:
    """Copies of the tables, each row as it lies there, the oldest first."""

    copies: list[dict[str, list[Row]]] = field(default_factory=list)

    def copy(self, engine: Engine) -> None:
        """One more; on PostgreSQL with the place and the transaction of each row."""
        with engine.connect() as connection:
            hidden = ", ctid::text AS place, xmin::text::bigint AS written"
            extra = hidden if engine.dialect.name == "postgresql" else ""
            self.copies.append(
                {
                    name: [
                        dict(row)
                        for row in connection.execute(
                            sqlalchemy.text(f"SELECT *{extra} FROM {name}")  # noqa: S608  (our own names)
                        ).mappings()
                    ]
                    for name in WITHOUT_ORDER
                }
            )


def guesses(evidence: Evidence) -> Iterator[dict[str, str]]:
    """For each way he knows: by ballot its voter (both as hex), as far as that way says anything."""
    ballots = evidence.copies[-1]["ballot"]
    arrived = _in_order_of_arrival(evidence.copies, "ballot_turnout")
    papers = _in_order_of_arrival(evidence.copies, "ballot_paper")
    orders = [ballots, sorted(ballots, key=_place), sorted(ballots, key=_by("id"))]
    of_voters = [arrived, papers, papers[::-1]]
    of_voters += [sorted(papers, key=_by("id")), sorted(papers, key=_by("voter_id"))]
    for order, voters in itertools.product(orders, of_voters):
        both = zip(order, voters, strict=False)
        yield {_hex(ballot["id"]): _hex(voter["voter_id"]) for ballot, voter in both}
    yield dict(_by_likeness(ballots, papers))


def _by_likeness(ballots: Sequence[Row], papers: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """A ballot that bears an id, or a sealed text, that a paper had."""
    for ballot in ballots:
        own = {_hex(value) for name, value in ballot.items() if name not in ("cycle_id", "pool_id")}
        for paper in papers:
            if own & {_hex(paper["id"]), _hex(paper["sealed_paper"])}:
                yield _hex(ballot["id"]), _hex(paper["voter_id"])


def _in_order_of_arrival(copies: Sequence[dict[str, list[Row]]], table: str) -> list[Row]:
    """Each row where it was first seen; within one copy as it lies there."""
    found: dict[str, Row] = {}
    for row in itertools.chain.from_iterable(sorted(one[table], key=_place) for one in copies):
        found.setdefault(_hex(row["voter_id"]), row)
    return list(found.values())


def _place(row: Row) -> tuple[Any, ...]:
    """Where a row lies: by its transaction and its place, where the database says so."""
    if "place" not in row:
        return ()
    page, _, line = row["place"].strip("()").partition(",")
    return (row["written"], int(page), int(line))


def _by(column: str) -> Callable[[Row], str]:
    return lambda row: _hex(row[column])


def _hex(value: object) -> str:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value).replace("-", "")
