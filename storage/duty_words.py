"""Closed word lists of what members do in passing, stored by value."""

from enum import StrEnum


class PairState(StrEnum):
    """Where a mentoring pair stands [T7]; one that was declined is gone, and nothing says why one ended."""

    ASKED = "asked"  # the mentored has not answered
    AGREED = "agreed"
    DONE = "done"  # its goal was reached
    ENDED = "ended"
