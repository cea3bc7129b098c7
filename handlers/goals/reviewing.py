"""确认目标 and 退回目标: the branch sees an area's drafts, approves all of them at once or gives one back [D3]."""

import re
from hashlib import sha256
from typing import Self

from handlers.goals import forms, reading, review_wording, telling, whose, wording
from handlers.goals.pieces import EDGES
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import COMMA, NOT_A_CHOICE
from storage.queries import goals as records
from storage.queries.goals import GoalView
from storage.queries.roster import AreaView
from storage.vocabulary import GoalState

REVIEW, APPROVE, GIVE_BACK = "goals.review", "goals.approve", "goals.return"
WHICH, REASON = "which", "reason"
LONGEST = 200  # characters of a reason
ANOTHER_REASON = re.compile(r"(?:原因|理由)?(?:改成|改为|是|[:,\s])+|(?:原因|理由)|(?=因为)")
Batch = tuple[AreaView, int, list[GoalView]]


def review(said: Utterance, ctx: Context) -> Reply:
    """What waits for the branch: one area and year, and the way to the next."""
    batches = waiting(ctx)
    named = areas_named(said, (one for one, _, _ in batches))
    return _shown(sorted(batches, key=lambda batch: batch[0] not in named), ctx)


def approve(said: Utterance, ctx: Context) -> Reply:
    """All goals of an area as they were shown; whoever says it without having seen them is shown them first."""
    batches = waiting(ctx)
    meant = next((one for one in batches if mark_of(one) == said.text), None)
    if meant is None:
        lead = f"{review_wording.CHANGED_MEANWHILE}\n" if batches and said.text else ""
        shown = _shown(batches, ctx)
        return Reply(f"{lead}{shown.text}", shown.choices)
    area, year, goals = meant
    count = records.approve(ctx.session, ctx.actor, [one.number for one in goals], ctx.now)
    telling.approved(area, year, count, ctx)
    telling.branch_has_less(area, ctx)
    left = [one for one in batches if one is not meant]
    return _done(review_wording.approved(area.name, year, count), left)


def waiting(ctx: Context) -> list[Batch]:
    """What waits for this actor's branch, by area and year."""
    found: dict[tuple[str, int], Batch] = {}
    for one in records.waiting(ctx.session, ctx.actor):
        area = ctx.roster.areas[one.area_id]
        if whose.decides(area, ctx):
            batch = found.setdefault((area.name, one.year), (area, one.year, []))
            batch[2].append(one)
    return [found[key] for key in sorted(found)]


def mark_of(batch: Batch) -> str:
    """Stands for these goals in these words: what was changed meanwhile has another one."""
    words = ((one.number, one.dimension, one.text) for one in batch[2])
    return sha256(repr((batch[0].id.hex, batch[1], *words)).encode()).hexdigest()[:32]


class ReturnForm(Form):
    """Which goal is given back, and why."""

    number: int | None = None
    among: tuple[int, ...] = ()  # the ones to choose from
    reason: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「退回 G-0002 没写时限」: what follows the number is the reason."""
        numbers = reading.goal_numbers(said)
        if len(numbers) > 1:
            raise Refusal(wording.ONLY_ONE_AT_A_TIME)
        if numbers:
            view, _ = to_decide(numbers[0], ctx)
            return cls(number=view.number, reason=reading.reason_of(said)[:LONGEST])
        named = areas_named(said, ctx.roster.areas.values())
        goals = [
            one for batch in waiting(ctx) if not named or batch[0] in named for one in batch[2]
        ]
        if not goals:
            raise Refusal(review_wording.NOTHING_WAITS)
        only = goals[0].number if len(goals) == 1 else None
        return cls(number=only, among=tuple(one.number for one in goals))

    def question(self, ctx: Context) -> Question | None:
        """Which one, then why."""
        if self.number is None:
            labels = (_line(to_decide(one, ctx)[0], ctx) for one in self.among)
            return Question(WHICH, review_wording.ASK_WHICH, tuple(labels))
        view, _ = to_decide(self.number, ctx)
        return (
            None if self.reason else Question(REASON, review_wording.ask_reason(_line(view, ctx)))
        )

    def answered(self, key: str, said: Utterance, _ctx: Context) -> Self:
        """By number, then in his own words."""
        if key == WHICH:
            index = chosen(said, len(self.among))
            numbers = reading.goal_numbers(said)
            picked = self.among[index] if index is not None else next(iter(numbers), None)
            if picked not in self.among:
                raise NotUnderstood(NOT_A_CHOICE)
            return self.model_copy(update={"number": picked})
        reason = said.text.strip()[:LONGEST]
        if said.choice() is not None or not any(map(str.isalnum, reason)):
            raise NotUnderstood(review_wording.NO_REASON)
        return self.model_copy(update={"reason": reason})

    def shown(self, ctx: Context) -> str:
        """Which one and why."""
        view, _ = to_decide(self.number or 0, ctx)
        said = wording.goal(forms.title_of(view.dimension, ctx), view.text)
        return review_wording.giving_back(view.number, said, self.reason)

    def corrected(self, said: Utterance, _ctx: Context) -> Self | None:
        """Another reason."""
        found = ANOTHER_REASON.match(said.plain, said.begin())
        reason = said.text[found.end() :].strip(EDGES) if found else ""
        return self.model_copy(update={"reason": reason[:LONGEST]}) if reason else None

    def amend_prompt(self) -> str:
        """Say the reason again."""
        return review_wording.AMEND


def give_back(form: ReturnForm, ctx: Context) -> Reply:
    """The leader hears of it and reads why."""
    view, area = to_decide(form.number or 0, ctx)
    if not records.give_back(ctx.session, ctx.actor, view.number, form.reason, ctx.now):
        raise Refusal(wording.GONE)
    telling.returned(area, view, ctx)
    telling.branch_has_less(area, ctx)
    return _done(review_wording.given_back(view.number), waiting(ctx))


def to_decide(number: int, ctx: Context) -> tuple[GoalView, AreaView]:
    """A goal that waits for this actor's branch, with its area; every other number is answered alike."""
    view = records.by_number(ctx.session, ctx.actor, number)
    area: AreaView | None = ctx.roster.areas[view.area_id] if view else None
    if view is None or area is None or not whose.decides(area, ctx):
        raise Refusal(wording.no_such(number))
    if view.state is not GoalState.PROPOSED:
        raise Refusal(review_wording.does_not_wait(number))
    return view, area


def _shown(batches: list[Batch], ctx: Context) -> Reply:
    if not batches:
        return Reply(review_wording.NOTHING_WAITS)
    area, year, goals = batches[0]
    names = COMMA.join(dict.fromkeys(ctx.name(one.drafter_id) for one in goals))
    text = review_wording.waiting(area.name, year, names, [_line(one, ctx) for one in goals])
    question = wording.question_for(area.name, year)
    choices = (
        Choice(review_wording.APPROVE_ALL, APPROVE, mark_of(batches[0])),
        Choice(review_wording.RETURN_ONE, GIVE_BACK, question),
    )
    return Reply(text, (*choices, *_next(batches[1:])))


def _done(text: str, left: list[Batch]) -> Reply:
    more = f"\n{review_wording.still_wait(len(left))}" if left else ""
    return Reply(f"{text}{more}", _next(left))


def _next(left: list[Batch]) -> tuple[Choice, ...]:
    if not left:
        return ()
    area, year, _ = left[0]
    return (
        Choice(
            review_wording.NEXT.format(area=area.name),
            REVIEW,
            wording.question_for(area.name, year),
        ),
    )


def _line(one: GoalView, ctx: Context) -> str:
    said = wording.goal(forms.title_of(one.dimension, ctx), one.text)
    instead = review_wording.instead_of(one.replaces) if one.replaces else ""
    return f"{wording.number(one.number)} {said}{instead}"
