"""Open dialogues, sealed; read and written for a whole batch at once."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy
from sqlalchemy import bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from storage.randomness import new_id
from storage.sealing import Unreadable
from storage.session import Session
from storage.tables import ConversationRow, Person

STATE = "conversation.state"
KEPT = timedelta(hours=24)

_OPEN = sqlalchemy.select(
    col(ConversationRow.person_id), col(ConversationRow.id), col(ConversationRow.sealed_state)
).where(
    col(ConversationRow.person_id).in_(bindparam("people", expanding=True)),
    col(ConversationRow.changed_at) > bindparam("since"),
)
Session.remember_tables(_OPEN)


def _keep(dialect: Any) -> Any:
    insert = dialect.insert(ConversationRow)
    fresh = {name: insert.excluded[name] for name in ("id", "changed_at", "sealed_state")}
    return insert.on_conflict_do_update(index_elements=["person_id"], set_=fresh)


_END = delete(ConversationRow).where(
    col(ConversationRow.person_id).in_(bindparam("people", expanding=True))
)
_KEEP = {"postgresql": _keep(postgresql), "sqlite": _keep(sqlite)}


def lock_people(session: Session, person_ids: Collection[UUID]) -> None:
    """One message of a person at a time, across all processes; SQLite's one writer gives this for nothing."""
    if session.get_bind().dialect.name == "postgresql" and person_ids:
        rows = select(Person.id).where(col(Person.id).in_(person_ids))
        # not against those who promise something to one of them: that only needs him to stay
        session.execute(rows.order_by(col(Person.id)).with_for_update(key_share=True))


def open_states(
    session: Session, person_ids: Collection[UUID], now: datetime
) -> dict[UUID, str | Unreadable]:
    """The dialogue each of these people is in, or that it does not open; what is older than a day is over."""
    if not person_ids:
        return {}
    rows = session.run(_OPEN, {"people": list(person_ids), "since": now - KEPT})
    return {person: _opened(session, sealed, row_id) for person, row_id, sealed in rows}


def _opened(session: Session, sealed: bytes, row_id: UUID) -> str | Unreadable:
    try:
        return session.unseal(sealed, STATE, row_id)
    except Unreadable as error:  # nobody else's message is to fail of it
        return error


def keep(session: Session, states: Mapping[UUID, str], now: datetime) -> None:
    """Write the dialogues that changed; an empty state ends one."""
    over = [person for person, state in states.items() if not state]
    if over:
        session.connection().execute(_END, {"people": over})
    rows = [_row(session, person, state, now) for person, state in states.items() if state]
    if rows:
        session.connection().execute(_KEEP[session.get_bind().dialect.name], rows)


def _row(session: Session, person: UUID, state: str, now: datetime) -> dict[str, object]:
    row_id = new_id()
    sealed = session.seal(state, STATE, row_id)
    return {"person_id": person, "id": row_id, "changed_at": now, "sealed_state": sealed}
