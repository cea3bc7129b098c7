"""Where the results of a branch stand: what is approved, who was told, what may be published today."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from handlers.assessment.cycle.under import usable, usable_if_any
from handlers.assessment.publishing import rules
from handlers.assessment.sheets import sheets_of
from handlers.kit.capability import Context
from handlers.regulation import Edition, Publishing, grade_of
from storage.assessment_words import CycleState, SheetState, StepKey
from storage.queries import assessment, notices, results
from storage.queries.assessment import CycleView
from storage.queries.notices import Notice
from storage.queries.results import Result, Whose


@dataclass(frozen=True)
class Standing:
    """The results of one cycle, in figures alone, by area and name."""

    ctx: Context
    cycle: CycleView
    edition: Edition

    @property
    def figures(self) -> Publishing:
        """Those of the edition that the cycle is held by."""
        return self.edition.publishing

    @cached_property
    def told(self) -> dict[Whose, Notice]:
        """Who was told, by member and area."""
        return notices.told(self.ctx.session, self.cycle.id)

    @cached_property
    def results(self) -> dict[Whose, Result]:
        """Every sheet that somebody has scored."""
        found = {one.whose: one for one in results.results(self.ctx.session, self.cycle.id)}
        return dict(sorted(found.items(), key=lambda one: self.sorted_by(one[0])))

    @cached_property
    def approved(self) -> list[Result]:
        """Those that the branch approved."""
        return [one for one in self.results.values() if one.review_id is not None]

    @cached_property
    def missing(self) -> list[Whose]:
        """Sheets that the cycle needs and the branch has not approved."""
        done = {one.whose for one in self.approved}
        needed = (
            (one.subject_id, one.area_id)
            for one in sheets_of(self.ctx.roster, self.cycle, self.edition)
        )
        return [one for one in needed if one not in done]

    @property
    def returned(self) -> list[Whose]:
        """Those of them that were given back and are not put right."""
        given_back = (self.results.get(one) for one in self.missing)
        return [one.whose for one in given_back if one and one.state is SheetState.RETURNED]

    @property
    def untold(self) -> list[Result]:
        """Approved, and its member was not told of this decision."""
        return [one for one in self.approved if not self._was_told(one)]

    @property
    def to_talk(self) -> list[Result]:
        """What a person has to tell."""
        return [one for one in self.untold if rules.in_person(one.total, self.figures)]

    @property
    def unpublished(self) -> list[Result]:
        """What may be published at all and is not yet: it has a grade that is no matter for a talk."""
        return [
            one
            for one in self.approved
            if one.total is not None
            and not rules.in_person(one.total, self.figures)
            and not self._is_published(one)
        ]

    @property
    def left(self) -> int:
        """How much is in the way of an end: not approved, not told, not published."""
        return len(self.missing) + len(self.untold) + len(self.unpublished)

    @property
    def days_run(self) -> list[Notice]:
        """Whose days for his own word are not over."""
        mine = (self.told.get(one.whose) for one in self.unpublished)
        day = self.ctx.today
        return [
            one
            for one in mine
            if one
            and one.stated_at is None
            and day <= rules.statement_until(one.told_at, self.ctx.calendar, self.figures)
        ]

    @property
    def ready(self) -> list[Result]:
        """What may be published today; nothing as long as somebody is not told or may still say his word."""
        if self.untold or self.days_run:
            return []
        return self.unpublished

    def grade(self, result: Result) -> str:
        """The name of its grade; "" without one."""
        return grade_of(result.total, self.edition).name if result.total is not None else ""

    def sorted_by(self, whose: Whose) -> tuple[str, str]:
        """By area and name, never by points."""
        return self.ctx.roster.areas[whose[1]].name, self.ctx.name(whose[0])

    def names(self, found: Sequence[Result | Notice]) -> list[str]:
        """Of whom these are, each once."""
        return list(dict.fromkeys(self.ctx.name(one.subject_id) for one in found))

    def _was_told(self, one: Result) -> bool:
        notice = self.told.get(one.whose)
        return notice is not None and notice.review_id == one.review_id

    def _is_published(self, one: Result) -> bool:
        notice = self.told.get(one.whose)
        return notice is not None and notice.published_on is not None


def standing_of(cycle: CycleView, ctx: Context) -> Standing:
    """Where a cycle stands; refused when its edition is not there any more."""
    return Standing(ctx, cycle, usable(cycle.edition, ctx))


def standing_if_any(ctx: Context) -> Standing | None:
    """Where the cycle that goes on in the actor's branch stands; None without one, or when its edition is not there any more."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    cycle = going_on(branch.id, ctx) if branch else None
    edition = usable_if_any(cycle.edition, ctx) if cycle else None
    return Standing(ctx, cycle, edition) if cycle and edition else None


def going_on(branch_id: UUID, ctx: Context) -> CycleView | None:
    """The latest cycle of a branch that is not settled and has come to its review; else one that has not."""
    cycles = assessment.cycles_with(ctx.session, branch_id, StepKey.BRANCH_REVIEW)
    open_ones = [one for one in cycles if one.state is not CycleState.FINAL]
    step = StepKey.BRANCH_REVIEW
    begun = [one for one in open_ones if one.windows[step].opens <= ctx.today]
    return next(iter(begun or open_ones[-1:]), None)
