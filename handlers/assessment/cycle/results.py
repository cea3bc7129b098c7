"""What a year came to, as bytes that anybody can make again from what is kept [M4.4].

For each sheet: the scorer's total, the one that stands, and the grade that the cycle's own edition gives it; no word, no
name and no order of merit: sheets go by their random ids.
"""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal

from handlers.regulation import Edition, grade_of
from storage.queries.results import Result


def canonical(edition: Edition, results: Iterable[Result]) -> bytes:
    """The results of a cycle under its edition; the same figures always give the same bytes."""
    rows = sorted(
        [
            one.sheet_id.hex,
            one.subject_id.hex,
            one.area_id.hex,
            one.state.value,
            _exact(one.scored),
            _exact(one.total),
            grade_of(one.total, edition).key if one.total is not None else "",
        ]
        for one in results
    )
    return json.dumps([edition.key, rows], separators=(",", ":")).encode()


def digest(edition: Edition, results: Iterable[Result]) -> bytes:
    """What is kept of these bytes when a cycle becomes final (SHA-256)."""
    return hashlib.sha256(canonical(edition, results)).digest()


def _exact(points: Decimal | None) -> str:
    """Points without what a database may add to them.

    >>> _exact(Decimal("90.00")), _exact(Decimal("89.5")), _exact(Decimal("100")), _exact(None)
    ('90', '89.5', '100', '')
    """
    if points is None:
        return ""
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
