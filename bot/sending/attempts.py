"""What one round knows and does: the moment, the roster, and the calls to be made."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.channel import Channel
from bot.sending.limits import business_day
from handlers.desk import Desk
from storage.queries.roster import Employee, Roster
from storage.session import Session
from storage.vocabulary import PushKind


@dataclass(frozen=True, slots=True)
class Turn:
    """One transaction in which it is decided what goes now."""

    session: Session
    desk: Desk
    roster: Roster
    channel: Channel
    now: datetime

    def here(self, person_id: UUID) -> Employee | None:
        """Somebody who has not left."""
        person = self.roster.people.get(person_id)
        left = person is None or (person.left_on and person.left_on <= business_day(self.now))
        return None if left else person

    def may_leave_at(
        self, kind: PushKind, person: Employee, not_after: datetime | None
    ) -> datetime:
        """Now, or when the hours of this person allow it."""
        return self.desk.hours_of(person, self.now).earliest(kind, self.now, not_after)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A call that is leased and about to be made."""

    call: UUID
    body: bytes
    attempts: int  # this one included
    in_doubt: bool  # an earlier one may have been taken
    numbers: dict[UUID, list[int]]  # the pushes it carries, by whom they are for
    offer: str  # the choices under its text, as JSON
