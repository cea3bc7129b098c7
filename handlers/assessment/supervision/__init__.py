"""平时督查 and its sisters: one message for each look at how a member does his duty, and draws of whom to look at [M3]."""

from handlers.assessment.supervision import drawing, hearing, noting, showing, wording
from handlers.assessment.supervision.form import NoteForm
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed


def register(capability: Capability) -> None:
    """Add noting, taking back, reading and drawing."""
    capability.command(
        "note",
        wording.NOTE_TITLE,
        *wording.NOTE_WORDS,
        may=Deed.NOTE_SUPERVISION,
        form=NoteForm,
        hears=hearing.hears_note,
        about=wording.NOTE_ABOUT,
        examples=wording.NOTE_EXAMPLES,
        refusal=wording.NOTE_REFUSAL,
    )(noting.note)
    capability.command(
        "withdraw_note",
        wording.WITHDRAW_TITLE,
        may=Deed.NOTE_SUPERVISION,
        hears=hearing.hears_withdraw,
        about=wording.WITHDRAW_ABOUT,
        refusal=wording.NOTE_REFUSAL,
    )(noting.withdraw)
    capability.command(
        "notes",
        wording.SHOW_TITLE,
        *wording.SHOW_WORDS,
        may=Deed.SEE_SUPERVISION,
        hears=hearing.hears_show,
        about=wording.SHOW_ABOUT,
        examples=wording.SHOW_EXAMPLES,
    )(showing.show)
    capability.command(
        "draw",
        wording.DRAW_TITLE,
        *wording.DRAW_WORDS,
        may=Deed.DRAW_SPOT_CHECK,
        hears=hearing.hears_draw,
        about=wording.DRAW_ABOUT,
        examples=wording.DRAW_EXAMPLES,
        refusal=wording.DRAW_REFUSAL,
    )(drawing.draw)
