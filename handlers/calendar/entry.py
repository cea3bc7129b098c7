"""What the platform's own calendar (日程) says of a session: no more than its notice, and nobody's name [T2]."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.calendar import wording
from handlers.regulation import Edition
from handlers.regulation.meetings import called
from storage.tables import StudySession
from storage.vocabulary import Attendance


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment; times are aware."""

    begins: datetime
    ends: datetime
    summary: str
    place: str
    description: str


def entry(row: StudySession, edition: Edition) -> Entry:
    """A session that takes place, for everybody who is asked to it."""
    title = called(row.kind, edition.meetings).title
    return Entry(
        begins=row.starts_at,
        ends=row.starts_at + timedelta(minutes=edition.figures.study_usual_minutes),
        summary=wording.summary(title, row.topic, Attendance.EXPECTED, cancelled=False),
        place=row.place,
        description=wording.description(f"S-{row.number:04}") + wording.NOTICE_COUNTS,
    )
