"""A transcriber that needs no model: it knows recordings by their SHA-256 and looks their words up in a file.

The file is named by TRANSCRIBER_TABLE: UTF-8, one recording a line, its digest in hex, a blank, and the words.
"""

import os
from hashlib import sha256
from pathlib import Path


def transcribe(audio: bytes, format: str) -> str:  # noqa: A002  (a transcriber is called so)
    """The words that stand in the table; raises LookupError for a recording that does not."""
    lines = Path(os.environ["TRANSCRIBER_TABLE"]).read_text(encoding="utf-8").splitlines()
    words = dict(line.split(" ", 1) for line in lines)
    return words[sha256(audio).hexdigest()]
