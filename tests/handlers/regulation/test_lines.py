"""The line of every entry: for whole editions, and for what TOML allows besides."""

import tomllib
from collections.abc import Iterator

import pytest

from handlers.regulation import packaged, source
from handlers.regulation.lines import Place, line_at, lines_of

ODD = '''
# a comment
title = "a # is no comment"
"quoted key" = 1
a.b.c = 2
text = """
[not.a.table]
key = "value"
"""
other = \'\'\'
[[nor.this]]\'\'\'
list = [
  "one", # two
  "three",
]

[[outer]]
name = "first"
  [[outer.inner]]
  x = 1
  [[outer.inner]]
  x = 2
  [outer.table]
  y = 3

[[outer]]
[[outer.inner]]
x = 4
'''


def places(value: object, at: Place = ()) -> Iterator[Place]:
    """Every entry of what was read."""
    inside = enumerate(value) if isinstance(value, list) else ()
    for name, one in value.items() if isinstance(value, dict) else inside:
        yield (*at, name)
        yield from places(one, (*at, name))


@pytest.mark.parametrize("text", [*map(source, packaged()), ODD], ids=[*packaged(), "odd"])
def test_every_entry_has_its_line(text: str) -> None:
    lines, rows = lines_of(text), text.split("\n")
    for place in places(tomllib.loads(text)):
        name = next(part for part in reversed(place) if isinstance(part, str))
        row = rows[lines[place] - 1]
        above = [str(part) for part in place if isinstance(part, str)]
        assert name in row or any(part in row for part in above), (place, row)
    assert set(lines) == set(places(tomllib.loads(text)))


@pytest.mark.parametrize(
    ("place", "row"),
    [
        (("quoted key",), '"quoted key" = 1'),
        (("a", "b", "c"), "a.b.c = 2"),
        (("other",), "other = '''"),
        (("list", 1), "list = ["),
        (("outer", 0, "inner", 1, "x"), "  x = 2"),
        (("outer", 0, "table", "y"), "  y = 3"),
        (("outer", 1, "inner", 0, "x"), "x = 4"),
        # what is not there has the line of what is around it
        (("outer", 1, "inner", 0, "z"), "[[outer.inner]]"),
        (("outer", 0, "table", "z", "deeper"), "  [outer.table]"),
    ],
)
def test_the_line_is_the_one_where_it_is_written(place: Place, row: str) -> None:
    line = line_at(place, lines_of(ODD))
    assert line
    assert ODD.split("\n")[line - 1] == row


def test_what_is_nowhere_has_none() -> None:
    assert line_at(("nothing", 1), lines_of(ODD)) is None
