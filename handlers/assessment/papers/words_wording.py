"""What people wrote and decided, as it stands on a sheet."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.assessment.papers.wording import on, points
from handlers.kit.wording import COMMA

AGREED = "同意评分。"


def goal(number: int) -> str:
    """A goal of the area, by its number."""
    return f"G-{number:04}"


def committee(branch: str, first: Sequence[str]) -> str:
    """Whom to turn to."""
    return f"{branch}{first[0]}" if first else branch


def signed(name: str, day: date) -> str:
    """Who wrote it in the chat, and when; the paper itself is signed by hand."""
    return f"（{name}，{on(day)}）"


def basis(text: str, notes: Sequence[int], reason: str) -> str:
    """What the scores rest on, and why they are far from what the area thinks."""
    numbers = COMMA.join(f"N-{one:04}" for one in notes)
    said = [
        text,
        f"督查记录：{numbers}" if numbers else "",
        reason and f"与责任区评价相差较大：{reason}",
    ]
    return "；".join(one for one in said if one)


def adjusted(scored: Decimal | None, total: Decimal | None, reason: str) -> str:
    """The branch set another total; both figures stay."""
    why = f"理由：{reason}。" if reason else ""
    return f"组长评 {points(scored)} 分，支部核定 {points(total)} 分。{why}"
