"""What the branch decides on several sheets in one message, shown before it is done [M4.3]."""

from decimal import Decimal
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from handlers.assessment.reviewing import reading, waiting, wording
from handlers.assessment.reviewing.exceptions import exceptions_of
from handlers.assessment.scoring import choosing
from handlers.assessment.scoring.doing import line_of
from handlers.assessment.scoring.points import called
from handlers.assessment.scoring.year import Year, year_of
from handlers.assessment.sheets import grade, reviewers_of
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Refusal
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import grade_of
from storage.assessment_words import ReviewDecision, StepKey
from storage.queries.sheets import SheetView

REASON, QUOTA = "reason:", "quota"
LONGEST = 300  # characters of a reason
FULL = Decimal(100)


class Decided(BaseModel):
    """One decision on one version of a sheet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: UUID
    decision: ReviewDecision
    reason: str = ""
    item: str = ""
    total: Decimal | None = None

    @property
    def wants_reason(self) -> bool:
        """Whether why is to be said, and was not."""
        return self.decision is not ReviewDecision.APPROVED and not self.reason


class ReviewForm(Form):
    """Decisions on the sheets that wait for the actor; a sheet that somebody changes meanwhile is not decided on."""

    decided: tuple[Decided, ...] = ()
    quota: str = ""  # why there are more of the highest grade than the edition's quota

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「王强李红梅通过 陈志远那个退回 谈心那项分没依据」 (V22)."""
        year = year_of(ctx, StepKey.BRANCH_REVIEW)
        decided = _decided(said, year, ctx)
        if not decided:
            raise Refusal(_why_not(said, year, ctx))
        return cls(decided=decided)

    def question(self, ctx: Context) -> Question | None:
        """Why a sheet is given back or changed; why there are more of the highest grade than the quota."""
        year = year_of(ctx, StepKey.BRANCH_REVIEW)
        views = _views(year, ctx)
        for one in self.decided:
            if one.wants_reason and one.sheet in views:
                verb = wording.VERB_RETURNED
                if one.total is not None:
                    verb = wording.changed_to(one.total)
                label = choosing.label(waiting.key_of(views[one.sheet]), ctx)
                return Question(f"{REASON}{one.sheet.hex}", wording.ask_reason(label, verb))
        over = over_quota(self, year, views, ctx)
        return Question(QUOTA, over) if over and not self.quota else None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """In his own words."""
        words = said.text.strip()[:LONGEST]
        if said.choice() is not None or len(words) < wording.LEAST_REASON:
            raise NotUnderstood(wording.NO_REASON)
        if key == QUOTA:
            return self.changed(quota=words)
        sheet = UUID(hex=key.removeprefix(REASON))
        edition = year_of(ctx, StepKey.BRANCH_REVIEW).edition
        item = reading.item_in(words, edition)
        return self.changed(
            decided=tuple(
                one.model_copy(
                    update={
                        "reason": words,
                        "item": item if one.decision is ReviewDecision.RETURNED else "",
                    }
                )
                if one.sheet == sheet
                else one
                for one in self.decided
            )
        )

    def shown(self, ctx: Context) -> str:
        """Each decision a line; what stands out on those that pass is said with them."""
        year = year_of(ctx, StepKey.BRANCH_REVIEW)
        views = _views(year, ctx)
        lines = [
            _line(one, views[one.sheet], year, ctx) for one in self.decided if one.sheet in views
        ]
        if not lines:
            raise Refusal(wording.NOTHING_WAITS)
        return wording.deciding(lines)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """What is said anew about a sheet takes the place of what was said of it."""
        anew = _decided(said, year_of(ctx, StepKey.BRANCH_REVIEW), ctx)
        named = {one.sheet for one in anew}
        stays = tuple(one for one in self.decided if one.sheet not in named)
        return self.changed(decided=(*stays, *anew)) if anew else None

    def amend_prompt(self) -> str:
        """Say it again."""
        return wording.AMEND


def changes_grade(one: Decided, view: SheetView, year: Year) -> bool:
    """Whether an adjustment changes the grade: then two persons decide."""
    if one.total is None or view.total is None:
        return False
    return grade_of(one.total, year.edition) != grade_of(view.total, year.edition)


def _views(year: Year, ctx: Context) -> dict[UUID, SheetView]:
    return {one.id: one for one in waiting.to_review(year, ctx)}


def _decided(said: Utterance, year: Year, ctx: Context) -> tuple[Decided, ...]:
    found = waiting.to_review(year, ctx)
    people = {one.subject_id for one in found}
    areas = {ctx.roster.areas[one.area_id].name: one.area_id for one in found}
    verdicts = reading.verdicts_in(said, people, areas, year.edition, ctx)
    taken: dict[UUID, Decided] = {}
    groups = reading.groups_in(said, ctx)
    for verdict in sorted(verdicts, key=lambda one: one.rest):
        for view in found:
            named = _is_named(view, verdict.whom, found)
            rest = verdict.rest and not verdict.whom and _of_group(view, groups, ctx)
            if view.id not in taken and (named or rest):
                _check(verdict.total, view, year, ctx)
                taken[view.id] = Decided(
                    sheet=view.id,
                    decision=verdict.decision,
                    reason=verdict.reason[:LONGEST],
                    item=verdict.item,
                    total=verdict.total,
                )
    return tuple(taken[one.id] for one in found if one.id in taken)


def _is_named(view: SheetView, whom: tuple[UUID, ...], found: list[SheetView]) -> bool:
    """By his name; who has two sheets that wait also by the area, if one was named."""
    if view.subject_id not in whom:
        return view.area_id in whom and not any(one.subject_id in whom for one in found)
    own = [one for one in found if one.subject_id == view.subject_id and one.area_id in whom]
    return not own or view in own


def _of_group(view: SheetView, groups: set[UUID], ctx: Context) -> bool:
    return not groups or ctx.roster.areas[view.area_id].group_id in groups


def _check(total: Decimal | None, view: SheetView, year: Year, ctx: Context) -> None:
    if total is None:
        return
    label = choosing.label(waiting.key_of(view), ctx)
    if view.total is None:
        raise Refusal(wording.no_points(label))
    if not 0 <= total <= FULL or total != round(total, 2):
        raise Refusal(wording.bad_total(total))
    able = reviewers_of(
        waiting.key_of(view), view.scorer_id, ctx.roster, ctx.today, but=ctx.actor.me
    )
    if not able and grade_of(total, year.edition) != grade_of(view.total, year.edition):
        raise Refusal(wording.nobody_second(label))


def _why_not(said: Utterance, year: Year, ctx: Context) -> str:
    """Where the sheet stands that is named; of one's own nothing is said."""
    people = {one for mention in ctx.mentions(said) for one in mention.candidates}
    named = {key: its.state for key, its in year.standing.items() if key.subject_id in people}
    if ctx.actor.me in people:
        return wording.NOT_YOURS
    if named and set(named.values()) <= wording.NOT_NOW.keys():
        return wording.NOT_NOW[next(iter(named.values()))]
    if not waiting.to_review(year, ctx):
        return wording.NOTHING_WAITS
    return wording.NOT_YOURS if named else wording.NO_ONE


def _line(one: Decided, view: SheetView, year: Year, ctx: Context) -> str:
    label = choosing.label(waiting.key_of(view), ctx)
    if one.decision is ReviewDecision.APPROVED:
        return wording.passing(line_of(view, year, ctx), exceptions_of(view, year, ctx))
    if one.decision is ReviewDecision.RETURNED or one.total is None or view.total is None:
        item = next((called(item) for item in year.edition.items if item.key == one.item), "")
        return wording.returning(label, item, one.reason)
    before = grade_of(view.total, year.edition).name
    grades = (before, grade_of(one.total, year.edition).name)
    return wording.adjusting(label, view.total, one.total, grades, one.reason)


def over_quota(form: ReviewForm, year: Year, views: dict[UUID, SheetView], ctx: Context) -> str:
    """What to ask when these decisions make more of the highest grade than the edition's quota; "" where it has none."""
    percent = year.edition.scoring.excellent_percent
    if percent is None:
        return ""
    graded = [one for one in year.due.values() if one.graded]
    highest = year.edition.grading().grades[0]
    approved = waiting.approved(year, ctx)
    new = [
        one.total if one.total is not None else views[one.sheet].total
        for one in form.decided
        if one.sheet in views and one.decision is not ReviewDecision.RETURNED
    ]
    more = sum(total is not None and total >= highest.least for total in new)
    count = more + sum(grade(one, year.edition) == highest for one in approved)
    return wanted_reason(count, len(graded), percent) if more else ""


def wanted_reason(excellent: int, of: int, percent: int) -> str:
    """What to ask when so many of the highest grade are more than the quota; "" when they are not."""
    over = excellent * 100 > percent * of
    return wording.ask_quota(percent, excellent, of) if over else ""
