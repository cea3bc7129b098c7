"""Files that are written whole or not at all."""

import os
from pathlib import Path

PART = ".part"
FOR_ALL, FOR_ME = 0o666, 0o600  # less what the user's umask takes


def write_whole(path: Path, content: bytes, mode: int = FOR_ALL) -> None:
    """The whole file or none: a reader never finds half of it. What is there of this name is replaced."""
    part = path.with_name(path.name + PART)
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as opened:
            opened.write(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
