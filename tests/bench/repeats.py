"""Every message is delivered twice, to SQLite and to two workers on PostgreSQL: each must work exactly once."""

from datetime import UTC, datetime
from functools import partial

from sqlalchemy import create_engine, text

from storage.sealing import Sealer
from tests.bench import corpus, report, roster
from tests.bench.load import Phase
from tests.bench.plan import Plan
from tests.bench.processes import free_port, resident_bytes, serving
from tests.bench.report import Run
from tests.bench.roster import everybody
from tests.bench.running import TABLES, fake_api, under_load
from tests.databases import PostgresServer


def run(plan: Plan) -> bool:
    """Whether every repeat was answered as before, and there is one row for each message."""
    now = datetime.now(
        UTC
    )  # workers are processes of their own: they take the time of this machine
    corp = plan.site.corp
    scripts = corpus.scripts(everybody(), corp.keys, corp.agent_id, now, repeated=1.0)
    phase = Phase("64", 64, 2.0 if plan.quick else 6.0, 1900)
    measured = partial(_measure, plan, phase, scripts, now)
    runs = [measured("SQLite", f"sqlite:///{plan.folder / 'twice.db'}", workers=1)]
    server = PostgresServer()
    try:
        url = server.fresh(with_cast=False)
        runs.append(measured("PostgreSQL, 2 workers", url, workers=2))
    finally:
        server.stop()
    for one in runs:
        report.progress(one)
    names = [one.stack for one in runs]
    report.table(runs, [phase], names)
    report.right(runs, names)
    return not any(one.faults for one in runs)


def _measure(
    plan: Plan,
    phase: Phase,
    scripts: list[corpus.Script],
    now: datetime,
    name: str,
    url: str,
    *,
    workers: int,
) -> Run:
    roster.fill(url, Sealer({1: plan.site.data_key}), now.date(), everybody())
    port = free_port()
    arguments = ("bot", "serve", "--port", str(port), "--workers", str(workers))
    with fake_api(plan.site.corp) as api_port:
        environment = plan.site.settings(url, api_port)
        log = plan.folder / f"twice-{workers}.log"
        with serving(arguments, port, environment, log) as server:
            measured, told = under_load(server, plan.site, [phase], scripts)
            resident = resident_bytes(server.pid)
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        count = "SELECT count(*) FROM {table}"
        rows = {
            table: int(connection.execute(text(count.format(table=table))).scalar_one())
            for table in TABLES
        }
    engine.dispose()
    return Run(name, measured, told, rows, server.ready_after, resident)
