"""Both stacks do the same work for the same messages: otherwise comparing their speed would say nothing."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from bot.app import create_app, make_desk
from bot.metrics import Metrics
from bot.settings import Settings
from storage.assessment_words import Level
from storage.database import make_engine
from storage.migrations import migrate
from tests.bench import assessment, corpus, tutorial
from tests.bench.collated import Collated
from tests.bench.corpus import Script
from tests.bench.load import Exchange, Told, check
from tests.bench.roster import everybody
from tests.bench.site import START, Site
from tests.databases import disposing

TALKS = """
    SELECT host.userid, area.name, talk.held_on, other.userid FROM talk
    JOIN talk_person ON talk_person.talk_id = talk.id JOIN area ON area.id = talk.area_id
    JOIN person AS host ON host.id = talk.host_id JOIN person AS other ON other.id = talk_person.person_id
"""
CONCERNS = """
    SELECT person.userid, concern.identity, concern.urgent, area.name FROM concern
    JOIN person ON person.id = concern.raiser_id JOIN area ON area.id = concern.area_id
"""
PUSHES = "SELECT person.userid FROM outbox JOIN person ON person.id = outbox.recipient_id"
EVENTS = "SELECT kind FROM concern_event"
HEARD = "SELECT 1 FROM inbox"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A company of one branch."""
    branch = everybody()[0].branch
    people = [one for one in everybody() if one.branch == branch]
    return Site.build(tmp_path_factory.mktemp("bench"), people)


@pytest.fixture(scope="module")
def scripts(site: Site) -> list[Script]:
    """What a dozen hosts and workers say, with repeats and a danger among it."""
    branch = everybody()[0].branch
    people = [one for one in everybody() if one.branch == branch]
    return corpus.scripts(people, site.corp.keys, site.corp.agent_id, START)[:16]


def test_both_stacks_answer_and_record_the_same(
    site: Site, scripts: list[Script], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in site.environment("tutorial", site.templates["tutorial"], 0).items():
        monkeypatch.setenv(name, value)
    theirs = tutorial.create_app()
    settings = Settings.load(site.environment("ours", site.templates["ours"], 1))
    ours = create_app(settings, lambda: START, background=False)
    told = {name: play(app, site, scripts) for name, app in (("ours", ours), ("tutorial", theirs))}
    theirs.state.engine.dispose()
    messages = [message for script in scripts for message in script]
    assert any(one.repeat for one in messages)
    assert any(one.text == corpus.DANGER for one in messages)
    assert told["ours"] == told["tutorial"]
    assert told["ours"].wrong == []
    assert told["ours"].messages == sum(not one.repeat for one in messages)
    for query in (TALKS, CONCERNS, PUSHES, EVENTS, HEARD):
        assert rows(site, "ours", query) == rows(site, "tutorial", query) != Counter()


def test_a_year_comes_out_as_it_was_put_in_and_what_does_not_is_noticed(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/year.db"
    with disposing(make_engine(url)) as engine:
        migrate(engine)
        desk = make_desk(Settings.load(site.settings(url, 1)), engine, Metrics())
        assert assessment.collated(desk, 1).wrong == []
        monkeypatch.setattr(assessment, "total_of", Decimal)
        monkeypatch.setattr(assessment, "LEVELS", [Level.GOOD] * 5)
        again = Collated(1)
        for step in assessment.STEPS:
            step(desk, again)
    assert {one.partition(":")[0] for one in again.wrong} == {"levels", "sheets", "totals"}


def test_nobody_comes_near_the_limit_of_twenty_messages_a_minute(scripts: list[Script]) -> None:
    assert max(map(len, scripts)) < 15
    numbers = {message.request for script in scripts for message in script if not message.repeat}
    assert len(numbers) == sum(not message.repeat for script in scripts for message in script)


def play(app: FastAPI, site: Site, scripts: list[Script]) -> Told:
    """Send everything to one of the two, and read the answers."""
    told = Told()
    check(asyncio.run(exchanged(app, scripts)), site.corp.keys, told)
    return told


async def exchanged(app: FastAPI, scripts: list[Script]) -> list[Exchange]:
    """The answer to each message, one after the other."""
    done = []
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app), base_url="http://bot.test"
        ) as client,
    ):
        for message in (message for script in scripts for message in script):
            head, _, body = message.request.partition(b"\r\n\r\n")
            answer = await client.post(
                head.split()[1].decode(), content=body, headers={"content-type": "text/xml"}
            )
            done.append(Exchange(message, 0.0, status=answer.status_code, body=answer.content))
    assert {one.status for one in done} == {200}
    return done


def rows(site: Site, stack: str, query: str) -> Counter[tuple[object, ...]]:
    """What a query finds in one of the two databases."""
    with closing(sqlite3.connect(site.templates[stack])) as connection:
        return Counter(connection.execute(query).fetchall())
