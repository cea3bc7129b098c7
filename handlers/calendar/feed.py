"""What stands in somebody's calendar: the sessions he is asked to, no more of them than his notice says [T2]."""

from datetime import datetime, timedelta

from handlers.calendar import wording
from handlers.calendar.ics import Event, calendar
from handlers.regulation import Edition
from handlers.regulation.meetings import called
from storage.queries import calendar_feeds
from storage.queries.actor import Actor
from storage.queries.study import Invited
from storage.session import Session
from storage.vocabulary import Attendance, SessionState

# Of the calendar and not of the regulation: what a phone still shows, and what can be planned by.
BACK, AHEAD = timedelta(days=30), timedelta(days=365)


def feed(session: Session, actor: Actor, edition: Edition, now: datetime) -> str:
    """The calendar of one person as text; the same as long as nothing changes."""
    found = calendar_feeds.sessions(session, actor, now - BACK, now + AHEAD)
    return calendar(wording.CALENDAR, [_event(one, edition) for one in found])


def _event(one: Invited, edition: Edition) -> Event:
    row, cancelled = one.session, one.session.state is SessionState.CANCELLED
    changed = row.changed_at or row.arranged_at
    title = called(row.kind, edition.meetings).title
    return Event(
        uid=row.id,
        begins=row.starts_at,
        ends=row.starts_at + timedelta(minutes=edition.figures.study_usual_minutes),
        changed=changed,
        sequence=sequence(row.arranged_at, row.changed_at),
        summary=wording.summary(title, row.topic, one.line.state, cancelled=cancelled),
        place=row.place,
        description=wording.description(f"S-{row.number:04}"),
        cancelled=cancelled,
        free=cancelled or one.line.state is not Attendance.EXPECTED,
    )


def sequence(arranged: datetime, changed: datetime | None) -> int:
    """A number that grows with every change, so that a phone takes what is newer.

    >>> at = datetime(2026, 3, 12, 14, 30)
    >>> sequence(at, None), sequence(at, at), sequence(at, at + timedelta(minutes=2))
    (0, 1, 121)
    """
    return 0 if changed is None else 1 + max(0, int((changed - arranged).total_seconds()))
