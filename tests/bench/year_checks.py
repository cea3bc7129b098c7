"""Whether a year of pushes kept its promises, judged by the rows alone: the budget, nothing lost, nothing stale."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import sqlalchemy
from sqlmodel import col

from bot.told import Kept, Told, budget_of
from handlers.desk import Desk
from handlers.kit.pushes import BUDGETED, RULES
from storage.queries.outbox import UNFINISHED, Delivered
from storage.session import Session
from storage.tables import Push
from storage.vocabulary import SHANGHAI, PushKind, PushState

MINUTE, WEEK = timedelta(minutes=1), timedelta(days=7)
FIELDS = ("number", "recipient_id", "kind", "state", "not_after", "first_attempt_at", "finished_at")


class Row(NamedTuple):
    """A push at its end."""

    number: int
    recipient_id: UUID
    kind: PushKind
    state: PushState
    not_after: datetime | None
    first_attempt_at: datetime | None
    finished_at: datetime | None
    error: str


@dataclass
class Outage:
    """Between these moments nothing could be sent."""

    since: datetime
    until: datetime


@dataclass
class Pushes:
    """Every push of the year, gathered before the bot forgets it."""

    outages: list[Outage]
    rows: dict[int, Row] = field(default_factory=dict)
    waiting: int = 0

    def gather(self, session: Session) -> None:
        """What came to its end since the last time."""
        columns = [getattr(Push, name) for name in (*FIELDS, "error")]
        over = col(Push.state).not_in(UNFINISHED)
        for row in session.execute(sqlalchemy.select(*columns).where(over)):
            self.rows[row[0]] = Row(*row)
        left = sqlalchemy.select(sqlalchemy.func.count()).where(~over)
        self.waiting = session.execute(left).scalar_one()

    def by_person(self) -> dict[UUID, Told]:
        """What each person was told."""
        found: dict[UUID, Told] = defaultdict(Told)
        for one in self.rows.values():
            if one.first_attempt_at and one.state in {PushState.SENT, PushState.UNKNOWN}:
                at = one.first_attempt_at
                sent = Delivered(one.recipient_id, one.kind, at, one.not_after)
                found[one.recipient_id].at[at].append(sent)
        return found

    def budget(self, desk: Desk) -> tuple[Kept, dict[UUID, Told]]:
        """How the push budget of everybody held."""
        kept, told = Kept(), self.by_person()
        with desk.units() as unit:
            people = desk.picture(unit.session)[0].people
        for person, one in told.items():
            budget_of(one, people[person], desk, kept)
        return kept, told

    def stale(self) -> list[Row]:
        """What went out after it was over."""
        return [
            one
            for one in self.rows.values()
            if one.state is PushState.SENT
            and one.not_after
            and one.finished_at
            and one.finished_at > one.not_after + MINUTE
        ]

    def lost(self, told: dict[UUID, Told]) -> list[Row]:
        """What never went out without a reason: given up, or over before it went though it might have gone."""
        found = [one for one in self.rows.values() if one.state is PushState.DEAD]
        late = (one for one in self.rows.values() if one.error == "too_late")
        return found + [one for one in late if not self._has_reason(one, told)]

    def _has_reason(self, one: Row, told: dict[UUID, Told]) -> bool:
        """Nobody could send it in time, or its reader had got as much as he may."""
        if one.not_after is None:
            return False
        for outage in self.outages:
            if outage.since <= one.not_after <= outage.until + timedelta(hours=10):
                return True
        if one.kind not in BUDGETED or RULES[one.kind].must_be_told:
            return False
        over = one.not_after
        before = [at for at in told[one.recipient_id].budgeted if over - WEEK < at <= over]
        days = Counter(at.astimezone(SHANGHAI).date() for at in before)
        return len(before) >= 3 or bool(days)
