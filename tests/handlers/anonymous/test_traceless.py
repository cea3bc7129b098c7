"""Who handles what a raiser says has nothing in hand that would remember him (reliability.md §3.4)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HEARING = (
    *(f"handlers/anonymous/{one}.py" for one in ("hearing", "memory", "reading", "routing")),
    *(f"handlers/anonymous/{one}.py" for one in ("speaking", "threads", "rules")),
    *(f"bot/anonymous/{one}.py" for one in ("gate", "receipts", "raisers", "serving", "mixing")),
    *("storage/queries/anonymous.py", "storage/queries/anonymous_words.py", "storage/letters.py"),
)
REMEMBERING = frozenset(
    {"log", "logger", "logging", "structlog", "metrics", "count", "count_event", "outbox", "inbox",
     "promises", "access", "note", "audit_chain", "conversations", "remember", "print"}
)  # fmt: skip


def remembering(source: str) -> Iterator[str]:
    """Every name in it by which something is written down, counted or sent."""
    for node in ast.walk(ast.parse(source)):
        names = {
            ast.Name: lambda one: [one.id],
            ast.Attribute: lambda one: [one.attr],
            ast.Import: lambda one: [part for name in one.names for part in name.name.split(".")],
            ast.ImportFrom: lambda one: [
                *(one.module or "").split("."),
                *(name.name for name in one.names),
            ],
        }.get(type(node), lambda _one: [])(node)
        yield from (one for one in names if one in REMEMBERING)


@pytest.mark.parametrize("path", HEARING)
def test_nothing_of_it_writes_down_counts_or_sends(path: str) -> None:
    assert sorted(set(remembering((ROOT / path).read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "line",
    [
        "from storage.queries import outbox",
        "import logging",
        "self.desk.count('anonymous')",
        "ctx.promises.to(ctx.actor.me, text)",
        "access.note(session, actor, None, code, now)",
    ],
)
def test_a_line_that_does_is_seen(line: str) -> None:
    assert list(remembering(line))
