"""Files of an archive know nothing of the moment at which they were made."""

import io
import zipfile

from bot.documents.bundle import settled


def made_in(year: int) -> bytes:
    """An office file as it comes out of that year."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        core = f"<dcterms:modified xsi:type='W3CDTF'>{year}-03-01T08:00:00Z</dcterms:modified>"
        packed.writestr(zipfile.ZipInfo("docProps/core.xml", (year, 3, 1, 8, 0, 0)), core)
        packed.writestr(zipfile.ZipInfo("a.xml", (year, 3, 1, 8, 0, 0)), "<a/>")
    return file.getvalue()


def test_the_moment_of_making_is_not_in_it() -> None:
    assert made_in(2025) != made_in(2026)
    assert settled(made_in(2025)) == settled(made_in(2026))
    with zipfile.ZipFile(io.BytesIO(settled(made_in(2026)))) as packed:
        assert packed.namelist() == ["a.xml", "docProps/core.xml"]
        assert packed.read("a.xml") == b"<a/>"
