"""Mentoring pairs: asked, agreed, reached or ended by either of the two [T7]."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy
from sqlalchemy import ColumnElement, delete
from sqlmodel import col, select

from storage.duty_words import PairState
from storage.queries.actor import Actor
from storage.queries.occasions import next_number
from storage.queries.scope import counted_by, visible_to
from storage.randomness import new_id
from storage.session import Session
from storage.tables import Area, MentoringPair

GOAL, RESULT, ANSWER, LETTER = (
    "mentoring_pair.goal",
    "mentoring_pair.result",
    "mentoring_pair.answer",
    "J",
)
OPEN = (PairState.ASKED, PairState.AGREED)


@dataclass(frozen=True, slots=True)
class NewPair:
    """A pair before it has a number; the goal names nobody."""

    area_id: UUID
    mentored_id: UUID
    goal: str
    until: date


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair as somebody may read it; `result` and `answer` are "" until they are said."""

    number: int
    area_id: UUID
    mentor_id: UUID
    mentored_id: UUID
    state: PairState
    goal: str
    until: date
    asked_at: datetime
    result: str
    answer: str

    @property
    def code(self) -> str:
        """Its public number."""
        return f"{LETTER}-{self.number:04}"

    @property
    def open(self) -> bool:
        """Whether it has not come to its end."""
        return self.state in OPEN


def ask(session: Session, actor: Actor, new: NewPair, now: datetime) -> int:
    """Write down that this actor asks somebody, sealed with the keys of both; its public number (1 is J-0001)."""
    pair_id, number = new_id(), next_number(session, LETTER)
    both = {actor.me, new.mentored_id}
    session.collect(
        MentoringPair(
            id=pair_id,
            number=number,
            area_id=new.area_id,
            mentor_id=actor.me,
            mentored_id=new.mentored_id,
            until=new.until,
            asked_at=now,
            sealed_goal=session.seal(new.goal, GOAL, pair_id, both, now.year),
        )
    )
    return number


def agree(session: Session, actor: Actor, number: int) -> bool:
    """The mentored is willing; False where he is not asked."""
    row = _locked(session, actor, number, PairState.ASKED)
    if row is None or row.mentored_id != actor.me:
        return False
    row.state = PairState.AGREED
    return True


def decline(session: Session, actor: Actor, number: int) -> bool:
    """He is not: nothing of it is left. False where he is not asked."""
    asked = (
        col(MentoringPair.number) == number,
        col(MentoringPair.mentored_id) == actor.person_id,
        col(MentoringPair.state) == PairState.ASKED,
    )
    gone = delete(MentoringPair).where(visible_to(actor, MentoringPair), *asked)
    return session.execute(gone.returning(col(MentoringPair.id))).first() is not None


def end(session: Session, actor: Actor, number: int) -> bool:
    """Either of the two ends it; False when it is none of his, or over. What was only asked is gone."""
    row = _locked(session, actor, number, *OPEN)
    if row is None or actor.me not in (row.mentor_id, row.mentored_id):
        return False
    if row.state is PairState.ASKED:
        return remove(session, actor, number)
    row.state = PairState.ENDED
    return True


def reach(session: Session, actor: Actor, number: int, result: str, now: datetime) -> bool:
    """The mentor says what was reached, in place of what he said before; False when it is not his to say."""
    row = _locked(session, actor, number, PairState.AGREED, PairState.DONE)
    if row is None or row.mentor_id != actor.me:
        return False
    both = {row.mentor_id, row.mentored_id}
    row.state = PairState.DONE
    row.sealed_result = session.seal(result, RESULT, row.id, both, now.year)
    return True


def answer(session: Session, actor: Actor, number: int, words: str, now: datetime) -> bool:
    """What the mentored says himself, in place of what he said before; False where he is none, or has not agreed."""
    row = _locked(session, actor, number, PairState.AGREED, PairState.DONE, PairState.ENDED)
    if row is None or row.mentored_id != actor.me:
        return False
    row.sealed_answer = session.seal(words, ANSWER, row.id, {actor.me}, now.year)
    return True


def remove(session: Session, actor: Actor, number: int) -> bool:
    """Either of the two has all of it deleted; False when it is none of his."""
    mine = (
        col(MentoringPair.mentor_id) == actor.person_id,
        col(MentoringPair.mentored_id) == actor.person_id,
    )
    gone = delete(MentoringPair).where(
        visible_to(actor, MentoringPair),
        col(MentoringPair.number) == number,
        sqlalchemy.or_(*mine),
    )
    return session.execute(gone.returning(col(MentoringPair.id))).first() is not None


def seen(session: Session, actor: Actor) -> list[PairView]:
    """The pairs this actor may see, the first asked first."""
    return _views(session, actor)


def by_number(session: Session, actor: Actor, number: int) -> PairView | None:
    """The pair with this public number, if this actor may see it."""
    found = _views(session, actor, col(MentoringPair.number) == number)
    return found[0] if found else None


def standings(session: Session, actor: Actor, year: int) -> list[tuple[UUID, int, PairState]]:
    """Area, number and state of the pairs of a year, for whoever counts the area: no word, and nobody's name."""
    within = col(MentoringPair.until).between(date(year, 1, 1), date(year, 12, 31))
    found = (
        sqlalchemy.select(
            col(MentoringPair.area_id), col(MentoringPair.number), col(MentoringPair.state)
        )
        .join(Area, col(Area.id) == col(MentoringPair.area_id))
        .where(counted_by(actor), within, col(MentoringPair.state) != PairState.ASKED)
        .order_by(col(MentoringPair.number))
    )
    return [(area, number, state) for area, number, state in session.execute(found)]


def _locked(
    session: Session, actor: Actor, number: int, *states: PairState
) -> MentoringPair | None:
    chosen = (col(MentoringPair.number) == number, col(MentoringPair.state).in_(states))
    found = select(MentoringPair).where(visible_to(actor, MentoringPair), *chosen)
    return session.exec(found.with_for_update()).first()


def _views(session: Session, actor: Actor, *chosen: ColumnElement[bool]) -> list[PairView]:
    found = select(MentoringPair).where(visible_to(actor, MentoringPair), *chosen)
    return [
        PairView(
            number=row.number,
            area_id=row.area_id,
            mentor_id=row.mentor_id,
            mentored_id=row.mentored_id,
            state=row.state,
            goal=session.unseal(row.sealed_goal, GOAL, row.id),
            until=row.until,
            asked_at=row.asked_at,
            result=session.unseal(row.sealed_result, RESULT, row.id),
            answer=session.unseal(row.sealed_answer, ANSWER, row.id),
        )
        for row in session.exec(found.order_by(col(MentoringPair.number))).all()
    ]
