"""What is due and in no call yet: found in order, put back, ended; all in bulk, for the sender alone.

Statements are built once: building one costs ten times as much as running it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    String,
    Table,
    and_,
    bindparam,
    case,
    func,
    null,
    or_,
    select,
    update,
)

from storage.queries.outbox import AGAIN, UNFINISHED
from storage.session import Session
from storage.tables import Push
from storage.vocabulary import PushKind, PushState

INVALID_USER, IN_DOUBT = "invalid_user", "in_doubt"  # classes of error
WEEK = timedelta(days=7)
SOON = timedelta(minutes=1)  # what is too much for this minute holds its line until the next
APART = timedelta(minutes=5)  # of two nodes' clocks; what began later a wrong one wrote
PUSHES: Table = Push.__table__  # type: ignore[attr-defined]
_push = PUSHES.c
_NUMBERS = _push.number.in_(bindparam("numbers", expanding=True))
_PEOPLE = _push.recipient_id.in_(bindparam("people", expanding=True))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A push that is due and in no call."""

    number: int
    id: UUID
    recipient_id: UUID
    kind: PushKind
    alike: bytes | None
    not_after: datetime | None
    spread: bool
    error: str
    sealed_text: bytes
    due_at: datetime
    once_key: str | None = None
    document: str = ""
    media_id: str = ""

    @property
    def put_off(self) -> bool:
        """Its receiver named the moment himself."""
        return (self.once_key or "").startswith(AGAIN)


WAITING = [_push[name] for name in Waiting.__dataclass_fields__]
_BEGUN_BY_NOW = _push.first_attempt_at <= bindparam("ahead")
_IS_FREE = and_(
    _push.state == PushState.READY, _push.call_id.is_(None), _push.due_at <= bindparam("now")
)


def _heads() -> Select[*tuple[Any, ...]]:
    """A person's next push waits while an earlier one that is due, or is soon, is not at its end (promise D6)."""
    earlier = PUSHES.alias().c
    waits_behind = select(earlier.number).where(
        earlier.recipient_id == _push.recipient_id,
        earlier.state.in_(UNFINISHED),
        earlier.number < _push.number,
        earlier.due_at <= bindparam("soon"),
    )
    return select(*WAITING).where(_IS_FREE, ~waits_behind.exists()).limit(bindparam("most"))


_HEADS = _heads().order_by(_push.due_at, _push.number)
_ALIKE = _heads().where(_push.alike.in_(bindparam("alike", expanding=True))).order_by(_push.number)
_OF_PEOPLE = select(_push.first_attempt_at, _IS_FREE, *WAITING).where(
    _PEOPLE,
    _push.kind.in_(bindparam("kinds", expanding=True)),
    or_(
        and_(
            _push.first_attempt_at > bindparam("since"),
            _BEGUN_BY_NOW,
            _push.state.not_in((PushState.DEAD, PushState.CANCELLED)),
        ),
        _IS_FREE,
    ),
)
_BUSY = (
    select(_push.recipient_id)
    .where(_PEOPLE, _push.first_attempt_at > bindparam("hour_ago"), _BEGUN_BY_NOW)
    .group_by(_push.recipient_id)
    .having(
        or_(
            func.count() >= bindparam("per_hour"),
            func.count().filter(_push.first_attempt_at > bindparam("minute_ago"))
            >= bindparam("per_minute"),
        )
    )
)
_UNKNOWN_THERE = select(_push.recipient_id).where(
    _push.state == PushState.DEAD, _push.roster_seen == bindparam("revision")
)
_STILL_READY = (
    select(_push.number)
    .where(_NUMBERS, _push.state == PushState.READY)
    .order_by(_push.number)
    .with_for_update()
)
_PUT_BACK = (
    update(PUSHES)
    .where(_NUMBERS)
    .values(
        due_at=bindparam("until"), spread=or_(_push.spread, bindparam("spreads", type_=Boolean))
    )
)
_END = (
    update(PUSHES)
    .where(_NUMBERS, _push.state.in_(UNFINISHED))
    .values(
        state=bindparam("ended"),
        error=bindparam("why"),
        finished_at=bindparam("now"),
        roster_seen=bindparam("revision"),
        call_id=null(),
    )
)
_FORGET = update(PUSHES).where(_NUMBERS, _push.state == PushState.CANCELLED).values(sealed_text=b"")


def keeping_doubt(why: ColumnElement[str]) -> ColumnElement[str]:
    """What is noted of a push, unless it says that it may have arrived: nothing else remembers that."""
    return case((_push.error.startswith(IN_DOUBT, autoescape=True), _push.error), else_=why)


_FREE = (
    update(PUSHES)
    .where(_NUMBERS, _push.state.in_(UNFINISHED))
    .values(
        state=PushState.READY,
        call_id=null(),
        first_attempt_at=null(),
        error=keeping_doubt(bindparam("why", type_=String)),
        alike=case((bindparam("alone", type_=Boolean), null()), else_=_push.alike),
    )
)


def heads(session: Session, now: datetime, most: int) -> list[Waiting]:
    """What is due, at most one for each person, the longest due first."""
    rows = session.connection().execute(_HEADS, {"now": now, "soon": now + SOON, "most": most})
    return [Waiting(*row) for row in rows]


def alike(session: Session, hashes: Collection[bytes], now: datetime, most: int) -> list[Waiting]:
    """What is due with the same words as these, at most one for each person, the longest promised first."""
    values = {"now": now, "soon": now + SOON, "most": most, "alike": list(hashes)}
    return [Waiting(*row) for row in session.connection().execute(_ALIKE, values)]


@dataclass(frozen=True, slots=True)
class Told:
    """One person's pushes of some kinds: when they went out in the last week, and what waits, in order."""

    at: set[datetime]
    waits: list[Waiting]


def told(
    session: Session, people: Collection[UUID], kinds: Collection[PushKind], now: datetime
) -> dict[UUID, Told]:
    """What each of these people was told, and what still waits for him; a clock that was ahead counts for nothing."""
    found: dict[UUID, Told] = defaultdict(lambda: Told(set(), []))
    values = {"people": list(people), "kinds": list(kinds), "now": now}
    values |= {"since": now - WEEK, "ahead": now + APART}
    for at, free, *rest in session.connection().execute(_OF_PEOPLE, values):
        push = Waiting(*rest)
        if free:
            found[push.recipient_id].waits.append(push)
        elif at is not None:
            found[push.recipient_id].at.add(at)
    for one in found.values():
        one.waits.sort(key=lambda push: push.number)
    return found


def busy(
    session: Session, people: Collection[UUID], now: datetime, *, per_minute: int, per_hour: int
) -> set[UUID]:
    """Who got so many in the last minute, or in the last hour, from whichever process (promise D7)."""
    since = {"hour_ago": now - timedelta(hours=1), "minute_ago": now - timedelta(minutes=1)}
    most = {"per_hour": per_hour, "per_minute": per_minute}
    values = {"people": list(people), "ahead": now + APART, **since, **most}
    return {row[0] for row in session.connection().execute(_BUSY, values)}


def unknown_there(session: Session, revision: int) -> set[UUID]:
    """Whom the platform did not know as this very roster names them."""
    return {row[0] for row in session.connection().execute(_UNKNOWN_THERE, {"revision": revision})}


def still_ready(session: Session, numbers: Collection[int]) -> set[int]:
    """Those that nobody called off since they were found; from now on nobody can until we are done."""
    if not numbers:
        return set()
    found = session.connection().execute(_STILL_READY, {"numbers": list(numbers)})
    return {row[0] for row in found}


def put_back(
    session: Session, later: Mapping[datetime, Collection[int]], *, spreads: bool = False
) -> None:
    """Not now: due at another moment, and until then in nobody's way."""
    for until, numbers in later.items():
        them = {"numbers": list(numbers)}
        session.connection().execute(_PUT_BACK, them | {"until": until, "spreads": spreads})


def end(
    session: Session,
    numbers: Collection[int],
    state: PushState,
    now: datetime,
    *,
    why: str,
    revision: int | None = None,
) -> None:
    """They are at their end unsent; what is called off keeps no text. `revision`: the roster that named them."""
    values = {"numbers": list(numbers), "ended": state, "why": why, "now": now}
    session.connection().execute(_END, values | {"revision": revision})
    if state is PushState.CANCELLED:
        session.connection().execute(_FORGET, {"numbers": list(numbers)})


def free(session: Session, numbers: Collection[int], *, why: str = "", alone: bool = False) -> None:
    """Out of their call: they may go in a new one, with others or `alone`."""
    values = {"numbers": list(numbers), "why": why, "alone": alone}
    session.connection().execute(_FREE, values)
