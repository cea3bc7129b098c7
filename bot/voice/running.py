"""Runs a transcriber in a process group of its own, and ends it whatever it does."""

import asyncio
import contextlib
import math
import os
import re
import signal
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bot.voice.plugin import MOST_BYTES, MOST_CHARACTERS
from handlers.kit.reading.cleaning import clean

CHILD = Path(__file__).with_name("child.py")
MEMORY = 2 << 30  # bytes of address space
MOST_OUT = 4 * MOST_CHARACTERS  # bytes of UTF-8
PASSED_ON = "TRANSCRIBER_"
AGAIN_AND_AGAIN = re.compile(r"(.{2,30}?)\1{9,}")  # a model in a loop
BLANKS = str.maketrans(dict.fromkeys("\t\r\n\u3000\xa0", " "))


class NotHeard(Exception):
    """There are no words; the text is one of: timeout, failed, empty, long, garbage, too_large."""


async def transcribe(name: str, audio: bytes, audio_format: str, seconds: float) -> str:
    """The words of a recording by an installed transcriber, within so many seconds. Raises NotHeard."""
    if len(audio) > MOST_BYTES:
        raise NotHeard("too_large")
    limits = (str(MEMORY), str(math.ceil(seconds) + 1))
    with tempfile.TemporaryDirectory(prefix="zerenqu-voice-") as empty:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", str(CHILD), name, audio_format, *limits),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=empty,
            env=environment(os.environ, empty),
            start_new_session=True,
        )
        giving = asyncio.create_task(_write(process, audio))
        try:
            async with asyncio.timeout(seconds):
                said = await _read(process)
                code = await process.wait()
        except TimeoutError:
            raise NotHeard("timeout") from None
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # and whatever it has started
            await process.wait()
            await giving  # nobody reads any more: it ends
    if code != 0:
        raise NotHeard("failed")
    return words_of(said)


def environment(ours: Mapping[str, str], folder: str) -> dict[str, str]:
    """What the process is told: where Python finds what is installed, and what is meant for the transcriber.

    >>> told = environment({"ZRQ_DATA_KEY": "x", "TRANSCRIBER_MODEL": "m", "PATH": "/bin", "HOME": "/h"}, "x")
    >>> sorted(told), told["HOME"]
    (['HOME', 'LANG', 'PATH', 'PYTHONPATH', 'TMPDIR', 'TRANSCRIBER_MODEL'], 'x')
    """
    path = os.pathsep.join(one for one in sys.path if one)
    told = {"PYTHONPATH": path, "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder}
    meant = {key: value for key, value in ours.items() if key.startswith(PASSED_ON)}
    return {"PATH": ours.get("PATH", os.defpath), **meant, **told}


def words_of(said: bytes) -> str:
    """What was heard, as one line. Raises NotHeard for what nobody can have said.

    >>> words_of("食堂夜班饭\\n老是凉的 ".encode())
    '食堂夜班饭 老是凉的'
    """
    try:
        text = said.decode().strip().translate(BLANKS)
    except UnicodeDecodeError:
        raise NotHeard("garbage") from None
    words = clean(text)
    if not any(map(str.isalnum, words)):
        raise NotHeard("empty")
    if len(text) > MOST_CHARACTERS:
        raise NotHeard("long")
    if words != text or AGAIN_AND_AGAIN.search(words):  # control, hidden or direction characters
        raise NotHeard("garbage")
    return words


async def _read(process: asyncio.subprocess.Process) -> bytes:
    """All it says; whoever says too much is not listened to."""
    assert process.stdout is not None  # noqa: S101  (it is a pipe)
    said = b""
    while more := await process.stdout.read(MOST_OUT):
        said += more
        if len(said) > MOST_OUT:
            raise NotHeard("long")
    return said


async def _write(process: asyncio.subprocess.Process, audio: bytes) -> None:
    """Give it the recording; one that does not read to the end may still have heard enough."""
    assert process.stdin is not None  # noqa: S101  (it is a pipe)
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(audio)
        await process.stdin.drain()
    process.stdin.close()
