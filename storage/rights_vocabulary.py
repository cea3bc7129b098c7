"""Word lists about everybody's rights over what is held of him (domain.md §6.4), stored by value like `vocabulary`."""

from enum import StrEnum


class AccessReason(StrEnum):
    """Why somebody read it: the relation by which he may (domain.md §6.9)."""

    HANDLES = "handles"  # a matter that his organisation has to settle
    LOOKS_BACK = "looks_back"  # one that is settled
    AREA = "area"  # written with the name, in the area he answers for
    TOOK_PART = "took_part"  # he was there himself
    GROWTH = "growth"  # he looks after the applicant
    STUDY = "study"  # he runs the session
    REQUEST = "request"  # he has to decide what the person asked for
    EXPORT = "export"  # a copy was made for the person
