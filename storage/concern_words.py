"""The words for the life of a concern, stored by value [T1]."""

from enum import StrEnum


class ConcernCategory(StrEnum):
    """What kind of matter a concern is."""

    SAFETY = "safety"
    SHIFTS = "shifts"
    PAY = "pay"
    LIFE = "life"  # canteen, dormitory, transport
    TRAINING = "training"
    EQUIPMENT = "equipment"
    FAMILY = "family"  # a hardship that the person himself brings forward
    OTHER = "other"


class Identity(StrEnum):
    """Who learns who raised a concern. 匿名 has tables of its own (`storage.tables.anonymous`)."""

    NAMED = "named"
    CONFIDENTIAL = "confidential"  # only the branch knows


class ConcernState(StrEnum):
    """Where a concern stands [T1]."""

    RAISED = "raised"
    RECEIVED = "received"  # who answers has read it
    ASSIGNED = "assigned"  # somebody was named who sees to it
    ANSWERED = "answered"  # decided, with a reason or a promised day that is still to come
    AWAITING = "awaiting"  # its raiser is to say whether it is solved
    REOPENED = "reopened"
    CLOSED = "closed"  # its raiser said it is solved
    LAPSED = "lapsed"  # answered with a reason, and no word of its raiser since: never "solved"
    WITHDRAWN = "withdrawn"


class Decision(StrEnum):
    """What the branch decided on a concern."""

    WILL_DO = "will_do"
    DONE = "done"
    CANNOT_NOW = "cannot_now"
    PASSED_UP = "passed_up"


class ConcernEventKind(StrEnum):
    """One step in the life of a concern."""

    RAISED = "raised"
    RECEIVED = "received"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    ASKED_BACK = "asked_back"  # its raiser was asked about the promised day
    REVIEW_DUE = "review_due"  # the day has come on which the branch wanted to look again
    HANDED_OVER = "handed_over"  # to another owner, because the last one has left
    ESCALATED = "escalated"
    SETTLED_ON_THE_SPOT = "settled_on_the_spot"
    MERGED = "merged"
    HANDLER_SAID = "handler_said"  # how it stands, to those who answer
    REVEAL_ASKED = "reveal_asked"
    REVEAL_AGREED = "reveal_agreed"
    REVEAL_REFUSED = "reveal_refused"
    REVEALED = "revealed"  # the name of its raiser, to somebody who had not learnt it
    SOLVED = "solved"
    REOPENED = "reopened"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
