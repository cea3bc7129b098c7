"""The life of a year's assessment: which deed leads from which stage to which, and whose it is (domain.md §1.2).

The regulation names four steps and their order [M4]; that results are published, may be objected to and become final is
our reading. Filing is no stage: what is filed can be made on any day. The stage is the furthest one reached and never goes
back: single sheets are given back meanwhile, a window that is moved lets an earlier step be carried out once more. The
table is what is meant; `storage.queries.cycles` is what is done, and a test walks the one beside the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from storage.assessment_words import CycleDeed, CycleState, StepKey
from storage.queries.assessment import Window

S, D = CycleState, CycleDeed
ORDER = tuple(CycleState)
STAGE_OF = {
    StepKey.SELF_APPRAISAL: S.SELF_OPEN,
    StepKey.AREA_EVALUATION: S.AREA_EVALUATION,
    StepKey.LEADER_SCORING: S.LEADER_SCORING,
    StepKey.BRANCH_REVIEW: S.BRANCH_REVIEW,
}
AT_WORK = frozenset(STAGE_OF.values())
PUBLISHED = frozenset({S.NOTICE, S.OBJECTIONS})
# What was given back is put right while the others are already published; nobody is asked about himself or others then.
AFTER_PUBLISHING = frozenset({StepKey.LEADER_SCORING, StepKey.BRANCH_REVIEW})


class Mover(Enum):
    """Who takes a step of a cycle."""

    BRANCH = "branch"  # the committee of its branch
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Step:
    """From any of these stages to one of those; no `ends`: the stage stays as it is."""

    starts: frozenset[CycleState]
    ends: frozenset[CycleState]
    movers: frozenset[Mover]


BRANCH, BOTH = frozenset({Mover.BRANCH}), frozenset(Mover)
STEPS = {
    D.OPENED: Step(frozenset({S.PLANNED}), frozenset(), BRANCH),
    D.MOVED: Step(frozenset({S.PLANNED}) | AT_WORK | PUBLISHED, frozenset(), BRANCH),
    D.EXTENDED: Step(frozenset({S.PLANNED}) | AT_WORK | PUBLISHED, frozenset(), BRANCH),
    D.ADVANCED: Step(frozenset({S.PLANNED}) | AT_WORK | {S.NOTICE}, AT_WORK | {S.OBJECTIONS}, BOTH),
    D.PUBLISHED: Step(frozenset({S.BRANCH_REVIEW}), frozenset({S.NOTICE}), BRANCH),
    D.FINISHED: Step(PUBLISHED, frozenset({S.FINAL}), BOTH),
}


def may(deed: CycleDeed, state: CycleState, end: CycleState, mover: Mover) -> bool:
    """Whether this deed may lead from one stage to another; never backwards.

    >>> may(D.PUBLISHED, S.BRANCH_REVIEW, S.NOTICE, Mover.BRANCH), may(D.PUBLISHED, S.SELF_OPEN, S.NOTICE, Mover.BRANCH)
    (True, False)
    >>> may(D.ADVANCED, S.LEADER_SCORING, S.SELF_OPEN, Mover.CLOCK), may(D.MOVED, S.FINAL, S.FINAL, Mover.BRANCH)
    (False, False)
    """
    rule = STEPS[deed]
    leads = (
        end in rule.ends and ORDER.index(end) > ORDER.index(state) if rule.ends else end == state
    )
    return state in rule.starts and mover in rule.movers and leads


def open_in(step: StepKey, state: CycleState) -> bool:
    """Whether a step can be carried out at all in this stage; its window still has to hold the day.

    >>> [open_in(StepKey.SELF_APPRAISAL, one) for one in (S.BRANCH_REVIEW, S.NOTICE, S.FINAL)]
    [True, False, False]
    >>> open_in(StepKey.LEADER_SCORING, S.NOTICE)
    True
    """
    return state is not S.FINAL and (state not in PUBLISHED or step in AFTER_PUBLISHING)


def reached(windows: Mapping[StepKey, Window], day: date) -> CycleState:
    """The stage that the windows have reached by a day: that of the latest step whose window has begun.

    >>> windows = {StepKey.SELF_APPRAISAL: Window(date(2026, 11, 15), date(2026, 11, 25))}
    >>> reached(windows, date(2026, 11, 14)).value, reached(windows, date(2026, 12, 3)).value
    ('planned', 'self_open')
    """
    begun = [STAGE_OF[step] for step, window in windows.items() if window.opens <= day]
    return max(begun, key=ORDER.index, default=S.PLANNED)
