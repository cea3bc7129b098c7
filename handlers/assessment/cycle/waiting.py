"""For whom something waits in a step of the assessment: each room says it for its own step [M4].

Who has done his part, is excused or wishes not to has nothing to do. The cycle asks without knowing the rooms, which
stand above it: `handlers/assessment/__init__.py` puts them together.
"""

from collections.abc import Callable
from uuid import UUID

from handlers.kit.capability import Context
from storage.assessment_words import StepKey
from storage.queries.assessment import CycleView

Find = Callable[[Context, CycleView], list[UUID]]
_FOUND_BY: dict[StepKey, Find] = {}


def finds(step: StepKey, find: Find) -> None:
    """Name who finds those for whom something waits in a step; ids only, whether they are there today or not."""
    _FOUND_BY[step] = find


def waiting_for(ctx: Context, cycle: CycleView, step: StepKey) -> list[UUID]:
    """Who still has something to do in a step."""
    return _FOUND_BY[step](ctx, cycle)
