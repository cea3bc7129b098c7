"""What of a year's assessment is held about somebody beside his own words: why there are none, and that he had more time."""

from collections.abc import Iterator
from datetime import datetime

from handlers.kit.capability import Context
from handlers.kit.wording import dated
from handlers.privacy import cycle_record_wording as wording
from storage.queries import cycles, excuses
from storage.vocabulary import SHANGHAI, Retention


def noted(ctx: Context) -> Iterator[tuple[str, datetime, str]]:
    """Each of them as its kind, its local moment, and its text with the reason as others read it."""
    for year, at, writer, reason in excuses.about_me(ctx.session, ctx.actor):
        when = dated(at.astimezone(SHANGHAI).date(), ctx.today)
        yield _entry(at, wording.excused(year, when, ctx.name(writer), reason), ctx)
    for year, done in cycles.about_me(ctx.session, ctx.actor):
        when = dated(done.at.astimezone(SHANGHAI).date(), ctx.today)
        who = ctx.name(done.actor_id) if done.actor_id else ""
        yield _entry(done.at, wording.extended(year, when, who, done.deed.reason), ctx)


def _entry(at: datetime, first: str, ctx: Context) -> tuple[str, datetime, str]:
    local = at.astimezone(SHANGHAI)
    due = ctx.edition.retention[Retention.ASSESSMENT].after(local).date()
    return wording.APPRAISAL, local, f"{first}\n{wording.until(dated(due, ctx.today))}"
