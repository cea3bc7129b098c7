"""A word by which a leak is known, and where it is looked for: in every file, in every way it may be written."""

import base64
import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

MARK = "鼍黻鬻"  # nobody says it, and it is no word of the grammar
ENDINGS = "鸢鹫鳜麝鲲鲼鹗鹞鹬鹳鹪鹭鹱鹨鹩鼬鼯鼷鼹鼗鼐鹁鹂鹄鹆鹇鹈鹌鹎鹐鹑鹕鹘鹚"
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gbk")


def canaries() -> Iterator[str]:
    """Words that are all different and begin with the mark."""
    pairs = itertools.permutations(dict.fromkeys(ENDINGS), 2)
    return (MARK + "".join(one) for one in pairs)


def written(word: str | bytes) -> dict[str, bytes]:
    """How a word may stand in a file, by the name of the way."""
    plain = {"raw": word} if isinstance(word, bytes) else {way: word.encode(way) for way in CODINGS}
    ways = dict(plain)
    for way, said in plain.items():
        ways[f"{way}, hex"] = said.hex().encode()
        for before in range(3):  # what precedes it decides which letters it has
            coded = base64.b64encode(bytes(before) + said).rstrip(b"=")
            ways[f"{way}, base64 +{before}"] = coded[(0, 2, 3)[before] : len(coded) - 1]
    if isinstance(word, str):
        escaped = json.dumps(word).strip('"')
        ways["JSON"] = escaped.encode()
        ways["JSON, upper"] = escaped.upper().replace("\\U", "\\u").encode()
        ways["JSON in JSON"] = escaped.replace("\\", "\\\\").encode()
    return ways


def count(text: str) -> int:
    """How often the mark stands in a text, as it is or escaped."""
    return max(text.count(MARK), text.count(json.dumps(MARK).strip('"')))


def files_in(*folders: Path) -> Iterator[Path]:
    """Every file under them."""
    return (one for folder in folders for one in sorted(folder.rglob("*")) if one.is_file())


def hits(files: Iterable[Path], words: Iterable[str | bytes]) -> list[str]:
    """Which files hold which of the words, and how they are written; the words themselves are not said."""
    wanted = [ways for word in words for ways in written(word).items()]
    return [
        f"{file.name}: {name}"
        for file in files
        for content in [_content(file)]
        for name, way in wanted
        if way in content
    ]


def _content(file: Path) -> bytes:
    """What a file holds; nothing once it is gone, as the caches that PostgreSQL writes anew."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
