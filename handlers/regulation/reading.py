"""From a file to what an edition is checked from; every problem in words, all of them at once."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handlers.regulation import wording
from handlers.regulation.fields import PROBLEM
from handlers.regulation.lines import line_at, lines_of

LARGEST = 1 << 20  # bytes
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
POSITION = re.compile(r"at line ([0-9]+), column ([0-9]+)")


class EditionError(Exception):
    """An edition that cannot be used; `problems` are sentences, each with file, key and line."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


class Read(NamedTuple):
    """What a file says, and its text, in which the lines are looked up when something is wrong."""

    data: dict[str, Any]
    text: str


def read_toml(path: Path) -> Read:
    """What the file says, every number with a decimal point as a Decimal; else an EditionError."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise EditionError([wording.at(path.name, "", wording.TOO_LARGE)])
        # Editors on Windows put a mark before UTF-8, which TOML does not know.
        text = raw.decode("utf-8-sig")
        return Read(tomllib.loads(text, parse_float=Decimal), text)
    except OSError:
        what = wording.FILE_MISSING
    except UnicodeDecodeError:
        what = wording.NOT_UTF8
    except tomllib.TOMLDecodeError as error:
        found = POSITION.search(str(error))
        what = wording.not_toml(found[1], found[2]) if found else wording.NOT_TOML_AT_END
    except (ValueError, RecursionError):
        what = wording.TOO_LONG_OR_DEEP
    raise EditionError([wording.at(path.name, "", what)])


def problems_of(error: ValidationError, model: type[BaseModel], file: str, text: str) -> list[str]:
    """Every failed check of a file, as a sentence with file, key and line."""
    lines = lines_of(text)
    return [
        wording.at(file, place(detail["loc"]), sentence, line_at(detail["loc"], lines))
        for detail in error.errors(include_url=False)
        for sentence in _sentences(detail, model)
    ]


def place(loc: Sequence[int | str]) -> str:
    """A place in the file as its keeper would write it.

    >>> place(("clauses", "M4.1", "title"))
    'clauses."M4.1".title'
    >>> place(("items", 2, "points"))
    'items 第 3 项 points'
    """
    written = ""
    for part in loc:
        if isinstance(part, int):
            written += f" {wording.nth(part + 1)} "
        elif part != "[key]":
            joint = "." if written and not written.endswith(" ") else ""
            written += joint + (part if BARE_KEY.fullmatch(part) else f'"{part}"')
    return written.strip()


def _sentences(detail: ErrorDetails, model: type[BaseModel]) -> Iterator[str]:
    context = detail.get("ctx", {})
    if detail["type"] == PROBLEM:
        yield from context["sentences"]
        return
    if "expected" in context:  # 'a', 'b' or 'c'
        context["expected"] = context["expected"].replace(" or ", ", ")
    known = wording.KINDS.get(detail["type"], wording.NOT_RIGHT).format(**context)
    near: list[str] = []
    if detail["type"] == "extra_forbidden":
        *above, name = detail["loc"]
        near = get_close_matches(str(name), list(_model_at(model, above).model_fields), n=1)
    yield known + "".join(map(wording.perhaps, near))


def _model_at(model: type[BaseModel], loc: Sequence[int | str]) -> type[BaseModel]:
    """The model that describes a place; positions and the file's own names lead no deeper."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
