"""目标完成情况: how far each goal was reached, as the competent department confirmed it, written down by the leader [M3 T6]."""

import re
from collections import Counter
from typing import Self

from handlers.goals import forms, reading, result_wording, show_wording, whose, wording
from handlers.goals.pieces import EDGES
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import GOAL_RESULTS, NOT_A_CHOICE
from storage.assessment_words import GoalResult
from storage.queries import goal_results
from storage.queries import goals as records
from storage.queries.goals import GoalView
from storage.queries.roster import AreaView
from storage.vocabulary import GoalState

RESULT, EVIDENCE = "result", "evidence"
RESULTS = "goals.results"
LONGEST, MOST_AREAS, LEAST = 100, 8, 2  # characters of a reference, areas of an answer, letters
PATTERNS = {
    GoalResult.NOT_DONE: r"未(?:能)?(?:完成|达到|实现)|没有?(?:能)?(?:完成|做完|达到|实现|达标)",
    GoalResult.PARTLY: r"(?:大?部分|基本|一半|部份)(?:上)?(?:完成|达到|实现)?了?|完成了?(?:一?大?部分|一半|大半)",
    GoalResult.ADJUSTED: r"(?:已经?|有)调整了?|调整了?(?![为成到])",
    GoalResult.DONE: r"(?:已经?|全部?|都|按期|如期|按时)*(?:完成|达到|达标|实现)了?",
}
SAYS = re.compile(
    r"(?:[\s:,，、的和]|g\s?[-—–_#]?\s?\d{1,6})*(?:结果|完成情况)?(?:改[为成]|改|是|为|算)?[\s:,，]*(?:"
    + "|".join(f"(?P<{result.value}>{pattern})" for result, pattern in PATTERNS.items())
    + r")[\s,，。:;；、]*"
)
BY = re.compile(r"^(?:依据|凭据|根据|凭|由|经|有)(?:是|为)?[\s:,，]*")


def result_in(said: Utterance) -> tuple[GoalResult, str] | None:
    """The result that follows a goal's number, and the words behind it.

    >>> result_in(Utterance.of("G-0003 完成 安环部盖章确认"))
    (<GoalResult.DONE: 'done'>, '安环部盖章确认')
    >>> [result_in(Utterance.of(f"G-0003 {one}"))[0].value for one in ("没完成 缺配件", "部分完成", "已调整")]
    ['not_done', 'partly', 'adjusted']
    >>> result_in(Utterance.of("G-0003 改成全年零事故")) is None
    True
    """
    rest = reading.after_number(said)
    found = SAYS.match(rest.plain)
    if found is None:
        return None
    words = rest.text[found.end() :].strip(EDGES)
    return GoalResult(str(found.lastgroup)), BY.sub("", words)


class ResultForm(Form):
    """What became of one goal, and by what it is confirmed."""

    number: int
    result: GoalResult | None = None
    evidence: str = ""
    named: bool = False

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「G-0003 完成 安环部盖章确认」; refused for a goal whose result is not his to write."""
        numbers = reading.goal_numbers(said)
        if len(numbers) != 1:
            raise Refusal(wording.ONLY_ONE_AT_A_TIME if numbers else result_wording.WHICH)
        to_confirm(numbers[0], ctx)
        return cls(number=numbers[0]).told(said, ctx)

    def question(self, _ctx: Context) -> Question | None:
        """How far, then by what."""
        if self.result is None:
            return Question(RESULT, result_wording.ASK_RESULT, tuple(GOAL_RESULTS.values()))
        if len(self.evidence) > LONGEST:
            return Question(EVIDENCE, wording.ask_shorter(self.evidence, LONGEST))
        return (
            None if self.evidence else Question(EVIDENCE, result_wording.ask_evidence(self.result))
        )

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """By number or in words."""
        if key == RESULT:
            index = chosen(said, len(GOAL_RESULTS))
            if index is not None:
                return self.changed(result=list(GOAL_RESULTS)[index])
            told = self.told(said, ctx)
            if told.result is None:
                raise NotUnderstood(NOT_A_CHOICE)
            return told
        told = self.with_evidence(said, ctx)
        if not told.evidence:
            raise NotUnderstood(result_wording.NO_EVIDENCE)
        return told

    def shown(self, ctx: Context) -> str:
        """The goal, its result, and what was written before."""
        view, _ = to_confirm(self.number, ctx)
        said = wording.goal(forms.title_of(view.dimension, ctx), view.text)
        result = result_wording.said(self.result, self.evidence)
        before = result_wording.said(view.result, view.evidence)
        notes = [wording.NAMES_LEFT_OUT] if self.named else []
        return result_wording.confirming(view.number, said, result, before, notes)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another result, or another reference."""
        told = self.told(said, ctx)
        told = told if told != self else self.with_evidence(said, ctx)
        return None if told == self else told

    def amend_prompt(self) -> str:
        """How to correct it."""
        return result_wording.AMEND

    def told(self, said: Utterance, ctx: Context) -> Self:
        """With the result that is said, and the words behind it."""
        found = result_in(said)
        if found is None:
            return self
        return self.changed(result=found[0]).with_evidence(Utterance.of(found[1]), ctx)

    def with_evidence(self, said: Utterance, ctx: Context) -> Self:
        """By what it is confirmed, if that is said: a department or a paper, no names."""
        clean, named = reading.without_names(said, ctx)
        words = BY.sub("", clean.text.strip(EDGES))
        if sum(map(str.isalnum, words)) < LEAST:
            return self
        return self.changed(evidence=words, named=named)


def confirm(form: ResultForm, ctx: Context) -> Reply:
    """Write the result down; it stands beside the goal for everybody who sees the goal."""
    view, area = to_confirm(form.number, ctx)
    if form.result is None:
        raise Refusal(result_wording.ASK_RESULT)
    if not records.confirm(
        ctx.session, ctx.actor, view.number, form.result, form.evidence, ctx.now
    ):
        raise Refusal(wording.GONE)
    left = [one for one in approved(area, view.year, ctx) if one.result is None]
    text = result_wording.confirmed(view.number, form.result, [one.number for one in left])
    look = result_wording.question_for(area.name, view.year)
    return Reply(text, (Choice(result_wording.LOOK, RESULTS, look),))


def to_confirm(number: int, ctx: Context) -> tuple[GoalView, AreaView]:
    """A goal whose result this actor writes, with its area; refused of his own area, and once its sheet is weighed."""
    view = records.by_number(ctx.session, ctx.actor, number)
    area: AreaView | None = ctx.roster.areas[view.area_id] if view else None
    if view is None or area is None or area not in whose.drafted_by_me(ctx):
        raise Refusal(wording.no_such(number))
    if view.state is not GoalState.APPROVED:
        raise Refusal(result_wording.not_approved(number))
    if area.id in ctx.actor.areas:
        raise Refusal(result_wording.YOUR_OWN)
    if view.year not in (ctx.today.year, ctx.today.year - 1):
        raise Refusal(result_wording.other_year(number, view.year))
    if goal_results.weighed(ctx.session, area.id, view.year):
        raise Refusal(result_wording.weighed(area.name, view.year))
    return view, area


def show(said: Utterance, ctx: Context) -> Reply:
    """Of one area goal by goal; of several how many reached what, by area and by side of the work."""
    whose.window(ctx)
    seen = whose.seen_by_me(ctx)
    if not seen:
        raise Refusal(show_wording.NO_WALL)
    named = [one for one in areas_named(said, seen) if one in seen]
    year = reading.year_said(said, ctx.today) or ctx.today.year
    areas = named or seen
    found = {one.name: approved(one, year, ctx) for one in areas}
    filled = {name: goals for name, goals in found.items() if goals}
    if not filled:
        return Reply(show_wording.nothing_yet([one.name for one in areas], year))
    if len(filled) == 1:
        ((name, goals),) = filled.items()
        lines = [result_wording.heading(name, year), *(_line(one, ctx) for one in goals)]
        missing = [one.number for one in goals if one.result is None]
        area = next(one for one in areas if one.name == name)
        may = area in whose.drafted_by_me(ctx) and area.id not in ctx.actor.areas
        lines += [result_wording.how(missing[0])] if missing and may else []
        return Reply("\n".join(lines))
    lines = [result_wording.all_areas(year)]
    lines += [
        result_wording.counted(name, Counter(one.result for one in goals))
        for name, goals in list(filled.items())[:MOST_AREAS]
    ]
    everything = [one for goals in filled.values() for one in goals]
    for side in ctx.edition.dimensions:
        if its := [one.result for one in everything if one.dimension == side.key]:
            lines.append(result_wording.counted_side(side.title, Counter(its)))
    return Reply("\n".join([*lines, result_wording.one_area(next(iter(filled)))]))


def approved(area: AreaView, year: int, ctx: Context) -> list[GoalView]:
    """The goals of an area that the branch has approved."""
    found = ctx.once((approved, year), lambda: records.standing(ctx.session, ctx.actor, year))
    return [one for one in found if one.area_id == area.id and one.state is GoalState.APPROVED]


def _line(one: GoalView, ctx: Context) -> str:
    said = wording.goal(forms.title_of(one.dimension, ctx), one.text)
    return result_wording.line(one.number, said, result_wording.said(one.result, one.evidence))
