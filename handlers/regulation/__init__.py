"""The regulation as data: an edition holds clauses, duties, the form, grades, steps and figures."""

from handlers.regulation.calendar import CalendarError, Counted, DayPlan, Reckoned, WorkdayCalendar
from handlers.regulation.dated import Editions, in_force, packaged_named
from handlers.regulation.edition import (
    Edition,
    Grading,
    IncompleteEdition,
    is_own,
    packaged,
    source,
)
from handlers.regulation.figures import Figures, Interval, Period
from handlers.regulation.grading import grade_of
from handlers.regulation.meetings import Calls, Meeting
from handlers.regulation.parts import (
    Clause,
    Dimension,
    Duty,
    GoalYear,
    GradeBand,
    Item,
    MonthDay,
    Section,
    Step,
    TalkTrigger,
)
from handlers.regulation.publishing import Publishing
from handlers.regulation.reading import EditionError
from handlers.regulation.scoring import Balloting, Scoring
from handlers.regulation.shifts import Shift, ShiftDays, ShiftHours

__all__ = [
    "Balloting",
    "CalendarError",
    "Calls",
    "Clause",
    "Counted",
    "DayPlan",
    "Dimension",
    "Duty",
    "Edition",
    "EditionError",
    "Editions",
    "Figures",
    "GoalYear",
    "GradeBand",
    "Grading",
    "IncompleteEdition",
    "Interval",
    "Item",
    "Meeting",
    "MonthDay",
    "Period",
    "Publishing",
    "Reckoned",
    "Scoring",
    "Section",
    "Shift",
    "ShiftDays",
    "ShiftHours",
    "Step",
    "TalkTrigger",
    "WorkdayCalendar",
    "grade_of",
    "in_force",
    "is_own",
    "packaged",
    "packaged_named",
    "source",
]
