"""O-RESTORE over all kinds: whatever a table says may be taken back is gone from an older copy too.

The kinds are found by what the tables say of themselves: a new one fails here until something of it is there.
"""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import Engine, func, update
from sqlmodel import col

from storage import backup, restoring
from storage.database import make_engine
from storage.deletions import KINDS
from storage.tables import Concern
from storage.unit_of_work import UnitOfWork
from storage.vocabulary import ConcernState
from storage.witness import keep_at
from tests.bot.everything import WINDOW, say_everything
from tests.chatting import chatting
from tests.conftest import Databases
from tests.databases import DATA_KEY, SEALER, SqliteFiles, disposing
from tests.storage.keeping import coming_back, file_of

ROWS = [kind for kind, one in KINDS.items() if one.words is None and kind != "sentence"]


@pytest.fixture(scope="module")
def everything(databases: Databases) -> Iterator[Path]:
    """A file with something in every sealed column, at rest."""
    files = databases["sqlite"]
    assert isinstance(files, SqliteFiles)
    url = files.fresh(with_cast=True)
    with chatting(url) as chat:
        say_everything(chat, itertools.repeat("一句话"))
    yield file_of(url)
    files.drop(url)


def left(engine: Engine, kind: str) -> int:
    """How many of a kind are there."""
    one = KINDS[kind]
    with UnitOfWork(engine, SEALER) as unit:
        counted = sqlalchemy.select(func.count(one.keys[0])).where(one.still_there)
        return int(unit.session.execute(counted).scalar_one())


def take_back(engine: Engine, kind: str) -> None:
    """All of a kind goes, and first the rows that hang on it."""
    going = ROWS[: ROWS.index(kind) + 1] if kind in ROWS else [kind]
    with UnitOfWork(engine, SEALER) as unit:
        for each in going:
            if each == "concern":
                withdrawn = {"state": ConcernState.WITHDRAWN, "closed_at": WINDOW}
                unit.session.execute(
                    update(Concern).values(withdrawn).where(col(Concern.number) > 0)
                )
            else:
                KINDS[each].again(unit.session, KINDS[each].still_there, WINDOW)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_taken_back_is_gone_from_an_older_copy(
    kind: str, everything: Path, tmp_path: Path
) -> None:
    live, copy, witness = tmp_path / "live.db", tmp_path / "copy.db", str(tmp_path / "witness")
    shutil.copy(everything, live)
    with disposing(make_engine(f"sqlite:///{live}")) as engine:
        keep_at(engine, witness)
        backup.copy_to(live, copy, WINDOW)
        there = left(engine, kind)
        take_back(engine, kind)
        assert (there > 0, left(engine, kind)) == (True, 0)
    with coming_back(copy, witness) as engine:
        assert left(engine, kind) == there
        assert restoring.begin_epoch(engine, [DATA_KEY], WINDOW).deleted >= there
        assert left(engine, kind) == 0
