"""What is held of the sheets of a cycle, as facts for documents: what its reader may see, and no more."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from handlers.assessment.ballots.showing import AreaMean, seen_by_scorer
from handlers.assessment.cycle.under import edition_of
from handlers.assessment.noting_reads import note_read
from handlers.assessment.papers import words_wording as wording
from handlers.assessment.papers.facts import ItemLine, Posted, SheetFacts, Sums, Words
from handlers.assessment.papers.whose import group_name
from handlers.assessment.sheets import DueSheet, Key, grade, sheets_of
from handlers.assessment.wording import reading_of
from handlers.kit.capability import Context
from handlers.regulation import Edition
from storage.assessment_words import ReviewDecision, SheetState
from storage.queries import (
    appraisals_beside,
    excuses,
    goals,
    notices,
    sheets,
    supervision,
)
from storage.queries.appraisals import Content
from storage.queries.assessment import CycleView
from storage.queries.sheets import SheetView
from storage.vocabulary import SHANGHAI, GoalState, Role


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside the sheets of a cycle."""

    edition: Edition
    due: Mapping[Key, DueSheet]
    statements: Mapping[Key, str]
    goals: Mapping[UUID, tuple[str, ...]]
    looks: Mapping[Key, int]


def gathered(cycle: CycleView, ctx: Context, only: Key | None = None) -> list[SheetFacts]:
    """The sheets that the reader may see, each noted for its member; his own as soon as he was told of it.

    `only` is one of them: none when there is no such sheet for him.
    """
    views = [
        one
        for one in sheets.sheets_of_cycle(ctx.session, ctx.actor, cycle.id)
        if only in (None, Key(one.subject_id, one.area_id))
    ]
    beside = _beside(cycle, ctx)
    for one in views:
        note_read(ctx, one.subject_id, one.area_id, reading_of(cycle.year))
    return [_facts(one, beside, cycle, ctx) for one in views]


def posted(cycle: CycleView, ctx: Context) -> Posted:
    """The results that were made public, and from when to when."""
    told = notices.told(ctx.session, cycle.id)
    public = {key: one for key, one in told.items() if one.published_on}
    views = sheets.sheets_of_cycle(ctx.session, ctx.actor, cycle.id)
    beside = _beside(cycle, ctx)
    return Posted(
        tuple(
            _facts(one, beside, cycle, ctx)
            for one in views
            if (one.subject_id, one.area_id) in public
        ),
        min((one.published_on for one in public.values() if one.published_on), default=None),
        max((one.published_until for one in public.values() if one.published_until), default=None),
        _turn_to(cycle, ctx),
    )


def _turn_to(cycle: CycleView, ctx: Context) -> str:
    """The committee, by its first seat."""
    seats = ctx.roster.holders(cycle.branch_id, Role.BRANCH, ctx.today)
    first = [f"{one.duty}{ctx.name(one.person_id)}" for one in seats[:1]]
    return wording.committee(ctx.roster.orgs[cycle.branch_id].name, first)


def _beside(cycle: CycleView, ctx: Context) -> Beside:
    edition = edition_of(cycle.id, ctx)
    due = {one.key: one for one in sheets_of(ctx.roster, cycle, edition)}
    said = (
        *notices.statements(ctx.session, ctx.actor, cycle.id),
        *notices.mine(ctx.session, ctx.actor, cycle.id),
    )
    statements = {Key(one.subject_id, one.area_id): one.statement for one in said}
    found: dict[UUID, tuple[str, ...]] = {}
    for goal in goals.standing(ctx.session, ctx.actor, cycle.year):
        if goal.state is GoalState.APPROVED:
            code = wording.goal(goal.number, goal.result)
            found[goal.area_id] = (*found.get(goal.area_id, ()), code)
    seen = supervision.of_year(ctx.session, ctx.actor, cycle.year)
    looks = Counter(Key(one.subject_id, one.area_id) for one in seen)
    return Beside(edition, due, statements, found, looks)


def _facts(view: SheetView, beside: Beside, cycle: CycleView, ctx: Context) -> SheetFacts:
    key, area = Key(view.subject_id, view.area_id), ctx.roster.areas[view.area_id]
    found = appraisals_beside.handed_in(ctx.session, ctx.actor, cycle.id, view.subject_id)
    own = found or Content()
    due, year = beside.due.get(key), cycle.year
    approved = view.state is SheetState.APPROVED
    mean = seen_by_scorer(ctx, cycle.id, view.area_id, view.subject_id)
    means, points = mean.items if mean else {}, view.content.items
    items = tuple(
        ItemLine(
            *(one.title, one.points, own.items.get(one.key)),
            *(means.get(one.key), points.get(one.key)),
        )
        for one in beside.edition.items
    )
    return SheetFacts(
        member=ctx.name(view.subject_id),
        area=area.name,
        group=group_name(area.group_id, ctx),
        since=due.since if due else date(year, 1, 1),
        until=due.until if due else date(year, 12, 31),
        items=items,
        sums=Sums(own.total, mean.total if mean else None, view.total, view.final_total),
        words=replace(
            _words(view, own, beside.statements.get(key, ""), ctx), area_note=_mean(mean)
        ),
        grade=grade(view, beside.edition) if approved else None,
        approved=approved,
        adjusted=_adjusted(view),
        looks=beside.looks.get(key, 0),
        goals=beside.goals.get(view.area_id, ()),
    )


def _mean(mean: AreaMean | None) -> str:
    """Whose ballots the mean is of."""
    return wording.mean(mean.ballots, mean.areas, alone=mean.alone) if mean else wording.NO_MEAN


def _adjusted(view: SheetView) -> bool:
    review = view.review
    return review is not None and review.decision is ReviewDecision.ADJUSTED


def _words(view: SheetView, own: Content, statement: str, ctx: Context) -> Words:
    content = view.content
    scored = wording.signed(ctx.name(view.scorer_id), view.scored_at.astimezone(SHANGHAI).date())
    why = excuses.excuse_of(ctx.session, ctx.actor, view.cycle_id, view.subject_id)
    return Words(
        own=own.text,
        no_own=wording.excused(why) if why and not own.text else "",
        basis=wording.basis(content.basis, content.notes, content.reason),
        opinion=f"{content.opinion}{scored}",
        branch=_decision(view, ctx),
        statement=statement,
    )


def _decision(view: SheetView, ctx: Context) -> str:
    """What the branch decided, by whom and why; both figures where it changed one."""
    review = view.review
    if review is None or view.state is not SheetState.APPROVED:
        return ""
    who = [ctx.name(one) for one in (review.reviewer_id, review.second_id) if one]
    by = wording.signed("、".join(who), review.reviewed_at.astimezone(SHANGHAI).date())
    if review.decision is ReviewDecision.ADJUSTED:
        return wording.adjusted(view.total, review.total, review.reason) + by
    return wording.AGREED + by
