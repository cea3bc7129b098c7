"""谈心谈话: a talk is written down in one sentence; others see counts, never content [T3]."""

from collections.abc import Iterable
from datetime import timedelta

from handlers.kit.capability import Capability, Context, OpenItem
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_RECORD
from handlers.talks import confirming, confirming_wording, hearing, wording
from handlers.talks.activists import reviewing
from handlers.talks.activists import wording as review_wording
from handlers.talks.activists.form import ReviewForm
from handlers.talks.due import hearing as due_hearing
from handlers.talks.due import waiting
from handlers.talks.due import wording as due_wording
from handlers.talks.due.form import DueForm
from handlers.talks.forms import TalkForm
from handlers.talks.recording import record_talks
from handlers.talks.showing import show_talk, withdraw_talks
from storage.queries import talks as records
from storage.vocabulary import PushKind

MOST_NAMES = 6

capability = Capability("talks", wording.TITLE)


capability.command(
    "record",
    wording.RECORD_TITLE,
    *wording.RECORD_WORDS,
    may=Deed.RECORD_TALK,
    about=wording.RECORD_ABOUT,
    examples=wording.RECORD_EXAMPLES,
    hears=hearing.tells_of_a_talk,
    form=TalkForm,
    menu=MENU_RECORD,
    refusal=wording.RECORD_REFUSAL,
    takes_any=wording.RECORD_ANY,
)(record_talks)

# What somebody answers who was asked whether the talk was held
capability.command("held", confirming_wording.HELD, may=Deed.CONFIRM_TALK)(
    confirming.say_it_was_held
)
capability.command("not_held", confirming_wording.NOT_HELD, may=Deed.CONFIRM_TALK)(
    confirming.take_name_out
)
capability.command("unnamed", confirming_wording.UNNAMED, may=Deed.CONFIRM_TALK)(
    confirming.take_name_out
)

capability.command(
    "withdraw",
    wording.WITHDRAW_TITLE,
    may=Deed.WITHDRAW_TALK,
    about=wording.WITHDRAW_ABOUT,
    hears=hearing.asks_to_withdraw,
)(withdraw_talks)

capability.command(
    "show",
    wording.SHOW_TITLE,
    may=Deed.SEE_TALK,
    about=wording.SHOW_ABOUT,
    hears=hearing.asks_to_show,
)(show_talk)

# Who is to be talked with, entered by somebody who knows
capability.command(
    "due",
    due_wording.TITLE,
    *due_wording.WORDS,
    may=Deed.PLAN_TALK,
    about=due_wording.ABOUT,
    examples=due_wording.EXAMPLES,
    fits=lambda _example, ctx: bool(ctx.edition.talk_triggers),
    hears=due_hearing.enters,
    form=DueForm,
    refusal=due_wording.REFUSAL,
)(waiting.enter_due)

capability.command(
    "due_done",
    due_wording.DONE_TITLE,
    may=Deed.PLAN_TALK,
    about=due_wording.DONE_ABOUT,
    hears=due_hearing.says_it_is_done,
)(waiting.say_done)

capability.every(
    hour=9,
    minute=0,
    missed=Missed.LATEST,
    late=timedelta(days=2),
    urgency=PushKind.REMINDER,
    stops="when the talk was held or said to be, and after one reminder",
)(waiting.remind_of_due_talks)

capability.items(waiting.left_to_do)

# Those who apply to join, told to their contacts and the 组织委员 alone
capability.command(
    "review",
    review_wording.TITLE,
    may=Deed.LOOK_AFTER_APPLICANT,
    about=review_wording.ABOUT,
    hears=reviewing.hears_review,
    form=ReviewForm,
)(reviewing.record_review)

capability.every(
    hour=9,
    minute=10,
    missed=Missed.ALL,
    late=timedelta(days=2),
    urgency=PushKind.REMINDER,
    stops="when the day is written down, and after one reminder in a period",
)(reviewing.remind_of_reviews)

capability.items(reviewing.left_to_do)


@capability.command(
    "asked", wording.ASKED_TITLE, may=Deed.SEE_TALK, hears=hearing.asks_what_was_said
)
def keep_content_to_its_people(_said: Utterance, _ctx: Context) -> Reply:
    """What was said in a talk is told to nobody who asks by name; whoever may read it reads it by number."""
    return Reply(wording.ONLY_ITS_PEOPLE)


@capability.command(
    "progress",
    wording.PROGRESS_TITLE,
    may=Deed.SEE_WHOM_TO_TALK_WITH,
    hears=hearing.asks_how_far_he_is,
)
def show_progress(_said: Utterance, ctx: Context) -> Reply:
    """How many talks a member has recorded in this period and whom he has not reached; told to him alone [T3]."""
    interval = ctx.edition.figures.talk_interval
    since = interval.start(ctx.today)
    lines = [
        wording.own_count(interval, records.count_of_own(ctx.session, ctx.actor, since, ctx.today))
    ]
    if waiting_for := [item.text for item in find_people_not_reached(ctx)]:
        lines += [*waiting_for, confirming_wording.NAMELESS_LEFT_OUT]
    lines += waiting.entered_this_year(ctx)
    return Reply("\n".join(lines), (Choice(wording.RECORD_NOW, "talks.record"),))


@capability.items
def find_people_not_reached(ctx: Context) -> Iterable[OpenItem]:
    """Whom a responsible member has not talked with in this period; told to nobody but him [T3]."""
    interval = ctx.edition.figures.talk_interval
    since = interval.start(ctx.today)
    waiting = records.not_reached_since(ctx.session, ctx.actor, ctx.roster, since, ctx.today)
    if waiting:
        text = wording.not_reached(interval, [one.name for one in waiting], MOST_NAMES)
        yield OpenItem(text, Choice(wording.RECORD_NOW, "talks.record"), interval.end(ctx.today))
