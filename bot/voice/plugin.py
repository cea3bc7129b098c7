"""What a transcriber is, and which of them are installed: entry points of the group `zerenqu.transcriber`."""

from importlib.metadata import entry_points
from typing import Protocol

GROUP = "zerenqu.transcriber"
LONGEST, MOST_BYTES = 60, 2 << 20  # seconds and bytes of a recording (wecom.md §7)
MOST_CHARACTERS = 1000  # of what was heard: nobody says more in a minute


class Transcriber(Protocol):
    """Turns one recording into the words that were said; named in an entry point of the group `zerenqu.transcriber`.

    It is imported and called in a process of its own, once for each recording, without network settings, secrets or a
    database in its environment, in an empty folder, with a limit on memory and on time. Variables that begin with
    TRANSCRIBER_ are passed on to it, for the path of a model and the like. What it prints goes nowhere.
    """

    def __call__(self, audio: bytes, format: str) -> str:  # noqa: A002  (the platform's word)
        """The words, as plain text of at most 1,000 characters without control characters.

        `audio` is the file as the platform gives it, at most 2 MiB and 60 s; `format` is the platform's word for it,
        in small letters: "amr" (AMR-NB, 8 kHz) from a phone, or "speex" (16 kHz). Whatever it raises, an empty text, and
        one that is too long mean the same: it was not heard, and whoever spoke is asked to type.
        """


def installed() -> tuple[str, ...]:
    """The names of all transcribers that are installed here; none is imported."""
    return tuple(sorted(one.name for one in entry_points(group=GROUP)))
