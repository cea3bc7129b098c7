"""Of many concerns that are over those that wait are looked up, never found by looking at all (reliability.md §2.3)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from handlers.kit.capability import Context
from storage.queries import concern_clocks, concerns
from storage.randomness import new_id
from tests.chatting import T1
from tests.handlers.conftest import SeenAs

WAITING = "ix_concern_branch_id_state (branch_id=? AND state=?)"
ASKED: dict[str, tuple[Callable[[Context], object], str]] = {
    "what waits here": (lambda ctx: concerns.unanswered(ctx.session, ctx.actor), WAITING),
    "what I raised": (lambda ctx: concerns.mine(ctx.session, ctx.actor), "ix_concern_raiser_id"),
    "its steps": (
        lambda ctx: concerns.steps(ctx.session, ctx.actor, new_id()),
        "ix_concern_event_concern_id (concern_id=?)",
    ),
    "the clocks": (lambda ctx: concern_clocks.running(ctx.session), "ix_concern_state (state=?)"),
    "promised days": (
        lambda ctx: concerns.promises_due(ctx.session, ctx.today),
        "ix_concern_state (state=?)",
    ),
    "the silent": (
        lambda ctx: concerns.silent_since(ctx.session, T1),
        "ix_concern_state (state=?)",
    ),
}


@contextmanager
def plans(ctx: Context) -> Iterator[list[str]]:
    """How SQLite goes about each question that is asked of it meanwhile."""
    steps: list[str] = []

    def explain(_conn: Any, cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        found = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        steps.extend(row[3] for row in found)

    engine = ctx.session.get_bind()
    event.listen(engine, "before_cursor_execute", explain)
    try:
        yield steps
    finally:
        event.remove(engine, "before_cursor_execute", explain)


@pytest.mark.parametrize("what", ASKED)
def test_what_waits_is_looked_up(seen_as: SeenAs, what: str) -> None:
    ask, by = ASKED[what]
    ctx = seen_as("孙国栋")
    with plans(ctx) as steps:
        ask(ctx)
    assert any(by in step for step in steps), steps
    assert not any(step.startswith("SCAN concern") for step in steps), steps
