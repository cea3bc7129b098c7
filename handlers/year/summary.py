"""年度总结, drafted from one's own figures under the headings of the edition, with marked places where a human must write [M3].

Of what was raised it adds up what the branch's briefs have told of whole quarters, and nothing else: from sums of what
was told nothing new can be worked out, and a number of its own for the year could be taken apart by them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from handlers.kit.capability import Context
from handlers.kit.documents import Paper, Section
from handlers.year import facts, wording
from handlers.year import paper_wording as told
from handlers.year.whose import Scope, promised
from storage.queries import briefs, talk_counts

QUARTERS = 4


def paper(ctx: Context) -> Paper:
    """The draft for its recipient, from what holds now; raises Refusal when it is not his any more."""
    return of_scope(promised(ctx), ctx)


def of_scope(scope: Scope, ctx: Context) -> Paper:
    """The draft of a year and a branch or group."""
    headings = ctx.edition.narrative or tuple(SECTIONS)
    return Paper(
        name=told.file_name(told.SUMMARY, scope.name, scope.year),
        title=told.title(scope.name, scope.year, told.SUMMARY),
        subtitle=told.subtitle(ctx.today),
        sections=(
            *(
                SECTIONS.get(one, _empty)(told.numbered(place, one), scope, ctx)
                for place, one in enumerate(headings, 1)
            ),
            Section(told.LEFT_OUT, tuple(left_out(scope, ctx))),
        ),
        notes=(told.DRAFT, told.ONLY_FIGURES, told.SIGNED),
    )


def left_out(scope: Scope, ctx: Context) -> list[str]:
    """Which figures are not in it, and why."""
    found = _briefs(scope, ctx)
    missing = [one for one in range(1, QUARTERS + 1) if one not in found]
    hidden = [one for one, kept in found.items() if kept["total"] is None]
    reasons = [wording.NO_TEXTS]
    if missing:
        seen = scope.org.id in ctx.actor.branches
        reasons.append(wording.quarters_missing(missing) if seen else wording.OF_THE_BRANCH)
    if hidden:
        reasons.append(wording.quarters_hidden(hidden))
    if any(one.result is None for one in facts.approved_goals(scope, scope.year, ctx)):
        reasons.append(wording.GOALS_OPEN)
    return reasons


def _leading(heading: str, _scope: Scope, _ctx: Context) -> Section:
    return Section(heading, (told.TO_WRITE_LEADING,))


def _activities(heading: str, scope: Scope, ctx: Context) -> Section:
    since, until = date(scope.year, 1, 1), date(scope.year, 12, 31)
    talks = sum(
        talk_counts.count_in_area(ctx.session, ctx.actor, one.id, since, until)
        for one in scope.areas
    )
    held = facts.sessions_held(scope, ctx)
    heard = facts.notices_heard(scope, ctx)
    done = facts.duties_done(scope, ctx)
    pairs = facts.pairs(scope, ctx)
    said = (told.sessions(held), told.talks(talks), *([told.notices(heard)] if heard else []))
    said += ((told.pairs(pairs),) if pairs else ()) + ((told.DONE,) if done else ())
    columns = told.DONE_COLUMNS if done else ()
    return Section(heading, (*said, told.TO_WRITE_ACTIVITIES), columns, done)


def _effects(heading: str, scope: Scope, ctx: Context) -> Section:
    found = facts.approved_goals(scope, scope.year, ctx)
    goals = told.goals(len(found), facts.results(found)) if found else told.NO_GOALS
    return Section(heading, (goals, *_raised(scope, ctx), told.TO_WRITE_EFFECTS))


def _raised(scope: Scope, ctx: Context) -> tuple[str, ...]:
    """What the briefs have told of the year, added up."""
    kept = [one for one in _briefs(scope, ctx).values() if one["total"] is not None]
    if not kept:
        return (told.NOTHING_TOLD,)
    alone = [
        {one["keys"][0]: one["count"] for one in brief["outcomes"] if len(one["keys"]) == 1}
        for brief in kept
    ]
    ends = [
        (told.OUTCOMES[key], sum(one[key] for one in alone))
        for key in told.OUTCOMES
        if all(key in one for one in alone)
    ]
    return (told.raised(len(kept), sum(one["total"] for one in kept), ends),)


def _briefs(scope: Scope, ctx: Context) -> dict[int, Mapping[str, Any]]:
    """The figures of each quarter of the year whose brief is settled, as far as the reader may see them."""
    return {
        (one.quarter.month + 2) // 3: one.figures
        for one in sorted(briefs.settled(ctx.session, ctx.actor), key=lambda one: one.quarter)
        if one.branch_id == scope.org.id and one.quarter.year == scope.year
    }


def _problems(heading: str, _scope: Scope, _ctx: Context) -> Section:
    return Section(heading, (told.TO_WRITE_PROBLEMS,))


def _intentions(heading: str, scope: Scope, ctx: Context) -> Section:
    coming = facts.goal_rows(facts.approved_goals(scope, scope.year + 1, ctx), scope, ctx)
    columns = told.GOAL_COLUMNS if coming else ()
    return Section(heading, (told.TO_WRITE_INTENTIONS,), columns, coming)


def _empty(heading: str, _scope: Scope, _ctx: Context) -> Section:
    """A heading of an edition that only a human can fill."""
    return Section(heading, (told.TO_WRITE,))


SECTIONS: dict[str, Callable[[str, Scope, Context], Section]] = {
    told.LEADING: _leading,
    told.DIVIDED: lambda heading, scope, ctx: facts.division(scope, heading, ctx),
    told.ACTIVITIES: _activities,
    told.EFFECTS: _effects,
    told.PROBLEMS: _problems,
    told.INTENTIONS: _intentions,
}
