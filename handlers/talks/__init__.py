"""谈心谈话: a talk is written down in one sentence; others see counts, never content [T3]."""

from collections.abc import Iterable
from datetime import timedelta

from handlers.kit.capability import EVERYBODY, Capability, Context, OpenItem
from handlers.kit.messages import Choice, Reply
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import MENU_RECORD, dated
from handlers.talks import hearing, wording
from handlers.talks.drafts import OneTalk
from handlers.talks.due import hearing as due_hearing
from handlers.talks.due import waiting
from handlers.talks.due import wording as due_wording
from handlers.talks.due.form import DueForm
from handlers.talks.forms import TalkForm, counted_area, who, wording_of_readers
from handlers.talks.hosting import is_for_growth, require_own
from handlers.talks.offering import offer_to, offers_of
from handlers.talks.showing import show_talk, withdraw_talks
from storage.queries import talks as records
from storage.queries.talks import NewTalk
from storage.vocabulary import PushKind, Role

HOSTS = frozenset({Role.RESPONSIBLE_MEMBER, Role.GROUP_LEADER, Role.BRANCH})
MOST_NAMES = 6

capability = Capability("talks", wording.TITLE)


@capability.command(
    "record",
    wording.RECORD_TITLE,
    *wording.RECORD_WORDS,
    who=HOSTS,
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
    # before: a read after writing would cost a write of its own
    counted = _count_of_own_area(form.talks, ctx)
    waited_for = waiting.offer_done({one for talk in form.talks for one in talk.people}, ctx)
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
    if waited_for:
        lines.append(due_wording.CLEARED)
        offers = (*offers, waited_for)
    return Reply("\n".join(lines), offers)


capability.command(
    "withdraw",
    wording.WITHDRAW_TITLE,
    who=EVERYBODY,
    about=wording.WITHDRAW_ABOUT,
    hears=hearing.asks_to_withdraw,
)(withdraw_talks)

capability.command(
    "show",
    wording.SHOW_TITLE,
    who=EVERYBODY,
    about=wording.SHOW_ABOUT,
    hears=hearing.asks_to_show,
)(show_talk)

# Who is to be talked with, entered by somebody who knows
capability.command(
    "due",
    due_wording.TITLE,
    *due_wording.WORDS,
    who=HOSTS,
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
    who=HOSTS,
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


@capability.command("asked", wording.ASKED_TITLE, who=EVERYBODY, hears=hearing.asks_what_was_said)
def keep_content_to_its_people(_said: Utterance, _ctx: Context) -> Reply:
    """What was said in a talk is told to nobody who asks by name; whoever may read it reads it by number."""
    return Reply(wording.ONLY_ITS_PEOPLE)


@capability.command(
    "progress",
    wording.PROGRESS_TITLE,
    who=frozenset({Role.RESPONSIBLE_MEMBER}),
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
