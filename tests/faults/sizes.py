"""Two sizes of each fault test (reliability.md §2.0): quick in `make test`, full in `make soak`."""

import os
from typing import TypeVar

FULL = os.environ.get("SOAK") == "full"

T = TypeVar("T")


def size(quick: T, full: T) -> T:
    """The size of this run."""
    return full if FULL else quick
