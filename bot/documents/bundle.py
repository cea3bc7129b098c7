"""Several documents as one zip whose bytes depend on what is in them alone: sorted, and without the moment of making.

Beside them lies a list of their hashes, so that whoever has the files can check them by hand: `sha256sum -c MANIFEST.sha256`.
"""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable

from bot.documents.names import unlike
from handlers.kit.documents import Bundle, OneDocument

EPOCH = (1980, 1, 1, 0, 0, 0)
MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
STILL = rb"\g<1>1980-01-01T00:00:00Z"
PROPERTIES = "docProps/core.xml"
FILE_MODE = 0o600 << 16
MANIFEST = "MANIFEST.sha256"


def as_zip(bundle: Bundle, make: Callable[[OneDocument], tuple[str, bytes]]) -> bytes:
    """The bytes of the file; `make` gives the ending and the bytes of each document in it."""
    taken: set[str] = set()
    files = {}
    for one in bundle.parts:
        ending, content = make(one)
        files[unlike(one.name, f".{ending}", taken)] = settled(content)
    return _packed(files | {MANIFEST: _manifest(files)})


def faults_of(content: bytes) -> dict[str, bool]:
    """The files of such a zip that are not as its list says: True those that are missing. ValueError when it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            files = {one: packed.read(one) for one in packed.namelist()}
        lines = files.pop(MANIFEST).decode().splitlines()
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, RuntimeError, zlib.error):
        raise ValueError("not such a file") from None
    listed = {name: sha for sha, _, name in (line.partition("  ") for line in lines)}
    wrong = (one for one, it in files.items() if listed.get(one) != _sha256(it))
    return dict.fromkeys(wrong, False) | dict.fromkeys(listed.keys() - files.keys(), True)


def _manifest(files: dict[str, bytes]) -> bytes:
    return "".join(f"{_sha256(files[name])}  {name}\n" for name in sorted(files)).encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def settled(content: bytes) -> bytes:
    """An office file, which is a zip itself, without the moment at which it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        files = {one: packed.read(one) for one in packed.namelist()}
    if PROPERTIES in files:
        files[PROPERTIES] = MOMENTS.sub(STILL, files[PROPERTIES])
    return _packed(files)


def _packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, FILE_MODE
            packed.writestr(entry, files[name])
    return file.getvalue()
