"""A paper as a Word file on A4: the template says what it looks like, everything in it is data.

Imported by whoever makes one, when he makes it: python-docx and lxml take a while.
"""

import io
import re
from dataclasses import replace
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from handlers.kit.documents import Paper, Section

TEMPLATE = Path(__file__).with_name("templates") / "paper.docx"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")  # no XML may hold them


def as_docx(paper: Paper) -> bytes:
    """The bytes of the file."""
    template = DocxTemplate(TEMPLATE)
    environment = SandboxedEnvironment(autoescape=True)
    template.render({"paper": _clean(paper)}, jinja_env=environment)
    file = io.BytesIO()
    template.save(file)
    return file.getvalue()


def _clean(paper: Paper) -> Paper:
    return replace(
        paper,
        title=_text(paper.title),
        subtitle=_text(paper.subtitle),
        sections=tuple(map(_section, paper.sections)),
        notes=tuple(map(_text, paper.notes)),
    )


def _section(section: Section) -> Section:
    return Section(
        _text(section.heading),
        tuple(map(_text, section.paragraphs)),
        tuple(map(_text, section.columns)),
        tuple(tuple(map(_text, row)) for row in section.rows),
    )


def _text(text: str) -> str:
    """Without what no file may hold.

    >>> _text("护栏\\x00松\\x0b了"), _text("{{7*7}} <w:t>")
    ('护栏松了', '{{7*7}} <w:t>')
    """
    return CONTROL.sub("", text)
