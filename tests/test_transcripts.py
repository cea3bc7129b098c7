"""Whole conversations: the demo's story, the files of tests/transcripts, and what the READMEs show."""

import re
from pathlib import Path

import pytest

import bot
from tests.chatting import Chat

ROOT = Path(__file__).parent.parent
STORY = Path(bot.__file__).parent / "story.txt"
FILES = [STORY, *sorted((ROOT / "tests" / "transcripts").glob("*.txt"))]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
SHOWN = re.compile(r"```chat\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_goes_as_written(chat: Chat, file: Path) -> None:
    chat(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(shown, id=f"{readme.stem}-{number}")
        for readme in READMES
        for number, shown in enumerate(SHOWN.findall(readme.read_text(encoding="utf-8")), start=1)
    ],
)
def test_what_a_readme_shows_is_what_happens(chat: Chat, shown: str) -> None:
    chat(shown)


@pytest.mark.parametrize("readme", READMES, ids=lambda file: file.name)
def test_every_readme_shows_a_conversation(readme: Path) -> None:
    assert SHOWN.search(readme.read_text(encoding="utf-8"))
