"""我的分怎么来的: one's own sheet line by line, and one's own word to it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Self
from uuid import UUID

from handlers.assessment.cycle.under import edition_of, named
from handlers.assessment.publishing import rules, wording
from handlers.assessment.sheets import grade
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from storage.assessment_words import ReviewDecision
from storage.queries import assessment, notices, sheets
from storage.queries.assessment import CycleView
from storage.queries.notices import SETTLED, Notice
from storage.queries.sheets import SheetView
from storage.vocabulary import PushKind

WHY, STATE, NOTHING = "assessment.why", "assessment.state", "assessment.nothing_to_say"
STATEMENTS = "assessment.statements"
WORDS = "words"
LEAD = re.compile(r"(?:我的?|对结果|对考核结果|考核)*说明(?:一下|如下)?[\s:：,，。、]*")
SHORTEST = 2
WHY_ASKED = re.compile(
    r"我的?(?:这|今年的?|考核)?(?:个|的)?(?:分数?|结果|等次|考核表|成绩).{0,6}(?:怎么来|咋来|为啥|为什么|怎么打|咋打|谁打|依据)"
)


def show_why(_said: Utterance, ctx: Context) -> Reply:
    """Every sheet of his that he was told of, of the latest year."""
    mine = notices.mine(ctx.session, ctx.actor)
    if not mine:
        return Reply(wording.NOT_TOLD)
    latest = [one for one in mine if one.cycle_id == mine[0].cycle_id]
    found = sheets.my_sheets(ctx.session, ctx.actor, mine[0].cycle_id)
    cycle = cycle_of(mine[0].cycle_id, ctx)
    lines = [line for one in found for line in _lines(one, cycle, latest, ctx)]
    if not lines or cycle is None:
        return Reply(wording.NOT_TOLD)
    own = assessment.my_appraisal(ctx.session, ctx.actor, cycle.id)
    if own and own.content.total is not None and own.submitted_at:
        lines.append(wording.own_total(own.content.total))
    lines += [wording.own_statement(quoted(one.statement)) for one in latest[:1] if one.statement]
    until = open_until(latest, cycle, ctx)
    if until is not None:
        choices = (Choice(wording.WRITE, STATE), Choice(wording.NOTHING_TITLE, NOTHING))
        stated = all(one.stated_at for one in latest)
        return Reply("\n".join([*lines, wording.may_state(until)]), () if stated else choices)
    if cycle.state not in SETTLED:
        last = max((one.published_until for one in latest if one.published_until), default=None)
        lines.append(wording.may_object(last))
    return Reply("\n".join(lines))


def cycle_of(cycle_id: UUID, ctx: Context) -> CycleView | None:
    """The cycle of a result of this actor's branch, settled or not."""
    return next(iter(notices.cycles(ctx.session, [cycle_id])), None)


def open_until(found: list[Notice], cycle: CycleView, ctx: Context) -> date | None:
    """The last day on which he may say his word; None when it is published and his days are over."""
    if cycle.state in SETTLED or not found:
        return None
    figures = edition_of(cycle.id, ctx).publishing
    last = max(rules.statement_until(one.told_at, ctx.calendar, figures) for one in found)
    waiting = any(one.published_on is None for one in found)
    return last if ctx.today <= last else (ctx.today if waiting else None)


class StateForm(Form):
    """A member's own word to his result."""

    words: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「说明 学习少是因为…」; refused when he was not told, or it is too late."""
        _open(ctx)
        lead = LEAD.match(said.plain, said.begin())
        return cls(words=_checked(said.text[lead.end() :] if lead else ""))

    def question(self, ctx: Context) -> Question | None:  # noqa: ARG002
        """The words."""
        return None if self.words else Question(WORDS, wording.ASK_STATEMENT)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:  # noqa: ARG002
        """As they are."""
        words = _checked(said.text)
        if said.choice() is not None or not words:
            raise NotUnderstood(wording.TOO_SHORT)
        return self.changed(words=words)

    def shown(self, ctx: Context) -> str:  # noqa: ARG002
        """The words, and who reads them."""
        return wording.statement_shown(quoted(self.words))

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:  # noqa: ARG002
        """Other words."""
        words = _checked(said.text)
        return self.changed(words=words) if words and said.choice() is None else None

    def amend_prompt(self) -> str:
        """Say it anew."""
        return wording.AMEND_STATEMENT


def keep_statement(form: StateForm, ctx: Context) -> Reply:
    """It stands with the sheet; the branch hears that there is one."""
    found, cycle, until = _open(ctx)
    notices.state(ctx.session, ctx.actor, [one.id for one in found], form.words, ctx.now)
    for one in branch_contacts(cycle.branch_id, ctx):
        if one != ctx.actor.me:
            ctx.promises.to(
                one,
                wording.stated_push(1),
                kind=PushKind.NOTICE,
                about=f"statement:{cycle.id}:{ctx.actor.me}",
                choices=(Choice(wording.SEE_STATEMENTS, STATEMENTS),),
                once=f"statement:{cycle.id}:{ctx.actor.me}:{ctx.today}",
            )
    return Reply(wording.stated(until))


def say_nothing(_said: Utterance, ctx: Context) -> Reply:
    """He has nothing to say: the branch need not wait for his days to be over."""
    found, _, _ = _open(ctx)
    quiet = [one.id for one in found if not one.statement]
    notices.state(ctx.session, ctx.actor, quiet, "", ctx.now)
    return Reply(wording.NOTED_NOTHING)


def hears_statement(said: Utterance, ctx: Context) -> int:
    """「说明 …」 of somebody who was told his result and may still say something to it."""
    lead = LEAD.match(said.plain, said.begin())
    if lead is None:
        return 0
    return 96 if notices.mine(ctx.session, ctx.actor) else 0


def hears_why(said: Utterance, _ctx: Context) -> int:
    """「我这分咋来的」."""
    return 90 if WHY_ASKED.search(said.plain) else 0


def example_fits(_example: str, ctx: Context) -> bool:
    """Whether there is a result to say something to."""
    return bool(notices.mine(ctx.session, ctx.actor))


def _open(ctx: Context) -> tuple[list[Notice], CycleView, date]:
    mine = notices.mine(ctx.session, ctx.actor)
    cycle = cycle_of(mine[0].cycle_id, ctx) if mine else None
    latest = [one for one in mine if cycle and one.cycle_id == cycle.id]
    if cycle is None:
        raise Refusal(wording.NOT_TOLD)
    until = open_until(latest, cycle, ctx)
    if until is None:
        raise Refusal(wording.state_over())
    return latest, cycle, until


def _lines(
    one: SheetView, cycle: CycleView | None, told: list[Notice], ctx: Context
) -> Iterator[str]:
    edition = named(cycle.edition, ctx) if cycle else None
    if cycle is None or edition is None or all(one.area_id != mine.area_id for mine in told):
        return
    band = grade(one, edition)
    area = ctx.roster.areas[one.area_id].name
    total = one.total if one.final_total is None else one.final_total
    yield wording.head(cycle.year, area, band.name if band else "", total)
    points = one.content.items
    yield from (
        wording.item(of.title, points[of.key], of.points)
        for of in edition.items
        if of.key in points
    )
    if one.content.opinion:
        yield wording.opinion(quoted(one.content.opinion))
    if one.content.basis:
        yield wording.basis(quoted(one.content.basis))
    yield wording.scored_by(ctx.name(one.scorer_id), one.total)
    review = one.review
    if review is None:
        return
    changed = review.decision is ReviewDecision.ADJUSTED
    if changed and review.total is not None and one.total is not None:
        yield wording.adjusted(
            ctx.name(review.reviewer_id), one.total, review.total, quoted(review.reason)
        )
    else:
        yield wording.approved_by(ctx.name(review.reviewer_id))


def _checked(words: str) -> str:
    words = words.strip()
    if words and len(words) < SHORTEST:
        raise NotUnderstood(wording.TOO_SHORT)
    if len(words) > wording.STATEMENT_LIMIT:
        raise NotUnderstood(wording.too_long(len(words)))
    return words
