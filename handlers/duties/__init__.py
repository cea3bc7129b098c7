"""履责: what a responsible member did for his area, in one line, and whom he mentors; nothing else about anybody [T2-T7]."""

from handlers.duties import archive, hearing, noting, pairs, showing, wording
from handlers.duties.form import NoteForm
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed

capability = Capability("duties", wording.TITLE)

capability.command(
    "note",
    wording.NOTE_TITLE,
    *wording.NOTE_WORDS,
    may=Deed.NOTE_DUTY,
    about=wording.NOTE_ABOUT,
    examples=wording.NOTE_EXAMPLES,
    hears=hearing.hears_note,
    form=NoteForm,
    refusal=wording.NOTE_REFUSAL,
)(noting.note)

capability.command(
    "change",
    wording.CHANGE_TITLE,
    may=Deed.CORRECT_DUTY,
    about=wording.CHANGE_ABOUT,
    hears=hearing.hears_change,
    form=NoteForm,
)(noting.note)

capability.command(
    "delete",
    wording.DELETE_TITLE,
    may=Deed.CORRECT_DUTY,
    about=wording.DELETE_ABOUT,
    hears=hearing.hears_delete,
)(noting.delete)

capability.command(
    "show",
    wording.SHOW_TITLE,
    *wording.SHOW_WORDS,
    may=Deed.SEE_DUTY,
    about=wording.SHOW_ABOUT,
    examples=wording.SHOW_EXAMPLES,
    hears=hearing.hears_show,
    alone=True,
)(showing.show)

pairs.register(capability)
capability.document("record", archive=archive.records_of)(archive.record)
