"""思想动态简报: what was raised in a quarter and how far it came, about matters and never about persons [T1]."""

from datetime import timedelta

from handlers.brief import finishing, hearing, reminding, sending, showing, wording
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from storage.vocabulary import PushKind

capability = Capability("brief", wording.TITLE)

capability.command(
    "show",
    wording.TITLE,
    *wording.SHOW_WORDS,
    may=Deed.SEE_BRIEF,
    about=wording.SHOW_ABOUT,
    examples=wording.SHOW_EXAMPLES,
    hears=hearing.hears_show,
    refusal=wording.REFUSAL,
)(showing.show)

capability.command(
    "write", wording.WRITE, may=Deed.DECIDE_BRIEF, form=finishing.BriefForm, refusal=wording.REFUSAL
)(finishing.finish)

capability.command("settle", wording.SETTLE, may=Deed.DECIDE_BRIEF)(finishing.settle)

capability.command(
    "send",
    wording.SEND,
    may=Deed.DECIDE_BRIEF,
    about=wording.SEND_ABOUT,
    examples=wording.SEND_EXAMPLES,
    hears=sending.hears_send,
)(sending.send)

capability.command(
    "file",
    wording.FILE,
    may=Deed.SEE_BRIEF,
    about=wording.FILE_ABOUT,
    examples=wording.FILE_EXAMPLES,
    hears=sending.hears_file,
)(sending.send_file)

capability.document("word")(sending.word)
capability.items(reminding.left_to_do)
capability.every(
    hour=9,
    minute=40,
    missed=Missed.LATEST,
    late=timedelta(hours=24),
    urgency=PushKind.REMINDER,
    stops="when the brief of the quarter is settled, and after the first working days of the next one",
)(reminding.remind)
