"""A duty done, written down, put right and deleted by whoever did it [T4 T6 T7]."""

from handlers.duties import reading, tags, wording
from handlers.duties.form import NoteForm
from handlers.kit.capability import Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import duty_notes

NOTE, SHOW = "duties.note", "duties.show"


def note(form: NoteForm, ctx: Context) -> Reply:
    """Keep it, or put it in the place of the note it changes."""
    new = form.note(ctx)
    value = form.number
    if value is None:
        value = duty_notes.write(ctx.session, ctx.actor, new, ctx.now)
    elif not duty_notes.rewrite(ctx.session, ctx.actor, value, new, ctx.now):
        raise Refusal(wording.none_of_yours(value))
    tag = wording.tag(tags.duty_of(new.duty, ctx.edition), tags.side_of(new.dimension, ctx.edition))
    next_steps = (Choice(wording.LOOK, SHOW), Choice(wording.NOTE_ANOTHER, NOTE))
    return Reply(wording.noted(value, tag, again=form.number is not None), next_steps)


def delete(said: Utterance, ctx: Context) -> Reply:
    """His own, at any time; other numbers are answered alike."""
    for value in reading.numbers_in(said)[:1]:
        if not duty_notes.remove(ctx.session, ctx.actor, value):
            raise Refusal(wording.none_of_yours(value))
        return Reply(wording.deleted(value), (Choice(wording.LOOK, SHOW),))
    raise Refusal(wording.DELETE_ABOUT)
