"""落实方案, drafted: by what, who answers for what, what is to be done, by which day, and what became of last year's goals [M2]."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from handlers.kit.capability import Context
from handlers.kit.documents import Paper, Section
from handlers.year import facts
from handlers.year import paper_wording as told
from handlers.year.whose import Scope, promised
from storage.queries import year_plans
from storage.queries.year_plans import PlanView

PAPER = TypeAdapter(Paper)


def counted(scope: Scope, ctx: Context) -> tuple[int, int, int]:
    """How many areas and goals stand in it, and how many of last year."""
    now = facts.approved_goals(scope, scope.year, ctx)
    before = facts.approved_goals(scope, scope.year - 1, ctx)
    return len(scope.areas), len(now), len(before)


def paper(ctx: Context) -> Paper:
    """The draft for its recipient, from what holds now; raises Refusal when it is not his any more."""
    return of_scope(promised(ctx), ctx)


def of_scope(scope: Scope, ctx: Context) -> Paper:
    """What the branch agreed to, as it was; before, the draft of a year and a branch or group."""
    plan = year_plans.of(ctx.session, ctx.actor, scope.org.id, scope.year)
    if plan and plan.paper:
        return PAPER.validate_json(plan.paper)
    return _draft(scope, plan.lines if plan else (), ctx)


def final(scope: Scope, plan: PlanView, code: str, ctx: Context) -> Paper:
    """The whole of it as the branch agreed to it, under its number."""
    draft = _draft(scope, plan.lines, ctx, code)
    return replace(
        draft,
        name=told.final_name(told.PLAN, scope.name, scope.year),
        title=told.final_title(scope.name, scope.year, told.PLAN),
        subtitle=told.final_subtitle(code, ctx.me.name, ctx.today),
        notes=(),
    )


def _draft(scope: Scope, lines: Sequence[str], ctx: Context, code: str = "") -> Paper:
    """With what only a human can say left open, but not in one that has its number."""
    aim = () if code else (told.TO_WRITE_AIM,)
    own = tuple(told.measure(place, one) for place, one in enumerate(lines, 1))
    open_words = (told.NO_MEASURES,) if code else (told.TO_WRITE_MEASURES,)
    return Paper(
        name=told.file_name(told.PLAN, scope.name, scope.year),
        title=told.title(scope.name, scope.year, told.PLAN),
        subtitle=told.subtitle(ctx.today),
        sections=(
            Section(told.GROUNDS, (told.grounds(_papers(ctx)), *aim)),
            facts.division(scope, told.DIVISION, ctx),
            _tasks(ctx),
            _goals(scope, ctx),
            _dates(scope.year, ctx),
            _last_year(scope, ctx),
            Section(told.OWN_WORDS, own or open_words),
        ),
        notes=(told.DRAFT, told.SIGNED),
    )


def _papers(ctx: Context) -> list[str]:
    return [ctx.edition.title, *ctx.edition.reference_documents]


def _tasks(ctx: Context) -> Section:
    rows = tuple((one.title, ctx.edition.clause(one.clause).text) for one in ctx.edition.duties)
    said = () if rows else (told.NO_DUTIES,)
    return Section(told.TASKS, said, told.TASK_COLUMNS if rows else (), rows)


def _goals(scope: Scope, ctx: Context) -> Section:
    rows = facts.goal_rows(facts.approved_goals(scope, scope.year, ctx), scope, ctx)
    if not rows:
        return Section(told.GOALS, (told.NO_GOALS,))
    return Section(told.GOALS, (), told.GOAL_COLUMNS, rows)


def _dates(year: int, ctx: Context) -> Section:
    goals = ctx.edition.goals
    rows = [(told.GOALS_DUE, told.until(goals.closes.on(year)))] if goals else []
    rows += [(one.title, told.window(one.opens.on(year), one.closes.on(year))) for one in ctx.edition.steps]  # fmt: skip
    if not rows:
        return Section(told.DATES, (told.NO_DATES,))
    return Section(told.DATES, (told.DATES_MAY_CHANGE,), told.DATE_COLUMNS, tuple(rows))


def _last_year(scope: Scope, ctx: Context) -> Section:
    found = facts.approved_goals(scope, scope.year - 1, ctx)
    said = told.results(facts.results(found)) if found else told.NOTHING_BEFORE
    return Section(told.LAST_YEAR, (said,))
