"""传达: the branch says it once, members pass it on in their areas, questions come back as concerns [T5]."""

from datetime import timedelta

from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from handlers.relay import hearing, keeping, papers, passing, sending, showing, wording
from handlers.relay.form import CorrectForm, SendForm
from storage.vocabulary import PushKind

capability = Capability("relay", wording.TITLE)

capability.command(
    "send",
    wording.SEND_TITLE,
    *wording.SEND_WORDS,
    may=Deed.SEND_NOTICE,
    about=wording.SEND_ABOUT,
    examples=wording.SEND_EXAMPLES,
    hears=hearing.hears_send,
    form=SendForm,
    refusal=wording.SEND_REFUSAL,
)(sending.send)

capability.command(
    "correct",
    wording.CORRECT_TITLE,
    may=Deed.SEND_NOTICE,
    about=wording.CORRECT_ABOUT,
    hears=hearing.hears_correct,
    form=CorrectForm,
    refusal=wording.SEND_REFUSAL,
)(sending.correct)

capability.command(
    "withdraw",
    wording.WITHDRAW_TITLE,
    may=Deed.SEND_NOTICE,
    about=wording.WITHDRAW_ABOUT,
    hears=hearing.hears_withdraw,
    form=sending.WithdrawForm,
    refusal=wording.SEND_REFUSAL,
)(sending.withdraw)

capability.command(
    "show",
    wording.SHOW_TITLE,
    *wording.SHOW_WORDS,
    may=Deed.SEE_NOTICE,
    about=wording.SHOW_ABOUT,
    examples=wording.SHOW_EXAMPLES,
    hears=hearing.hears_show,
    alone=True,
    refusal=wording.MEMBERS_ONLY,
)(showing.show)

capability.command(
    "passed",
    wording.PASSED_TITLE,
    may=Deed.PASS_NOTICE_ON,
    about=wording.PASSED_ABOUT,
    examples=wording.PASSED_EXAMPLES,
    hears=hearing.hears_passed,
    refusal=wording.MEMBERS_ONLY,
)(passing.say_passed)

capability.command(
    "not_passed",
    wording.NOT_PASSED_TITLE,
    may=Deed.PASS_NOTICE_ON,
    about=wording.NOT_PASSED_ABOUT,
    hears=hearing.hears_not_passed,
    refusal=wording.MEMBERS_ONLY,
)(passing.say_not_passed)

capability.command(
    "question",
    wording.QUESTION_TITLE,
    may=Deed.PASS_NOTICE_ON,
    about=wording.QUESTION_ABOUT,
    hears=hearing.hears_question,
    refusal=wording.MEMBERS_ONLY,
)(passing.ask_back)

capability.items(passing.left_to_do)
capability.document("record", archive=papers.of_area)(papers.paper)

capability.every(
    hour=8,
    minute=50,
    missed=Missed.LATEST,
    late=timedelta(days=1),
    urgency=PushKind.NOTICE,
    stops="when the area has heard it, it was taken back or its day is over",
    after_roster_change=True,
)(keeping.follow_assignments)

capability.every(
    hour=9,
    minute=40,
    missed=Missed.LATEST,
    late=timedelta(hours=12),
    urgency=PushKind.REMINDER,
    stops="for one member when all his areas have heard it, for all when it was taken back",
)(keeping.remind)
