"""A paper or a form as a Word file on A4: the template says what it looks like, everything in it is data.

Imported by whoever makes one, when he makes it: python-docx and lxml take a while.
"""

import logging
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.documents.templating import TemplateFault, fill_in, read
from handlers.assessment.papers.fields_wording import FORMS
from handlers.kit.documents import FilledForm, Paper

TEMPLATES = Path(__file__).with_name("templates")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")  # no XML may hold them

log = logging.getLogger("zerenqu.sender")


def as_docx(document: Paper | FilledForm, own: Path | None = None) -> bytes:
    """The bytes of the file; by the branch's `own` folder of templates where it has one of this form.

    One of theirs that cannot be used is put aside for the one that comes with the program, and the log says so: who
    asked by chat cannot mend it, and is not to wait for it.
    """
    if isinstance(document, Paper):
        return fill_in(read(TEMPLATES / "paper.docx"), {"paper": _clean(asdict(document))})
    try:
        return form_as_docx(document, own)
    except TemplateFault:
        log.warning("template_unfit", extra={"reason": document.form})
        return form_as_docx(document, None)


def form_as_docx(form: FilledForm, own: Path | None) -> bytes:
    """The same for who can mend it: raises TemplateFault for a template of the branch that cannot be used."""
    return fill_in(read(template_of(form.form, own)), _clean(form.fields), form.needed)


def template_of(form: str, own: Path | None) -> Path:
    """The branch's own template of a form, else the one that comes with the program."""
    theirs = own / f"{FORMS[form]}.docx" if own else None
    return theirs if theirs and theirs.exists() else TEMPLATES / f"{form}.docx"


def _clean(value: Any) -> Any:
    """Fields without what no file may hold.

    >>> _clean({"text": "护栏\\x00松\\x0b了", "rows": [{"name": "{{7*7}} <w:t>"}]})
    {'text': '护栏松了', 'rows': [{'name': '{{7*7}} <w:t>'}]}
    """
    if isinstance(value, str):
        return CONTROL.sub("", value)
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value]
