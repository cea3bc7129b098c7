"""The life of a concern: which step leads from where to where, and whose it is [T1].

The clause says that concerns are reported and answered, and not how they end. We read: whoever raised one ends it, or
his silence does, after an answer with a reason has reached him and the reopen window is over; nobody else. The table is
what is meant; `storage.queries.concern_steps` is what is done, and a test holds the one against the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from storage.vocabulary import ConcernEventKind, ConcernState, Decision

S = ConcernState
OPEN = frozenset({S.RAISED, S.RECEIVED, S.ASSIGNED, S.REOPENED})  # somebody is to decide
DECIDED = frozenset({S.ANSWERED, S.AWAITING})  # its raiser may say how it stands
OVER = frozenset({S.CLOSED, S.LAPSED, S.WITHDRAWN})


class Mover(Enum):
    """In what relation to the concern somebody is who takes a step."""

    RAISER = "raiser"
    RECEIVER = (
        "receiver"  # sits in the organisation that answers, or in one above that was brought in
    )
    HANDLER = "handler"  # named to see to it
    MEMBER = "member"  # responsible for its area, and it is not kept from him
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Step:
    """From any of these states to one of those; no `ends`: the state stays as it is."""

    starts: frozenset[ConcernState]
    ends: frozenset[ConcernState]
    movers: frozenset[Mover]


def _step(starts: Iterable[S], ends: Iterable[S], *movers: Mover) -> Step:
    return Step(frozenset(starts), frozenset(ends), frozenset(movers))


K, RAISER, RECEIVER = ConcernEventKind, Mover.RAISER, Mover.RECEIVER
STEPS = {
    K.RECEIVED: _step({S.RAISED}, {S.RECEIVED}, RECEIVER),
    K.ASSIGNED: _step(OPEN, {S.ASSIGNED}, RECEIVER),
    # What could not be done and ended in silence may be possible one day: then it is answered once more.
    K.ANSWERED: _step(OPEN | DECIDED | {S.LAPSED}, DECIDED, RECEIVER),
    K.HANDLER_SAID: _step(OPEN | DECIDED, (), Mover.HANDLER),
    K.SETTLED_ON_THE_SPOT: _step(OPEN, {S.AWAITING}, Mover.MEMBER),
    K.ASKED_BACK: _step({S.ANSWERED}, {S.AWAITING}, Mover.CLOCK),
    K.REVIEW_DUE: _step({S.AWAITING, S.LAPSED}, (), Mover.CLOCK),
    K.HANDED_OVER: _step(OPEN | DECIDED, (), Mover.CLOCK),
    K.ESCALATED: _step(OPEN | {S.ANSWERED}, (), Mover.CLOCK, RAISER),
    K.MERGED: _step(OPEN | DECIDED, (), RECEIVER),
    K.SOLVED: _step(OPEN | DECIDED | {S.LAPSED}, {S.CLOSED}, RAISER),
    K.REOPENED: _step(DECIDED | {S.CLOSED, S.LAPSED}, {S.REOPENED}, RAISER),
    K.LAPSED: _step({S.AWAITING}, {S.LAPSED}, Mover.CLOCK),
    K.WITHDRAWN: _step({S.RAISED, S.RECEIVED, S.ASSIGNED}, {S.WITHDRAWN}, RAISER),
}


def may(step: ConcernEventKind, state: ConcernState, mover: Mover) -> bool:
    """Whether somebody in this relation may take this step from here.

    >>> may(K.SOLVED, S.AWAITING, Mover.RAISER), may(K.SOLVED, S.AWAITING, Mover.RECEIVER)
    (True, False)
    >>> may(K.LAPSED, S.ANSWERED, Mover.CLOCK)  # a promise that is still to come
    False
    """
    rule = STEPS.get(step)
    return rule is not None and state in rule.starts and mover in rule.movers


def after_answer(decision: Decision) -> ConcernState:
    """Where an answer leads: what is promised is still to come; of what is done, or cannot be, its raiser is asked.

    >>> after_answer(Decision.WILL_DO).value, after_answer(Decision.CANNOT_NOW).value
    ('answered', 'awaiting')
    """
    promises = decision in (Decision.WILL_DO, Decision.PASSED_UP)
    return S.ANSWERED if promises else S.AWAITING


def lapses(awaiting_since: datetime | None, now: datetime, reopen_days: int) -> bool:
    """Whether silence ends it: `reopen_days` after the question reached its raiser; never while it has not.

    >>> lapses(datetime(2026, 3, 13, 8), datetime(2026, 3, 20, 9), 7)
    True
    >>> lapses(datetime(2026, 3, 13, 8), datetime(2026, 3, 20, 7), 7), lapses(None, datetime(2030, 1, 1), 7)
    (False, False)
    """
    return awaiting_since is not None and now - awaiting_since > timedelta(days=reopen_days)


def may_reopen(
    state: ConcernState, closed_at: datetime | None, now: datetime, reopen_days: int
) -> bool:
    """Whether its raiser may still say "not solved".

    As long as he has not said that it is solved, always, and after his silence too; after his word for `reopen_days`,
    because what was put right may break again.

    >>> may_reopen(S.LAPSED, datetime(2026, 3, 20), datetime(2026, 9, 1), 7)
    True
    >>> may_reopen(S.CLOSED, datetime(2026, 3, 20), datetime(2026, 3, 27), 7)
    True
    >>> may_reopen(S.CLOSED, datetime(2026, 3, 20), datetime(2026, 3, 28), 7)
    False
    """
    if state is S.CLOSED and closed_at is not None:
        return now - closed_at <= timedelta(days=reopen_days)
    return may(K.REOPENED, state, RAISER)
