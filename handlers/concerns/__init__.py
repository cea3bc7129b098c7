"""反映事项: what people raise goes up, the answer comes back down, and the raiser says when it is solved [T1]."""

from datetime import timedelta

from handlers.concerns import answering_wording, following, hearing, rules, telling, wording
from handlers.concerns.answering import AnswerForm, code_of, numbers_in, seen
from handlers.concerns.closing import LastWordForm, ask_whether_solved, nothing_to_say, own
from handlers.concerns.following import ANSWERING
from handlers.concerns.matching import category_of, is_hazard, is_repeated
from handlers.concerns.raising import RaiseForm
from handlers.concerns.receipts import nameless_instead, recorded, who_learns, withdrawable
from handlers.concerns.seats import handler_name, receiver
from handlers.concerns.showing import open_list, own_list, shown
from handlers.kit.capability import EVERYBODY, Capability, Context
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_MINE, MENU_RECORD
from storage.queries import concerns
from storage.queries.concerns import Answer, NewConcern
from storage.vocabulary import Decision, PushKind

MOST_OF_MINE, MOST_OPEN = 5, 8

capability = Capability("concerns", wording.TITLE)


@capability.command(
    "raise",
    wording.RAISE,
    *wording.RAISE_WORDS,
    who=EVERYBODY,
    form=RaiseForm,
    hears=hearing.hears_raising,
    about=wording.RAISE_ABOUT,
    examples=wording.RAISE_EXAMPLES,
    menu=MENU_RECORD,
    takes_any=wording.RAISE_ANY,
)
def raise_concern(form: RaiseForm, ctx: Context) -> Reply:
    """Write it down under a number and tell those who answer, without what it says."""
    if form.nameless:
        return nameless_instead()
    assert form.identity is not None  # noqa: S101  (the form asks until it is known)
    route, text = form.route(ctx), form.kept_text(ctx)
    urgent = is_hazard(form.text)
    me, about = ctx.actor.me, route.about_id
    new = NewConcern(
        text=text,
        identity=form.identity,
        category=category_of(form.text),
        branch_id=route.org.id,
        area_id=route.area_id,
        group_id=route.group_id,
        about_id=about,
        owner_id=receiver(ctx, route.org.id, raiser=me, about=about),
        urgent=urgent,
        repeated=is_repeated(form.text),
    )
    code = code_of(concerns.record(ctx.session, ctx.actor, new, ctx.now))
    telling.of_new_concern(ctx, code, new)
    return recorded(form, code, new, ctx)


@capability.command(
    "show",
    wording.SHOW,
    who=EVERYBODY,
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
    return shown(concern, ctx)


@capability.command(
    "answer",
    wording.ANSWER,
    *wording.ANSWER_WORDS,
    who=ANSWERING,
    form=AnswerForm,
    hears=hearing.hears_answering,
    about=wording.ANSWER_ABOUT,
    examples=wording.ANSWER_EXAMPLES,
)
def answer_concern(form: AnswerForm, ctx: Context) -> Reply:
    """Give the answer; its raiser is told, and nobody else."""
    given = Answer(form.text, form.decision, form.promised_on)
    for number, known in zip(form.numbers, form.known, strict=True):
        answered = concerns.answer(ctx.session, ctx.actor, number, given, ctx.now, known=[known])
        if answered is None:
            now_so = seen(number, ctx).state
            raise Refusal(answering_wording.not_sent(code_of(number), now_so))
        telling.of_answer(ctx, answered, given)
    waiting = len(concerns.unanswered(ctx.session, ctx.actor))
    asked = _asked_on(given, ctx)
    return Reply(answering_wording.answered([code_of(one) for one in form.numbers], asked, waiting))


@capability.command(
    "solved",
    wording.SOLVED,
    who=EVERYBODY,
    form=LastWordForm,
    hears=hearing.hears_solved,
    about=wording.SOLVED_ABOUT,
    examples=wording.SOLVED_EXAMPLES,
)
def close_concern(form: LastWordForm, ctx: Context) -> Reply:
    """Its raiser says that it is solved: closed, and the branch is told once."""
    concern = own(form, ctx)
    closed = concerns.close(ctx.session, ctx.actor, concern.number, form.words, ctx.now)
    if closed is None:
        raise Refusal(nothing_to_say(concern))
    telling.of_last_word(ctx, closed, solved=True)
    return Reply(answering_wording.thanks(closed.code))


@capability.command(
    "unsolved",
    wording.UNSOLVED,
    who=EVERYBODY,
    form=LastWordForm,
    hears=hearing.hears_unsolved,
    about=wording.UNSOLVED_ABOUT,
    examples=wording.UNSOLVED_EXAMPLES,
)
def reopen_concern(form: LastWordForm, ctx: Context) -> Reply:
    """Its raiser says that it is not solved: open again, and the branch is told what it had promised."""
    concern = own(form, ctx)
    days = ctx.edition.figures.reopen_days
    if not rules.may_reopen(concern.state, concern.closed_at, ctx.now, days):
        raise Refusal(nothing_to_say(concern))
    reopened = concerns.reopen(ctx.session, ctx.actor, concern.number, form.words, ctx.now)
    if reopened is None:
        raise Refusal(nothing_to_say(concern))
    telling.of_last_word(ctx, reopened, solved=False)
    return Reply(answering_wording.reopened(reopened.code, handler_name(ctx, reopened.branch_id)))


@capability.command(
    "mine",
    wording.MINE,
    *wording.MINE_WORDS,
    who=EVERYBODY,
    hears=hearing.hears_following,
    about=wording.MINE_ABOUT,
    examples=wording.MINE_EXAMPLES,
    menu=MENU_MINE,
)
def list_mine(_said: Utterance, ctx: Context) -> Reply:
    """How far one's own concerns have come."""
    return own_list(concerns.mine(ctx.session, ctx.actor, limit=MOST_OF_MINE), ctx)


@capability.command(
    "open",
    wording.OPEN,
    *wording.OPEN_WORDS,
    who=ANSWERING,
    hears=hearing.hears_listing,
    about=wording.OPEN_ABOUT,
    examples=wording.OPEN_EXAMPLES,
)
def list_open(_said: Utterance, ctx: Context) -> Reply:
    """What waits for the branch, by its first words."""
    waiting = concerns.unanswered(ctx.session, ctx.actor)
    if not waiting:
        return Reply(answering_wording.nothing_open())
    concerns.note_shown(ctx.session, ctx.actor, waiting[:MOST_OPEN], ctx.now)
    return open_list(waiting[:MOST_OPEN], len(waiting), ctx)


@capability.command(
    "withdraw",
    wording.WITHDRAW,
    who=EVERYBODY,
    hears=hearing.hears_withdrawing,
    about=wording.WITHDRAW_ABOUT,
    examples=wording.WITHDRAW_EXAMPLES,
)
def withdraw_concern(said: Utterance, ctx: Context) -> Reply:
    """Take back what was just raised; its words are gone, and who was not told yet never will be."""
    numbers = numbers_in(said)
    if not numbers:
        return withdrawable(ctx)
    hours = ctx.edition.figures.withdraw_hours
    since = ctx.now - timedelta(hours=hours)
    withdrawn = concerns.withdraw(ctx.session, ctx.actor, numbers[0], since, ctx.now)
    if withdrawn is None:
        raise Refusal(wording.not_to_withdraw(code_of(numbers[0]), hours))
    telling.of_withdrawal(ctx, withdrawn)
    return Reply(wording.withdrawn(withdrawn.code))


@capability.command(
    "who_learns",
    wording.WHO_LEARNS,
    who=EVERYBODY,
    hears=hearing.hears_who_learns,
    about=wording.WHO_LEARNS_ABOUT,
    examples=wording.WHO_LEARNS_EXAMPLES,
)
def tell_who_learns(_said: Utterance, ctx: Context) -> Reply:
    """Who would learn the name of this person, in either mode."""
    return who_learns(ctx)


capability.command("better", wording.BETTER, who=EVERYBODY, hears=hearing.hears_better)(
    ask_whether_solved
)
capability.items(following.waiting_items)
capability.every(
    at_figure="promise_asked_at",
    missed=Missed.LATEST,
    late=timedelta(hours=24),
    urgency=PushKind.NOTICE,
    stops="for one promise when its raiser has been asked, or has said how it stands",
)(following.ask_back)
capability.every(
    hour=9,
    minute=0,
    missed=Missed.ALL,  # each day has its own concerns
    late=timedelta(hours=72),
    urgency=PushKind.REMINDER,
    stops="for one concern after one reminder, or when it was answered or withdrawn before",
)(following.remind_of_first_answer)


def _asked_on(given: Answer, ctx: Context) -> str:
    """When its raiser will be asked, as the branch is told."""
    if given.promised_on is None or given.decision is Decision.CANNOT_NOW:
        return ""
    after = timedelta(days=ctx.edition.figures.promise_asked_after_days)
    return wording.promised_day(given.promised_on + after, ctx.today)
