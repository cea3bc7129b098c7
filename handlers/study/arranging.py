"""安排学习: what was confirmed becomes a session, notices and reminders [T2 M2]."""

from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.regulation import meetings
from handlers.study import audience, notice_wording, telling, wording
from handlers.study.scheduling import ScheduleForm
from handlers.study.series import beginning
from handlers.study.sittings import arranging as sittings
from storage.queries import study


def arrange(form: ScheduleForm, ctx: Context) -> Reply:
    """Write the session down, tell everybody now, and promise the reminders."""
    if form.when.repeat is not None:
        return beginning.begin(form.series(ctx), ctx)
    moments = form.moments()
    if not moments or moments[0] <= ctx.now:
        raise Refusal(wording.GONE_BY)
    whom = audience.by_key(form.audience, ctx)
    plan = study.Plan(
        starts_at=moments[0],
        group_id=whom.group_id,
        area_id=whom.area_id,
        place=form.place or "",
        topic=form.topic,
        material=form.material,
        lead_minutes=form.lead_minutes,
        kind=form.kind,
        area_ids=whom.area_ids,
    )
    people = form.people(ctx)
    if form.second is not None:
        return sittings.arrange(plan, moments, people, ctx)
    row = study.arrange(ctx.session, ctx.actor, plan, people, ctx.now)
    others = [one for one in people if one != ctx.actor.me]
    for one in others:
        telling.announce(row, one, ctx)
        telling.remind(row, one, ctx)
    told = telling.told_of(row, len(others), ctx)
    title = "" if form.kind == meetings.STUDY else form.meeting(ctx).title
    text = notice_wording.arranged(row.number, title, form.facts(), told)
    number = wording.number(row.number)
    return Reply(
        text,
        (
            Choice(wording.DETAIL, "study.next", number),
            Choice(wording.CANCEL, "study.cancel", f"{wording.CANCEL} {number}"),
        ),
    )
