"""Who came to one sitting was there for both; to make up is left only to who missed the last one open to him [T2]."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.study import telling
from handlers.study.sittings import wording
from storage.queries import sittings, study
from storage.queries.study import Invited
from storage.tables import SessionAttendance, StudySession
from storage.vocabulary import Attendance, SessionState


def elsewhere(row: StudySession, ctx: Context) -> dict[UUID, list[Invited]]:
    """Everybody's lines in the other sittings of the same topic, by whose they are; asked for once."""
    found: dict[UUID, list[Invited]] = defaultdict(list)
    for one in sittings.others(ctx.session, ctx.actor, row):
        found[one.line.person_id].append(one)
    return found


def mine_elsewhere(row: StudySession, ctx: Context) -> Sequence[Invited]:
    """The actor's own."""
    return elsewhere(row, ctx).get(ctx.actor.me, ())


def still_expected(his: Sequence[Invited]) -> StudySession | None:
    """Of these the one he is still expected at; one that is over and has no roll yet counts as such."""
    for one in his:
        if one.session.state is SessionState.PLANNED and one.line.state is Attendance.EXPECTED:
            return one.session
    return None


def came(his: Sequence[Invited], ctx: Context) -> None:
    """He was there: for these other sittings too, and nothing reminds him of them."""
    for one in his:
        if one.line.state is not Attendance.PRESENT:
            study.write_state(ctx.session, one.line, Attendance.PRESENT, make_up_open=False)
        telling.call_off(one.session, ctx, to=one.line.person_id)


def left_to_make_up(his: Sequence[Invited]) -> None:
    """The other sitting does not take place: the one of these that he missed is his to make up for now."""
    for one in his:
        if one.line.state in (Attendance.ABSENT, Attendance.EXCUSED):
            one.line.make_up_open = True


def instead(row: StudySession, mine: SessionAttendance, ctx: Context) -> str:
    """What is left to the actor, who missed this one, in another sitting; "" when nothing is."""
    his = mine_elsewhere(row, ctx)
    if still_expected(his) is not None:
        return wording.other_waits(excused=mine.state is Attendance.EXCUSED)
    owed = next((one.session.number for one in his if one.line.make_up_open), None)
    return "" if owed is None else wording.owed_there(owed)


def lines(row: StudySession, ctx: Context) -> list[str]:
    """The other sitting, to whom it concerns."""
    seen: dict[int, datetime] = {
        one.session.number: one.session.starts_at
        for one in sittings.others(ctx.session, ctx.actor, row)
    }
    return [wording.other_sitting(one, at.astimezone(SHANGHAI)) for one, at in seen.items()]
