"""migrate: a backup before it, no newer schema, and one of two processes."""

from sqlalchemy import text

from storage.database import make_engine
from storage.migrations import current, head, step_back
from tests.bot.commands.console import Console, place_of
from tests.databases import disposing
from tests.nursery.commands import Commands
from tests.storage.keeping import filled


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


def contents(url: str) -> dict[str, int]:
    with disposing(make_engine(url)) as engine, engine.connect() as connection:
        tables = ("person", "talk", "talk_person", "concern", "outbox", "access_log")
        return {
            name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()  # noqa: S608
            for name in tables
        }


def test_of_two_processes_one_migrates_and_both_succeed(run: Commands, console: Console) -> None:
    url = console.env["ZRQ_DATABASE_URL"]
    with disposing(make_engine(url)) as engine:
        filled(engine)
        before = contents(url)
        step_back(engine, "0002")
    both = [run.start("migrate", env=console.env) for _ in range(2)]
    ends = [one.done() for one in both]
    assert [one.returncode for one in ends] == [0, 0], ends
    with disposing(make_engine(url)) as engine:
        assert current(engine) == head()
    assert contents(url) == before
