"""Word lists about everybody's rights over what is held of him (domain.md §6.4), stored by value like `vocabulary`."""

from enum import StrEnum


class AccessReason(StrEnum):
    """Why somebody read it: the relation by which he may (domain.md §6.9)."""

    HANDLES = "handles"  # a matter that his organisation has to settle
    LOOKS_BACK = "looks_back"  # one that is settled
    AREA = "area"  # written with the name, in the area he answers for
    GROUP = "group"  # in the Party group he leads
    SAFETY = "safety"  # somebody may be hurt, and he has the safety duty
    TOOK_PART = "took_part"  # he was there himself
    GROWTH = "growth"  # he looks after the applicant
    STUDY = "study"  # he runs the session
    REQUEST = "request"  # he has to decide what the person asked for
    OVERSIGHT = "oversight"  # he looks after the access log
    EXPORT = "export"  # a copy was made for the person


class RequestKind(StrEnum):
    """What somebody asks of whoever answers for a record about him."""

    CORRECTION = "correction"  # what is written is wrong
    OBJECTION = "objection"  # to a decision


class RequestState(StrEnum):
    """Where such a request stands."""

    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"  # with a reason, and with whoever may be asked next
    TAKEN_BACK = "taken_back"
    GONE = "gone"  # the record is not there any more, or names who asked no more
