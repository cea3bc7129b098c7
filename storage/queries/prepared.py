"""Selects that nearly every message asks: built once, run with the values of whoever is asking."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam

from storage.queries.actor import ORGANISATION, Actor
from storage.session import Session

AnySelect = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]
RELATIONS = ("areas", "groups", "branches", "offices", "safety", "activists")


class Prepared:
    """A select whose condition depends on the actor, like any other that asks `visible_to`.

    Building an expression costs ten times as much as running it, so it is built once for each shape of actor
    (which relations he has at all), with parameters in place of his own ids. Other values it needs are
    parameters too, given by name when it is run.
    """

    def __init__(self, build: Callable[[Actor], AnySelect]) -> None:
        self._build = build
        self._by_shape: dict[tuple[bool, ...], AnySelect] = {}

    def rows(self, session: Session, actor: Actor, **values: object) -> Sequence[AnyRow]:
        """Plain rows, for reading."""
        return session.run(self._for(actor), _values(actor) | values).all()

    def objects(self, session: Session, actor: Actor, **values: object) -> Sequence[AnyRow]:
        """The same with objects of the session, which may be changed."""
        return session.execute(self._for(actor), _values(actor) | values).all()

    def _for(self, actor: Actor) -> AnySelect:
        shape = (
            actor.person_id is None,
            ORGANISATION in actor.duties,
            *(bool(getattr(actor, name)) for name in RELATIONS),
        )
        found = self._by_shape.get(shape)
        if found is None:
            found = self._by_shape[shape] = self._build(_stand_in(actor))
            Session.remember_tables(found)
        return found


def _stand_in(actor: Actor) -> Actor:
    """An actor of the same shape, with parameters where his ids would stand."""
    if actor.person_id is None:
        return actor
    related = {
        name: bindparam(f"actor_{name}", expanding=True) if getattr(actor, name) else frozenset()
        for name in RELATIONS
    }
    return Actor(
        person_id=bindparam("actor_id"),  # type: ignore[arg-type]
        roles=actor.roles,
        duties=actor.duties & {ORGANISATION},
        **related,  # type: ignore[arg-type]
    )


def _values(actor: Actor) -> dict[str, object]:
    related = {f"actor_{name}": list(ids) for name in RELATIONS if (ids := getattr(actor, name))}
    return {"actor_id": actor.person_id, **related}
