"""Notices of the branch that its members pass on to their areas [T5]."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, func, update
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import RelayNotice, RelayTask
from storage.vocabulary import SHANGHAI

TEXT, LETTER = "relay_notice.text", "W"


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice before it has a number; `due_on` is the last day on which it is of use."""

    branch_id: UUID
    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice as somebody may read it."""

    id: UUID
    number: int
    branch_id: UUID
    sender_id: UUID
    sent_at: datetime
    due_on: date | None
    withdrawn: bool
    text: str

    @property
    def code(self) -> str:
        """Its public number."""
        return f"{LETTER}-{self.number:04}"


def number_for(session: Session) -> int:
    """The next public number (1 is W-0001); until the transaction ends nobody else gets one."""
    return next_number(session, LETTER)


def write(session: Session, actor: Actor, number: int, new: NewNotice, now: datetime) -> NoticeView:
    """Write a notice down, its text sealed to its row: the word of a branch, of nobody in particular."""
    notice_id = new_id()
    session.collect(
        RelayNotice(
            id=notice_id,
            number=number,
            branch_id=new.branch_id,
            sender_id=actor.me,
            sent_at=now,
            due_on=new.due_on,
            sealed_text=session.seal(new.text, TEXT, notice_id),
        )
    )
    return NoticeView(notice_id, number, new.branch_id, actor.me, now, new.due_on, False, new.text)


def by_number(session: Session, actor: Actor, number: int) -> NoticeView | None:
    """The notice with this public number, if this actor may see it."""
    found = _views(session, actor, col(RelayNotice.number) == number)
    return found[0] if found else None


def of_branches(
    session: Session, actor: Actor, branches: Collection[UUID], since: datetime
) -> list[NoticeView]:
    """What these branches sent since a moment, as far as this actor may see it, the latest first."""
    return _views(
        session,
        actor,
        col(RelayNotice.branch_id).in_(branches),
        col(RelayNotice.sent_at) >= since,
    )


def to_pass_on(
    session: Session, actor: Actor, since: datetime
) -> list[tuple[NoticeView, list[UUID]]]:
    """What this actor has been given since a moment and was not taken back, the latest first, each with his areas."""
    mine = sqlalchemy.select(col(RelayTask.notice_id), col(RelayTask.area_id)).where(
        visible_to(actor, RelayTask), col(RelayTask.person_id) == actor.person_id
    )
    areas: dict[UUID, list[UUID]] = {}
    for notice_id, area_id in session.execute(mine):
        areas.setdefault(notice_id, []).append(area_id)
    if not areas:
        return []
    found = _views(
        session,
        actor,
        col(RelayNotice.id).in_(areas),
        col(RelayNotice.sent_at) >= since,
        col(RelayNotice.withdrawn).is_(False),
    )
    return [(one, areas[one.id]) for one in found]


def heard(
    session: Session, notices: Collection[UUID], areas: Collection[UUID]
) -> set[tuple[UUID, UUID]]:
    """Which of these notices which of these areas have heard: no person, so as for the clock."""
    found = sqlalchemy.select(col(RelayTask.notice_id), col(RelayTask.area_id)).where(
        col(RelayTask.notice_id).in_(notices),
        col(RelayTask.area_id).in_(areas),
        col(RelayTask.passed_on),
    )
    return {(notice, area) for notice, area in session.execute(found)}


def say_heard(
    session: Session, actor: Actor, notice_id: UUID, areas: Collection[UUID], *, heard: bool
) -> set[UUID]:
    """That those of these areas in which this actor passes it on have heard it, or have not; which changed."""
    mine = select(RelayTask.area_id).where(
        visible_to(actor, RelayTask),
        col(RelayTask.notice_id) == notice_id,
        col(RelayTask.area_id).in_(areas),
        col(RelayTask.person_id) == actor.person_id,
        col(RelayTask.passed_on).is_(not heard),
    )
    changed = set(session.exec(mine))
    if changed:
        rows = (col(RelayTask.notice_id) == notice_id, col(RelayTask.area_id).in_(changed))
        session.execute(update(RelayTask).where(*rows).values(passed_on=heard))
    return changed


def counts(session: Session, notices: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many areas each notice is for, and how many have heard it: no area and no person, so as for the clock."""
    areas = func.count(func.distinct(col(RelayTask.area_id)))
    heard = areas.filter(col(RelayTask.passed_on))
    counted = sqlalchemy.select(col(RelayTask.notice_id), areas, heard).where(
        col(RelayTask.notice_id).in_(notices)
    )
    rows = session.execute(counted.group_by(col(RelayTask.notice_id)))
    return {notice_id: (total, done) for notice_id, total, done in rows}


def withdraw(session: Session, actor: Actor, number: int) -> bool:
    """It is passed on no more; False when it was taken back before, or may not be seen."""
    return _change(session, actor, number, withdrawn=True)


def correct(
    session: Session, actor: Actor, one: NoticeView, text: str, due_on: date | None
) -> bool:
    """Other words in place of those that were sent, which no area has heard yet; False when it is not there any more."""
    sealed = session.seal(text, TEXT, one.id)
    if not _change(session, actor, one.number, sealed_text=sealed, due_on=due_on):
        return False
    again = update(RelayTask).where(col(RelayTask.notice_id) == one.id)
    session.execute(again.values(passed_on=False))
    return True


def of_area(session: Session, actor: Actor, area_id: UUID, year: int) -> list[NoticeView]:
    """The notices of a year that an area has heard and this actor may see, the earliest first."""
    heard = select(RelayTask.notice_id).where(
        visible_to(actor, RelayTask), col(RelayTask.area_id) == area_id, col(RelayTask.passed_on)
    )
    begin, end = (datetime(one, 1, 1, tzinfo=SHANGHAI) for one in (year, year + 1))
    found = _views(
        session,
        actor,
        col(RelayNotice.id).in_(heard),
        col(RelayNotice.sent_at) >= begin,
        col(RelayNotice.sent_at) < end,
        col(RelayNotice.withdrawn).is_(False),
    )
    return found[::-1]


def about_me(session: Session, actor: Actor) -> list[tuple[NoticeView, UUID, bool]]:
    """What this actor was given to pass on, each with the area and whether it has heard it, the latest first."""
    mine = sqlalchemy.select(
        col(RelayTask.notice_id), col(RelayTask.area_id), col(RelayTask.passed_on)
    ).where(visible_to(actor, RelayTask), col(RelayTask.person_id) == actor.person_id)
    rows = list(session.execute(mine))
    seen = _views(session, actor, col(RelayNotice.id).in_({row[0] for row in rows}))
    by_id = {one.id: one for one in seen}
    found = [(by_id[which], area, heard) for which, area, heard in rows if which in by_id]
    return sorted(found, key=lambda one: (one[0].sent_at, one[1]), reverse=True)


def sent_by_me(session: Session, actor: Actor) -> list[NoticeView]:
    """What this actor sent himself, the latest first."""
    return _views(session, actor, col(RelayNotice.sender_id) == actor.person_id)


def _change(session: Session, actor: Actor, number: int, **values: object) -> bool:
    """Of one that was not taken back: whoever comes second changes nothing."""
    changed = update(RelayNotice).where(
        visible_to(actor, RelayNotice),
        col(RelayNotice.number) == number,
        col(RelayNotice.withdrawn).is_(False),
    )
    statement = changed.values(**values).returning(col(RelayNotice.id))
    return session.execute(statement, execution_options=UNSYNCED).first() is not None


UNSYNCED = {"synchronize_session": False}


def _views(session: Session, actor: Actor, *chosen: ColumnElement[bool]) -> list[NoticeView]:
    """Those this actor may see, the latest first."""
    found = select(RelayNotice).where(visible_to(actor, RelayNotice), *chosen)
    rows: Sequence[RelayNotice] = session.exec(
        found.order_by(col(RelayNotice.number).desc()),
        execution_options={"populate_existing": True},
    ).all()
    return [
        NoticeView(
            id=row.id,
            number=row.number,
            branch_id=row.branch_id,
            sender_id=row.sender_id,
            sent_at=row.sent_at,
            due_on=row.due_on,
            withdrawn=row.withdrawn,
            text=session.unseal(row.sealed_text, TEXT, row.id),
        )
        for row in rows
    ]
