"""One's own word to one's own result, and what one may do with it (domain.md §2.6)."""

import re
from datetime import date
from typing import Self
from uuid import UUID

from handlers.assessment.cycle.under import edition_of
from handlers.assessment.publishing import rules, wording
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from storage.assessment_words import CycleState
from storage.queries import assessment, notices
from storage.queries.assessment import CycleView
from storage.queries.notices import Notice
from storage.vocabulary import PushKind

STATE, NOTHING = "assessment.state", "assessment.nothing_to_say"
STATEMENTS = "assessment.statements"
WORDS = "words"
LEAD = re.compile(r"(?:我的?|对结果|对考核结果|考核)*说明(?:一下|如下)?[\s:：,，。、]*")
NO_STATEMENT = re.compile("说明书")
SHORTEST = 2


def what_next(cycle: CycleView, ctx: Context) -> tuple[list[str], tuple[Choice, ...]]:
    """What stands with one's own sheet, and what one may do now: say a word to it, or object."""
    mine = notices.mine(ctx.session, ctx.actor, cycle.id)
    lines = [wording.own_statement(quoted(one.statement)) for one in mine[:1] if one.statement]
    until = open_until(mine, cycle, ctx)
    if until is not None:
        choices = (Choice(wording.WRITE, STATE), Choice(wording.NOTHING_TITLE, NOTHING))
        stated = all(one.stated_at for one in mine)
        return [*lines, wording.may_state(until)], () if stated else choices
    if mine and cycle.state is not CycleState.FINAL:
        last = max((one.published_until for one in mine if one.published_until), default=None)
        lines.append(wording.may_object(last))
    return lines, ()


def cycle_of(cycle_id: UUID, ctx: Context) -> CycleView | None:
    """The cycle of a result of this actor's branch, settled or not."""
    return next(iter(assessment.cycles_of(ctx.session, [cycle_id])), None)


def open_until(found: list[Notice], cycle: CycleView, ctx: Context) -> date | None:
    """The last day on which he may say his word; None when it is published and his days are over."""
    if cycle.state is CycleState.FINAL or not found:
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

    def question(self, _ctx: Context) -> Question | None:
        """The words."""
        return None if self.words else Question(WORDS, wording.ASK_STATEMENT)

    def answered(self, _key: str, said: Utterance, _ctx: Context) -> Self:
        """As they are."""
        words = _checked(said.text)
        if said.choice() is not None or not words:
            raise NotUnderstood(wording.TOO_SHORT)
        return self.changed(words=words)

    def shown(self, _ctx: Context) -> str:
        """The words, and who reads them."""
        return wording.statement_shown(quoted(self.words))

    def corrected(self, said: Utterance, _ctx: Context) -> Self | None:
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
    """He has nothing to say, or no more: the branch need not wait for his days to be over."""
    found, _, _ = _open(ctx)
    ids = [one.id for one in found]
    taken_away = notices.state(ctx.session, ctx.actor, ids, "", ctx.now)
    return Reply(wording.noted_nothing(taken_away=taken_away))


def hears_statement(said: Utterance, ctx: Context) -> int:
    """「说明 …」 of somebody who was told his result and may still say something to it."""
    lead = LEAD.match(said.plain, said.begin())
    if lead is None or case_numbers(said) or NO_STATEMENT.match(said.plain, said.begin()):
        return 0
    return 96 if notices.mine(ctx.session, ctx.actor) else 0


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


def _checked(words: str) -> str:
    words = words.strip()
    if words and len(words) < SHORTEST:
        raise NotUnderstood(wording.TOO_SHORT)
    if len(words) > wording.STATEMENT_LIMIT:
        raise NotUnderstood(wording.too_long(len(words)))
    return words
