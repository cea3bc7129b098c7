"""O-BACKUP, O-RESTORE in full size: a copy made under load holds all that was acknowledged; a gigabyte comes back in time."""

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert
from sqlmodel import select

from storage.queries.access import note as note_reading
from storage.queries.people import load_roster
from storage.queries.talks import SENTENCE
from storage.tables import Area, Talk
from storage.unit_of_work import UnitOfWork
from tests.faults.conftest import MakeSite
from tests.faults.driver import driver_for
from tests.faults.oracle import judge, records
from tests.faults.site import MORNING, Site
from tests.faults.sizes import FULL
from tests.faults.test_operations import command

pytestmark = pytest.mark.skipif(not FULL, reason="full size only (reliability.md §2.0)")

BACKUPS = 5
AT_ONCE, PACE = (
    20,
    0.75,
)  # people and seconds between two matters of one: about fifty messages a second
GIGABYTE = 2**30
WITHIN = 600.0  # seconds
BATCH = 10_000
LONG = "他说夜班排得太密，" * 75  # about two kilobytes, the most that one message holds
READINGS = 20_000


@pytest.mark.anyio
async def test_a_copy_made_under_load_has_all_that_was_acknowledged(
    make_site: MakeSite, note: Callable[..., None]
) -> None:
    with make_site(609) as site:
        await asyncio.to_thread(site.serve().wait_until_ready)
        driver, took = driver_for(site, 81), []
        talking = asyncio.create_task(driver.keep_talking(AT_ONCE, PACE))
        began = time.monotonic()
        for number in range(BACKUPS):
            await asyncio.sleep(4)
            acknowledged = {one.number: one.marker for one in driver.matters if one.number}
            copy, started = site.folder / f"copy-{number}.db", time.monotonic()
            assert await asyncio.to_thread(command, site, "backup", str(copy)) == 0
            took.append(time.monotonic() - started)
            assert acknowledged.items() <= _records(site, copy).items()
            assert await asyncio.to_thread(command, site, "restore", str(copy), "--verify") == 0
        rate = len(driver.waits) / (time.monotonic() - began)
        driver.over = True
        await talking
        await driver.phone.aclose()
        verdict = judge(site, driver.matters, ())
    note(
        per_second=round(rate), backup_worst=round(max(took), 2), waited=round(max(driver.waits), 2)
    )
    assert verdict, verdict
    assert not any(one.lost for one in driver.matters)
    assert rate >= 40
    assert max(driver.waits) < 5


def _records(site: Site, copy: Path) -> dict[str, str]:
    return dict(records(replace(site, database_url=f"sqlite:///{copy}")))


def fill(site: Site) -> None:
    """A gigabyte of talks with long sentences, and an access log that is long as well."""
    with site.database() as engine, UnitOfWork(engine, site.sealer) as unit:
        roster, area = load_roster(unit.session), unit.session.exec(select(Area)).first()
        ids = {one.userid: one.id for one in roster.people.values()}
        reader = roster.actor(ids[site.people[0].userid], MORNING.date())
        for number in range(READINGS):
            at = MORNING + timedelta(milliseconds=number)
            note_reading(unit.session, reader, ids[site.people[-1].userid], f"T-{number}", at)
    assert area is not None
    host = next(ids[one.userid] for one in site.people if one.host)
    file, numbers = Path(site.database_url.removeprefix("sqlite:///")), itertools.count(1_000_001)
    with site.database() as engine:
        while file.stat().st_size < GIGABYTE:
            rows = [a_talk(site, host, area.id, next(numbers)) for _ in range(BATCH)]
            with engine.begin() as connection:
                connection.execute(insert(Talk), rows)


def a_talk(site: Site, host: UUID, area: UUID, number: int) -> dict[str, Any]:
    """One row."""
    row = uuid4()
    return {
        "id": row,
        "number": number,
        "host_id": host,
        "area_id": area,
        "held_on": MORNING.date() - timedelta(days=number % 300),
        "recorded_at": MORNING,
        "sealed_sentence": site.sealer.seal(LONG, SENTENCE, row),
    }


@pytest.mark.anyio
async def test_a_gigabyte_is_back_in_ten_minutes(
    make_site: MakeSite, note: Callable[..., None]
) -> None:
    with make_site(609) as site:
        file, copy = Path(site.database_url.removeprefix("sqlite:///")), site.folder / "copy.db"
        fill(site)
        server = site.serve()
        started = await asyncio.to_thread(server.wait_until_ready)
        driver = driver_for(site, 82)
        for _ in range(20):
            await driver.tell(driver.next_matter())
        times = {"start": started}
        for name, arguments in (
            ("backup", ("backup", str(copy))),
            ("verify", ("restore", str(copy), "--verify")),
        ):
            began = time.monotonic()
            assert await asyncio.to_thread(_patiently, site, *arguments) == 0
            times[name] = time.monotonic() - began
        await asyncio.to_thread(server.kill)
        for lost in site.folder.glob(f"{file.name}*"):
            lost.unlink()  # the disk is gone
        began = time.monotonic()
        assert await asyncio.to_thread(_patiently, site, "restore", str(copy)) == 0
        await asyncio.to_thread(site.serve().wait_until_ready)
        times["back"] = time.monotonic() - began
        await driver.tell(driver.next_matter())
        await driver.phone.aclose()
        there = _numbers(site)
    note(
        megabytes=copy.stat().st_size >> 20, **{key: round(took, 1) for key, took in times.items()}
    )
    assert copy.stat().st_size >= GIGABYTE * 0.95
    assert {one.number for one in driver.matters} <= there
    assert times["back"] <= WITHIN


def _patiently(site: Site, *arguments: str) -> int:
    return command(site, *arguments, within=WITHIN)


def _numbers(site: Site) -> set[str]:
    with site.database() as engine, engine.connect() as connection:
        talks = connection.exec_driver_sql("SELECT number FROM talk").scalars().all()
        concerns = connection.exec_driver_sql("SELECT number FROM concern").scalars().all()
    return {f"T-{one:04}" for one in talks} | {f"C-{one:04}" for one in concerns}
