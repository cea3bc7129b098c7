"""When one promised message may go to its receiver, or why it never may: the whole rule, without clock, database or platform (design §6).

`bot/sending/choosing.py` asks it for every message that is due; `tests/handlers/kit/test_going.py` plays random years through it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from handlers.kit import budget
from handlers.kit.hours import Hours
from handlers.kit.pushes import BUDGETED, RULES
from storage.vocabulary import PushKind

EVERY_DAY = -1
TOO_LATE, UNWANTED = "too_late", "unwanted"


class Pending(Protocol):
    """What is known of a message: `put_off` says that its receiver named the moment himself."""

    @property
    def kind(self) -> PushKind:
        """How it is treated."""

    @property
    def due_at(self) -> datetime:
        """From when on."""

    @property
    def not_after(self) -> datetime | None:
        """After this it is of no use."""

    @property
    def put_off(self) -> bool:
        """His own choice of the moment."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody's hours, and his wish: a day of the week (Monday = 0), None for no reminder at all, or `EVERY_DAY`."""

    hours: Hours
    wish: int | None = EVERY_DAY


def why_never(push: Pending, to: Receiver, now: datetime) -> str:
    """Why it ends unsent; "" when it does not."""
    if push.not_after is not None and push.not_after <= now:
        return TOO_LATE
    return UNWANTED if to.wish is None and RULES[push.kind].unwanted else ""


def may_leave(push: Pending, to: Receiver, now: datetime) -> datetime:
    """Now, or when his hours and his wish allow it; what would be over by the day he named does not wait for it."""
    leaves = to.hours.earliest(push.kind, now, push.not_after)
    if push.kind not in BUDGETED or push.put_off or to.wish in (None, EVERY_DAY):
        return leaves
    opens = budget.opening(push.due_at, to.wish, lambda one: to.hours.earliest(push.kind, one))
    waits = push.not_after is None or opens < push.not_after
    return max(leaves, opens) if waits else leaves


def within_budget(push: Pending, to: Receiver, told: Iterable[datetime], now: datetime) -> datetime:
    """Now, or when the budget allows one more; `told` are the moments of what counted in the last week."""
    over, figures = push.not_after, to.hours.figures

    def too_late(moment: datetime) -> bool:
        return over is not None and to.hours.earliest(push.kind, max(moment, now), over) >= over

    return budget.may_go(
        told,
        now,
        per_day=figures.pushes_per_day,
        per_week=figures.pushes_per_week,
        too_late=too_late,
        must_be_told=RULES[push.kind].must_be_told,
    )
