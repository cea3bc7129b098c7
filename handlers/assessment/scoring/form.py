"""One sheet as a form: a whole line at once or item by item, with everything beside it before it is confirmed [M4.3]."""

from decimal import Decimal
from typing import Self
from uuid import UUID

from pydantic import Field

from handlers.assessment.appraising.material import without_names
from handlers.assessment.scoring import beside, choosing, wording
from handlers.assessment.scoring.points import called, fits, given_in
from handlers.assessment.scoring.year import Year, scoring_year, standing_view
from handlers.assessment.sheets import DueSheet, Key, near_boundary
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.reading.numbers import points_alone
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from handlers.regulation import Item, grade_of
from storage.assessment_words import SheetState
from storage.queries.sheets import SheetContent, SheetView

WHICH, ITEM, TOTAL, BASIS, REASON, OPINION, AGAIN = (
    *("which", "item:", "total", "basis", "reason", "opinion"),
    "again",
)
LONGEST = 300  # characters of a basis, a reason, an opinion


class ScoreForm(Form):
    """Points for the items of one member and one area, or an opinion where there is no grade."""

    subject: UUID | None = None
    area: UUID | None = None
    among: tuple[tuple[UUID, UUID], ...] = ()  # to choose from
    items: dict[str, Decimal] = Field(default_factory=dict)
    unclear: tuple[str, ...] = ()  # items whose points could not be taken: asked again
    stated: Decimal | None = None  # a total that is not the sum of the items
    basis: str = ""
    no_basis: bool = False  # he wishes to write none
    reason: str = ""
    opinion: str = ""
    again: bool = False  # what was scored before lies before him

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Who is meant stands before the first points; what was scored before is gone on with."""
        year = scoring_year(ctx)
        given = given_in(said, year.edition)
        keys = choosing.meant(given.head, year, ctx)
        form = cls(among=tuple((one.subject_id, one.area_id) for one in keys))
        form = form.taken_up(keys[0], year, ctx) if len(keys) == 1 else form
        return form.with_words(said, ctx)

    def question(self, ctx: Context) -> Question | None:
        """Which sheet; its items; whatever is not clear of them; the basis; the reason for a deviation."""
        year = scoring_year(ctx)
        if self.subject is None:
            labels = tuple(choosing.label(Key(*one), ctx) for one in self.among)
            return Question(WHICH, wording.ask_which(len(labels)), labels)
        due = self.due(year)
        said = choosing.label(due.key, ctx)
        if not due.graded:
            months = year.edition.scoring.graded_from_months
            ask = wording.ask_opinion(said, due.since, due.until, months)
            return None if self.opinion else Question(OPINION, ask)
        if self.again:
            return Question(AGAIN, self._before(year, due, said, ctx))
        return self._ask_points(year, due, said, ctx) or self._ask_words(year, due, ctx)

    def _ask_points(self, year: Year, due: DueSheet, said: str, ctx: Context) -> Question | None:
        whole = year.edition.scoring.whole_points
        for item in year.edition.items:
            if item.key in self.unclear:
                text = wording.ask_again(called(item), item.points, whole=whole)
                return Question(ITEM + item.key, text)
            if item.key not in self.items:
                own = beside.own_view(year, due.key, ctx)
                near = wording.beside_item(own.items.get(item.key) if own else None)
                text = wording.ask_item(said, item.title, item.points, item.full, near)
                return Question(ITEM + item.key, text)
        if self.stated is not None and self.stated != self.total:
            text = wording.ask_total(self.stated, self.total)
            return Question(TOTAL, text, wording.total_choices(self.total))
        return None

    def _ask_words(self, year: Year, due: DueSheet, ctx: Context) -> Question | None:
        if not self.basis and not self.no_basis:
            return Question(BASIS, wording.ask_basis(), (wording.SKIP_BASIS,))
        by = beside.too_far(self.total, year, due.key, ctx)
        if by is not None and not self.reason:
            limit = year.edition.scoring.deviation_points
            return Question(REASON, wording.ask_reason(self.total, by, limit))
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """By number, by points, or in his own words."""
        year = scoring_year(ctx)
        if key == WHICH:
            return self._picked(said, year, ctx)
        if key == AGAIN:
            return self._gone_on(said, ctx)
        if key.startswith(ITEM):
            return self._scored(year.edition.item(key.removeprefix(ITEM)), said, ctx)
        if key == TOTAL:
            index = chosen(said, 2)
            if index is None:
                raise NotUnderstood(NOT_A_CHOICE)
            return self.changed(stated=None, items={} if index else self.items)
        if key == BASIS and chosen(said, 1) == 0:
            return self.changed(no_basis=True)
        return self._worded(key, said, ctx)

    def shown(self, ctx: Context) -> str:
        """The points with their grade, its nearest edge, the basis, and everything beside it."""
        year = scoring_year(ctx)
        due = self.due(year)
        said = choosing.label(due.key, ctx)
        if not due.graded:
            return f"{wording.opinion(said, self.opinion)}\n{beside.side_by_side(year, due, ctx)}"
        items = [(called(one), self.items[one.key]) for one in year.edition.items]
        edge = near_boundary(self.total, year.edition)
        grade = grade_of(self.total, year.edition).name
        lines = [
            f"{said}：{wording.points_line(items)}",
            wording.total_line(
                self.total, grade, edge.name if edge else "", edge.least if edge else None
            ),
            beside.basis_line(self.basis, year, due.key, ctx),
            wording.reason_line(self.reason) if self.reason else "",
            beside.side_by_side(year, due, ctx),
        ]
        return "\n".join(line for line in lines if line)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Other points, another basis."""
        changed = self.with_words(said, ctx)
        return None if changed == self else changed

    def amend_prompt(self) -> str:
        """How to correct it."""
        return wording.AMEND

    @property
    def total(self) -> Decimal:
        """The sum of the points so far."""
        return sum(self.items.values(), Decimal(0))

    def due(self, year: Year) -> DueSheet:
        """The sheet it is about; a Refusal when the year does not need it any more."""
        assert self.subject is not None  # noqa: S101  (asked first)
        assert self.area is not None  # noqa: S101
        return choosing.still_due(Key(self.subject, self.area), year)

    def content(self, year: Year, ctx: Context) -> SheetContent:
        """As it is kept."""
        due = self.due(year)
        if not due.graded:
            return SheetContent(opinion=self.opinion)
        notes = beside.basis_of(self.basis, year, due.key, ctx).notes
        numbers = tuple(one.number for one in notes)
        return SheetContent(self.items, self.basis, numbers, self.reason)

    def with_words(self, said: Utterance, ctx: Context) -> Self:
        """Points, a total and a basis out of a sentence; names of workers do not stay in the basis."""
        year = scoring_year(ctx)
        given = given_in(said, year.edition)
        if self.subject and choosing.names_another(self.subject, given.head, year, ctx):
            raise NotUnderstood(wording.of_another(choosing.label(self.due(year).key, ctx)))
        basis = without_names(Utterance.of(given.basis), ctx, [])[:LONGEST] if given.basis else ""
        stays = tuple(one for one in self.unclear if one not in given.points)
        form = self.changed(
            items={**self.items, **given.points},
            unclear=tuple(dict.fromkeys((*stays, *given.unclear))),
            basis=basis or self.basis,
        )
        if form == self and given.total is None:
            return self
        kept = None if self.items else self.stated  # a total that was given before the first item
        stated = kept if given.total is None else given.total
        return form.changed(stated=stated, again=False, no_basis=form.no_basis and not basis)

    def taken_up(self, key: Key, year: Year, ctx: Context) -> Self:
        """The form about one sheet; a Refusal when it is not this actor's to score."""
        choosing.check(key, year, ctx)
        view = standing_view(year, key, ctx)
        form = self.changed(subject=key.subject_id, area=key.area_id, among=())
        if view is None:
            return form
        kept = view.content
        known = {one.key for one in year.edition.items}
        return form.changed(
            items={one: points for one, points in kept.items.items() if one in known},
            basis=kept.basis,
            reason=kept.reason,
            again=bool(kept.items),
        )

    def _picked(self, said: Utterance, year: Year, ctx: Context) -> Self:
        index = chosen(said, len(self.among))
        if index is not None:
            return self.taken_up(Key(*self.among[index]), year, ctx)
        keys = choosing.meant(given_in(said, year.edition).head, year, ctx)
        if len(keys) != 1:
            raise NotUnderstood(NOT_A_CHOICE)
        return self.taken_up(keys[0], year, ctx).with_words(said, ctx)

    def _gone_on(self, said: Utterance, ctx: Context) -> Self:
        if said.says(*wording.AS_IT_IS):
            return self.changed(again=False)
        changed = self.with_words(said, ctx)
        if changed == self:
            raise NotUnderstood(wording.AMEND)
        return changed.changed(again=False)

    def _scored(self, item: Item, said: Utterance, ctx: Context) -> Self:
        year = scoring_year(ctx)
        value = points_alone(said)
        if value is not None and fits(value, item, year.edition):
            left = tuple(one for one in self.unclear if one != item.key)
            return self.changed(items={**self.items, item.key: value}, unclear=left)
        changed = self.with_words(said, ctx)
        if changed.items == self.items:
            whole = year.edition.scoring.whole_points
            raise NotUnderstood(wording.ask_again(called(item), item.points, whole=whole))
        return changed

    def _worded(self, key: str, said: Utterance, ctx: Context) -> Self:
        words = without_names(said, ctx, [])[:LONGEST]
        if said.choice() is not None or len(words) < wording.LEAST_WORDS:
            ask = {REASON: wording.NO_REASON, OPINION: wording.ONLY_WORDS}
            raise NotUnderstood(ask.get(key) or wording.ask_basis())
        return self.changed(**{key: words})

    def _before(self, year: Year, due: DueSheet, said: str, ctx: Context) -> str:
        view = standing_view(year, due.key, ctx)
        if view is None or view.total is None:
            return wording.AMEND
        if view.state is SheetState.RETURNED and view.review:
            return wording.again(said, item_said(view, year), view.review.reason)
        by = "" if view.scorer_id == ctx.actor.me else ctx.name(view.scorer_id)
        return wording.before(said, view.total, by)


def item_said(view: SheetView, year: Year) -> str:
    """What the item is called that a decision is about; "" when it is about none."""
    key = view.review.item if view.review else ""
    return next((called(one) for one in year.edition.items if one.key == key), "")
