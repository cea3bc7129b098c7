"""What members settled on the spot: numbers by area and kind of matter [T1]."""

from collections import Counter
from datetime import date
from uuid import UUID

import sqlalchemy
from sqlmodel import col

from storage.queries.actor import Actor
from storage.queries.scope import counted_by
from storage.session import Session
from storage.tables import Area, SettledMatter
from storage.vocabulary import ConcernCategory


def count_settled(
    session: Session, actor: Actor, area_id: UUID, category: ConcernCategory, day: date
) -> None:
    """One more; raises ValueError when the actor does not answer for this area."""
    if area_id not in actor.areas:
        raise ValueError("an area of somebody else")
    session.collect(SettledMatter(area_id=area_id, category=category, settled_on=day))


def settled_between(
    session: Session, actor: Actor, since: date, until: date
) -> Counter[tuple[UUID, ConcernCategory]]:
    """How many were settled in [since, until), by area and kind, of the areas whose numbers this actor may know."""
    counted = (
        sqlalchemy.select(
            col(SettledMatter.area_id), col(SettledMatter.category), sqlalchemy.func.count()
        )
        .join(Area, col(Area.id) == col(SettledMatter.area_id))
        .where(counted_by(actor), col(SettledMatter.settled_on) >= since)
        .where(col(SettledMatter.settled_on) < until)
        .group_by(col(SettledMatter.area_id), col(SettledMatter.category))
    )
    return Counter({(area, kind): count for area, kind, count in session.execute(counted)})
