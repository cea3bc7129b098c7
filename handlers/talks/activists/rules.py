"""What is due for somebody who applies, and by when: pure reckoning of days [T3]."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from handlers.regulation import Figures


class Step(Enum):
    """What somebody who applies may expect."""

    TALK = "talk"
    CONTACT_LOOK = "contact_look"
    BRANCH_LOOK = "branch_look"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of him: since when he applies (None: not known), and the last day of each step."""

    since: date | None
    talked: date | None = None
    contact: date | None = None
    branch: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A step, and the last day on which it is in time."""

    step: Step
    until: date


def due(known: Known, figures: Figures, today: date) -> Iterator[Due]:
    """What is not done yet in the period that a day lies in.

    The regulation gives no figures; those of the edition are read so: he is talked with within so many days of
    applying, and whoever looked at him or talked with him since then has done it; it is forgotten after twice as
    many. A period in which he began asks for no look: the talk stands for it.

    >>> from handlers.regulation import Edition
    >>> figures = Edition.load("seven_duties").figures
    >>> [(one.step.value, str(one.until)) for one in due(Known(date(2026, 3, 2)), figures, date(2026, 3, 12))]
    [('talk', '2026-04-01')]
    >>> known = Known(date(2024, 7, 1), contact=date(2025, 12, 30), branch=date(2026, 1, 8))
    >>> [(one.step.value, str(one.until)) for one in due(known, figures, date(2026, 3, 12))]
    [('contact_look', '2026-03-31')]
    >>> known = Known(None, contact=date(2026, 1, 8))
    >>> [(one.step.value, str(one.until)) for one in due(known, figures, date(2026, 3, 12))]
    [('branch_look', '2026-06-30')]
    """
    if known.since and figures.applicant_talk_days:
        until = known.since + timedelta(days=figures.applicant_talk_days)
        late = today > until + timedelta(days=figures.applicant_talk_days)
        seen = [one for one in (known.talked, known.contact, known.branch) if one]
        if not late and not any(one >= known.since for one in seen):
            yield Due(Step.TALK, until)
    looks = (
        (Step.CONTACT_LOOK, figures.contact_look_interval, known.contact),
        (Step.BRANCH_LOOK, figures.branch_look_interval, known.branch),
    )
    for step, interval, last in looks:
        if interval is None:
            continue
        begin = interval.start(today)
        new = known.since is not None and known.since >= begin
        if not new and (last is None or last < begin):
            yield Due(step, interval.end(today))
