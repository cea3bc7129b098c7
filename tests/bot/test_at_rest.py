"""S-ATREST: what people say is nowhere to be read but in the chat (reliability.md T02).

Every sealed column is filled through the chat: whichever is new fails here until somebody says what goes into it.
Anonymous letters, which no data key opens, are written in the chat and on the pages.
"""

import base64
import logging
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, select, text

from bot.logs import Lines
from storage.sealed_columns import sealed_columns
from storage.session import Session
from storage.unit_of_work import UnitOfWork
from tests.bot.at_rest import MARK, canaries, count, files_in, hits, written
from tests.bot.commands.console import Console
from tests.bot.everything import MIXED, say_anonymously, say_everything
from tests.bot.watched import get
from tests.chatting import Chat, chatting
from tests.conftest import Databases
from tests.databases import KINDS, SEALER
from tests.faults.sizes import size
from tests.handlers.anonymous.boxes import PASSPHRASE

AT_ONCE = size(1, 10)  # in one text
ROUNDS = size(1, 50)  # each with a database of its own
LETTERS = 4  # of the anonymous matter
SECRETS = ("access_token.value", "subject_key.key")  # of which nobody says anything
A_FILE = "archive_seal.content"  # as base64: its words are looked for in that form, too
FROM_A_LIST = (  # a kind of reason is kept, levels, a recording: never words
    "voice_message.content",
    "session_attendance.reason",
    "ballot.levels",
)


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many canaries one text had that was sealed, by place."""
    counts: dict[str, int] = defaultdict(int)
    seal = Session.seal

    def counted(session: Session, words: str, place: str, *rest: Any, **more: Any) -> bytes:
        number = AT_ONCE if place in FROM_A_LIST else count(words)
        counts[place] = max(counts[place], number)
        return seal(session, words, place, *rest, **more)

    monkeypatch.setattr(Session, "seal", counted)
    return counts


@contextmanager
def logged_to(file: Path) -> Iterator[None]:
    """Whatever is logged, as it is written to stderr, with nothing held back."""
    handler, root, ours = logging.FileHandler(file), logging.root, logging.getLogger("zerenqu")
    handler.setFormatter(Lines())
    levels = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    ours.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()
        root.setLevel(levels[0])
        ours.setLevel(levels[1])


def pages(chat: Chat, folder: Path) -> None:
    """What the server tells whoever asks."""
    for path in ("metrics", "healthz", "readyz"):
        (folder / path).write_bytes(get(chat, f"/{path}").content)


def secrets_of(chat: Chat) -> list[bytes]:
    """The access token, and the keys of people."""
    found = []
    with UnitOfWork(chat.parts.engine, SEALER) as unit:
        for one in sealed_columns():
            if one.place in SECRETS:
                rows = unit.session.execute(select(one.table.c.id, one.column).where(one.filled))
                opened = [unit.session.unseal(value, one.place, row) for row, value in rows.all()]
                assert opened, one.place
                found += [key.encode() for key in opened]
                if one.place == "subject_key.key":
                    found += [base64.b64decode(key) for key in opened]
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_was_said_stands_in_no_file(
    kind: str,
    number: int,
    databases: Databases,
    sealed: dict[str, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary, aside = tmp_path / "temporary", tmp_path / "aside"
    temporary.mkdir()
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    words = islice(canaries(), number % 4 * 100, None)
    url = databases[kind].fresh(with_cast=True)
    with logged_to(aside / "log"), chatting(url) as chat:
        say_everything(chat, words, AT_ONCE)
        chat.move_to(MIXED)
        places = {one.place for one in sealed_columns()} - {*SECRETS, A_FILE}
        assert {place for place in places if sealed[place] < AT_ONCE} == set()
        assert count(say_anonymously(chat, words, AT_ONCE)) == LETTERS * AT_ONCE
        secrets: list[str | bytes] = [PASSPHRASE, *secrets_of(chat)]
        pages(chat, aside)
        kept = list(files_of(chat, url))
        if kind == "sqlite":
            assert {one.suffix for one in kept} >= {".db", ".db-wal", ".db-shm"}
            assert Console(url, aside)("backup", str(aside / "copy.db"))[0] == 0
        assert hits([*kept, *files_in(aside, temporary)], [MARK, *secrets]) == []
    databases[kind].drop(url)


def files_of(chat: Chat, url: str) -> Iterator[Path]:
    """Every file of the database, what was committed last included."""
    if chat.parts.engine.dialect.name == "sqlite":
        file = Path(str(make_url(url).database))
        return file.parent.glob(f"{file.name}*")
    with chat.parts.engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        return files_in(Path(str(connection.execute(text("SHOW data_directory")).scalar())))


@pytest.mark.parametrize("way", written(MARK))
def test_however_it_is_written_it_would_be_found(way: str, tmp_path: Path) -> None:
    word = next(canaries())
    for before in range(3):
        if "base64" in way:
            content = base64.b64encode(bytes(before) + word.encode(way.partition(",")[0]))
        else:
            content = bytes(before) + written(word)[way]
        (tmp_path / "file").write_bytes(content)
        found = {one.partition(" +")[0] for one in hits([tmp_path / "file"], [MARK])}
        assert found == {f"file: {way}".partition(" +")[0]}
