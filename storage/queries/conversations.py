"""Open dialogues, sealed; read and written for a whole batch at once."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from storage.session import Session
from storage.tables import ConversationRow, Person

STATE = "conversation.state"
KEPT = timedelta(hours=24)


def lock_people(session: Session, person_ids: Collection[UUID]) -> None:
    """One message of a person at a time, across all processes; SQLite's one writer gives this for nothing."""
    if session.get_bind().dialect.name == "postgresql" and person_ids:
        rows = select(Person.id).where(col(Person.id).in_(person_ids))
        session.execute(rows.order_by(col(Person.id)).with_for_update())


def open_states(session: Session, person_ids: Collection[UUID], now: datetime) -> dict[UUID, str]:
    """The dialogue each of these people is in; what is older than a day is over."""
    if not person_ids:
        return {}
    rows = session.execute(
        select(ConversationRow.person_id, ConversationRow.id, ConversationRow.sealed_state).where(
            col(ConversationRow.person_id).in_(person_ids),
            col(ConversationRow.changed_at) > now - KEPT,
        )
    )
    return {person: session.unseal(sealed, STATE, row_id) for person, row_id, sealed in rows}


def keep(session: Session, states: Mapping[UUID, str], now: datetime) -> None:
    """Write the dialogues that changed; an empty state ends one."""
    over = [person for person, state in states.items() if not state]
    if over:
        session.execute(delete(ConversationRow).where(col(ConversationRow.person_id).in_(over)))
    rows = [_row(session, person, state, now) for person, state in states.items() if state]
    if rows:
        on_postgres = session.get_bind().dialect.name == "postgresql"
        insert = (postgresql if on_postgres else sqlite).insert(ConversationRow.__table__)  # type: ignore[attr-defined]
        fresh = {name: insert.excluded[name] for name in ("id", "changed_at", "sealed_state")}
        session.connection().execute(
            insert.on_conflict_do_update(index_elements=["person_id"], set_=fresh), rows
        )


def _row(session: Session, person: UUID, state: str, now: datetime) -> dict[str, object]:
    row_id = uuid4()
    sealed = session.seal(state, STATE, row_id)
    return {"person_id": person, "id": row_id, "changed_at": now, "sealed_state": sealed}
