"""Codes to sign in with, shown where a session takes place; only a keyed hash of one is kept."""

from datetime import datetime
from hmac import compare_digest
from uuid import UUID

from sqlalchemy import func
from sqlmodel import col, select

from storage.queries.actor import Actor
from storage.queries.occasions import claim
from storage.randomness import random_bytes
from storage.session import Session
from storage.tables import Occasion, StudySession

SMALLEST, CODES = 1000, 9000  # four digits, the first one not 0


def open_for(session: Session, row: StudySession, until: datetime) -> str:
    """A new code for a session, in place of an earlier one; only whoever runs the session may ask."""
    code = str(SMALLEST + int.from_bytes(random_bytes(8)) % CODES)
    row.sign_in_hash, row.sign_in_until = _hash(session, row, code), until
    return code


def fits(session: Session, row: StudySession, code: str) -> bool:
    """Whether this is the code of a session."""
    return row.sign_in_hash is not None and compare_digest(
        row.sign_in_hash, _hash(session, row, code)
    )


def wrong_tries(session: Session, actor: Actor, row: StudySession) -> int:
    """How often this person has sent a wrong code for a session."""
    rule = _tries(session, actor.me, row)
    mine = col(Occasion.rule).startswith(rule, autoescape=True)
    return session.exec(select(func.count()).select_from(Occasion).where(mine)).one()


def note_wrong(
    session: Session, actor: Actor, row: StudySession, tries: int, now: datetime
) -> None:
    """One more wrong code after so many; by a hash that names neither person nor session."""
    claim(session, f"{_tries(session, actor.me, row)}{tries + 1}", row.arranged_at, now)


def _hash(session: Session, row: StudySession, code: str) -> bytes:
    return session.sealer.tag("sign in", row.id.bytes + code.encode())


def _tries(session: Session, person: UUID, row: StudySession) -> str:
    return f"sign_in.{session.sealer.tag('sign in tries', row.id.bytes + person.bytes).hex()}."
