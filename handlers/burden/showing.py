"""减负情况: to the branch, the average minutes of a person by role, and where they go; nobody stands alone in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from handlers.burden import rules, wording
from handlers.burden.counting import people_by_role
from handlers.kit.capability import Context
from handlers.kit.messages import Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import burden
from storage.queries.burden import Key
from storage.vocabulary import Role


def show(_said: Utterance, ctx: Context) -> Reply:
    """This month and the last one, for each branch of the actor."""
    this = ctx.today.replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    counts = burden.of_branches(ctx.session, ctx.actor, last)
    if not counts:
        return Reply(wording.NOTHING)
    lines: list[str] = []
    for branch in sorted(ctx.actor.branches):
        people = people_by_role(branch, ctx)
        own = {key: times for key, times in counts.items() if key.branch_id == branch}
        lines.append(wording.heading(ctx.roster.orgs[branch].name))
        groups = rules.grouped(people)
        for group in groups:
            lines += _of_group(group, sum(people[one] for one in group), own, (this, last), ctx)
        lines += [] if groups else [wording.TOO_FEW]
    lines.append(wording.HOW.format(minutes=ctx.edition.figures.study_usual_minutes))
    return Reply("\n".join(lines))


NONE = "0"


def _of_group(
    group: Sequence[Role],
    people: int,
    counts: Mapping[Key, int],
    months: tuple[date, date],
    ctx: Context,
) -> list[str]:
    parts: dict[date, Counter[str]] = {month: Counter() for month in months}
    for key, times in counts.items():
        if key.role in group and key.month in parts:
            each = rules.minutes_of(key.what, ctx.edition.figures.study_usual_minutes)
            parts[key.month][key.what] += round(times * each * 10)
    this, last = (
        (month.month, _shown(sum(parts[month].values()) / 10 / people)) for month in months
    )
    lines = [wording.role_line(group, people, this, last)]
    both = parts[months[0]] or parts[months[1]]
    for what, tenths in rules.largest(both)[:1]:
        if (minutes := _shown(tenths / 10 / people)) != NONE:
            lines.append(wording.most(_called(what), minutes, _less(what)))
    return lines


def _called(what: str) -> str:
    own = {rules.SESSION: wording.STUDY, rules.TALKS: wording.TALKS}
    return own.get(what) or rules.called(what)


def _less(what: str) -> str:
    own = {rules.SESSION: wording.LESS_STUDY, rules.TALKS: wording.LESS_TALKS}
    if what in own:
        return own[what]
    return wording.CANNOT if what.startswith(rules.AWAITED) else wording.LESS_PUSHES


def _shown(minutes: float) -> str:
    return f"{minutes:.1f}".removesuffix(".0")
