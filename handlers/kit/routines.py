"""What the clock runs, and what becomes of it when nothing was running."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from handlers.regulation import Figures
from storage.vocabulary import PushKind

if TYPE_CHECKING:
    from handlers.kit.capability import Context


class Missed(Enum):
    """What becomes of the occasions of a routine that nobody ran because nothing was running."""

    ALL = "all"  # each of them, in order, with its own `fire_at`
    LATEST = "latest"  # the last one, for all


@dataclass(frozen=True, slots=True)
class Routine:
    """Something the clock runs; `at` are the fields of a cron trigger in Asia/Shanghai.

    With `at_figure` the time of day is that figure of the edition, and `at` has the other fields.

    An occasion missed by more than `late` is skipped and listed in the log. `urgency` is the kind of what it pushes
    (None: it pushes nothing); the more urgent routine is caught up first. `stops` says in words when it falls silent.
    """

    key: str
    at: Mapping[str, int | str]
    missed: Missed
    late: timedelta
    urgency: PushKind | None
    stops: str
    run: Callable[["Context"], None]
    at_figure: str = ""
    after_roster_change: bool = False  # at the next look of the clock, too

    def under(self, figures: Figures) -> "Routine":
        """The same with its time as an edition gives it."""
        if not self.at_figure:
            return self
        day: time = getattr(figures, self.at_figure)
        return replace(self, at={**self.at, "hour": day.hour, "minute": day.minute})
