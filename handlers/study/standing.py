"""How everybody stands to a session once what was told of it is confirmed; pure but for the lines it reads [T2]."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from handlers.kit.capability import Context
from storage.queries import sittings, study
from storage.tables import SessionAttendance, StudySession
from storage.vocabulary import Attendance, SessionState


class Line(BaseModel):
    """What was told of one person."""

    model_config = ConfigDict(frozen=True)

    person: UUID
    state: Attendance
    reason: str = ""


class Standing(NamedTuple):
    """How one person will stand once it is confirmed."""

    line: SessionAttendance
    state: Attendance
    reason: str  # "" keeps the one he gave himself


def standings(
    row: StudySession, told: Mapping[UUID, Line], rest: Attendance | None, ctx: Context
) -> list[Standing]:
    """How everybody stands; EXPECTED where nobody said anything yet.

    Whoever is asked to another sitting alone stands here when he is said to have come to this one.
    """
    lines = [*study.lines_of(ctx.session, ctx.actor, [row.id])]
    here = {one.person_id for one in lines}
    elsewhere = {
        one.line.person_id: one.line for one in sittings.others(ctx.session, ctx.actor, row)
    }
    lines += [
        elsewhere[person]
        for person, said in told.items()
        if person not in here and person in elsewhere and said.state is Attendance.PRESENT
    ]
    order = {person: place for place, person in enumerate(ctx.roster.people)}
    ordered = sorted(lines, key=lambda one: order.get(one.person_id, 0))
    return [_standing(one, row, told, rest, ctx) for one in ordered]


def expected(numbers: tuple[int, ...], ctx: Context) -> frozenset[UUID]:
    """Everybody asked to these sessions, or to another sitting of them."""
    rows = [one for number in numbers if (one := study.by_number(ctx.session, ctx.actor, number))]
    lines = [*study.lines_of(ctx.session, ctx.actor, [one.id for one in rows])]
    lines += [found.line for one in rows for found in sittings.others(ctx.session, ctx.actor, one)]
    return frozenset(one.person_id for one in lines)


def _standing(
    line: SessionAttendance,
    row: StudySession,
    told: Mapping[UUID, Line],
    rest: Attendance | None,
    ctx: Context,
) -> Standing:
    said, on_leave = told.get(line.person_id), line.state is Attendance.EXCUSED
    if said is not None:
        stays = on_leave and said.state is Attendance.ABSENT
        return Standing(line, line.state if stays else said.state, said.reason)
    came = (
        line.state is Attendance.PRESENT
    )  # by the code or elsewhere, unless somebody says otherwise
    if row.state is SessionState.HELD or on_leave or came:
        return Standing(line, line.state, "")
    if line.person_id == ctx.actor.me:
        return Standing(line, Attendance.PRESENT, "")
    some_missing = any(one.state is not Attendance.PRESENT for one in told.values())
    others = Attendance.PRESENT if some_missing else Attendance.EXPECTED
    return Standing(line, rest or others, "")
