"""Templates of Word files that a branch may replace: they name fields, repeat rows, leave parts out, and nothing else.

Jinja evaluates what stands in a template. So a template is read before it is filled in, and whatever could compute is
refused; what is looked up is looked up among the fields alone.
"""

import io
import zipfile
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.documents import templating_wording as wording

MOST_BYTES, MOST_UNPACKED = 4 * 1024 * 1024, 40 * 1024 * 1024
DEEPEST = 3  # repetitions inside repetitions: each multiplies the work
PLAIN = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr),
    *(nodes.For, nodes.If, nodes.Not, nodes.And, nodes.Or),
)


class TemplateFault(Exception):
    """Why a template cannot be used: one sentence for the branch."""


class PlainTemplates(ImmutableSandboxedEnvironment):
    """Looks up fields by their names; a template that wants more is refused, and so is a field that is not there."""

    def __init__(self, known: Collection[str]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.known = known
        self.asked: set[str] = set()  # the fields that the template named
        self._compiled: dict[str, Template] = {}

    def from_string(self, source: Any, *more: Any, **options: Any) -> Template:
        """The same, compiled once: a whole branch has a hundred files of one template."""
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, *more, **options)
        return self._compiled[source]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree of a template; raises TemplateFault for what it may not hold."""
        try:
            tree = super()._parse(source, name, filename)
        except TemplateSyntaxError:
            raise TemplateFault(wording.BROKEN) from None
        for node in _below(tree, 0):
            if not isinstance(node, PLAIN):
                raise TemplateFault(wording.refused(type(node).__name__))
            if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
                raise TemplateFault(wording.refused("Call"))
        asked = meta.find_undeclared_variables(tree)
        if unknown := sorted(asked.difference(self.known)):
            raise TemplateFault(wording.unknown(unknown[0]))
        self.asked |= asked
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a field; the place in a repetition is the only other thing that has a name."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in ("first", "last", "index", "length"):
            return super().getattr(obj, attribute)
        raise TemplateFault(wording.unknown(attribute))


def _below(node: nodes.Node, depth: int) -> Iterator[nodes.Node]:
    """Every node; raises TemplateFault where repetitions lie too deep in each other."""
    for child in node.iter_child_nodes():
        inside = depth + isinstance(child, nodes.For)
        if inside > DEEPEST:
            raise TemplateFault(wording.TOO_DEEP)
        yield child
        yield from _below(child, inside)


def fill_in(template: bytes, fields: Mapping[str, Any], needed: Collection[str] = ()) -> bytes:
    """The bytes of the file; raises TemplateFault when the template cannot be used, or does not ask for what is `needed`."""
    environment = _environment(template, frozenset(fields))
    file = io.BytesIO()
    try:
        opened = DocxTemplate(io.BytesIO(_small(template)))
        opened.patch_xml = _patched
        opened.render(dict(fields), jinja_env=environment)
        opened.save(file)
    except (TemplateError, zipfile.BadZipFile, SyntaxError, KeyError, ValueError):
        raise TemplateFault(wording.BROKEN) from None
    if missing := sorted(set(needed) - environment.asked):
        raise TemplateFault(wording.lacks(missing))
    return file.getvalue()


@lru_cache(maxsize=32)
def _patched(xml: str) -> Any:
    """Text of a template in a form that Jinja reads: made once, not once for each of a hundred files."""
    return DocxTemplate.patch_xml(None, xml)


@lru_cache(maxsize=8)
def _environment(_template: bytes, known: frozenset[str]) -> PlainTemplates:
    """One for each template, so that what it asks for is told apart from what others do."""
    return PlainTemplates(known)


def read(path: Path) -> bytes:
    """The bytes of a template; raises TemplateFault when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        raise TemplateFault(wording.UNREADABLE) from None


def _small(template: bytes) -> bytes:
    """The template itself; refused when it is no Word file, or would fill the memory."""
    if len(template) > MOST_BYTES:
        raise TemplateFault(wording.TOO_LARGE)
    with zipfile.ZipFile(io.BytesIO(template)) as packed:
        if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
            raise TemplateFault(wording.TOO_LARGE)
    return template
