"""谈心谈话: a talk is written down in one sentence; others see counts, never content [T3]."""

from collections.abc import Iterable
from datetime import timedelta

from handlers.kit.capability import Capability, Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.own_words import own_words
from handlers.kit.policy import Deed
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import MENU_RECORD, dated
from handlers.talks import hearing, wording
from handlers.talks.drafts import OneTalk
from handlers.talks.forms import TalkForm, counted_area, who, wording_of_readers
from handlers.talks.hosting import is_for_growth, require_own
from handlers.talks.offering import MOST_OFFERS, offer_to, offers_of
from storage.queries import talks as records
from storage.queries.talks import NewTalk, TalkView

MOST_NAMES = 6

capability = Capability("talks", wording.TITLE)


@capability.command(
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
)
def record_talks(form: TalkForm, ctx: Context) -> Reply:
    """Write the talks down; only host and people (and who looks after an applicant) can read them later."""
    require_own((one for talk in form.talks for one in talk.people), ctx)
    counted = _count_of_own_area(
        form.talks, ctx
    )  # before: a read after writing would cost a write of its own
    numbers = [
        records.record(ctx.session, ctx.actor, _new(talk, ctx), ctx.now) for talk in form.talks
    ]
    lines = [wording.recorded(numbers, [_with_whom(talk, ctx) for talk in form.talks])]
    lines += (
        [wording_of_readers(form.talks, ctx)]
        if any(is_for_growth(talk, ctx) for talk in form.talks)
        else []
    )
    lines[0] += counted
    offers = offers_of(form.talks)
    hours = ctx.edition.figures.withdraw_hours
    lines.append(offer_to(form.talks) if offers else wording.can_withdraw(numbers, hours))
    return Reply("\n".join(lines), offers)


@capability.command(
    "withdraw",
    wording.WITHDRAW_TITLE,
    may=Deed.WITHDRAW_TALK,
    about=wording.WITHDRAW_ABOUT,
    hears=hearing.asks_to_withdraw,
)
def withdraw_talks(said: Utterance, ctx: Context) -> Reply:
    """Delete what one wrote down lately; every other number is answered alike (C16)."""
    hours = ctx.edition.figures.withdraw_hours
    since = ctx.now - timedelta(hours=hours)
    numbers = _numbers(said)
    if not numbers:
        return _choose_to_withdraw(records.recorded_since(ctx.session, ctx.actor, since), said, ctx)
    if not all(records.withdraw(ctx.session, ctx.actor, one, since) for one in numbers):
        raise Refusal(wording.not_withdrawn(hours))
    return Reply(wording.withdrawn(numbers), (Choice(wording.RECORD_NOW, "talks.record"),))


@capability.command(
    "show",
    wording.SHOW_TITLE,
    may=Deed.SEE_TALK,
    about=wording.SHOW_ABOUT,
    hears=hearing.asks_to_show,
)
def show_talk(said: Utterance, ctx: Context) -> Reply:
    """One talk, to those who may read it; for all others it does not exist (C17)."""
    numbers = _numbers(said)
    view = records.read(ctx.session, ctx.actor, numbers[0], ctx.now) if numbers else None
    if view is None:
        raise Refusal(wording.NOT_FOUND)
    own = own_words(ctx, "T", view.number)
    return Reply("\n".join([*_opened(view, ctx), *own, _next_step(view, ctx)]))


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
    lines += [item.text for item in find_people_not_reached(ctx)]
    return Reply("\n".join(lines), (Choice(wording.RECORD_NOW, "talks.record"),))


@capability.items
def find_people_not_reached(ctx: Context) -> Iterable[OpenItem]:
    """Whom a responsible member has not talked with in this period; told to nobody but him [T3]."""
    interval = ctx.edition.figures.talk_interval
    since = interval.start(ctx.today)
    waiting = records.not_reached_since(ctx.session, ctx.actor, ctx.roster, since, ctx.today)
    if waiting:
        text = wording.not_reached(interval, [one.name for one in waiting], MOST_NAMES)
        yield OpenItem(text, Choice(wording.RECORD_NOW, "talks.record"))


def _new(talk: OneTalk, ctx: Context) -> NewTalk:
    assert talk.day is not None  # noqa: S101  (confirmed only when nothing is left to ask)
    return NewTalk(
        held_on=talk.day,
        people=talk.people,
        headcount=talk.headcount,
        area_id=counted_area(talk, ctx),
        topics=talk.topics,
        minutes=talk.minutes,
        sentence=talk.sentence,
        for_growth=is_for_growth(talk, ctx),
        follow_up=talk.follow_up,
    )


def _with_whom(talk: OneTalk, ctx: Context) -> str:
    assert talk.day is not None  # noqa: S101
    return wording.with_whom(dated(talk.day, ctx.today), who(talk, ctx))


def _count_of_own_area(talks: Iterable[OneTalk], ctx: Context) -> str:
    """How many talks the host's own area has seen in this period, these included; "" when they are none of them."""
    interval = ctx.edition.figures.talk_interval
    since = interval.start(ctx.today)
    counted = [counted_area(talk, ctx) for talk in talks if talk.day and talk.day >= since]
    areas = [area for area in ctx.actor.areas if area in counted]
    if len(areas) != 1:
        return ""
    before = records.count_in_area(ctx.session, ctx.actor, areas[0], since, ctx.today)
    return wording.how_many(interval, before + counted.count(areas[0]))


def _numbers(said: Utterance) -> list[int]:
    return [number for letter, number in case_numbers(said) if letter == "T"]


def _choose_to_withdraw(lately: list[TalkView], said: Utterance, ctx: Context) -> Reply:
    hours = ctx.edition.figures.withdraw_hours
    if hearing.names_something(said):
        raise Refusal(wording.not_withdrawn(hours))
    if not lately:
        return Reply(wording.nothing_recent(hours))
    latest = 1 if hearing.means_the_latest(said) else MOST_OFFERS
    choices = [
        Choice(
            f"{wording.number_of(one.number)} {_people(one, ctx)}",
            "talks.withdraw",
            wording.number_of(one.number),
        )
        for one in lately[:latest]
    ]
    return Reply(
        wording.WHICH_TO_WITHDRAW, (*choices, Choice(wording.NO_NEED, "desk.nothing", wording.KEPT))
    )


def _opened(view: TalkView, ctx: Context) -> list[str]:
    day = dated(view.held_on, ctx.today)
    line = wording.shown(
        _people(view, ctx), day, view.topics, view.minutes, follow_up=view.follow_up
    )
    lines = [wording.opened(view.number, ctx.name(view.host_id), line)]
    return [*lines, wording.sentence(view.sentence)] if view.sentence else lines


def _people(view: TalkView, ctx: Context) -> str:
    """The names an actor may see: all of his own talks, only his own among the people of others' talks."""
    if view.host_id == ctx.actor.me:
        return wording.listed(
            [ctx.name(one) for one in view.people], max(0, view.headcount - len(view.people))
        )
    if ctx.actor.me in view.people:
        return wording.you_and_others(view.headcount)
    return wording.listed(map(ctx.name, view.people)) or wording.people_of(view.headcount)


def _next_step(view: TalkView, ctx: Context) -> str:
    hours = ctx.edition.figures.withdraw_hours
    if view.host_id != ctx.actor.me:
        return wording.MINE_TOO if ctx.actor.me in view.people else wording.READING_IS_NOTED
    late = view.recorded_at <= ctx.now - timedelta(hours=hours)
    return wording.TOO_LATE if late else wording.can_withdraw([view.number], hours)
