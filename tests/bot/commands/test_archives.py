"""`zerenqu archive`: an area's archive as a file, and whether a file is what was sealed."""

import stat
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.cli import archives
from bot.cli.console import DAMAGED
from storage.database import make_engine
from storage.queries import archive_seals
from storage.queries.people import load_roster
from storage.tables import ArchiveSeal
from storage.unit_of_work import UnitOfWork
from tests.bot.commands.console import Console
from tests.conftest import Databases
from tests.databases import SEALER, disposing
from tests.handlers.assessment.papers.december import LATE


def test_it_is_exported_and_told_from_any_other(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = databases["sqlite"].fresh(with_cast=True)
    run, folder = Console(url, tmp_path), tmp_path / "out"
    monkeypatch.setattr(archives, "today", LATE.date)
    export = ("archive", "export", "--area", "维修组", "--year", "2026", "--out", str(folder))
    assert "没有叫「维修」的责任区" in run(*export[:3], "维修", *export[4:])[1]
    code, said = run(*export)
    file = folder / "管理档案-维修组-2026.zip"
    assert (code, stat.S_IMODE(file.stat().st_mode)) == (0, 0o600)
    content = file.read_bytes()
    assert run("archive", "verify", str(file))[0] == 0
    code, said = run("archive", "verify", str(file), "--seal")
    assert (code, "没有这个校验值" in said) == (DAMAGED, True)
    with disposing(make_engine(url)) as engine:
        with UnitOfWork(engine, SEALER) as unit:
            roster = load_roster(unit.session)
            people = {one.name: one.id for one in roster.people.values()}
            area = next(one.id for one in roster.areas.values() if one.name == "维修组")
            actor = roster.actor(people["孙国栋"], LATE.date())
            archive_seals.seal(unit.session, actor, area, 2026, content, [people["王强"]], LATE)
        code, said = run("archive", "verify", str(file), "--seal")
        assert (code, "是封存件：维修组 2026 年" in said) == (0, True)
        file.unlink()
        run(*export)
        assert file.read_bytes() == content
        with UnitOfWork(engine, SEALER) as unit:
            unit.session.execute(update(ArchiveSeal).values(year=2025))
        assert run("archive", "verify", "--seal")[0] == DAMAGED
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("多出来的.docx", b"1")
    code, said = run("archive", "verify", str(file))
    assert (code, "和清单不一致：多出来的.docx" in said) == (DAMAGED, True)
    file.write_bytes(b"PK")
    assert run("archive", "verify", str(file))[0] == DAMAGED
    databases["sqlite"].drop(url)
