"""What people wrote and decided, as it stands on a sheet."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.assessment.papers.wording import on, points
from handlers.kit.wording import COMMA, GOAL_NOT_CONFIRMED, GOAL_RESULTS
from storage.assessment_words import GoalResult

AGREED = "同意评分。"
NO_MEAN = "责任区评价：份数太少，或还没有合计，不列。"


def goal(number: int, result: GoalResult | None) -> str:
    """A goal of the area, by its number, with what became of it."""
    return f"G-{number:04} {GOAL_RESULTS[result] if result else GOAL_NOT_CONFIRMED}"


def excused(why: str) -> str:
    """There is no self-appraisal, and the leader wrote down why."""
    return f"没有自查。原因（党小组长写）：{why}"


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


def mean(ballots: int, areas: Sequence[str], *, alone: bool) -> str:
    """What the mean of the ballots is of; 不了解 is left out of it."""
    if alone:
        return f"责任区评价：{ballots} 份不记名评价的平均，不了解的不算。"
    others = f"与{COMMA.join(areas)}" if areas else "全支部"
    return f"责任区评价：人少，{others}合计 {ballots} 份不记名评价，列的是合起来的平均，不是本人单独的。"


def adjusted(scored: Decimal | None, total: Decimal | None, reason: str) -> str:
    """The branch set another total; both figures stay."""
    why = f"理由：{reason}。" if reason else ""
    return f"组长评 {points(scored)} 分，支部核定 {points(total)} 分。{why}"
