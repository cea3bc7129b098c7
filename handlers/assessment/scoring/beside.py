"""What lies beside a sheet when it is scored or reviewed: facts to be read, never counted into a score [M4.3].

The view of himself, of the area's people as far as it may be shown, what he noted of his duty, the looks of the year,
the goals, the year before.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.assessment.ballots.showing import AreaMean, seen_by_scorer
from handlers.assessment.cycle.under import usable_if_any
from handlers.assessment.noting_reads import note_read
from handlers.assessment.scoring import wording
from handlers.assessment.scoring.year import Year
from handlers.assessment.sheets import DueSheet, Key, grade
from handlers.assessment.supervision.wording import METHODS
from handlers.kit.capability import Context
from handlers.kit.quoting import quoted
from handlers.kit.wording import points_shown
from storage.assessment_words import GoalResult
from storage.queries import (
    appraisals_beside,
    assessment,
    duty_notes,
    goals,
    sheets,
    supervision,
)
from storage.queries.appraisals import Content
from storage.queries.supervision import NoteView
from storage.vocabulary import GoalState

MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*月|(十[一二]?|[一二三四五六七八九])月")
MONTHS = {name: number for number, name in enumerate("一二三四五六七八九十", start=1)} | {
    "十一": 11,
    "十二": 12,
}
SHOWN = 6  # notes named in one answer
WORDS_SHOWN = 240  # bytes of a self-appraisal: 80 characters
DUTIES_SHOWN, DUTY_SHOWN = 3, 90  # notes of duties done, bytes of each
READ = "self_appraisal"  # as it stands in the access log


@dataclass(frozen=True, slots=True)
class Basis:
    """The notes of the year that a basis speaks of by their month, and the months without one."""

    notes: tuple[NoteView, ...]
    missing: tuple[int, ...]


def own_view(year: Year, key: Key, ctx: Context) -> Content | None:
    """What he handed in of himself."""
    return appraisals_beside.handed_in(ctx.session, ctx.actor, year.cycle.id, key.subject_id)


def area_mean(year: Year, key: Key, ctx: Context) -> AreaMean | None:
    """The mean of the area's people where it may be shown to this actor; None: too few, or not counted."""
    mean = seen_by_scorer(ctx, year.cycle.id, key.area_id, key.subject_id)
    return mean if mean and mean.total is not None else None


def too_far(total: Decimal, year: Year, key: Key, ctx: Context) -> Decimal | None:
    """By how much a total is further from that mean than the edition allows without a reason; else None.

    A mean of all areas of the branch that were too small says nothing about one of them.
    """
    mean = area_mean(year, key, ctx)
    if mean is None or mean.total is None or mean.branch_wide:
        return None
    by = total - mean.total
    return by if abs(by) > year.edition.scoring.deviation_points else None


def notes_of(year: Year, key: Key, ctx: Context) -> Sequence[NoteView]:
    """The looks of the year at how he does his duty in this area, the earliest first."""
    return supervision.of_year(ctx.session, ctx.actor, year.cycle.year, *key)


def basis_of(words: str, year: Year, key: Key, ctx: Context) -> Basis:
    """What a basis such as 「4月和9月两次抽查」 can be held against."""
    said = {int(digits) if digits else MONTHS[name] for digits, name in MONTH.findall(words)}
    notes = [one for one in notes_of(year, key, ctx) if one.held_on.month in said]
    found = {one.held_on.month for one in notes}
    return Basis(tuple(notes), tuple(sorted(said - found)))


def basis_line(words: str, year: Year, key: Key, ctx: Context) -> str:
    """The basis as it is shown."""
    found = basis_of(words, year, key, ctx)
    linked = [wording.linked(one.code, one.held_on, METHODS[one.method]) for one in found.notes]
    return wording.basis_line(words, linked, [wording.month(one) for one in found.missing])


def side_by_side(year: Year, due: DueSheet, ctx: Context) -> str:
    """All of it, a line each."""
    own, mean = own_view(year, due.key, ctx), area_mean(year, due.key, ctx)
    codes = [one.code for one in notes_of(year, due.key, ctx)]
    more = [f"…{codes[-1]}"] if len(codes) > SHOWN else []
    lines = [
        _own(own, due, ctx),
        _mean(mean) if mean else "",
        _duties(year, due, ctx),
        wording.notes_line([*codes[: SHOWN - 1], *more] if more else codes),
        _goals(year, due, ctx),
        _last_year(year, due, ctx),
    ]
    return wording.beside(lines)


def _own(own: Content | None, due: DueSheet, ctx: Context) -> str:
    """His own view in short; he sees in his records who read it."""
    if own is None:
        return wording.NO_OWN_VIEW
    note_read(ctx, due.subject_id, due.area_id, READ)
    return wording.own(own.total, quoted(own.text, WORDS_SHOWN) if own.text else "")


def _duties(year: Year, due: DueSheet, ctx: Context) -> str:
    """What he noted of his duty lately: what it was, never how many; he sees who read it."""
    found = duty_notes.of_year(ctx.session, ctx.actor, year.cycle.year, *due.key)
    if not found:
        return ""
    shown = found[-DUTIES_SHOWN:]
    for one in shown:
        note_read(ctx, due.subject_id, due.area_id, one.code)
    said = [f"{one.code}{quoted(one.text, DUTY_SHOWN)}" for one in shown]
    return wording.duties_line(said, ctx.name(due.subject_id))


def _mean(mean: AreaMean) -> str:
    total = points_shown(mean.total or Decimal(0))
    return wording.mean_line(total, mean.ballots, mean.areas, branch_wide=mean.branch_wide)


def _goals(year: Year, due: DueSheet, ctx: Context) -> str:
    """How many of the area's goals came to what; those the branch has approved."""
    found = goals.standing(ctx.session, ctx.actor, year.cycle.year)
    results = Counter(
        one.result
        for one in found
        if one.area_id == due.area_id and one.state is GoalState.APPROVED
    )
    return wording.goals_line([(one, results[one]) for one in (*GoalResult, None) if results[one]])


def _last_year(year: Year, due: DueSheet, ctx: Context) -> str:
    before = assessment.cycle_of(ctx.session, year.cycle.branch_id, year.cycle.year - 1)
    edition = usable_if_any(before.edition, ctx) if before else None
    if before is None or edition is None:
        return ""
    for one in sheets.sheets_of_cycle(ctx.session, ctx.actor, before.id):
        band = grade(one, edition)
        if (one.subject_id, one.area_id) == due.key and one.final_total is not None and band:
            return wording.last_year(before.year, one.final_total, band.name)
    return ""
