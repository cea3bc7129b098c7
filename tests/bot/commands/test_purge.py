"""purge: it counts, it deletes without a trace, and it goes on where it was interrupted."""

import re
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, text

from bot.cli.keeping_wording import TABLES
from handlers.privacy import retention
from handlers.privacy.rules import kept_from
from handlers.regulation import Period
from storage.database import make_engine
from storage.queries import personal_data
from storage.queries.due_deletions import PERIODS
from storage.queries.personal_data import STEPS
from storage.queries.purged import Purged
from storage.unit_of_work import Unavailable
from storage.vocabulary import SHANGHAI
from tests.bot.commands.console import Console
from tests.databases import disposing
from tests.handlers.privacy.conftest import World
from tests.storage.keeping import file_of, filled

CANARY = "金丝雀在唱歌"


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
        from_then_on = kept_from(Period(months=15), datetime.now(SHANGHAI)).date().isoformat()
        assert f"谈心内容：3（{from_then_on} 以前的）" in said
        assert console("purge", "--dry-run")[1] == said  # nothing was touched
        assert traces(url) != 0
        code, said = console("purge")
        assert (code, "谈心内容：3" in said) == (0, True)
        assert traces(url) == 0
        assert console("purge")[1].startswith("没有到期的内容")
        assert console("verify-audit")[0] == 0


def test_everything_that_is_deleted_has_a_name() -> None:
    assert set(TABLES) == set(asdict(Purged())) == set(STEPS)
    named = [name for names in PERIODS.values() for name in names]
    their_own = {
        *("answers", "heard", "said", "statements", "occasions"),
        *("subject_keys", "schedule_entries"),
    }
    assert sorted(named) == sorted(set(TABLES) - their_own)


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


def due(console: Console) -> int:
    code, said = console("purge", "--dry-run")
    assert code == 0
    return sum(int(number) for number in re.findall(r"^·.*：(\d+)", said, re.MULTILINE))


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


def test_a_purge_broken_off_by_the_database_says_what_is_gone_and_how_to_go_on(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    with disposing(make_engine(console.env["ZRQ_DATABASE_URL"])) as engine:
        old_records(engine)
    before = due(console)
    batches = iter(range(9))
    purge = retention.purge

    def broken_off(*given: Any) -> Purged:
        if next(batches) == 1:
            raise Unavailable("busy")
        return purge(*given)

    monkeypatch.setattr(personal_data.purge, "__kwdefaults__", {"most": 2})
    monkeypatch.setattr(retention, "purge", broken_off)
    code, said = console("purge")
    assert (code, "没有改动" in said, "再运行一次 zerenqu purge" in said) == (2, False, True)
    assert said.count("：1\n") == 2
    assert due(console) == before - 2
    batches = iter([1])
    assert "没有改动" in console("purge")[1]  # broken off before the first batch
