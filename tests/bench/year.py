"""A year of 1,000 branches (30,000 people) on a clock that is moved, with two outages of two days in it.

Every routine runs when it falls due, every push goes when it may, to the simulated WeCom; people say what they say
through the desk in batches, those of the first branch through the encrypted callback. In March nothing of ours runs
for two days, in October WeCom answers nothing. Reported are the pushes a person got in a week, and what was wrong.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import perf_counter, process_time
from uuid import UUID

import httpx2
from starlette.applications import Starlette

from bot.app import create_app
from bot.parts import Parts
from bot.settings import Settings
from bot.simulator.api import FakeApi
from bot.simulator.phone import Phone
from bot.simulator.world import SimPerson, SimulatedCorp
from bot.told import Told
from storage.database import make_engine
from storage.migrations import migrate
from tests.bench import report
from tests.bench.assessed_year import SEATS
from tests.bench.plan import Plan
from tests.bench.year_checks import Pushes
from tests.bench.year_company import PEOPLE, TEAM_SIZE, TEAMS, Branch, fill
from tests.bench.year_living import DOWN, END, SILENT, CountedApi, Still, Year

FULL, QUICK = 1000, 20
WEEKS = 52


def run(plan: Plan) -> bool:
    """Whether every answer was right, the budget held, and the outages lost nothing."""
    return asyncio.run(of_size(plan, QUICK if plan.quick else FULL))


async def of_size(plan: Plan, count: int, until: datetime = END) -> bool:
    """A year of so many branches, or its beginning."""
    file = plan.folder / f"year-{count}.db"
    url, clock = f"sqlite:///{file}", Still()
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()
    branches = [Branch(number) for number in range(count)]
    corp = SimulatedCorp.fresh([SimPerson(one, one) for one in _userids(branches)], clock.now)
    settings = Settings.load(replace(plan.site, corp=corp).settings(url, 1))
    api = CountedApi(Starlette(routes=FakeApi(corp).routes()))
    app = create_app(settings, clock.now, background=False, transport=api)
    async with app.router.lifespan_context(app):
        parts: Parts = app.state.parts
        branches = fill(parts.desk.units, count)
        transport = httpx2.ASGITransport(app)
        phone = Phone(corp, "http://bot.test/wecom/callback", transport=transport, pause=0)
        year = Year(clock, corp, api, parts, phone, branches, Pushes([DOWN, SILENT]))
        await year.live(until)
        await phone.aclose()
        return _report(year, file)


def _userids(branches: Sequence[Branch]) -> Iterator[str]:
    for one in branches:
        yield from (f"s{one.number}-{place}" for place in range(len(SEATS)))
        yield from (
            one.of_team(team, place) for team in range(len(TEAMS)) for place in range(TEAM_SIZE)
        )


def _report(year: Year, file: Path) -> bool:
    people = len(year.branches) * PEOPLE
    kept, told = year.pushes.budget(year.parts.desk)
    stale, lost = year.pushes.stale(), year.pushes.lost(told)
    messages, most = sum(len(one.at) for one in told.values()), _most(told)
    report.say(
        f"{len(year.branches)} branches, {people} people, {year.said} messages, {year.api.calls} API calls, "
        f"{perf_counter() - year.began:.0f} s ({year.answering:.0f} s of them answering), {process_time():.0f} CPU s, "
        f"{file.stat().st_size / report.MEBI:.0f} MiB."
    )
    report.say(
        f"Pushes a person got in a week: {messages / people / WEEKS:.2f} in the mean, {most[0]} at most in any seven days, "
        f"{most[1]} of them budgeted; {kept.in_time} went beyond the budget in time, {year.pushes.waiting} wait."
    )
    slowest = sorted(year.routines.items(), key=lambda one: -sum(one[1]))
    for key, took in slowest[:5]:
        report.say(f"    {key}: {sum(took):.1f} CPU s in {len(took)} runs, {max(took):.2f} at most")
    wrong = {
        "answers": sum(map(len, year.wrong.values())),
        "budget": len(kept.broken),
        "lost": len(lost),
        "stale": len(stale),
    }
    for line in (
        *(one[0] for one in year.wrong.values()),
        *map(str, kept.broken[:3]),
        *map(str, lost[:3]),
        *map(str, stale[:3]),
    ):
        report.say(f"    !! {line[:200]}")
    report.say(f"Wrong: {wrong}.")
    return not any(wrong.values())


def _most(told: dict[UUID, Told]) -> tuple[int, int]:
    """The most messages within seven days, and the most that count."""
    budgeted = (Told({at: [] for at in one.budgeted}).longest_week()[0] for one in told.values())
    return max((one.longest_week()[0] for one in told.values()), default=0), max(
        budgeted, default=0
    )
