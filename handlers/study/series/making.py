"""The next session of each series, made and told in time for its invitation; nothing in anybody's name who left [T2]."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Refusal
from handlers.kit.policy import Deed
from handlers.kit.reading.repeats import Repeat, repeat_of
from handlers.regulation import meetings
from handlers.study import audience, cycle_wording, rules, telling
from handlers.study import wording as study_wording
from handlers.study.about import facts
from handlers.study.audience import Audience
from handlers.study.series import wording
from storage.queries import series, study
from storage.tables import StudySeries, StudySession
from storage.vocabulary import PushKind


def make_due_sessions(ctx: Context) -> None:
    """What falls so near that people are told now; what nobody made while nothing ran is over and not made."""
    for row in series.going_on(ctx.session, ctx.today):
        rule = repeat_of(row.rule)
        for starts in occurrences(row, ctx, until=ctx.today + ahead(row, ctx)):
            if (host := host_of(row, ctx)) is None:
                break
            row.made_until = starts.date()
            if starts <= ctx.now or not telling.timing(starts, row.lead_minutes, ctx).in_time:
                continue
            made, count = make(row, starts, host)
            _tell_organiser(made, rule, count, ctx)


def make(row: StudySeries, starts: datetime, host: Context) -> tuple[StudySession, int]:
    """One session of a series in the name of who began it, told to everybody; how many others are told."""
    whom = audience.by_key(row.audience, host)
    plan = study.Plan(
        starts_at=starts,
        group_id=whom.group_id,
        area_id=whom.area_id,
        area_ids=whom.area_ids,
        place=row.place,
        topic=row.topic,
        material=row.material,
        lead_minutes=row.lead_minutes,
        kind=row.kind,
        series_id=row.id,
    )
    people = people_of(row, whom, host)
    made = study.arrange(host.session, host.actor, plan, people, host.now)
    others = [one for one in people if one != row.organiser_id]
    for one in others:
        telling.announce(made, one, host)
        telling.remind(made, one, host)
    row.made_until = max(row.made_until, starts.date())
    return made, len(others)


def host_of(row: StudySeries, ctx: Context) -> Context | None:
    """As who began it; None when he is not here, or may not call these people together any more."""
    if not ctx.roster.people[row.organiser_id].here_on(ctx.today):
        return None
    host = replace(ctx, actor=ctx.roster.actor(row.organiser_id, ctx.today))
    try:
        audience.by_key(row.audience, host)
    except Refusal:
        return None
    return host if Deed.ARRANGE_STUDY.open_to(host.actor) else None


def people_of(row: StudySeries, whom: Audience, ctx: Context) -> list[UUID]:
    """The people of its audience as it is today, and its guests who are still here."""
    guests = [UUID(one) for one in row.guest_ids]
    here = [one for one in guests if ctx.roster.people[one].here_on(ctx.today)]
    return list(dict.fromkeys((*whom.people, *here)))


def occurrences(row: StudySeries, ctx: Context, *, until: date | None = None) -> list[datetime]:
    """When it falls after what was made, up to its end or an earlier day; local times."""
    rule = repeat_of(row.rule)
    last = min(row.until, until) if until else row.until
    days = rule.occurrences(row.made_until, last, ctx.calendar)
    return [datetime.combine(day, rule.at, SHANGHAI) for day in days if rule.at]


def ahead(row: StudySeries, ctx: Context) -> timedelta:
    """How long before a session of it people are told: a week, or as long as its kind asks for."""
    kind = meetings.called(row.kind, ctx.edition.meetings)
    return timedelta(days=max(rules.SOON_DAYS, kind.notice_days))


def _tell_organiser(made: StudySession, rule: Repeat, count: int, ctx: Context) -> None:
    number = study_wording.number(made.number)
    text = wording.next_made(
        telling.title(made, ctx), made.number, facts(made), count, cycle_wording.rule(rule)
    )
    ctx.promises.to(
        made.organiser_id,
        text,
        kind=PushKind.NOTICE,
        about=telling.about(made),
        choices=(
            Choice(study_wording.DETAIL, "study.next", number),
            Choice(study_wording.CANCEL, "study.cancel", f"{study_wording.CANCEL} {number}"),
        ),
        not_after=made.starts_at,
    )
