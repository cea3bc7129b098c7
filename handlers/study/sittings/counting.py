"""Who came to one sitting was there for both; to make up is left only to who missed the last one open to him [T2]."""

from datetime import datetime
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.study import telling
from handlers.study.sittings import wording
from storage.queries import sittings, study
from storage.queries.study import Invited
from storage.tables import StudySession
from storage.vocabulary import Attendance, SessionState


def another(row: StudySession, person: UUID, ctx: Context) -> StudySession | None:
    """The other sitting that he is still expected at; one that is over and has no roll yet counts as such."""
    for one in of_person(row, person, ctx):
        if one.session.state is SessionState.PLANNED and one.line.state is Attendance.EXPECTED:
            return one.session
    return None


def of_person(row: StudySession, person: UUID, ctx: Context) -> list[Invited]:
    """His lines in the other sittings of the same topic."""
    found = sittings.others(ctx.session, ctx.actor, row)
    return [one for one in found if one.line.person_id == person]


def came(row: StudySession, person: UUID, ctx: Context) -> None:
    """He was there: for the other sittings too, and nothing reminds him of them."""
    for one in of_person(row, person, ctx):
        if one.line.state is not Attendance.PRESENT:
            study.write_state(ctx.session, one.line, Attendance.PRESENT, make_up_open=False)
        telling.call_off(one.session, ctx, to=person)


def left_to_make_up(cancelled: StudySession, person: UUID, ctx: Context) -> None:
    """A sitting does not take place: what he missed in the other one is his to make up for now."""
    for one in of_person(cancelled, person, ctx):
        missed = one.line.state in (Attendance.ABSENT, Attendance.EXCUSED)
        if missed and another(one.session, person, ctx) is None:
            one.line.make_up_open = True


def lines(row: StudySession, ctx: Context) -> list[str]:
    """The other sitting, to whom it concerns."""
    seen: dict[int, datetime] = {
        one.session.number: one.session.starts_at
        for one in sittings.others(ctx.session, ctx.actor, row)
    }
    return [wording.other_sitting(one, at.astimezone(SHANGHAI)) for one, at in seen.items()]
