"""A transcriber runs in a process of its own and is ended whatever it does."""

import os
import select
from pathlib import Path

import pytest

from bot.voice import plugin
from bot.voice.running import NotHeard, transcribe
from tests.bot.voice.ears import install, recorded

pytestmark = pytest.mark.anyio
LONG_ENOUGH = 20.0
AUDIO = b"#!AMR\n" + bytes(100_000)


@pytest.fixture(autouse=True)
def ears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "ears", monkeypatch)
    monkeypatch.setenv("ZRQ_DATA_KEY", "secret")


async def test_the_example_hears_what_stands_in_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (audio,) = recorded(tmp_path, monkeypatch, "食堂夜班饭老是凉的")
    assert "table" in plugin.installed()
    assert await transcribe("table", audio, "amr", LONG_ENOUGH) == "食堂夜班饭老是凉的"
    with pytest.raises(NotHeard, match="failed"):
        await transcribe("table", b"another", "amr", LONG_ENOUGH)


@pytest.mark.parametrize(
    ("name", "why", "seconds"),
    [
        ("hangs", "timeout", 0.3),
        ("crashes", "failed", LONG_ENOUGH),
        ("fails", "failed", LONG_ENOUGH),
        ("says_nothing", "empty", LONG_ENOUGH),
        ("says_too_much", "long", LONG_ENOUGH),
        ("says_control", "garbage", LONG_ENOUGH),
        ("says_bytes", "failed", LONG_ENOUGH),
        ("repeats", "garbage", LONG_ENOUGH),
        ("eats_memory", "failed", LONG_ENOUGH),
        ("nobody", "failed", LONG_ENOUGH),
    ],
)
async def test_one_that_behaves_badly_was_not_heard(name: str, why: str, seconds: float) -> None:
    with pytest.raises(NotHeard, match=f"^{why}$"):
        await transcribe(name, AUDIO, "amr", seconds)


async def test_what_it_prints_is_no_word_and_what_it_knows_is_nothing_of_ours() -> None:
    assert await transcribe("prints", AUDIO, "speex", LONG_ENOUGH) == f"{len(AUDIO)} speex"
    known = await transcribe("shows_environment", AUDIO, "amr", LONG_ENOUGH)
    assert "ZRQ" not in known
    assert known.startswith("HOME LANG PATH PYTHONPATH TMPDIR")
    assert known.endswith("[]")


async def test_what_it_has_started_ends_with_it() -> None:
    child = int(await transcribe("leaves_a_child", AUDIO, "amr", LONG_ENOUGH))
    try:
        ended = os.pidfd_open(child)
    except ProcessLookupError:
        return
    assert select.select([ended], [], [], 10)[0]
    os.close(ended)


async def test_a_recording_that_is_too_large_is_not_even_tried() -> None:
    with pytest.raises(NotHeard, match="too_large"):
        await transcribe("nobody", bytes(plugin.MOST_BYTES + 1), "amr", LONG_ENOUGH)
