"""Word lists about what is kept of a branch's year, stored by value like `vocabulary`."""

from enum import StrEnum


class PlanState(StrEnum):
    """Where the plan of a year stands [M2]."""

    DRAFTED = "drafted"  # words of its own were written
    SUBMITTED = "submitted"  # waits for the branch
    RETURNED = "returned"  # the branch gave it back with a reason
    APPROVED = "approved"  # it has its number, and nothing of it changes any more


class EntryKind(StrEnum):
    """What somebody wrote for the year in one message [M1]."""

    NOTE = "note"  # what a leader took from his studies
    PRACTICE = "practice"  # a good practice of an area
    POST = "post"  # who is nominated for a 党员示范岗


class EntryState(StrEnum):
    """Where it stands."""

    KEPT = "kept"  # a note: nobody decides on it
    ASKED = "asked"  # a post: who is nominated has not said yet that he agrees
    WAITING = "waiting"  # for the branch
    STANDING = "standing"  # the branch adopted or confirmed it
    DECLINED = "declined"  # the branch thanked, and did not
