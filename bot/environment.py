"""The ZRQ_ variables by field name; each may also come as ZRQ_…_FILE, and the file wins."""

import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from rapidfuzz import process

from bot import settings_wording as wording

PREFIX = "ZRQ_"
FILE = "_FILE"
KEYS = ("data_key", "data_key_old")  # for nobody else's eyes


def given(
    environment: Mapping[str, str], fields: Collection[str], problems: list[str]
) -> dict[str, str]:
    """What is set, without the blanks around it; adds what cannot be read or means nothing to `problems`."""
    known = {f"{PREFIX}{name.upper()}": name for name in fields}
    values: dict[str, str] = {}
    for key in sorted(one for one in environment if one.upper().startswith(PREFIX)):
        if key in known:
            values.setdefault(known[key], environment[key].strip())
        elif key.removesuffix(FILE) in known:
            name = known[key.removesuffix(FILE)]
            if (text := _read(Path(environment[key]), key, name, problems)) is not None:
                values[name] = text
        else:
            problems.append(wording.unknown_key(key, _nearest(key, list(known))))
    return {name: value for name, value in values.items() if value != ""}


def _nearest(key: str, known: list[str]) -> str:
    file = FILE if key.endswith(FILE) else ""
    found = process.extractOne(key.removesuffix(file), known)
    return found[0] + file if found else ""


def _read(path: Path, key: str, name: str, problems: list[str]) -> str | None:
    try:
        if name in KEYS and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            problems.append(wording.open_to_others(key))
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        problems.append(wording.unreadable_file(key))
        return None
