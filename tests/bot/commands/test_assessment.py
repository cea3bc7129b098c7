"""`zerenqu assessment`: a branch's year as files in a folder, and templates that are tried before they are used."""

import stat
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from bot.cli import assessment_papers
from storage.database import make_engine
from storage.queries import access
from storage.queries.people import load_roster
from storage.unit_of_work import UnitOfWork
from tests.bot.commands.console import Console
from tests.conftest import Databases
from tests.databases import SEALER, disposing
from tests.handlers.assessment.papers.december import LATE, publish, score_everybody

FILES = {
    *(
        f"考核表-{one}-2026.docx"
        for one in ("王强-维修组", "李红梅-储运业务组", "陈志远-化工工艺组")
    ),
    *("考核汇总表-生产支部-2026.xlsx", "评优参考表-生产支部-2026.xlsx"),
    *("考核结果上报件-综合党小组-2026.docx", "考核结果公示-生产支部-2026.docx"),
    *("责任区建设管理档案目录-生产支部-2026.xlsx", "考核表-打印-2026.html"),
}


@pytest.fixture
def assessed(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Console]:
    """The cast in December, with the year's sheets."""
    url = databases["sqlite"].fresh(with_cast=True)
    monkeypatch.setattr(assessment_papers, "today", LATE.date)
    with disposing(make_engine(url)) as engine:
        score_everybody(lambda: UnitOfWork(engine, SEALER))
        publish(lambda: UnitOfWork(engine, SEALER), "王强")
    yield Console(url, tmp_path)
    databases["sqlite"].drop(url)


def own_template(folder: Path, said: str) -> Path:
    folder.mkdir()
    file = docx.Document()
    file.add_paragraph(said)
    file.save(str(folder / "考核表.docx"))
    return folder / "考核表.docx"


def test_the_whole_branch_in_a_folder_noted_and_told(assessed: Console, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "2026"
    code, said = assessed("assessment", "export", "2026", str(folder))
    assert (code, {one.name for one in folder.iterdir()}) == (0, FILES)
    assert "考核表 3/3" in said
    assert "共 9 个文件" in said
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    page = (folder / "考核表-打印-2026.html").read_text(encoding="utf-8")
    assert page.count("<article") == 3
    assert "供孙国栋年度考核使用，" in page
    for absent in ("http:", "https:", "src=", "<script", "张伟"):
        assert absent not in page
    with (
        disposing(make_engine(assessed.env["ZRQ_DATABASE_URL"])) as engine,
        UnitOfWork(engine, SEALER) as unit,
    ):
        roster = load_roster(unit.session)
        wang = next(one.id for one in roster.people.values() if one.name == "王强")
        [line] = access.about_me(unit.session, roster.actor(wang, LATE.date()))
        assert line.what == "考核2026"


def test_in_the_name_of_who_sits_on_the_committee_only(assessed: Console, tmp_path: Path) -> None:
    code, said = assessed("assessment", "export", "2026", str(tmp_path / "a"), "--for", "wangqiang")
    assert (code, "不是支委" in said) == (2, True)
    code, said = assessed("assessment", "export", "2025", str(tmp_path / "a"))
    assert (code, "2025 年没有哪个支部开过考核" in said) == (2, True)
    assert not (tmp_path / "a").exists()


def test_a_template_with_code_stops_it_before_anything_is_read(
    assessed: Console, tmp_path: Path
) -> None:
    own = own_template(tmp_path / "own", "{{ ''.__class__ }}")
    folder = str(tmp_path / "out")
    code, said = assessed("assessment", "export", "2026", folder, templates=str(own.parent))
    assert (code, "考核表.docx：模板的花括号里有运行代码的写法" in said) == (2, True)
    assert not (tmp_path / "out").exists()


def test_a_template_of_the_branch_is_checked_shown_and_used(
    assessed: Console, tmp_path: Path
) -> None:
    own = own_template(tmp_path / "own", "我们的表 {{ 姓名 }} {{ 依据 }} {{ 用途 }}")
    code, said = assessed("assessment", "template-check", str(own), "--filled", str(tmp_path / "x"))
    assert (code, "能用" in said) == (0, True)
    assert docx.Document(str(tmp_path / "x")).paragraphs[0].text.startswith("我们的表 示例党员")
    folder = tmp_path / "out"
    assessed("assessment", "export", "2026", str(folder), templates=str(own.parent))
    sheet = docx.Document(str(folder / "考核表-王强-维修组-2026.docx"))
    assert sheet.paragraphs[0].text.startswith("我们的表 王强 依据《党员责任区制度》")


def test_mistakes_with_templates_get_a_sentence(assessed: Console, tmp_path: Path) -> None:
    wrong = own_template(tmp_path / "own", "{{ 身份证号 }} {{ 依据 }} {{ 用途 }}")
    for arguments, why in (
        (("template-check", str(wrong)), "字段“身份证号”没有"),
        (("template-check", str(tmp_path / "别的.docx")), "只有这几种表有模板"),
        (("template-check", str(tmp_path / "公示.docx")), "打不开"),
        (("template-print", "别的", str(tmp_path / "y")), "只有这几种表有模板"),
        (("template-print", "公示", str(wrong)), "已经存在"),
    ):
        code, said = assessed("assessment", *arguments)
        assert (code, why in said) == (2, True), arguments
    code, said = assessed("doctor", templates=str(tmp_path / "nowhere"))
    assert (code, "ZRQ_TEMPLATES：不对。要是一个已有的文件夹" in said) == (2, True)


def test_who_starts_from_the_template_that_comes_along_has_one_that_works(
    assessed: Console, tmp_path: Path
) -> None:
    for name in ("考核表", "上报件", "公示"):
        file = str(tmp_path / f"{name}.docx")
        assert assessed("assessment", "template-print", name, file)[0] == 0
        assert assessed("assessment", "template-check", file)[0] == 0
    assert "姓名：党员姓名" in assessed("assessment", "template-fields")[1]
