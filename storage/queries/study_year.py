"""What a person's year of study was: facts, laid beside his self-appraisal [T2]."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from storage.queries import study
from storage.queries.actor import Actor
from storage.queries.study import Invited
from storage.session import Session
from storage.vocabulary import SHANGHAI, Attendance, SessionState


@dataclass(frozen=True, slots=True)
class Year:
    """What a person's year of study was: facts laid beside a self-appraisal, never a score (domain.md §6.3)."""

    attended: int
    excused: int
    made_up: int
    organised: int


def sessions_of_year(session: Session, actor: Actor, year: int) -> Year:
    """This person's own year of study."""
    since, until = datetime(year, 1, 1, tzinfo=SHANGHAI), datetime(year + 1, 1, 1, tzinfo=SHANGHAI)
    held = [
        one
        for one in study.invitations(session, actor, since=since, until=until)
        if one.session.state is SessionState.HELD
    ]
    excused = [one for one in held if one.line.state is Attendance.EXCUSED]
    ran = [
        one
        for one in study.led(session, actor, since=since, until=until)
        if one.state is SessionState.HELD and one.organiser_id == actor.person_id
    ]
    attended = {_topic(one) for one in held if one.line.state is Attendance.PRESENT}
    open_ones = {_topic(one) for one in excused if one.line.make_up_open}
    away = {_topic(one) for one in excused} - attended
    return Year(
        attended=len(attended),
        excused=len(away),
        made_up=len(away - open_ones),
        organised=len(ran),
    )


def _topic(one: Invited) -> UUID:
    """Of several sittings one counts."""
    return one.session.sittings or one.session.id
