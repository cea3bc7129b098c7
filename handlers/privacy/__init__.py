"""我的记录: everybody sees what is held about him, takes his name out, and knows who read it (domain.md §6.4)."""

import logging
from dataclasses import asdict
from datetime import timedelta

from handlers.kit.capability import Capability, Context
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_MINE
from handlers.privacy import (
    copying,
    copying_wording,
    naming,
    naming_wording,
    reading,
    retention,
    wording,
)
from handlers.privacy.correcting import asking, deciding
from handlers.privacy.correcting import reading as correct_reading
from handlers.privacy.correcting import wording as correct_wording
from handlers.privacy.correcting.deciding import DecideForm
from handlers.privacy.correcting.form import CorrectForm
from handlers.privacy.forgetting import forget_name
from handlers.privacy.forms import ForgetForm
from handlers.privacy.showing import show_mine, show_who_read
from storage.queries import housekeeping, personal_data
from storage.vocabulary import PushKind

log = logging.getLogger("zerenqu.retention")

capability = Capability("privacy", wording.TITLE)

# What is held, who read it, and taking it out
capability.command(
    "mine",
    wording.TITLE,
    *wording.MINE_WORDS,
    may=Deed.SEE_OWN_RECORDS,
    about=wording.MINE_ABOUT,
    examples=wording.MINE_EXAMPLES,
    hears=reading.hears_mine,
    menu=MENU_MINE,
)(show_mine)
capability.command(
    "who_read",
    wording.READ_TITLE,
    *wording.READ_WORDS,
    may=Deed.SEE_ACCESS_LOG,
    about=wording.READ_ABOUT,
    examples=wording.READ_EXAMPLES,
    hears=reading.hears_who_read,
)(show_who_read)
capability.command(
    "forget",
    wording.FORGET_TITLE,
    *wording.FORGET_WORDS,
    may=Deed.CORRECT_OWN_RECORDS,
    form=ForgetForm,
    about=wording.FORGET_ABOUT,
    examples=wording.FORGET_EXAMPLES,
    hears=reading.hears_forget,
)(forget_name)

capability.command(
    "copy",
    copying_wording.TITLE,
    *copying_wording.WORDS,
    may=Deed.SEE_OWN_RECORDS,
    hears=copying.hears_copy,
    about=copying_wording.ABOUT,
    examples=copying_wording.EXAMPLES,
)(copying.send_copy)
capability.document("copy")(copying.copy)

# Not to be named
capability.command(
    "unname",
    naming_wording.STOP_TITLE,
    *naming_wording.STOP_WORDS,
    may=Deed.CORRECT_OWN_RECORDS,
    hears=naming.hears_stop,
    about=naming_wording.STOP_ABOUT,
    examples=naming_wording.STOP_EXAMPLES,
)(naming.stop_naming)
capability.command(
    "name_again",
    naming_wording.AGAIN_TITLE,
    *naming_wording.AGAIN_WORDS,
    may=Deed.CORRECT_OWN_RECORDS,
    hears=naming.hears_again,
    about=naming_wording.AGAIN_ABOUT,
    examples=naming_wording.AGAIN_EXAMPLES,
)(naming.name_again)


# What is wrong, and what only a human can do about it
capability.command(
    "correct",
    correct_wording.TITLE,
    *correct_wording.WORDS,
    may=Deed.CORRECT_OWN_RECORDS,
    form=CorrectForm,
    hears=correct_reading.hears_correction,
    about=correct_wording.ABOUT,
    examples=correct_wording.EXAMPLES,
)(asking.correct)
capability.command(
    "request", correct_wording.SHOW_TITLE, may=Deed.SEE_REQUEST, hears=correct_reading.hears_looking
)(deciding.show_request)
capability.command(
    "decide",
    correct_wording.DECIDE_TITLE,
    may=Deed.ANSWER_REQUEST,
    form=DecideForm,
    hears=correct_reading.hears_decision,
)(deciding.decide)
capability.command(
    "ask_on",
    correct_wording.NEXT_TITLE,
    may=Deed.SEE_REQUEST,
    hears=correct_reading.hears_asking_on,
)(asking.ask_on)
capability.command(
    "take_back",
    correct_wording.BACK_TITLE,
    may=Deed.SEE_REQUEST,
    hears=correct_reading.hears_taking_back,
)(asking.take_back)
capability.command(
    "unsay",
    correct_wording.UNSAY_TITLE,
    may=Deed.CORRECT_OWN_RECORDS,
    hears=correct_reading.hears_unsaying,
)(asking.unsay)
capability.items(asking.waiting_requests)
capability.every(
    hour=9,
    minute=0,
    missed=Missed.LATEST,
    late=timedelta(days=3),
    urgency=PushKind.REMINDER,
    stops="for one request when it is answered or taken back",
)(asking.look_after)


@capability.every(
    hour=3,
    minute="20-59/2",
    missed=Missed.LATEST,  # what one night leaves, the next one takes
    late=timedelta(hours=12),
    urgency=None,
    stops="when nothing has been kept long enough",
)
def purge(ctx: Context) -> None:
    """Delete what has been kept long enough, a small batch every two minutes of a quiet hour (domain.md §6.8)."""
    purged = retention.purge(ctx.session, ctx.edition, ctx.now)
    if purged.total:
        log.info("purged", extra={"count": asdict(purged)})
    if purged.total < personal_data.BATCH:  # nothing is left
        housekeeping.succeeded(ctx.session, housekeeping.PURGE, ctx.now)
