"""A context at T1 for somebody of the cast, to read sentences without a running bot."""

from datetime import datetime
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.promises import Promises
from handlers.kit.reading.people import Named, NameIndex
from handlers.regulation import Edition
from storage.queries.people import load_roster
from storage.queries.roster import Roster
from storage.session import Session
from storage.vocabulary import SHANGHAI

T1 = datetime(2026, 3, 12, 14, 30, tzinfo=SHANGHAI)


def id_of(roster: Roster, name: str) -> UUID:
    """The id of somebody of the cast."""
    return next(one.id for one in roster.people.values() if one.name == name)


def context(session: Session, name: str, now: datetime = T1) -> Context:
    """What a handler knows when this person writes."""
    roster = load_roster(session)
    edition = Edition.load("seven_duties")
    names = NameIndex(Named(p.id, p.name, p.aliases, p.team) for p in roster.people.values())
    return Context(
        actor=roster.actor(id_of(roster, name), now.date()),
        now=now,
        edition=edition,
        roster=roster,
        names=names,
        session=session,
        promises=Promises(session, now, edition.figures),
    )
