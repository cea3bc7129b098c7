"""Word lists about what is kept of a branch's year, stored by value like `vocabulary`."""

from enum import StrEnum


class PlanState(StrEnum):
    """Where the plan of a year stands [M2]."""

    DRAFTED = "drafted"  # words of its own were written
    SUBMITTED = "submitted"  # waits for the branch
    RETURNED = "returned"  # the branch gave it back with a reason
    APPROVED = "approved"  # it has its number, and nothing of it changes any more
