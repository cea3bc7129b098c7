"""Commands that keep the data, given inside this process; and what spoils a file."""

import base64
import sqlite3
from contextlib import closing
from pathlib import Path

from typer.testing import CliRunner

from bot.__main__ import cli
from tests.databases import DATA_KEY
from tests.storage.keeping import file_of

NEW, WRONG = bytes(range(1, 33)), bytes(range(2, 34))


def coded(key: bytes) -> str:
    """A data key as the settings have it."""
    return base64.b64encode(key).decode()


class Console:
    """Runs commands over one database, and returns exit code and all that was said."""

    def __init__(self, url: str, folder: Path) -> None:
        self.env = {
            "ZRQ_DATABASE_URL": url,
            "ZRQ_DATA_KEY": coded(DATA_KEY),
            "ZRQ_WITNESS": str(folder / "witness"),
        }

    def __call__(self, *arguments: str, **settings: str) -> tuple[int, str]:
        """Run it, with other settings if need be (`data_key=…`)."""
        env = {f"ZRQ_{key.upper()}": value for key, value in settings.items()}
        done = CliRunner().invoke(cli, list(arguments), env={**self.env, **env})
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output


def place_of(console: Console) -> Path:
    """The file of its database."""
    return file_of(console.env["ZRQ_DATABASE_URL"])


def flip(file: Path) -> None:
    """Damage a page that is in use: the first one of the people."""
    with closing(sqlite3.connect(file)) as database:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = 'person'"
        begins = 4096 * (database.execute(asked).fetchone()[0] - 1)
    with file.open("r+b") as page:
        page.seek(begins)
        (byte,) = page.read(1)
        page.seek(begins)
        page.write(bytes([byte ^ 0x40]))
