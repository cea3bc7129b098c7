"""反映事项: what people raise goes up, the answer comes back down, and the raiser says when it is solved [T1]."""

from datetime import timedelta

from handlers.concerns import (
    following,
    handing_commands,
    hearing,
    merging_wording,
    revealing_commands,
    settling_wording,
    wording,
)
from handlers.concerns.answering import AnswerForm
from handlers.concerns.clocks import register
from handlers.concerns.closing import (
    LastWordForm,
    SolvedForm,
    ask_whether_solved,
    close_concern,
    refuse_to_end,
    reopen_concern,
)
from handlers.concerns.finding import code_of, numbers_in
from handlers.concerns.merging import merge_concerns
from handlers.concerns.raising import RaiseForm
from handlers.concerns.receipts import noted, who_learns, withdraw_concern
from handlers.concerns.replying import answer_concern
from handlers.concerns.settling import settle_concern
from handlers.concerns.showing import list_mine, list_open, shown
from handlers.concerns.upkeep import end_in_silence, keep_owned
from handlers.concerns.writing_down import raise_concern
from handlers.kit.capability import Capability, Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_MINE, MENU_RECORD
from storage.queries import concerns
from storage.vocabulary import PushKind

capability = Capability("concerns", wording.TITLE)


capability.command(
    "raise",
    wording.RAISE,
    *wording.RAISE_WORDS,
    may=Deed.RAISE_CONCERN,
    form=RaiseForm,
    hears=hearing.hears_raising,
    about=wording.RAISE_ABOUT,
    examples=wording.RAISE_EXAMPLES,
    menu=MENU_RECORD,
    takes_any=wording.RAISE_ANY,
)(raise_concern)


@capability.command(
    "show",
    wording.SHOW,
    may=Deed.SEE_CONCERN,
    hears=hearing.hears_looking,
    about=wording.SHOW_ABOUT,
    examples=wording.SHOW_EXAMPLES,
)
def show_concern(said: Utterance, ctx: Context) -> Reply:
    """What was written, to its raiser and to its branch; who reads it leaves a line in the access log."""
    numbers = numbers_in(said)
    if not numbers:
        raise Refusal(wording.WHICH_NUMBER)
    concern = concerns.read(ctx.session, ctx.actor, numbers[0], ctx.now)
    if concern is None:
        raise Refusal(wording.no_such(code_of(numbers[0])))
    return shown(noted(concern, ctx), ctx)


capability.command(
    "answer",
    wording.ANSWER,
    *wording.ANSWER_WORDS,
    may=Deed.ANSWER_CONCERN,
    form=AnswerForm,
    hears=hearing.hears_answering,
    about=wording.ANSWER_ABOUT,
    examples=wording.ANSWER_EXAMPLES,
)(answer_concern)
capability.command(
    "solved",
    wording.SOLVED,
    may=Deed.SAY_LAST_WORD_ON_CONCERN,
    form=SolvedForm,
    hears=hearing.hears_solved,
    about=wording.SOLVED_ABOUT,
    examples=wording.SOLVED_EXAMPLES,
)(close_concern)
capability.command(
    "unsolved",
    wording.UNSOLVED,
    may=Deed.SAY_LAST_WORD_ON_CONCERN,
    form=LastWordForm,
    hears=hearing.hears_unsolved,
    about=wording.UNSOLVED_ABOUT,
    examples=wording.UNSOLVED_EXAMPLES,
)(reopen_concern)
capability.command(
    "mine",
    wording.MINE,
    *wording.MINE_WORDS,
    may=Deed.SEE_CONCERN,
    hears=hearing.hears_following,
    about=wording.MINE_ABOUT,
    examples=wording.MINE_EXAMPLES,
    menu=MENU_MINE,
)(list_mine)
capability.command(
    "open",
    wording.OPEN,
    *wording.OPEN_WORDS,
    may=Deed.ANSWER_CONCERN,
    hears=hearing.hears_listing,
    about=wording.OPEN_ABOUT,
    examples=wording.OPEN_EXAMPLES,
)(list_open)
capability.command(
    "withdraw",
    wording.WITHDRAW,
    may=Deed.SAY_LAST_WORD_ON_CONCERN,
    hears=hearing.hears_withdrawing,
    about=wording.WITHDRAW_ABOUT,
    examples=wording.WITHDRAW_EXAMPLES,
)(withdraw_concern)


@capability.command(
    "who_learns",
    wording.WHO_LEARNS,
    may=Deed.SEE_CONCERN,
    hears=hearing.hears_who_learns,
    about=wording.WHO_LEARNS_ABOUT,
    examples=wording.WHO_LEARNS_EXAMPLES,
)
def tell_who_learns(_said: Utterance, ctx: Context) -> Reply:
    """Who would learn the name of this person, in either mode."""
    return who_learns(ctx)


capability.command(
    "merge",
    merging_wording.TITLE,
    may=Deed.ANSWER_CONCERN,
    hears=hearing.hears_merging,
    about=merging_wording.ABOUT,
    examples=merging_wording.EXAMPLES,
)(merge_concerns)
capability.command(
    "settle",
    settling_wording.TITLE,
    may=Deed.SETTLE_CONCERN_ON_THE_SPOT,
    hears=hearing.hears_settling,
    about=settling_wording.ABOUT,
    examples=settling_wording.EXAMPLES,
)(settle_concern)
capability.command("end", wording.END, may=Deed.ANSWER_CONCERN, hears=hearing.hears_ending)(
    refuse_to_end
)
capability.command(
    "better", wording.BETTER, may=Deed.SAY_LAST_WORD_ON_CONCERN, hears=hearing.hears_better
)(ask_whether_solved)
capability.items(following.waiting_items)
handing_commands.register(capability)
revealing_commands.register(capability)
capability.every(
    at_figure="promise_asked_at",
    missed=Missed.LATEST,
    late=timedelta(hours=24),
    urgency=PushKind.NOTICE,
    stops="for one promise when its raiser has been asked, or has said how it stands",
)(following.ask_back)
capability.every(
    hour=9,
    minute=30,
    missed=Missed.LATEST,
    late=timedelta(hours=24),
    urgency=PushKind.NOTICE,
    stops="for one concern when it is over, or its raiser has said a word",
)(end_in_silence)
capability.every(
    hour=8,
    minute=0,
    missed=Missed.LATEST,
    late=timedelta(hours=24),
    urgency=PushKind.AWAITED,
    stops="for one concern when its owner is here, or it is over",
    after_roster_change=True,
)(keep_owned)
register(capability)
