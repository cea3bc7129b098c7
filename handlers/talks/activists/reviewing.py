"""An applicant was looked at: the day is written down, and what is due is said to those who look after him [T3]."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.talks.activists import wording
from handlers.talks.activists.form import ReviewForm
from handlers.talks.activists.looking_after import (
    applicants,
    due_for,
    his_due,
    kinds_for,
    told_of,
)
from handlers.talks.activists.rules import Step
from storage.queries import activist_reviews
from storage.queries.activist_reviews import NewReview
from storage.vocabulary import PushKind, ReviewKind

SURE = 96
REVIEW, LIST = "talks.review", "digest.mine"
REVIEWED = re.compile(
    r"考察(?:已经|都|也)?(?:做|搞)?(?:过|完|好|了|结束)|(?:做|搞|开展|进行|完成)(?:了|过|完)[^,，。]{0,6}考察"
)
ASKED = re.compile(r"[?？吗]\s*$|[还没未]+(?:做|搞)?考察|什么时候|啥时候|谁|怎么|规定")
STEPS = {ReviewKind.CONTACT: Step.CONTACT_LOOK, ReviewKind.BRANCH: Step.BRANCH_LOOK}


def hears_review(said: Utterance, ctx: Context) -> int:
    """「郑凯考察过了」, from those whose business he is; nobody else learns that there is such a thing."""
    if not REVIEWED.search(said.plain) or ASKED.search(said.plain):
        return 0
    named = {one for each in ctx.mentions(said) for one in each.candidates}
    return SURE if any(kinds_for(one, ctx) for one in named) else 0


def record_review(form: ReviewForm, ctx: Context) -> Reply:
    """Keep the day; what was due for him in this period is over."""
    assert form.person and form.day and form.kind  # noqa: S101, PT018  (confirmed only when nothing is left to ask)
    branch = ctx.roster.branch_of(form.person)
    name = ctx.name(form.person)
    if branch is None or form.kind not in kinds_for(form.person, ctx):
        raise Refusal(wording.not_his(name))
    stop_reminding((form.person,), (STEPS[form.kind], Step.TALK), ctx)
    new = NewReview(form.person, branch.id, form.kind, form.day)
    if not activist_reviews.record(ctx.session, ctx.actor, new):
        raise Refusal(wording.ON_RECORD)
    return Reply(wording.recorded(name, dated(form.day, ctx.today), form.kind))


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """What is due for those he looks after; for him alone."""
    for due, people in his_due(ctx).items():
        names = sorted(one.name for one in people)
        text = wording.item(due.step, names, due.until, ctx.today)
        label = wording.done_label(names[0])
        review = Choice(label, REVIEW, names[0])
        yield OpenItem(text, None if due.step is Step.TALK else review, due.until)


def remind_of_reviews(ctx: Context) -> None:
    """Once for each period, on the first day on which the edition reminds of what is due; without a name.

    One push to each who can do it, however many applicants he looks after.
    """
    first = (max(ctx.edition.remind_days),)
    told = {
        (one, due)
        for person, due in due_for(applicants(ctx), ctx.due_day, ctx)
        if ctx.due_day in ctx.calendar.reminder_days(due.until, first)
        for one in told_of(person, due.step, ctx)
    }
    for one, due in sorted(told, key=lambda pair: (pair[1].until, pair[1].step.value, pair[0])):
        over = datetime.combine(due.until + timedelta(days=1), time.min, SHANGHAI)
        ctx.promises.to(
            one,
            wording.reminder(due.step, due.until, ctx.today),
            kind=PushKind.REMINDER,
            about=_about(due.step),
            choices=(Choice(wording.SEE_WHO, LIST),),
            once=f"activist:{due.step.value}:{due.until}:{one}",
            not_after=over,
        )


def stop_reminding(people: Collection[UUID], steps: Collection[Step], ctx: Context) -> None:
    """What was not sent yet about these steps is not needed by whoever has no other applicant waiting for them."""
    others = (
        (one, due)
        for one, due in due_for(applicants(ctx), ctx.today, ctx)
        if one.id not in people and due.step in steps
    )
    needed = {(who, due.step) for one, due in others for who in told_of(one, due.step, ctx)}
    told = {
        (who, step)
        for one in people
        for step in steps
        for who in told_of(ctx.roster.people[one], step, ctx)
    }
    for who, step in told - needed:
        ctx.promises.call_off(_about(step), to=who)


def _about(step: Step) -> str:
    return f"activist:{step.value}"
