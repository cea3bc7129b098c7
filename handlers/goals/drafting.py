"""写目标 and 改目标: what a leader writes waits for the branch, what the branch writes stands [D3]."""

from typing import Self

from handlers.goals import (
    corrections,
    forms,
    reading,
    reminding,
    review_wording,
    telling,
    whose,
    wording,
)
from handlers.goals.forms import GoalForm, OneGoal
from handlers.goals.pieces import Piece, only_dimension
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import goals as records
from storage.queries.goals import GoalView, NewGoal
from storage.queries.roster import AreaView
from storage.vocabulary import GoalState

SHOW = "goals.show"
CHANGED = "changed"
STANDING = (GoalState.PROPOSED, GoalState.RETURNED, GoalState.APPROVED)


def propose(form: GoalForm, ctx: Context) -> Reply:
    """Write the goals down; the secretary hears of them once."""
    area, year = form.place(ctx)
    approved = whose.decides(area, ctx)
    numbers = [
        records.draft(
            ctx.session,
            ctx.actor,
            NewGoal(area.id, year, one.dimension, one.text),
            ctx.now,
            approved=approved,
        )
        for one in form.goals
    ]
    if not approved:
        telling.branch_has_new(area, ctx)
    reminding.call_off_when_done(area, year, ctx)
    look = Choice(wording.LOOK, SHOW, wording.question_for(area.name, year))
    return Reply(wording.recorded(area.name, year, numbers, approved=approved), (look,))


class ChangeForm(Form):
    """A goal by its number, and what it is to be."""

    number: int
    goal: OneGoal | None = None
    named: bool = False

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「目标 G-0003 改成…」; a side of the work that is not said stays."""
        numbers = reading.goal_numbers(said)
        if len(numbers) != 1:
            raise Refusal(wording.ONLY_ONE_AT_A_TIME)
        view, _ = to_change(numbers[0], ctx)
        form, rest = cls(number=view.number), reading.after_number(said)
        found = corrections.CHANGE_TO.match(rest.plain)
        if found is None:
            return form
        return form.with_words(rest.part(found.end(), len(rest.plain)), ctx) or form

    def question(self, ctx: Context) -> Question | None:
        """What it is to be, and whatever that lacks."""
        if self.goal is None:
            return Question(CHANGED, wording.ASK_NEW)
        return forms.question_of(0, self.goal, ctx)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one question."""
        if key == CHANGED:
            changed = self.with_words(said, ctx)
            if changed is None:
                raise NotUnderstood(wording.NOT_A_GOAL)
            return changed
        kind = key.partition(":")[0]
        clean, named = reading.without_names(said, ctx)
        found = forms.answered_goals(self.goal or OneGoal(), kind, clean, ctx)
        if len(found) != 1:
            raise NotUnderstood(wording.ONLY_ONE_GOAL)
        return self.model_copy(update={"goal": found[0], "named": self.named or named})

    def shown(self, ctx: Context) -> str:
        """Before and after, and what follows."""
        view, area = to_change(self.number, ctx)
        after = self.goal or OneGoal()
        before = wording.goal(forms.title_of(view.dimension, ctx), view.text)
        then = wording.TO_THE_BRANCH
        if whose.decides(area, ctx):
            then = wording.STANDS_AT_ONCE
        elif view.state is GoalState.APPROVED:
            then = wording.takes_its_place(view.number)
        notes = [wording.NAMES_LEFT_OUT] if self.named else []
        said = wording.goal(forms.title_of(after.dimension, ctx), after.text)
        return wording.changing(view.number, before, said, then, notes)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「改成…」, 「是质量方面的」."""
        found = corrections.CHANGE_TO.match(said.plain, said.begin())
        rest = said.part(found.end(), len(said.plain)) if found else said
        if found is None and not only_dimension(said, ctx.edition.dimensions):
            return None
        return self.with_words(rest, ctx)

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return wording.AMEND_ONE

    def with_words(self, said: Utterance, ctx: Context) -> Self | None:
        """What it is to be by these words; None when they are no goal."""
        view, _ = to_change(self.number, ctx)
        clean, named = reading.without_names(said, ctx)
        now = self.goal or OneGoal(dimension=view.dimension, text=view.text)
        before = Piece(now.dimension, now.text)
        piece = corrections.changed_piece(before, clean, ctx.edition.dimensions)
        if piece is None:
            return None
        return self.model_copy(update={"goal": OneGoal.of(piece), "named": self.named or named})


def change(form: ChangeForm, ctx: Context) -> Reply:
    """In place while nobody has approved it; an approved one stands until another takes its place."""
    view, area = to_change(form.number, ctx)
    if form.goal is None:
        raise Refusal(wording.GONE)
    ctx.promises.call_off(telling.about(view.number))
    branch = whose.decides(area, ctx)
    number = _changed(view, form.goal, ctx, branch=branch)
    if not branch:
        telling.branch_has_new(area, ctx)
    else:
        telling.branch_has_less(area, ctx)
        text = review_wording.changed_push(area.name, view.year, number)
        telling.changed_by_branch(area, text, number, ctx)
    look = Choice(wording.LOOK, SHOW, wording.question_for(area.name, view.year))
    return Reply(wording.changed(number, approved=branch), (look,))


def to_change(number: int, ctx: Context) -> tuple[GoalView, AreaView]:
    """A goal that stands and is this actor's to change, with its area; every other number is answered alike."""
    view = records.by_number(ctx.session, ctx.actor, number)
    mine = {one.id: one for one in whose.drafted_by_me(ctx)}
    if view is None or view.state not in STANDING or view.area_id not in mine:
        raise Refusal(wording.no_such(number))
    return view, mine[view.area_id]


def to_take_off(number: int, ctx: Context) -> tuple[GoalView, AreaView]:
    """One of those, if he may also do away with it; else it is said who may."""
    view, area = to_change(number, ctx)
    if not whose.may_take_off(view, area, ctx):
        approved = view.state is GoalState.APPROVED
        raise Refusal((wording.already_approved if approved else wording.give_it_back)(number))
    return view, area


def _changed(view: GoalView, goal: OneGoal, ctx: Context, *, branch: bool) -> int:
    """The number under which it stands, or waits, now."""
    session, actor = ctx.session, ctx.actor
    pending: GoalView | None = view
    if view.state is GoalState.APPROVED:
        pending = None if branch else records.in_place_of(session, actor, view.number)
    if pending is None:
        new = NewGoal(view.area_id, view.year, goal.dimension, goal.text, replaces=view.number)
        return records.draft(session, actor, new, ctx.now, approved=branch)
    if not records.reword(session, actor, pending.number, goal.text, goal.dimension, ctx.now):
        raise Refusal(wording.GONE)
    if branch:
        records.approve(session, actor, [pending.number], ctx.now)
    return pending.number


class WithdrawForm(Form):
    """A goal that is not wanted any more."""

    number: int

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """One of those he may change; what the branch has approved only the branch takes off."""
        numbers = reading.goal_numbers(said)
        if len(numbers) != 1:
            raise Refusal(wording.ONLY_ONE_AT_A_TIME)
        view, _ = to_take_off(numbers[0], ctx)
        return cls(number=view.number)

    def question(self, _ctx: Context) -> Question | None:
        """Nothing more."""
        return None

    def shown(self, ctx: Context) -> str:
        """Which it is."""
        view, _ = to_take_off(self.number, ctx)
        return wording.withdrawing(
            view.number, wording.goal(forms.title_of(view.dimension, ctx), view.text)
        )

    def corrected(self, _said: Utterance, _ctx: Context) -> Self | None:
        """Nothing to correct."""
        return None

    def amend_prompt(self) -> str:
        """It can only be put aside."""
        return wording.NOTHING_TO_AMEND


def withdraw(form: WithdrawForm, ctx: Context) -> Reply:
    """Delete what nobody has approved; an approved one is only taken off the wall."""
    view, area = to_take_off(form.number, ctx)
    if view.state is GoalState.APPROVED:
        if not records.drop(ctx.session, ctx.actor, view.number, ctx.now):
            raise Refusal(wording.GONE)
        text = review_wording.dropped_push(area.name, view.year, view.number)
        telling.changed_by_branch(area, text, view.number, ctx)
        return Reply(wording.withdrawn(view.number))
    if not records.withdraw(ctx.session, ctx.actor, view.number):
        raise Refusal(wording.GONE)
    ctx.promises.call_off(telling.about(view.number))
    telling.branch_has_less(area, ctx)
    return Reply(wording.withdrawn(view.number))
