"""The few lines of RFC 5545 that a calendar of appointments needs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

LINE = 75  # octets, without the break (RFC 5545 §3.1)
BREAK = "\r\n"
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")  # no text may hold them (§3.3.11)


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment; times are aware. With a higher `sequence` it takes the place of what a phone has."""

    uid: UUID
    begins: datetime
    ends: datetime
    changed: datetime
    sequence: int
    summary: str
    place: str
    description: str
    cancelled: bool = False
    free: bool = False  # does not count as busy


def calendar(name: str, events: Iterable[Event]) -> str:
    """The whole file, read again by phones every few hours."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zerenqu//Zerenqu//ZH", "CALSCALE:GREGORIAN"),
        *(f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT4H"),
        "X-PUBLISHED-TTL:PT4H",
        *(line for one in events for line in _event(one)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}{BREAK}" for line in lines)


def _event(one: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}@zerenqu"
    yield f"DTSTAMP:{in_utc(one.changed)}"
    yield f"SEQUENCE:{one.sequence}"
    yield f"DTSTART:{in_utc(one.begins)}"
    yield f"DTEND:{in_utc(one.ends)}"
    yield f"SUMMARY:{escaped(one.summary)}"
    if one.place:
        yield f"LOCATION:{escaped(one.place)}"
    yield f"DESCRIPTION:{escaped(one.description)}"
    yield f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if one.free else 'OPAQUE'}"
    yield "END:VEVENT"


def in_utc(moment: datetime) -> str:
    """A moment without a zone to explain (§3.3.5).

    >>> in_utc(datetime.fromisoformat("2026-03-13T15:00+08:00"))
    '20260313T070000Z'
    """
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    r"""A text as a value (§3.3.11); nothing in it can begin another line.

    >>> escaped("二楼,东;A\\B\r\nEND:VEVENT\x00")
    '二楼\\,东\\;A\\\\B\\nEND:VEVENT'
    """
    text = CONTROL.sub("", text.replace("\r\n", "\n"))
    for one in "\\,;":
        text = text.replace(one, f"\\{one}")
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    r"""Cut into lines of 75 octets at most, never within a character (§3.1); all but the first begin with a blank.

    >>> [len(one.encode()) for one in folded("SUMMARY:" + "学" * 50).split(BREAK)]
    [74, 73, 13]
    >>> folded("SUMMARY:" + "学" * 50).replace("\r\n ", "") == "SUMMARY:" + "学" * 50
    True
    """
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            parts.append("")
            size = 1  # the blank
        parts[-1] += letter
        size += width
    return f"{BREAK} ".join(parts)
