"""看公示 and 看说明: what is public to somebody today, and what members said, to who may read it."""

from handlers.assessment.cycle.under import branch_id
from handlers.assessment.publishing import notice_wording, wording
from handlers.assessment.publishing.now import Standing, going_on, standing_if_any
from handlers.assessment.wording import reading_of
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.utterance import Utterance
from storage.queries import access, notices
from storage.queries.results import Result
from storage.queries.roster import AreaView
from storage.rights_words import AccessReason

OBJECT, PUBLISH = "assessment.object", "assessment.publish"


def show_notice(_said: Utterance, ctx: Context) -> Reply:
    """The grades that are published to this person today, by area, with the way to object."""
    standing = standing_if_any(ctx)
    found = public_to_me(standing, ctx) if standing else []
    if not found or standing is None:
        publish = (
            (Choice(notice_wording.GO_ON, PUBLISH),) if standing and may_publish(standing) else ()
        )
        return Reply(notice_wording.NOTHING_PUBLISHED, publish)
    told = standing.told
    last = max(until for one in found if (until := told[one.whose].published_until))
    lines = [
        notice_wording.line(*standing.sorted_by(one.whose), standing.grade(one)) for one in found
    ]
    text = notice_wording.notice(standing.cycle.year, lines, last)
    name = ctx.name(found[0].subject_id)
    return Reply(f"{text}\n{notice_wording.how_to_object(name, last)}")


def public_to_me(standing: Standing, ctx: Context) -> list[Result]:
    """What is public today of his own area, of himself, or of the branch and group he leads."""
    mine = ctx.roster.area_of(ctx.actor.me)
    roster = ctx.roster
    return [
        one
        for one in standing.approved
        if (notice := standing.told.get(one.whose)) and notice.shown_on(ctx.today)
        if (mine and one.area_id == mine.id)
        or one.subject_id == ctx.actor.me
        or _oversees(roster.areas[one.area_id], ctx)
    ]


def may_publish(standing: Standing) -> bool:
    """Whether this actor may publish something today."""
    return standing.cycle.branch_id in standing.ctx.actor.branches and bool(standing.ready)


def show_statements(_said: Utterance, ctx: Context) -> Reply:
    """What members said to their results; each reading is noted."""
    cycle = going_on(branch_id(ctx), ctx)
    said = notices.statements(ctx.session, ctx.actor, cycle.id) if cycle else []
    if not said or cycle is None:
        return Reply(wording.NO_STATEMENTS)
    for one in said:
        what = reading_of(cycle.year)
        access.note(ctx.session, ctx.actor, one.subject_id, what, ctx.now, why=AccessReason.HANDLES)
    lines = [
        wording.statement_of(
            ctx.name(one.subject_id), ctx.roster.areas[one.area_id].name, quoted(one.statement)
        )
        for one in said
    ]
    return Reply("\n".join(lines))


def _oversees(area: AreaView, ctx: Context) -> bool:
    return area.branch_id in ctx.actor.branches or area.group_id in ctx.actor.groups
