"""Killed in the middle of a migration, a purge or a backup: what was there is whole, and the next try succeeds."""

import asyncio
import random
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.database import empty_log
from storage.migrations import current, head, step_back
from tests.faults.conftest import MakeSite
from tests.faults.driver import Driver, driver_for
from tests.faults.oracle import judge, records
from tests.faults.site import MORNING, Site
from tests.faults.sizes import FULL, size
from tests.nursery.nursery import PATIENCE
from tests.storage.test_migrations import contents

pytestmark = pytest.mark.anyio

KILLS = size(3, 50)
MATTERS = size(15, 300)
LONG_AGO = timedelta(days=60)  # the inbox and what was sent are kept for a shorter time


def command(
    site: Site, *arguments: str, crash: tuple[str, int] | None = None, within: float = PATIENCE
) -> int:
    """Run a command of the operator, for at most so many seconds; its exit code."""
    return site.nursery.exit_code(_started(site, *arguments, crash=crash), within)


def _started(site: Site, *arguments: str, crash: tuple[str, int] | None = None) -> int:
    controls, log = site.folder / "controls", site.folder / "log"
    return site.nursery.start(arguments, site.environment, controls, log, crash=crash)


def _finished(site: Site, pid: int) -> int:
    return site.nursery.exit_code(pid)


async def with_matters(site: Site) -> Driver:
    """A server hears so many people and is killed."""
    server = site.serve()
    await asyncio.to_thread(server.wait_until_ready)
    driver = driver_for(site, 21)
    for _ in range(MATTERS):
        await driver.tell(driver.next_matter())
    await driver.phone.aclose()
    await asyncio.to_thread(server.kill)
    assert all(one.number for one in driver.matters)
    return driver


def test_a_killed_migration_is_completed_by_the_next(make_site: MakeSite) -> None:
    chance = random.Random(1)
    with make_site(10) as site:
        for number in range(KILLS):
            site.database_url = f"sqlite:///{site.folder / f'new-{number}.db'}"
            crash = ("table made", chance.randint(1, 20))
            assert command(site, "migrate", crash=crash) == -signal.SIGKILL
            assert command(site, "migrate") == 0, site.folder.joinpath("log").read_text()
            with site.database() as engine:
                assert current(engine) == head()
        server = site.serve()
        server.wait_until_ready()


def migrated(site: Site, file: Path, killed_after: float | None = None) -> float:
    """Migrate this database, or be killed after so many seconds; how long it went."""
    site.database_url = f"sqlite:///{file}"
    started = time.monotonic()
    pid = _started(site, "migrate")
    if killed_after is not None:
        time.sleep(killed_after)
        site.nursery.kill(pid)
    _finished(site, pid)
    return time.monotonic() - started


@pytest.mark.skipif(not FULL, reason="full size only (reliability.md §2.0)")
async def test_a_migration_killed_at_any_moment_leaves_the_old_schema_or_the_new(
    make_site: MakeSite, note: Callable[..., None]
) -> None:
    chance, schemas = random.Random(2), Counter[str]()
    with make_site() as site:
        driver, old = await with_matters(site), site.folder / "old.db"
        with site.database() as engine:
            told, kept = sorted(records(site)), contents(engine)
            step_back(engine, "0001")
            empty_log(engine)
        shutil.copy(site.database_url.removeprefix("sqlite:///"), old)
        files = [Path(shutil.copy(old, site.folder / f"old-{n}.db")) for n in range(KILLS + 1)]
        took = await asyncio.to_thread(migrated, site, files.pop())
        for file in files:
            await asyncio.to_thread(migrated, site, file, chance.uniform(0, took))
            with site.database() as engine:
                schemas[current(engine)] += 1
                assert await asyncio.to_thread(command, site, "migrate") == 0
                assert current(engine) == head()
                assert contents(engine) == kept
            assert sorted(records(site)) == told
            verdict = judge(site, driver.matters, ())
            assert verdict, verdict
    note(kills=KILLS, took=round(took, 2), **{f"at_{key}": times for key, times in schemas.items()})
    assert set(schemas) == {"0001", head()}


async def test_a_killed_purge_is_completed_by_the_next(make_site: MakeSite) -> None:
    with make_site() as site:
        past = datetime.now(UTC) - LONG_AGO
        site.controls.set_clock(max(past, MORNING).astimezone(MORNING.tzinfo).replace(hour=9))
        driver = await with_matters(site)
        before = _rows(site, "inbox")
        for number in range(1, KILLS + 1):
            code = await asyncio.to_thread(command, site, "purge", crash=("row purged", number))
            assert code in {-signal.SIGKILL, 0}
            assert number > 1 or code == -signal.SIGKILL
            verdict = judge(site, driver.matters, ())
            assert verdict, verdict
        assert await asyncio.to_thread(command, site, "purge") == 0
        assert _rows(site, "inbox") < before
        verdict = judge(site, driver.matters, ())
        assert verdict, verdict


async def test_a_killed_backup_is_no_backup_and_the_next_one_tidies_up(
    site: Site, note: Callable[..., None]
) -> None:
    chance, left = random.Random(3), Counter[str]()
    driver = await with_matters(site)
    crashes = [("copy made", 1), *(("part copied", chance.randint(1, 200)) for _ in range(KILLS))]
    for number, crash in enumerate(crashes):
        file = site.folder / f"backup-{number}.db"
        killed = await asyncio.to_thread(command, site, "backup", str(file), crash=crash)
        assert (killed, file.exists()) == (-signal.SIGKILL, False)
        left.update(one.name.removeprefix(file.name) for one in site.folder.glob(f"{file.name}*"))
        verdict = judge(site, driver.matters, ())
        assert verdict, verdict
        assert await asyncio.to_thread(command, site, "backup", str(file)) == 0
        assert _is_sound(file)
        keys = file.with_name(f"{file.name}.keys")
        assert sorted(site.folder.glob(f"{file.name}*")) == [file, keys]
    note(kills=len(crashes), **{f"left_{key}": times for key, times in left.items()})
    assert left[".part"] == len(crashes)
    assert left[".part-journal"] > 0
    assert await asyncio.to_thread(command, site, "restore", str(file), "--verify") == 0


def _rows(site: Site, table: str) -> int:
    with site.database() as engine, engine.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)  # noqa: S608


def _is_sound(file: Path) -> bool:
    connection = sqlite3.connect(file)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
        talks = connection.execute("SELECT count(*) FROM talk").fetchone()[0]
    finally:
        connection.close()
    return bool(found == "ok" and talks)
