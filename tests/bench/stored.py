"""The same work on an empty database and on one that has heard two million messages."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy

from storage.database import make_engine
from storage.keys import Keyring
from tests.bench import report
from tests.bench.load import Phase
from tests.bench.plan import Plan
from tests.bench.running import OURS, measure

# Keys, rows and texts as long as real ones; what they say does not matter to the indexes.
HEARD = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)
    INSERT INTO inbox (key, id, content, heard_at, sealed_answer)
    SELECT randomblob(32), lower(hex(randomblob(16))), randomblob(32), '2026-02-20 01:00:00.000000', randomblob(180)
    FROM n
"""
TALKS = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count),
    host AS (SELECT person_id, area_id, row_number() OVER () - 1 AS place FROM area_assignment)
    INSERT INTO talk (id, number, host_id, area_id, held_on, headcount, topics, for_growth, follow_up, recorded_at,
                      sealed_sentence)
    SELECT lower(hex(randomblob(16))), 1000000 + i, host.person_id, host.area_id, date('2025-03-01', '+' || (i % 300) || ' days'),
           1, '["shifts"]', 0, 0, '2026-01-01 01:00:00.000000', randomblob(60)
    FROM n JOIN host ON host.place = i % (SELECT count(*) FROM host)
"""


def run(plan: Plan) -> bool:
    """Whether every answer was right."""
    count = 200_000 if plan.quick else 2_000_000
    full = fill(plan.site.templates["ours"], plan.folder / "stored.db", count, plan.site.data_key)
    report.say(f"{count} messages stored: {full.stat().st_size / report.MEBI:.0f} MiB.")
    seconds, rounds = (2.5, 1) if plan.quick else (5.0, 3)
    phases = [Phase("32", 32, seconds, 800), Phase("256", 256, seconds, 800)]
    runs = []
    for _ in range(rounds):
        for stack, template in (("stored", full), ("ours", None)):
            one = measure(OURS, plan.site, phases, plan.scripts, template=template)
            one.stack = stack
            runs.append(one)
            report.progress(one)
    report.table(runs, phases, ("stored", "ours"))
    report.right(runs, ("stored", "ours"))
    return not any(one.faults for one in runs)


def fill(template: Path, database: Path, count: int, key: bytes) -> Path:
    """A copy of a database with so many messages heard, every second of them a talk."""
    copy(template, database)
    engine = make_engine(f"sqlite:///{database}")
    Keyring(engine, [key], welcome_new=True).unit()  # it knows its key before texts are there
    engine.dispose()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(HEARD, {"count": count})
        connection.execute(TALKS, {"count": count // 2})
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database
