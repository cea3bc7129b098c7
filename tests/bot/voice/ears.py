"""Installs transcribers for a test: the example, and some that behave badly."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from bot.voice.plugin import GROUP

EXAMPLE = Path(__file__).parents[2] / "transcriber_table"
BAD = """
import os, signal, subprocess, sys

def hangs(audio, format):
    signal.pause()

def crashes(audio, format):
    os.kill(os.getpid(), signal.SIGSEGV)

def fails(audio, format):
    raise ValueError(audio)

def says_nothing(audio, format):
    return " \\n"

def says_too_much(audio, format):
    return "".join(map(chr, range(0x4e00, 0x9000))) * 2

def says_control(audio, format):
    return "\\x1b[2J\\u202e食堂"

def says_bytes(audio, format):
    return b"\\xff\\xfe"

def repeats(audio, format):
    return "谢谢观看" * 100

def eats_memory(audio, format):
    return str(len(bytearray(8 << 30)))

def prints(audio, format):
    print("loading the model")
    os.write(1, b"50%")
    return f"{len(audio)} {format}"

def shows_environment(audio, format):
    return " ".join(sorted(os.environ)) + " " + str(os.listdir("."))

def leaves_a_child(audio, format):
    return str(subprocess.Popen(["sleep", "600"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid)
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the example and the bad ones where Python finds what is installed."""
    example = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())
    names = dict(example["project"]["entry-points"][GROUP])
    bad = [line.split()[1].split("(")[0] for line in BAD.splitlines() if line.startswith("def ")]
    names |= {name: f"bad_ears:{name}" for name in bad}
    info = folder / "ears-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ears\nVersion: 1\n")
    points = "".join(f"{name} = {where}\n" for name, where in names.items())
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{points}")
    (folder / "bad_ears.py").write_text(BAD)
    monkeypatch.syspath_prepend(str(EXAMPLE))
    monkeypatch.syspath_prepend(str(folder))


def recorded(folder: Path, monkeypatch: pytest.MonkeyPatch, *sentences: str) -> list[bytes]:
    """A recording of each sentence, which the example knows."""
    recordings = [b"#!AMR\n" + bytes([number]) * 64 for number in range(len(sentences))]
    pairs = zip(recordings, sentences, strict=True)
    table = folder / "table.txt"
    lines = [f"{sha256(one).hexdigest()} {words}\n" for one, words in pairs]
    table.write_text("".join(lines), encoding="utf-8")
    monkeypatch.setenv("TRANSCRIBER_TABLE", str(table))
    return recordings
