"""The forms a branch files: filled in from its own template or the one that comes with the program, and never run as code."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from bot.documents import templating_wording as wording
from bot.documents.templating import TemplateFault
from bot.documents.word import as_docx, form_as_docx, template_of
from handlers.assessment.papers.fields_wording import FORMS
from handlers.assessment.papers.sample_wording import sample
from handlers.kit.documents import FilledForm
from handlers.regulation import Edition

EDITION = Edition.load("seven_duties")
HOSTILE = "{{ 7*7 }} 张三 & <b>李四</b> =cmd|x"
MARKS = "{{ 用途 }}{{ 依据 }}"


def form(kind: str = "sheet") -> FilledForm:
    return sample(kind, EDITION, date(2026, 12, 27))


def said_in(content: bytes) -> str:
    file: Any = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    above = [one.text for one in file.sections[0].header.paragraphs]
    return "\n".join([*(one.text for one in file.paragraphs), *cells, *above])


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    """A folder in which the branch's own 考核表 says this."""

    def make(*paragraphs: str) -> Path:
        file = docx.Document()
        for one in paragraphs:
            file.add_paragraph(one)
        file.save(str(tmp_path / "考核表.docx"))
        return tmp_path

    return make


@pytest.mark.parametrize("kind", FORMS)
def test_each_form_that_comes_with_the_program_shows_all_that_it_must(kind: str) -> None:
    said = said_in(form_as_docx(form(kind), None))
    assert "依据《党员责任区制度》M4.1、M4.2、M4.3、M4.4" in said
    assert "示例党员" in said
    assert "制作" in said  # the mark: what it is for, and of which day
    assert "{" not in said


def test_the_sheet_has_a_row_for_each_item_and_all_figures_side_by_side() -> None:
    file: Any = docx.Document(io.BytesIO(form_as_docx(form(), None)))
    rows = [[cell.text for cell in row.cells] for row in file.tables[0].rows]
    assert [row[0] for row in rows[3:10]] == [one.title for one in EDITION.items]
    assert rows[3][2:] == ["20", "18", "19", "18", "18"]
    assert rows[10][2:] == ["100", "86", "93", "86", "86"]


def test_what_somebody_wrote_is_never_a_template_and_never_markup() -> None:
    fields = {**form().fields, "自我鉴定": f"{HOSTILE}\x00"}
    assert HOSTILE in said_in(form_as_docx(FilledForm("x", "sheet", fields), None))


def test_a_branch_may_have_its_own(own: Callable[..., Path]) -> None:
    folder = own(
        "我们的考核表 {{ 姓名 }}", "{%p for 项 in 项目 %}", "{{ 项.名称 }}", "{%p endfor %}", MARKS
    )
    assert template_of("report", folder) == template_of("report", None)
    said = said_in(form_as_docx(form(), folder))
    assert "我们的考核表 示例党员" in said
    assert EDITION.items[-1].title in said


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("{{ ''.__class__.__mro__ }}", wording.refused("Call")),
        ("{{ 姓名.__class__ }}", wording.refused("Call")),
        ("{{ 项目.append(1) }}", wording.refused("Call")),
        ("{{ 姓名|upper }}", wording.refused("Filter")),
        ("{{ 项目[0] }}", wording.refused("Getitem")),
        ("{{ 9999999 * 9999999 }}", wording.refused("Mul")),
        ("{% set a = 姓名 %}", wording.refused("Assign")),
        ("{% include 'x' %}", wording.refused("Include")),
        ("{% for a in 项目 %}" * 4 + "x" + "{% endfor %}" * 4, wording.TOO_DEEP),
        ("{{ 身份证号 }}", wording.unknown("身份证号")),
        ("{{ cycler }}", wording.unknown("cycler")),
        ("{% for 项 in 项目 %}{{ 项.名次 }}{% endfor %}", wording.unknown("名次")),
        ("{% for 项 in 项目 %}{{ 项.values }}{% endfor %}", wording.unknown("values")),
        ("{% if 姓名 %}", wording.BROKEN),
        ("{{ 姓名", wording.BROKEN),
    ],
)  # fmt: skip
def test_code_unknown_fields_and_half_a_bracket_are_refused_and_said(
    own: Callable[..., Path], written: str, why: str
) -> None:
    folder = own(written, MARKS)
    with pytest.raises(TemplateFault) as fault:
        form_as_docx(form(), folder)
    assert str(fault.value) == why


def test_one_without_its_basis_and_purpose_is_refused(own: Callable[..., Path]) -> None:
    with pytest.raises(TemplateFault, match="少了"):
        form_as_docx(form(), own("{{ 姓名 }}{{ 用途 }}"))


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "考核表.docx").write_text("姓名")
    with pytest.raises(TemplateFault, match="读不懂"):
        form_as_docx(form(), tmp_path)


def test_who_asked_by_chat_gets_the_plain_one_and_the_log_says_why(
    own: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    folder = own("{{ ''.__class__ }}")
    assert "示例党员" in said_in(as_docx(form(), folder))
    [line] = caplog.records
    assert (line.message, line.__dict__["reason"]) == ("template_unfit", "sheet")
