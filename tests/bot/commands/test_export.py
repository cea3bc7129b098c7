"""`zerenqu export-subject`: noted before it is written, told to its subject, for no other eyes."""

import stat
from pathlib import Path

import openpyxl
import pytest
from sqlmodel import select

from storage.database import make_engine
from storage.queries import access
from storage.rights_words import AccessReason
from storage.tables import AccessLog, Push
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import Role
from tests.bot.commands.console import Console
from tests.databases import SEALER, disposing


def lines_and_pushes(console: Console) -> tuple[list[AccessLog], list[Push]]:
    with (
        disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine,
        UnitOfWork(engine, SEALER) as unit,
    ):
        lines = select(AccessLog).where(AccessLog.what == "export")
        pushes = select(Push).where(Push.about == "privacy.export")
        return list(unit.session.exec(lines)), list(unit.session.exec(pushes))


def test_the_copy_is_noted_and_its_subject_is_told(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "copy.xlsx"
    code, said = console("export-subject", "ZhangWei", str(file))
    assert (code, "已记入查阅记录" in said) == (0, True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    rows = openpyxl.load_workbook(file)["记着您的"].iter_rows(min_row=4, values_only=True)
    assert "名册：张伟" in str(list(rows))
    [line], [push] = lines_and_pushes(console)
    assert (line.role, line.why, line.actor_id) == (Role.ADMIN, AccessReason.EXPORT, None)
    assert (line.subject_id, push.about) == (push.recipient_id, "privacy.export")


def test_what_is_not_noted_is_not_written(
    on_sqlite: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise SystemExit(9)

    monkeypatch.setattr(access, "note", broken)
    file = tmp_path / "copy.xlsx"
    assert on_sqlite("export-subject", "zhangwei", str(file))[0] == 9
    assert not file.exists()


def test_mistakes_get_a_sentence_and_export_nothing(on_sqlite: Console, tmp_path: Path) -> None:
    old = tmp_path / "old.xlsx"
    old.write_text("x")
    for userid, file, says in (
        ("nobody", tmp_path / "new.xlsx", "名册里没有这个 userid"),
        ("zhangwei", old, "已经存在"),
    ):
        code, said = on_sqlite("export-subject", userid, str(file))
        assert (code, says in said) == (2, True)
    assert old.read_text() == "x"
    assert not (tmp_path / "new.xlsx").exists()
    assert lines_and_pushes(on_sqlite) == ([], [])


def test_a_folder_that_is_not_there_is_said(on_sqlite: Console, tmp_path: Path) -> None:
    code, said = on_sqlite("export-subject", "zhangwei", str(tmp_path / "no" / "copy.xlsx"))
    assert (code, "写不进去" in said) == (2, True)
