"""The commands that keep the data: what they say, what they leave behind, and their exit codes."""

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from typer.testing import CliRunner

from bot.__main__ import cli
from handlers.privacy import retention
from storage.database import make_engine
from storage.migrations import current, head, step_back
from storage.queries import housekeeping, personal_data
from storage.queries.personal_data import Purged
from storage.unit_of_work import UnitOfWork
from tests.conftest import Databases
from tests.databases import DATA_KEY, SEALER, disposing
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import file_of, filled

NEW, WRONG = bytes(range(1, 33)), bytes(range(2, 34))
CANARY = "金丝雀在唱歌"


def coded(key: bytes) -> str:
    return base64.b64encode(key).decode()


class Console:
    """Runs commands over one database, and returns exit code and all that was said."""

    def __init__(self, url: str, folder: Path) -> None:
        self.env = {
            "ZRQ_DATABASE_URL": url,
            "ZRQ_DATA_KEY": coded(DATA_KEY),
            "ZRQ_WITNESS": str(folder / "witness"),
        }

    def __call__(self, *arguments: str, **settings: str) -> tuple[int, str]:
        env = {f"ZRQ_{key.upper()}": value for key, value in settings.items()}
        done = CliRunner().invoke(cli, list(arguments), env={**self.env, **env})
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output


@pytest.fixture
def console(database_url: str, tmp_path: Path) -> Console:
    """On either engine."""
    return Console(database_url, tmp_path)


@pytest.fixture
def on_sqlite(databases: Databases, tmp_path: Path) -> Iterator[Console]:
    """On SQLite, with something of everything."""
    url = databases["sqlite"].fresh(with_cast=True)
    with disposing(make_engine(url)) as engine:
        filled(engine)
    yield Console(url, tmp_path)
    databases["sqlite"].drop(url)


def place_of(console: Console) -> Path:
    return file_of(console.env["ZRQ_DATABASE_URL"])


def flip(file: Path) -> None:
    with file.open("r+b") as page:
        page.seek(4096 * 3)
        (byte,) = page.read(1)
        page.seek(4096 * 3)
        page.write(bytes([byte ^ 0x40]))


def server(console: Console) -> tuple[int, str]:
    """What a server start says that must not succeed."""
    env = {
        **console.env,
        "PATH": os.environ["PATH"],
        "ZRQ_WECOM_CORP_ID": "ww0123456789abcdef",
        "ZRQ_WECOM_AGENT_ID": "1000002",
        "ZRQ_WECOM_SECRET": "Zm9yLXRlc3RzLW9ubHktc2VjcmV0",
        "ZRQ_WECOM_TOKEN": "QDG6eK",
        "ZRQ_WECOM_ENCODING_AES_KEY": "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        "ZRQ_WECOM_API_BASE": "http://127.0.0.1:9",
    }
    command = [sys.executable, "-m", "bot", "serve", "--port", "0"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


def test_backup_says_what_it_made_and_what_comes_next(on_sqlite: Console, tmp_path: Path) -> None:
    copy = tmp_path / "备份.db"
    code, said = on_sqlite("backup", str(copy))
    assert code == 0, said
    assert all(word in said for word in ("备份好了", "行", "秒", "下一步", "--verify", "没有密钥"))
    assert "夜班" not in said
    assert on_sqlite("backup", str(copy)) == (
        2,
        "这个文件已经有了，没有覆盖。请换一个文件名再试。\n",
    )
    code, said = on_sqlite("backup", str(tmp_path / "没有" / "x.db"))
    assert (code, "没有这个文件夹" in said) == (2, True)
    with (
        disposing(make_engine(on_sqlite.env["ZRQ_DATABASE_URL"])) as engine,
        UnitOfWork(engine, SEALER) as unit,
    ):
        assert housekeeping.last_success(unit.session, housekeeping.BACKUP)


def test_a_backup_is_verified_and_restored(on_sqlite: Console, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert on_sqlite("backup", copy)[0] == 0
    code, said = on_sqlite("restore", copy, "--verify")
    assert (code, "是好的" in said, "zerenqu restore" in said) == (0, True, True)
    code, said = on_sqlite("restore", copy)
    assert (code, "--replace" in said) == (2, True)
    code, said = on_sqlite("restore", copy, "--replace")
    assert (code, "压住了 1 条" in said, "outbox resend" in said) == (0, True, True)
    assert len(list(place_of(on_sqlite).parent.glob(f"{place_of(on_sqlite).name}.before*"))) == 1
    assert on_sqlite("verify-audit")[0] == 0
    elsewhere = f"sqlite:///{tmp_path / 'data' / 'new.db'}"
    assert on_sqlite("restore", copy, database_url=elsewhere)[0] == 0


def test_restore_refuses_what_it_must(on_sqlite: Console, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    on_sqlite("backup", str(copy))
    code, said = on_sqlite("restore", str(copy), "--verify", data_key=coded(WRONG))
    assert (code, "缺少数据密钥 v1" in said) == (4, True)
    assert on_sqlite("restore", str(tmp_path / "none.db"))[0] == 2
    assert on_sqlite("restore")[0] == 2
    assert on_sqlite("restore", "--after-pg-restore")[0] == 2
    with disposing(make_engine(on_sqlite.env["ZRQ_DATABASE_URL"])) as engine, engine.connect():
        code, said = on_sqlite("restore", str(copy), "--replace")
        assert (code, "先停掉服务" in said) == (2, True)
    flip(copy)
    code, said = on_sqlite("restore", str(copy), "--replace")
    assert (code, "不能用" in said, "没有改动" in said) == (3, True, True)


def test_a_server_does_not_start_over_a_damaged_file_or_with_a_wrong_key(
    on_sqlite: Console,
) -> None:
    wrong = Console(on_sqlite.env["ZRQ_DATABASE_URL"], Path())
    wrong.env["ZRQ_DATA_KEY"] = coded(WRONG)
    code, said = server(wrong)
    assert (code, "缺少数据密钥 v1" in said, "Traceback" in said) == (4, True, False)
    before = place_of(on_sqlite)
    flip(before)
    content = before.read_bytes()
    code, said = server(on_sqlite)
    assert (code, "zerenqu restore" in said, "Traceback" in said) == (3, True, False)
    assert before.read_bytes() == content  # nothing is mended in silence


def test_what_is_no_database_at_all_is_said(on_sqlite: Console) -> None:
    place_of(on_sqlite).write_bytes("不是数据库".encode() * 999)
    code, said = server(on_sqlite)
    assert (code, "zerenqu restore" in said, "Traceback" in said) == (3, True, False)
    for command in (["verify-audit"], ["purge"], ["migrate"]):
        code, said = on_sqlite(*command)
        assert (code, "zerenqu restore" in said) == (3, True)


def test_postgresql_is_told_its_own_tools(console: Console, tmp_path: Path) -> None:
    if console.env["ZRQ_DATABASE_URL"].startswith("sqlite"):
        return  # these two commands differ by engine
    code, said = console("backup", str(tmp_path / "copy.dump"))
    assert (code, "pg_dump --format=custom --file=copy.dump postgresql://" in said) == (2, True)
    code, said = console("restore", str(tmp_path / "copy.dump"))
    assert (code, "pg_restore" in said, "--after-pg-restore" in said) == (2, True, True)
    code, said = console("restore", "--after-pg-restore")
    assert (code, "outbox resend" in said) == (0, True)


def test_keys_are_rotated_in_the_order_the_readme_gives(console: Console) -> None:
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        filled(engine)
    assert console("rotate-keys")[0] == 0
    new = {"data_key": coded(NEW), "data_key_old": coded(DATA_KEY)}
    code, said = console("rotate-keys", **new)
    assert (code, "重启所有服务" in said) == (2, True)
    _start_a_server(console, [NEW, DATA_KEY])
    code, said = console("rotate-keys", **new)
    assert (code, "v2" in said, "ZRQ_DATA_KEY_OLD" in said) == (0, True, True)
    assert console("verify-audit", data_key=coded(NEW))[0] == 0
    code, said = console("verify-audit")
    assert (code, "缺少数据密钥 v2" in said) == (4, True)


def _start_a_server(console: Console, keys: list[bytes]) -> None:
    from storage.keys import Keyring  # noqa: PLC0415  (as bot.app does it)

    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        Keyring(engine, keys, welcome_new=True).unit()


def test_a_touched_access_log_is_said(console: Console) -> None:
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        filled(engine)
        code, said = console("verify-audit")
        assert (code, "没有改动" in said, "--anchor 1-" in said) == (0, True, True)
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM access_log"))
            reset = "UPDATE audit_head SET last = 0, link = :none, mark = :none"
            connection.execute(text(reset), {"none": b""})
        code, said = console("verify-audit")
        assert (code, "和以前记下的编号对不上" in said, "先备份" in said) == (3, True, True)
        Path(console.env["ZRQ_WITNESS"]).unlink()
        assert console("verify-audit")[0] == 0  # nothing is left to measure it by
        assert console("verify-audit", "--anchor", "1-0123456789abcdef")[0] == 3


def old_records(engine: Engine) -> World:
    world = filled(engine)
    for number in range(3):
        world.talk("王强", "张伟", sentence=f"{CANARY}{number}", on=date(2020, 1, 1))
    with world.unit() as unit:
        sealed = "UPDATE talk SET sealed_sentence = :canary WHERE held_on < '2021-01-01'"
        unit.session.execute(text(sealed), {"canary": CANARY.encode() * 3})
    return world


def test_purge_counts_first_then_leaves_no_trace(console: Console) -> None:
    url = console.env["ZRQ_DATABASE_URL"]
    with disposing(make_engine(url)) as engine:
        old_records(engine)
        code, said = console("purge", "--dry-run")
        assert (code, "谈心内容：3" in said, "谈心里的姓名：3" in said) == (0, True, True)
        assert console("purge", "--dry-run")[1] == said  # nothing was touched
        assert traces(url) != 0
        code, said = console("purge")
        assert (code, "谈心内容：3" in said) == (0, True)
        assert traces(url) == 0
        assert console("purge")[1].startswith("没有到期的内容")
        assert console("verify-audit")[0] == 0


def traces(url: str) -> int:
    """How often the canary is found in the files of a SQLite database; PostgreSQL keeps rows until its vacuum."""
    if not url.startswith("sqlite"):
        with disposing(make_engine(url)) as engine, engine.connect() as connection:
            found = "SELECT count(*) FROM talk WHERE held_on < '2021-01-01' AND sealed_sentence IS NOT NULL"
            return int(connection.execute(text(found)).scalar_one())
    place = file_of(url)
    return sum(
        one.read_bytes().count(CANARY.encode()) for one in place.parent.glob(f"{place.name}*")
    )


def test_migrate_makes_a_backup_before_it(on_sqlite: Console) -> None:
    assert "没有改动" in on_sqlite("migrate")[1]
    url = on_sqlite.env["ZRQ_DATABASE_URL"]
    with disposing(make_engine(url)) as engine:
        step_back(engine, "0002")
    code, said = on_sqlite("migrate")
    assert (code, f"升级到 {head()}" in said, "--replace" in said) == (0, True, True)
    (kept,) = place_of(on_sqlite).parent.glob(f"{place_of(on_sqlite).name}.0002-*.bak")
    assert str(kept) in said
    with disposing(make_engine(f"sqlite:///{kept}")) as engine:
        assert current(engine) == "0002"
    assert kept.stat().st_mode & 0o077 == 0


def test_migrate_refuses_a_newer_schema(console: Console) -> None:
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        code, said = console("migrate")
        assert (code, "比这个程序新" in said) == (2, True)


def migrating(console: Console) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "migrate"],
        env={**console.env, "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def contents(url: str) -> dict[str, int]:
    with disposing(make_engine(url)) as engine, engine.connect() as connection:
        tables = ("person", "talk", "talk_person", "concern", "outbox", "access_log")
        return {
            name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()  # noqa: S608
            for name in tables
        }


def test_of_two_processes_one_migrates_and_both_succeed(console: Console) -> None:
    url = console.env["ZRQ_DATABASE_URL"]
    with disposing(make_engine(url)) as engine:
        filled(engine)
        before = contents(url)
        step_back(engine, "0002")
    both = [migrating(console), migrating(console)]
    ends = [one.communicate(timeout=120) for one in both]
    assert [one.returncode for one in both] == [0, 0], ends
    with disposing(make_engine(url)) as engine:
        assert current(engine) == head()
    assert contents(url) == before


def due(console: Console) -> int:
    code, said = console("purge", "--dry-run")
    assert code == 0
    return sum(int(line.rpartition("：")[2]) for line in said.splitlines() if line.startswith("·"))


def test_an_interrupted_purge_is_taken_up_again(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each batch is a transaction of its own: what was deleted stays deleted, and the rest goes next time."""
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        old_records(engine)
    before = due(console)
    batches = iter(range(9))
    purge = retention.purge

    def interrupted(*given: Any) -> Purged:
        if next(batches) == 2:
            raise SystemExit(130)
        return purge(*given)

    monkeypatch.setattr(personal_data.purge, "__kwdefaults__", {"most": 2})
    monkeypatch.setattr(retention, "purge", interrupted)
    assert console("purge")[0] == 130
    assert (before > 4, due(console)) == (True, before - 4)
    monkeypatch.undo()
    assert console("purge")[0] == 0
    assert due(console) == 0
