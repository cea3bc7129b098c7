"""Where each entry of a TOML file stands: the parser does not say, so its statements are read one by one."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Place = tuple[str | int, ...]  # ("steps", 0, "opens")
LONGEST = 100  # lines of one statement; from a longer one on no line is known


def lines_of(text: str) -> dict[Place, int]:
    """The line on which each table and each assignment begins, counted from one; for text that is TOML.

    What stands inside a value of several lines has the line on which that value begins.

    >>> lines_of('[a]\\nb = 1\\n[[c]]\\nd = [\\n  2,\\n]')[("c", 0, "d")]
    4
    """
    found: dict[Place, int] = {}
    table: Place = ()
    arrays: Counter[Place] = Counter()  # how many entries of each [[...]] were seen
    for line, statement in _statements(text):
        if statement.lstrip().startswith("["):
            table = _table(statement, arrays)
            for depth in range(len(table)):
                found.setdefault(table[: depth + 1], line)
        else:
            for place in _places(tomllib.loads(statement), table):
                found.setdefault(place, line)
    return found


def line_at(place: Place, lines: Mapping[Place, int]) -> int | None:
    """The line of an entry, or of the nearest one around it when it is not there."""
    for end in range(len(place), 0, -1):
        if place[:end] in lines:
            return lines[place[:end]]
    return None


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and assignments, with their first line: as many lines as make something that can be read alone."""
    waiting: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        waiting.append(line)
        try:
            says = tomllib.loads("\n".join(waiting))
        except tomllib.TOMLDecodeError:
            if len(waiting) == LONGEST:
                return
            continue
        if says:
            yield number - len(waiting) + 1, "\n".join(waiting)
        waiting = []


def _table(header: str, arrays: Counter[Place]) -> Place:
    """The table that a header opens; of [[...]] the next entry, of anything below one its last entry."""
    says: Any = tomllib.loads(header)
    names: list[str] = []
    while says:
        [(name, says)] = says.items()
        names.append(name)
        if isinstance(says, list):
            break
    table: Place = ()
    for name in names[:-1]:
        table = _last((*table, name), arrays)
    last = (*table, names[-1])
    if isinstance(says, list):
        arrays[last] += 1
    return _last(last, arrays)


def _last(place: Place, arrays: Counter[Place]) -> Place:
    return (*place, arrays[place] - 1) if arrays[place] else place


def _places(value: object, at: Place) -> Iterator[Place]:
    """A value and everything in it."""
    inside: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        inside = iter(value.items())
    elif isinstance(value, list):
        inside = iter(enumerate(value))
    for name, one in inside:
        yield (*at, name)
        yield from _places(one, (*at, name))
