"""「每月第一个周三下午3点学习」: shown with its next days, begun when confirmed; its first session is made at once [T2]."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.repeats import repeat_of
from handlers.regulation import meetings
from handlers.study import audience, cycle_wording, remarks, telling
from handlers.study import wording as study_wording
from handlers.study.series import making, wording
from storage.queries import series
from storage.tables import StudySeries

if TYPE_CHECKING:
    from handlers.study.when import When

DAY = "day"
SHOWN = 3  # dates before it is confirmed
A_YEAR = timedelta(days=370)  # within it every rule has a day


def question(when: "When", ctx: Context) -> Question | None:
    """Another rule or end, when it never falls on any day."""
    if when.repeat is None or when.at is None or _starts(when, ctx):
        return None
    since = when.since or ctx.today
    return Question(DAY, wording.none_left(since, until(when, ctx), ctx.today))


def rule_of(when: "When") -> str:
    """Its rule with its hour, as it is kept."""
    if when.repeat is None or when.at is None:
        raise Refusal(study_wording.GONE_BY)
    return replace(when.repeat, at=when.at).written()


def shown(row: StudySeries, ctx: Context) -> str:
    """When, where, what, for whom, and the next three days with their weekdays."""
    rule, whom = repeat_of(row.rule), audience.by_key(row.audience, ctx)
    people = making.people_of(row, whom, ctx)
    kind = meetings.called(row.kind, ctx.edition.meetings)
    comes = _coming(row, ctx)
    if not comes:
        raise Refusal(study_wording.GONE_BY)
    named = [study_wording.OURSELVES if one == ctx.actor.me else ctx.name(one) for one in people]
    text = wording.planned(
        what_of(row),
        kind.title,
        whom.name,
        named,
        wording.dates([one.date() for one in comes[:SHOWN]], row.until, ctx.today),
        making.ahead(row, ctx).days,
        cycle_wording.how_to_end(rule),
    )
    lines = [wording.without_some_months(rule.day)] if rule.day > 28 else []
    lines += remarks.remarks(kind, comes[0], people, ctx)
    return "\n".join([text, *lines, *_clashing(comes[:SHOWN], ctx)])


def begin(row: StudySeries, ctx: Context) -> Reply:
    """Write it down and make its first session."""
    comes = _coming(row, ctx)
    if not comes:
        raise Refusal(study_wording.GONE_BY)
    ctx.session.collect(row)
    made, count = making.make(row, comes[0], ctx)
    first = wording.first(made.number, comes[0].date(), telling.told_of(made, count, ctx))
    how = cycle_wording.how_to_end(repeat_of(row.rule))
    number = study_wording.number(made.number)
    return Reply(
        wording.begun(what_of(row), first, how),
        (Choice(study_wording.DETAIL, "study.next", number), Choice(how, "study.end_series", how)),
    )


def what_of(row: StudySeries) -> str:
    """When it comes again, where, what about."""
    where_and_what = study_wording.particulars(row.place, row.topic)
    return wording.called(repeat_of(row.rule), where_and_what)


def _clashing(comes: list[datetime], ctx: Context) -> list[str]:
    """Other series of his that fall on about the same hour."""
    usual = timedelta(minutes=ctx.edition.figures.study_usual_minutes)
    return [
        wording.clash(what_of(other))
        for other in series.open_ones(ctx.session, ctx.actor, ctx.today)
        if any(abs(one - two) < usual for one in comes for two in making.occurrences(other, ctx))
    ]


def _coming(row: StudySeries, ctx: Context) -> list[datetime]:
    return [one for one in making.occurrences(row, ctx) if one > ctx.now]


def _starts(when: "When", ctx: Context) -> list[date]:
    return [
        day
        for day in _days(when, before(when, ctx), until(when, ctx), ctx)
        if when.at and datetime.combine(day, when.at, SHANGHAI) > ctx.now
    ]


def before(when: "When", ctx: Context) -> date:
    """The day before it may first fall."""
    return max(when.since or ctx.today, ctx.today) - timedelta(days=1)


def until(when: "When", ctx: Context) -> date:
    """As it was said, else the end of the year in which it first falls."""
    if when.until is not None:
        return when.until
    begin = before(when, ctx)
    first = next(iter(_days(when, begin, begin + A_YEAR, ctx)), begin)
    return date(first.year, 12, 31)


def _days(when: "When", after: date, until: date, ctx: Context) -> list[date]:
    return when.repeat.occurrences(after, until, ctx.calendar) if when.repeat else []
