"""The written answer: the result stands, or another total with its reason; another grade needs a second person."""

import re
from decimal import Decimal
from typing import Self
from uuid import UUID

from handlers.assessment.objecting import outcome, wording
from handlers.assessment.objecting.following import names_one, number_in, result_of
from handlers.assessment.objecting.judging import reviewers
from handlers.assessment.objecting.raising import short
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.numbers import find_total
from handlers.kit.reading.utterance import Utterance
from storage.queries import objections, results
from storage.queries.objections import ObjectionView
from storage.queries.results import Result

HOW, TOTAL, WHY = "how", "total", "why"
UPHOLDS = re.compile(r"维持|不改|不成立|不予|驳回|原结果")
CHANGES = re.compile(r"改分|改为|改成|改到|调整?[到为成]|成立")
NUMBER = re.compile(r"y\s?[-—–_#]?\s?\d{1,6}")
TO = re.compile(r"(?:改为|改成|改到|调整?[到为成])\s*(?P<number>-?\d+(?:\.\d+)?)")
LEAD = re.compile(
    r"(?:[\s,，。:：;；、]|答复|维持(?:原结果|原分)?|不改|不成立|不予|驳回|成立|改分|(?:改为|改成|改到|调整?[到为成])"
    r"|-?\d+(?:\.\d+)?\s*分?|因为|理由|原因|是)*"
)


class AnswerForm(Form):
    """Which objection, whether the result stands, the other total, and the words that go back."""

    number: int
    changes: bool | None = None
    total: Decimal | None = None
    words: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「Y-0001 维持 两次抽查都有记录」; refused where it is not his to answer."""
        number = number_in(said)
        to_answer(number, ctx)
        rest = _rest(said)
        form = cls(number=number, changes=_way(rest), words=_reason(rest))
        return form.changed(total=_total(rest)) if form.changes else form

    def question(self, _ctx: Context) -> Question | None:
        """Whether it stands, the other total, why."""
        if self.changes is None:
            return Question(HOW, wording.ASK_HOW, (wording.UPHOLD, wording.CHANGE))
        if self.changes and self.total is None:
            return Question(TOTAL, wording.ASK_TOTAL)
        return None if self.words else Question(WHY, wording.ASK_REASON)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """By number, a total, or his words as they are."""
        if key == HOW:
            place = chosen(said, 2)
            changes = place == 1 if place is not None else _way(said)
            if changes is None:
                raise NotUnderstood(wording.BE_CLEAR)
            return self.changed(
                changes=changes, total=_total(said) if changes and place is None else None
            )
        if key == TOTAL:
            total = _total(said)
            if total is None:
                raise NotUnderstood(wording.ASK_TOTAL)
            if total == _of(to_answer(self.number, ctx), ctx).total:
                raise NotUnderstood(wording.SAME_TOTAL)
            return self.changed(total=total)
        if said.choice() is not None or not said.words():
            raise NotUnderstood(wording.ASK_REASON)
        return self.changed(words=short(said.text))

    def shown(self, ctx: Context) -> str:
        """What goes back, and what it changes."""
        one = to_answer(self.number, ctx)
        if not self.changes or self.total is None:
            return wording.upholding(one.code, quoted(self.words))
        before, after = self._points(one, ctx)
        text = wording.changing(one.code, before, after, quoted(self.words))
        if second := self.second(one, ctx):
            text = f"{text}\n{wording.needs_second(ctx.name(second))}"
        return text

    def corrected(self, said: Utterance, _ctx: Context) -> Self | None:
        """It stands after all, another total, other words."""
        way = _way(said)
        total = _total(said)
        if way is False:
            return self.changed(changes=False, total=None, words=_reason(said) or self.words)
        if total is not None:
            return self.changed(changes=True, total=total, words=_reason(said) or self.words)
        return self.changed(words=short(said.text)) if said.words() else None

    def amend_prompt(self) -> str:
        """What can be changed."""
        return wording.AMEND_ANSWER

    def second(self, one: ObjectionView, ctx: Context) -> UUID | None:
        """Who has to confirm another grade; None where the grade stays. A Refusal when there is nobody."""
        result = _of(one, ctx)
        if self.total is None or result.total is None:
            return None
        if outcome.grade_of_total(one, self.total, ctx) == outcome.grade_of_total(
            one, result.total, ctx
        ):
            return None
        passed = (*one.passed_over, ctx.actor.me)
        free = reviewers(one.cycle_id, result.whose, one.objector_id, ctx, passed)
        if not free:
            raise Refusal(wording.NO_SECOND)
        return free[0]

    def _points(self, one: ObjectionView, ctx: Context) -> tuple[str, str]:
        result = _of(one, ctx)
        if result.total is None or self.total is None:
            raise Refusal(wording.NO_GRADE)
        return (
            wording.points(result.total, outcome.grade_of_total(one, result.total, ctx)),
            wording.points(self.total, outcome.grade_of_total(one, self.total, ctx)),
        )


def answer(form: AnswerForm, ctx: Context) -> Reply:
    """Answer it; another grade waits for a second person first."""
    one = to_answer(form.number, ctx)
    if not form.changes or form.total is None:
        return _uphold(one, form.words, ctx)
    result = _of(one, ctx)
    if second := form.second(one, ctx):
        total = form.total
        if not objections.propose(
            ctx.session, ctx.actor, one.number, total, second, form.words, ctx.now
        ):
            raise Refusal(wording.not_open(one.code))
        outcome.ask_second(one, second, ctx)
        return Reply(wording.proposed(one.code, ctx.name(second)))
    done = objections.answer(ctx.session, ctx.actor, one.number, form.words, ctx.now, changed=True)
    if done is None:
        raise Refusal(wording.not_open(one.code))
    outcome.change(one, result, form.total, form.words, ctx)
    return Reply(wording.done(one.code))


def to_answer(number: int, ctx: Context) -> ObjectionView:
    """An open objection that this actor has to answer; refused otherwise, and to whoever scored the sheet."""
    one = objections.find(ctx.session, ctx.actor, number)
    if one is None or one.reviewer_id != ctx.actor.me:
        raise Refusal(wording.NO_SUCH)
    if not one.is_open:
        raise Refusal(wording.not_open(one.code))
    if one.proposed is not None and one.second_id is not None:
        raise Refusal(wording.proposed(one.code, ctx.name(one.second_id)))
    scorers = results.scorers_of(ctx.session, one.cycle_id, one.subject_id, one.area_id)
    if ctx.actor.me in scorers:
        raise Refusal(wording.NOT_YOURS)
    return one


def hears_answer(said: Utterance, _ctx: Context) -> int:
    """A number, and whether the result stands."""
    return 112 if names_one(said) and _way(_rest(said)) is not None else 0


def _uphold(one: ObjectionView, words: str, ctx: Context) -> Reply:
    done = objections.answer(ctx.session, ctx.actor, one.number, words, ctx.now, changed=False)
    if done is None:
        raise Refusal(wording.not_open(one.code))
    outcome.tell_objector(one, ctx)
    return Reply(wording.done(one.code))


def _of(one: ObjectionView, ctx: Context) -> Result:
    found = result_of(one, ctx)
    if found is None:
        raise Refusal(wording.NO_GRADE)
    return found


def _way(said: Utterance) -> bool | None:
    """True: another total; False: the result stands; None: neither is said."""
    if UPHOLDS.search(said.plain):
        return False
    return True if CHANGES.search(said.plain) else None


def _total(said: Utterance) -> Decimal | None:
    if to := TO.search(said.plain):
        said = Utterance.of(to["number"])
    found = find_total(said)
    if found is None or found.problem or found.value is None:
        return None
    return found.value


def _rest(said: Utterance) -> Utterance:
    return Utterance.of(said.cut([one.span() for one in NUMBER.finditer(said.plain)]))


def _reason(rest: Utterance) -> str:
    lead = LEAD.match(rest.plain)
    return short(rest.text[lead.end() :] if lead else "")
