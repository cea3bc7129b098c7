"""Keeping a score, reporting to the branch, and leaving one's own sheet to others [M4.3]."""

from typing import Self
from uuid import UUID

from handlers.assessment.scoring import beside, choosing, report_wording, wording
from handlers.assessment.scoring.form import ScoreForm
from handlers.assessment.scoring.year import (
    Year,
    mine_to_score,
    not_reported,
    scoring_year,
    scoring_year_if_open,
)
from handlers.assessment.sheets import Key, grade, reviewers_of, scorers_of
from handlers.kit.capability import Context, OpenItem
from handlers.kit.forms import Form, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import COMMA
from storage.assessment_words import StepKey
from storage.queries import scoring
from storage.queries.sheets import SheetView
from storage.vocabulary import PushKind

SCORE, REPORT = "assessment.score", "assessment.report"


def score(form: ScoreForm, ctx: Context) -> Reply:
    """Keep it as a new version; the branch has it only once it is reported."""
    year = scoring_year(ctx)
    due = form.due(year)
    choosing.check(due.key, year, ctx)
    content = form.content(year, ctx)
    version = scoring.score(ctx.session, ctx.actor, year.cycle.id, due.key, content, ctx.now)
    if version is None:
        raise Refusal(wording.LOCKED)
    left = [one for one in mine_to_score(year, ctx) if one.key != due.key]
    band = year.edition.grading().grades
    name = next((one.name for one in band if form.total >= one.least), "") if due.graded else ""
    total = form.total if due.graded else None
    text = wording.scored(choosing.label(due.key, ctx), total, name, version, len(left))
    choices = [Choice(wording.REPORT_NOW, REPORT)]
    if left:
        following = ctx.name(left[0].subject_id)
        argument = f"{following} {ctx.roster.areas[left[0].area_id].name}"
        choices.insert(0, Choice(wording.SCORE_NEXT.format(name=following), SCORE, argument))
    missing = beside.basis_of(form.basis, year, due.key, ctx).missing
    if due.graded and missing:
        text = f"{text}\n{wording.note_it(missing, ctx.name(due.subject_id), form.basis)}"
    return Reply(text, tuple(choices))


class ReportForm(Form):
    """What the actor has scored and not reported, as it is shown before it is."""

    binding = True

    sheets: tuple[UUID, ...] = ()

    @classmethod
    def read(cls, _said: Utterance, ctx: Context) -> Self:
        """All that is scored; refused when there is nothing."""
        waiting = not_reported(scoring_year(ctx), ctx)
        if not waiting:
            raise Refusal(report_wording.NOTHING_TO_REPORT)
        return cls(sheets=tuple(one.id for one in waiting))

    def question(self, _ctx: Context) -> Question | None:
        """Nothing."""
        return None

    def answered(self, _key: str, _said: Utterance, _ctx: Context) -> Self:
        """Nothing is asked."""
        return self

    def shown(self, ctx: Context) -> str:
        """Each of them with its total and grade."""
        year = scoring_year(ctx)
        found = [one for one in not_reported(year, ctx) if one.id in self.sheets]
        if not found:
            raise Refusal(report_wording.NOTHING_TO_REPORT)
        return report_wording.to_report([line_of(one, year, ctx) for one in found])

    def corrected(self, _said: Utterance, _ctx: Context) -> Self | None:
        """One changes a score by scoring again."""
        return None

    def amend_prompt(self) -> str:
        """How to change one of them."""
        return wording.SCORE_ABOUT


def report(form: ReportForm, ctx: Context) -> Reply:
    """The branch hears that sheets wait, once for each reviewer."""
    year = scoring_year(ctx)
    done = scoring.report(ctx.session, ctx.actor, form.sheets)
    if not done:
        raise Refusal(report_wording.NOTHING_TO_REPORT)
    for reviewer in first_reviewers(done, ctx):
        about = f"sheets:{year.cycle.id}:{reviewer}"
        ctx.promises.call_off(about, to=reviewer)
        text = report_wording.waits_push(len(done))
        choice = Choice(report_wording.REVIEW, "assessment.review")
        ctx.promises.to(reviewer, text, kind=PushKind.NOTICE, about=about, choices=(choice,))
    left = mine_to_score(year, ctx)
    choices = (Choice(wording.SCORE_GO_ON, SCORE),) if left else ()
    return Reply(report_wording.reported(len(done), len(left)), choices)


def first_reviewers(sheets: list[SheetView], ctx: Context) -> list[UUID]:
    """Who is told that these wait: the first of each sheet who is not away."""
    found: dict[UUID, None] = {}
    for one in sheets:
        key = Key(one.subject_id, one.area_id)
        able = reviewers_of(key, one.scorer_id, ctx.roster, ctx.today)
        there = [who for who in able if not ctx.roster.is_absent(who, ctx.today)]
        found.update(dict.fromkeys((there or able)[:1]))
    return list(found)


def recuse(_said: Utterance, ctx: Context) -> Reply:
    """「管理组那个我自己就不打了吧」: nobody scores himself; the committee is told that his own waits (V21)."""
    year = scoring_year(ctx)
    own = choosing.own_areas(year, ctx)
    if not own:
        raise Refusal(wording.NO_OWN)
    lines = []
    for key in own:
        able = scorers_of(key, ctx.roster, ctx.today, year.standing.values())
        area = ctx.roster.areas[key.area_id].name
        lines.append(wording.own_sheet(area, COMMA.join(ctx.name(one) for one in able)))
        if key not in year.standing and able:
            _ask_to_score(year, key, able, area, ctx)
    left = mine_to_score(year, ctx)
    choices = (Choice(wording.SCORE_GO_ON, SCORE),) if left else ()
    return Reply("\n".join(lines), choices)


def _ask_to_score(year: Year, key: Key, able: tuple[UUID, ...], area: str, ctx: Context) -> None:
    name = ctx.name(key.subject_id)
    choice = Choice(wording.SCORE_NEXT.format(name=name), SCORE, f"{name} {area}")
    there = [who for who in able if not ctx.roster.is_absent(who, ctx.today)]
    about = f"score:{year.cycle.id}:{key.subject_id}:{key.area_id}"
    for one in (there or list(able))[:1]:
        text = wording.committee_scores(area, name)
        ctx.promises.to(
            one, text, kind=PushKind.NOTICE, about=about, choices=(choice,), once=f"{about}:{one}"
        )


def line_of(view: SheetView, year: Year, ctx: Context) -> str:
    """A sheet in a list."""
    band = grade(view, year.edition)
    label = choosing.label(Key(view.subject_id, view.area_id), ctx)
    return report_wording.report_line(label, view.total, band.name if band else "")


def left_to_do(ctx: Context) -> list[OpenItem]:
    """Sheets that wait for the actor's score, and those he has scored and not reported."""
    year = scoring_year_if_open(ctx)
    if year is None or not (ctx.actor.groups or ctx.actor.branches):
        return []
    until = year.cycle.windows[StepKey.LEADER_SCORING].closes
    items = []
    if waiting := mine_to_score(year, ctx):
        choice = Choice(wording.SCORE_TITLE, SCORE)
        items.append(OpenItem(wording.left_to_score(len(waiting), until), choice, until))
    if scored := not_reported(year, ctx):
        choice = Choice(wording.REPORT_NOW, REPORT)
        items.append(OpenItem(report_wording.left_to_report(len(scored)), choice, until))
    return items
