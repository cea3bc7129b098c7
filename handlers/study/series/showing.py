"""Where sessions are shown, that they come again and how that ends [T2]."""

from handlers.kit.capability import Context
from handlers.kit.reading.repeats import repeat_of
from handlers.study import cycle_wording
from handlers.study.series import making, wording
from handlers.study.series.beginning import what_of
from storage.queries import series
from storage.tables import StudySession


def going_on(ctx: Context) -> list[str]:
    """Each series that is this actor's to end; one that makes nothing now says so."""
    return [
        wording.goes_on(
            what_of(one),
            one.until,
            ctx.today,
            cycle_wording.how_to_end(repeat_of(one.rule)),
            "" if making.host_of(one, ctx) else ctx.name(one.organiser_id),
        )
        for one in series.open_ones(ctx.session, ctx.actor, ctx.today)
    ]


def of_session(row: StudySession, ctx: Context) -> list[str]:
    """That a session is one of a series, to who may end it."""
    found = series.of_session(ctx.session, ctx.actor, row) if row.series_id else None
    if found is None:
        return []
    rule = repeat_of(found.rule)
    return [wording.of_series(cycle_wording.rule(rule), cycle_wording.how_to_end(rule))]
