"""backup and restore: what they say, what they leave behind, their exit codes; and a file over which no server starts."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from storage import key_file, restoring
from storage.database import make_engine
from storage.queries import access, housekeeping
from storage.queries.people import load_roster
from storage.unit_of_work import UnitOfWork
from storage.witness import Witness
from tests.bot.commands.console import WRONG, Console, coded, flip, place_of
from tests.chatting import T1
from tests.databases import SEALER, disposing
from tests.nursery.commands import Commands
from tests.storage.keeping import filled

Serve = Callable[[Console], tuple[int, str]]


@pytest.fixture
def serve(run: Commands, env: dict[str, str]) -> Serve:
    """Starts a server that must not come up: its exit code, and what it says."""

    def serve(console: Console) -> tuple[int, str]:
        done = run("serve", "--port", "0", env={**env, **console.env})
        return done.returncode, done.stderr

    return serve


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
    on_sqlite: Console, serve: Serve
) -> None:
    wrong = Console(on_sqlite.env["ZRQ_DATABASE_URL"], Path())
    wrong.env["ZRQ_DATA_KEY"] = coded(WRONG)
    code, said = serve(wrong)
    assert (code, "缺少数据密钥 v1" in said, "Traceback" in said) == (4, True, False)
    before = place_of(on_sqlite)
    flip(before)
    content = before.read_bytes()
    code, said = serve(on_sqlite)
    assert (code, "zerenqu restore" in said, "Traceback" in said) == (3, True, False)
    assert before.read_bytes() == content  # nothing is mended in silence


def test_what_is_no_database_at_all_is_said(on_sqlite: Console, serve: Serve) -> None:
    place_of(on_sqlite).write_bytes("不是数据库".encode() * 999)
    code, said = serve(on_sqlite)
    assert (code, "zerenqu restore" in said, "Traceback" in said) == (3, True, False)
    for command in (["verify-audit"], ["purge"], ["migrate"]):
        code, said = on_sqlite(*command)
        assert (code, "zerenqu restore" in said) == (3, True)


def test_a_backup_that_could_not_be_noted_is_there_and_said_to_be(
    on_sqlite: Console, tmp_path: Path
) -> None:
    copy, witness = tmp_path / "copy.db", tmp_path / "folder"
    witness.mkdir()
    code, said = on_sqlite("backup", str(copy), witness=str(witness))
    assert (code, f"备份文件已经做好，可以用：{copy}" in said, "没有改动" in said) == (
        2,
        True,
        False,
    )
    assert on_sqlite("restore", str(copy), "--verify")[0] == 0
    other = tmp_path / "other.db"
    assert on_sqlite("backup", str(other), data_key=coded(WRONG))[0] == 4
    assert not other.exists()


@pytest.mark.parametrize("broken", ["before the commit", "before it is put in place"])
def test_a_restore_broken_off_forgets_no_head_of_the_database_that_stays(
    on_sqlite: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def killed(*_: object) -> None:
        raise SystemExit(137)

    def written_and_killed(own: Witness, *lines: tuple[str, ...]) -> None:
        append(own, *lines)
        killed()

    append = Witness.append
    copy = str(tmp_path / "copy.db")
    assert on_sqlite("backup", copy)[0] == 0
    with disposing(make_engine(on_sqlite.env["ZRQ_DATABASE_URL"])) as engine:
        read_once_more(engine)
        assert on_sqlite("verify-audit")[1].count("--anchor 2-") == 1
        engine.dispose()
        if broken == "before the commit":
            monkeypatch.setattr(Witness, "append", written_and_killed)
        else:
            monkeypatch.setattr(restoring, "put_in_place", killed)
        assert on_sqlite("restore", copy, "--replace")[0] == 137
        monkeypatch.undo()
        cut_off_the_last_reading(engine)
        assert on_sqlite("verify-audit")[0] == 3
    assert on_sqlite("restore", copy, "--replace")[0] == 0
    assert on_sqlite("verify-audit")[0] == 0


def read_once_more(engine: Engine) -> None:
    """One more line in the access log, with what was there before it kept aside."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE head_before AS SELECT * FROM audit_head"))
    with UnitOfWork(engine, SEALER) as unit:
        roster = load_roster(unit.session)
        reader, seen = list(roster.people)[:2]
        access.note(unit.session, roster.actor(reader, T1.date()), seen, "T-0001", T1)


def cut_off_the_last_reading(engine: Engine) -> None:
    """The last line is gone, and the head is the old one: only a head noted elsewhere shows it."""
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM access_log WHERE place = 2"))
        connection.execute(text("DELETE FROM audit_head"))
        connection.execute(text("INSERT INTO audit_head SELECT * FROM head_before"))
        connection.execute(text("DROP TABLE head_before"))


def test_a_backup_without_its_key_file_says_so_and_comes_back_when_that_is_wanted(
    on_sqlite: Console, tmp_path: Path
) -> None:
    copy, keys = tmp_path / "copy.db", tmp_path / "copy.db.keys"
    code, said = on_sqlite("backup", str(copy))
    assert (code, f"密钥文件：{keys}" in said) == (0, True)
    moved = keys.rename(tmp_path / "elsewhere")
    code, said = on_sqlite("restore", str(copy), "--verify")
    assert (code, "是好的" in said, f"缺少密钥文件 {keys}" in said) == (4, True, True)
    code, said = on_sqlite("restore", str(copy), "--replace")
    assert (code, f"缺少密钥文件 {keys}，没有改动" in said, "--without-keys" in said) == (
        4,
        True,
        True,
    )
    assert on_sqlite("restore", str(copy), "--replace", "--keys", str(keys))[0] == 2
    assert on_sqlite("restore", str(copy), "--verify", "--keys", str(moved))[0] == 0
    moved.write_text("x")
    code, said = on_sqlite("restore", str(copy), "--verify", "--keys", str(moved))
    assert (code, "密钥文件不完整" in said) == (3, True)
    code, said = on_sqlite("restore", str(copy), "--replace", "--without-keys")
    assert (code, "已经装回去了" in said) == (0, True)


def test_a_backup_deletes_the_key_files_beside_it_that_are_older_than_35_days(
    on_sqlite: Console, tmp_path: Path
) -> None:
    old = tmp_path / "old.db.keys"
    key_file.write(old, key_file.Contents({}, []), T1 - timedelta(days=400))
    code, said = on_sqlite("backup", str(tmp_path / "copy.db"))
    assert (code, "超过 35 天的密钥文件删掉了 1 份" in said, old.exists()) == (0, True, False)


def test_postgresql_is_told_its_own_tools(console: Console, tmp_path: Path) -> None:
    if console.env["ZRQ_DATABASE_URL"].startswith("sqlite"):
        return  # these two commands differ by engine
    code, said = console("backup", str(tmp_path / "copy.dump"))
    assert (
        code,
        "pg_dump --format=custom --exclude-table-data=subject_key --file=copy.dump postgresql://"
        in said,
    ) == (2, True)
    code, said = console("restore", str(tmp_path / "copy.dump"))
    assert (code, "pg_restore" in said, "--after-pg-restore" in said) == (2, True, True)
    code, said = console("restore", "--after-pg-restore")
    assert (code, "outbox resend" in said) == (0, True)


def test_keys_come_back_after_pg_restore(console: Console, tmp_path: Path) -> None:
    url = console.env["ZRQ_DATABASE_URL"]
    if url.startswith("sqlite"):
        return
    dump = tmp_path / "copy.dump"
    dump.write_bytes(b"PGDMP\x01\x0e")
    with disposing(make_engine(url)) as engine:
        filled(engine)
        assert console("backup", str(dump), "--after-pg-dump")[0] == 0
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM subject_key"))
    code, said = console("restore", "--after-pg-restore")
    assert (code, "缺少密钥文件" in said) == (4, True)
    keys = f"{dump}.keys"
    assert console("restore", "--after-pg-restore", "--keys", keys)[0] == 0
    assert console("restore", "--after-pg-restore")[0] == 0


def test_a_dump_of_postgresql_is_noted(console: Console, tmp_path: Path) -> None:
    dump = tmp_path / "copy.dump"
    on_sqlite = console.env["ZRQ_DATABASE_URL"].startswith("sqlite")
    code, said = console("backup", str(dump), "--after-pg-dump")
    assert (code, ("没有这个文件" in said) is not on_sqlite) == (2, True), said
    dump.write_bytes(b"no dump")
    assert console("backup", str(dump), "--after-pg-dump")[0] == 2
    dump.write_bytes(b"PGDMP\x01\x0e")
    code, said = console("backup", str(dump), "--after-pg-dump")
    assert (code, "记下了" in said) == ((2, False) if on_sqlite else (0, True)), said
    with (
        disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine,
        UnitOfWork(engine, SEALER) as unit,
    ):
        noted = housekeeping.last_success(unit.session, housekeeping.BACKUP)
    assert (noted is None) is on_sqlite
