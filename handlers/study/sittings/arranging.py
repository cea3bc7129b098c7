"""Two sittings arranged at once: who is asked to which, by his shift where it is known [T2]."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.wording import moment
from handlers.regulation import Meeting
from handlers.study import remarks, telling
from handlers.study import wording as study_wording
from handlers.study.sittings import wording
from storage.queries import study
from storage.randomness import new_id
from storage.tables import StudySession


def asked_to(person: UUID, moments: Sequence[datetime], ctx: Context) -> tuple[int, ...]:
    """The places of the sittings he is asked to: the one that his shift leaves free, else all of them."""
    at_work = [remarks.at_work(person, one, ctx) for one in moments]
    free = tuple(place for place, busy in enumerate(at_work) if busy is False)
    return free if free and len(free) < len(moments) else tuple(range(len(moments)))


def shown(
    kind: Meeting,
    moments: Sequence[datetime],
    particulars: str,
    whom: str,
    people: Sequence[UUID],
    ctx: Context,
) -> str:
    """Both sittings with who is asked to which."""
    text = wording.planned(
        kind.title, whom, _names(people, ctx), _lines(moments, particulars, people, ctx)
    )
    found = [
        line for one in moments for line in remarks.remarks(kind, one, people, ctx, shifts=False)
    ]
    return "\n".join(dict.fromkeys([text, *found]))


def arrange(
    plan: study.Plan, moments: Sequence[datetime], people: Sequence[UUID], ctx: Context
) -> Reply:
    """Two sessions that belong together; everybody is told once, and reminded of each he is asked to."""
    where = {person: asked_to(person, moments, ctx) for person in people}
    together = new_id()
    rows = [
        study.arrange(
            ctx.session,
            ctx.actor,
            replace(plan, starts_at=starts, sittings=together),
            [one for one in people if place in where[one]],
            ctx.now,
        )
        for place, starts in enumerate(moments)
    ]
    others = [one for one in people if one != ctx.actor.me]
    for person in others:
        his = [rows[place] for place in where[person]]
        telling.announce(his[0], person, ctx, also=his[1] if len(his) > 1 else None)
        for row in his:
            telling.remind(row, person, ctx)
    particulars = study_wording.particulars(plan.place, plan.topic)
    lines = _lines(moments, particulars, people, ctx)
    return Reply(
        wording.arranged([one.number for one in rows], lines, len(others)),
        tuple(map(_detail, rows)),
    )


def _lines(
    moments: Sequence[datetime], particulars: str, people: Sequence[UUID], ctx: Context
) -> list[str]:
    where = {person: asked_to(person, moments, ctx) for person in people}
    either = [one for one in people if len(where[one]) > 1]
    lines = []
    for place, starts in enumerate(moments):
        own = [one for one in people if where[one] == (place,)]
        what = moment(starts) + particulars
        lines.append(wording.sitting(place, what, _names(own, ctx), _names(either, ctx)))
    return lines


def _names(people: Sequence[UUID], ctx: Context) -> list[str]:
    return [study_wording.OURSELVES if one == ctx.actor.me else ctx.name(one) for one in people]


def _detail(row: StudySession) -> Choice:
    number = study_wording.number(row.number)
    return Choice(f"{number} {study_wording.DETAIL}", "study.next", number)
