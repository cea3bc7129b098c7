"""A paper as a Word file: on A4, opened again, and with nothing in it but data."""

import io
import zipfile
from typing import Any

import docx
import pytest

from bot.documents.word import as_docx
from handlers.kit.documents import Paper, Section

HOSTILE = [
    "{{7*7}}",
    "{% for one in paper.sections %}{{ one }}{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "{#  #}{%p if 1 %}",
    "张三 & <b>李四</b> <w:p/> ]]> &amp;",
    "$userName=zhang$ =1+1",
]


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def paper(*said: str) -> Paper:
    table = Section(
        "二、主要事项", (), ("责任区", "安全", "合计"), ((said[0], "—", "9"), ("合计", "5", "14"))
    )
    return Paper(
        "报告", "2026年第一季度报告", "生产支部", (Section("一、总体情况", said), table), ("说明",)
    )


def test_headings_paragraphs_and_tables_stand_in_their_order() -> None:
    file = opened(as_docx(paper("维修组")))
    assert [one.text for one in file.paragraphs if one.text] == [
        *("2026年第一季度报告", "生产支部", "一、总体情况", "维修组", "二、主要事项", "说明")
    ]
    [table] = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["责任区", "安全", "合计"],
        ["维修组", "—", "9"],
        ["合计", "5", "14"],
    ]


def test_it_is_an_a4_page() -> None:
    [page] = opened(as_docx(paper("维修组"))).sections
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


@pytest.mark.parametrize("said", HOSTILE)
def test_what_somebody_typed_is_never_a_template_and_never_markup(said: str) -> None:
    file = opened(as_docx(paper(said)))
    assert said in [one.text for one in file.paragraphs]
    assert file.tables[0].cell(1, 0).text == said


def test_control_characters_are_left_out() -> None:
    file = opened(as_docx(paper("护\x00栏\x0b松\x1f了\ufffe")))
    assert "护栏松了" in [one.text for one in file.paragraphs]


def test_the_file_names_nobody_and_no_program() -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(paper("维修组")))) as file:
        about = file.read("docProps/core.xml").decode() + file.read("docProps/app.xml").decode()
    assert "python" not in about.lower()
