"""A fault in the machine, the database or the people."""

import base64
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

import storage.database
from bot import surroundings
from bot.doctor import database as database_checks
from bot.doctor import machine, wording
from bot.doctor.site import Site
from storage.database import make_engine
from tests.bot.doctor.doctoring import File, Installation, unused_port
from tests.databases import disposing
from tests.handlers.regulation.drafts import changed, write


def change(url: str, statement: str, **values: str) -> None:
    with disposing(make_engine(url)) as engine, engine.begin() as connection:
        connection.execute(text(statement), values)


def test_a_branch_without_a_secretary_is_told(any_site: Installation, database_url: str) -> None:
    change(database_url, "DELETE FROM role_holding WHERE duty = '书记'")
    assert any_site.said(wording.SECRETARY) == (
        "✗ 有 1 个支部没有书记，大家反映的事没人接。请在名单的「职务」一栏写上「书记」，再导入一次。"
    )


def test_the_key_in_a_file(on_file: File, tmp_path: Path) -> None:
    site = on_file.site
    key = tmp_path / "key"
    key.write_text(site.variables["ZRQ_DATA_KEY"])
    key.chmod(0o600)
    site.variables["ZRQ_DATA_KEY_FILE"] = str(key)
    assert site.said(wording.DATA_KEY) == f"✓ {wording.KEY_IN_FILE}"
    key.chmod(0o640)
    assert "chmod 600" in site.said(wording.SETTINGS)


def test_the_key_beside_the_data(on_file: File) -> None:
    key = on_file.path.with_name("key")
    key.write_text(on_file.site.variables["ZRQ_DATA_KEY"])
    key.chmod(0o600)
    on_file.site.variables["ZRQ_DATA_KEY_FILE"] = str(key)
    assert on_file.site.said(wording.DATA_KEY) == (
        "! 密钥文件和数据库在同一个文件夹，拿走一个就等于拿走两个。请把 ZRQ_DATA_KEY_FILE 挪到别处。"
    )


def test_the_folder(on_file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    site, folder = on_file.site, on_file.path.parent
    assert site.said(wording.FOLDER) == "✓ 在本机磁盘上，可以写。"
    folder.chmod(0o755)
    assert site.said(wording.FOLDER) == "! 服务器上别的用户也能进这个文件夹。请执行 chmod 700。"
    folder.chmod(0o700)
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)  # type: ignore[attr-defined]
    somebodys = type("Status", (), {"st_uid": 1, "st_mode": 0o40700})()
    stat = Path.stat  # of other files pytest wants to know too
    monkeypatch.setattr(
        Path, "stat", lambda path, **how: somebodys if path == folder else stat(path, **how)
    )
    assert machine.folder(Site(site.variables)).text == wording.RUN_AS_ROOT


def test_a_folder_that_forgets(on_file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "file_system", lambda _: "tmpfs")
    assert on_file.site.said(wording.FOLDER) == "✓ 在本机磁盘上，可以写。"  # a rehearsal
    on_file.site.variables["ZRQ_PUBLIC_URL"] = ""
    assert on_file.site.said(wording.FOLDER) == f"! {wording.FOLDER_FORGETS}"


@pytest.mark.parametrize(
    ("free", "says"),
    [
        (5 << 30, "✓ 还有 5.0 GB。"),
        (600 << 20, "! 只剩 0.6 GB，请安排清理。"),
        (100 << 20, "✗ 只剩 100 MB，少于 200 MB 时服务会停止接收。请先腾出空间。"),
    ],
)
def test_the_disk(on_file: File, monkeypatch: pytest.MonkeyPatch, free: int, says: str) -> None:
    usage = type("Usage", (), {"free": free})()
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage)  # type: ignore[attr-defined]
    assert on_file.site.said(wording.DISK) == says


def test_no_database_yet(on_file: File) -> None:
    assert on_file.site.said(wording.DATABASE) == "✗ 还没有数据库。请运行：zerenqu migrate"
    assert not on_file.path.exists()  # looking makes nothing


def test_a_database_not_migrated(on_file: File) -> None:
    on_file.path.touch()
    assert on_file.site.said(wording.SCHEMA) == "✗ 还是空库。请运行：zerenqu migrate"
    assert on_file.site.said(wording.ROSTER) == "– 先解决上面第 8 条。"


@pytest.mark.parametrize(
    ("version", "says"), [("0001", wording.OLDER_SCHEMA), ("9999", wording.NEWER_SCHEMA)]
)
def test_another_schema(any_site: Installation, database_url: str, version: str, says: str) -> None:
    change(database_url, "UPDATE alembic_version SET version_num = :version", version=version)
    assert any_site.said(wording.SCHEMA) == f"✗ {says}"


def test_a_damaged_file(on_file: File) -> None:
    on_file.path.write_bytes(b"no database at all" * 300)
    assert on_file.site.said(wording.DATABASE) == f"✗ {wording.DATABASE_DAMAGED}"


def test_a_damaged_page(filled: File) -> None:
    whole = bytearray(filled.path.read_bytes())
    whole[4096:8192] = b"\xff" * 4096
    filled.path.write_bytes(whole)
    assert filled.site.said(wording.DATABASE) == f"✗ {wording.DATABASE_DAMAGED}"


def test_a_database_that_somebody_holds(filled: File, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage.database, "BUSY_MILLISECONDS", 20)
    holding = sqlite3.connect(filled.path, isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    assert filled.site.said(wording.DATABASE) == f"✗ {wording.DATABASE_BUSY}"
    holding.close()
    assert filled.site.said(wording.DATABASE) == f"✓ {wording.DATABASE_GOOD}"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_READONLY, wording.DATABASE_READ_ONLY),
        (sqlite3.SQLITE_CANTOPEN, wording.DATABASE_READ_ONLY),
        (sqlite3.SQLITE_FULL, wording.DISK_FULL),
        (sqlite3.SQLITE_IOERR | 2 << 8, wording.DISK_BROKEN),
        (sqlite3.SQLITE_AUTH, wording.DATABASE_TROUBLE),
    ],
)
def test_what_sqlite_says_when_it_cannot(code: int, says: str) -> None:
    error = sqlite3.OperationalError("/data/secret")
    error.sqlite_errorcode = code
    assert database_checks._saying(error) == says


def test_postgres_out_of_reach(on_file: File) -> None:
    site = on_file.site
    site.variables["ZRQ_DATABASE_URL"] = f"postgresql://u@127.0.0.1:{unused_port()}/x"
    assert site.said(wording.DATABASE) == f"✗ {wording.POSTGRES_TROUBLE}"
    assert site.said(wording.FOLDER) == f"✓ {wording.ON_POSTGRES}"


def test_durability_that_was_switched_off(
    any_site: Installation, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage.database, "_set_pragmas", lambda *_: None)
    names = "fsync、synchronous_commit、full_page_writes"
    missing = names if database_url.startswith("postgresql") else "foreign_keys"
    assert any_site.said(wording.DURABILITY).startswith(f"✗ 数据库的 {missing} 没有按要求打开")


def test_where_anonymity_is_kept_nothing_may_copy_more_often_than_daily(
    any_site: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_checks, "POSTGRES_SWITCHES", ())  # the one of the tests is fast
    assert any_site.said(wording.DURABILITY) == f"✓ {wording.DURABLE}"
    monkeypatch.setattr(database_checks, "_is_anonymity_kept", lambda _connection: True)
    assert any_site.said(wording.DURABILITY) == f"✓ {wording.DAILY}"
    monkeypatch.setattr(database_checks, "_is_streamed", lambda _connection: True)
    assert any_site.said(wording.DURABILITY) == f"! {wording.STREAMED}"


def test_another_data_key(any_site: Installation, database_url: str) -> None:
    assert any_site.said(wording.SEALED) == f"✓ {wording.KEY_FITS}"
    any_site.variables["ZRQ_DATA_KEY"] = base64.b64encode(
        b"another key, 32 bytes of length!"
    ).decode()
    assert any_site.said(wording.SEALED) == f"✗ {wording.other_key(1)}"


def test_the_text_in_use_and_the_one_that_follows(site: Installation, tmp_path: Path) -> None:
    begins = ("in_force_from = 2021-03-04", "in_force_from = 2999-01-01")
    own = write(tmp_path, changed(('key = "seven_duties"', 'key = "ours"'), begins), "ours.toml")
    site.variables["ZRQ_EDITION"] = f"seven_duties,{own}"
    assert site.said(wording.EDITION) == (
        "✓ 《党员责任区制度》（seven_duties），25 条。2999-01-01 起换成《党员责任区制度》。"
        "没有违反减负规定的设置。"
    )
    site.variables["ZRQ_EDITION"] = "wubao_liangbao"
    assert site.said(wording.EDITION) == (
        "! 《党员责任区制度（五包两保）》的文本不完整，能问能查，不能用来考核。"
    )


def test_whoever_is_to_be_called_is_on_the_roster(any_site: Installation) -> None:
    assert any_site.said(wording.DUTY).startswith("✓ 1 人。")
    any_site.variables["ZRQ_DUTY"] = "zhouping, nobody-here"
    assert any_site.said(wording.DUTY).startswith("✗ ZRQ_DUTY 里有 1 个账号今天不在名册上。")
    del any_site.variables["ZRQ_DUTY"]
    assert any_site.said(wording.DUTY).startswith("! 没有设。")
