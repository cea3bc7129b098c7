"""What somebody was told of his yearly results, his own word to them, and his objections, as entries of his record."""

from collections.abc import Callable, Iterator

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.wording import dated
from handlers.privacy import result_record_wording as wording
from handlers.privacy import rules
from handlers.privacy.record_wording import deleted_on
from handlers.privacy.roster_records import Noted
from storage.queries import assessment, notices, objections
from storage.vocabulary import Retention

KINDS = (wording.RESULTS, wording.OBJECTIONS)


def noted(ctx: Context, say: Callable[[str], str]) -> Iterator[Noted]:
    """One entry for each result and each objection, with what was written and when it goes."""
    period = ctx.edition.retention[Retention.ASSESSMENT]
    told = notices.mine(ctx.session, ctx.actor)
    years = {
        one.id: one.year for one in assessment.cycles_of(ctx.session, [it.cycle_id for it in told])
    }
    for one in told:
        at = one.told_at.astimezone(SHANGHAI)
        public = dated(one.published_until, ctx.today) if one.published_until else ""
        area = ctx.roster.areas[one.area_id].name
        when = dated(at.date(), ctx.today)
        lines = [wording.result(years[one.cycle_id], area, when, public)]
        lines += [f"  {say(one.statement)}"] if one.statement else []
        lines.append(f"  {deleted_on(rules.kept_until(period, at), ctx.today)}")
        yield Noted(wording.RESULTS, at, "\n".join(lines))
    for objection in objections.about_me(ctx.session, ctx.actor):
        at = objection.raised_at.astimezone(SHANGHAI)
        whose = ctx.roster.areas[objection.area_id].name + ctx.name(objection.subject_id)
        when = dated(at.date(), ctx.today)
        lines = [wording.objection(objection.code, whose, when, objection.state)]
        lines += [f"  {say(objection.words)}"] if objection.words else []
        lines.append(f"  {deleted_on(rules.kept_until(period, at), ctx.today)}")
        yield Noted(wording.OBJECTIONS, at, "\n".join(lines))
