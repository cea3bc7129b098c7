"""督查 written down and told to whom it is about, once; taken back within the hours of the edition [M3]."""

from datetime import UTC, datetime, timedelta

from handlers.assessment.supervision import hearing, whose, wording
from handlers.assessment.supervision.form import NoteForm
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import requests, supervision
from storage.queries.supervision import NewNote
from storage.vocabulary import PushKind

LONG_AGO = datetime.min.replace(tzinfo=UTC)
NOTE, NOTES = "assessment.note", "assessment.notes"


def note(form: NoteForm, ctx: Context) -> Reply:
    """Keep it, and tell the member that there is something to read; not what."""
    member, area, when, positive = form.member, form.area, form.day, form.positive
    if member is None or area is None or when is None or positive is None:
        raise Refusal(wording.ASK_WHO)
    if area not in {one.id for one in whose.areas_of(member, when, ctx)}:
        raise Refusal(wording.NO_AREAS)
    new = NewNote(form.method, area, member, when, positive, form.finding)
    value = supervision.write(ctx.session, ctx.actor, new, ctx.now)
    code = wording.number(value)
    text = wording.told(value, form.method, when, ctx.today)
    look = (Choice(wording.LOOK, NOTES, code),)
    ctx.promises.to(member, text, kind=PushKind.NOTICE, about=code, choices=look)
    hours = ctx.edition.figures.withdraw_hours
    next_steps = (Choice(wording.RECORD_ANOTHER, NOTE), Choice(wording.SEE_ALL, NOTES))
    return Reply(wording.noted(value, ctx.name(member), hours), next_steps)


def withdraw(said: Utterance, ctx: Context) -> Reply:
    """Delete what one wrote down lately, or what its member asked to be put right; who was told hears that it does not count."""
    hours = ctx.edition.figures.withdraw_hours
    for value in hearing.note_numbers(said)[:1]:
        code = wording.number(value)
        asked = any(one.record == code for one in requests.to_answer(ctx.session, ctx.actor))
        since = LONG_AGO if asked else ctx.now - timedelta(hours=hours)
        subject = supervision.withdraw(ctx.session, ctx.actor, value, since)
        if subject is None:
            raise Refusal(wording.not_withdrawn(value, hours))
        for one in requests.end_about(ctx.session, code, ctx.now):
            ctx.promises.call_off(one.code)
        if subject not in ctx.promises.retract(code):
            ctx.promises.to(
                subject, wording.told_withdrawn(value), kind=PushKind.NOTICE, about=code
            )
        return Reply(wording.withdrawn(value), (Choice(wording.SEE_ALL, NOTES),))
    raise Refusal(wording.WITHDRAW_ABOUT)
