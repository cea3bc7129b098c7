"""谈心谈话: a talk is written down in one sentence; others see counts, never content [T3]."""

from collections.abc import Iterable
from datetime import timedelta

from handlers.kit.capability import EVERYBODY, Capability, Context, OpenItem
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import MENU_RECORD, dated
from handlers.talks import hearing, rules, wording
from handlers.talks.drafts import OneTalk
from handlers.talks.forms import TalkForm, counted_area, who
from handlers.talks.hosting import is_for_growth, require_own
from storage.queries import talks as records
from storage.queries.talks import NewTalk, TalkView
from storage.vocabulary import Role, Topic

HOSTS = frozenset({Role.RESPONSIBLE_MEMBER, Role.GROUP_LEADER, Role.BRANCH})
MOST_NAMES = 6
MOST_OFFERS = 3

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
)
def record_talks(form: TalkForm, ctx: Context) -> Reply:
    """Write the talks down; only host and people (and who looks after an applicant) can read them later."""
    require_own((one for talk in form.talks for one in talk.people), ctx)
    numbers = [
        records.record(ctx.session, ctx.actor, _new(talk, ctx), ctx.now) for talk in form.talks
    ]
    lines = [wording.recorded(numbers, [_with_whom(talk, ctx) for talk in form.talks])]
    lines += [wording.GROWTH] if any(is_for_growth(talk, ctx) for talk in form.talks) else []
    lines[0] += _count_of_own_area(form.talks, ctx)
    offers = _offers(form.talks)
    hours = ctx.edition.figures.withdraw_hours
    lines.append(_offer_to(form.talks) if offers else wording.can_withdraw(numbers, hours))
    return Reply("\n".join(lines), offers)


@capability.command(
    "withdraw",
    wording.WITHDRAW_TITLE,
    who=EVERYBODY,
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
    who=EVERYBODY,
    about=wording.SHOW_ABOUT,
    hears=hearing.asks_to_show,
)
def show_talk(said: Utterance, ctx: Context) -> Reply:
    """One talk, to those who may read it; for all others it does not exist (C17)."""
    numbers = _numbers(said)
    view = records.read(ctx.session, ctx.actor, numbers[0], ctx.now) if numbers else None
    if view is None:
        raise Refusal(wording.NOT_FOUND)
    return Reply("\n".join([*_opened(view, ctx), _next_step(view, ctx)]))


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
    """How many talks the host's own area has seen in this period; "" when these were none of them."""
    interval = ctx.edition.figures.talk_interval
    since = interval.start(ctx.today)
    own = {counted_area(talk, ctx) for talk in talks if talk.day and talk.day >= since}
    areas = [area for area in ctx.actor.areas if area in own]
    if len(areas) != 1:
        return ""
    count = records.count_in_area(ctx.session, ctx.actor, areas[0], since, ctx.today)
    return wording.how_many(interval, count)


def _offers(talks: Iterable[OneTalk]) -> tuple[Choice, ...]:
    """To report a matter to the branch, without the person, once he has been asked."""
    matters = {
        rules.matter_of(_said(talk.sentence), talk.headcount) for talk in talks if talk.sentence
    }
    offered = [matter for matter in sorted(matters) if matter][: MOST_OFFERS - 1]
    labels = [wording.RAISE_THIS.format(matter=one[:12]) for one in offered]
    if len(offered) == 1:
        labels = [wording.HE_AGREES]
    choices = [
        Choice(label, "concerns.raise", one) for label, one in zip(labels, offered, strict=True)
    ]
    return (
        (*choices, Choice(wording.NO_NEED, "desk.nothing", wording.NOT_RAISED)) if choices else ()
    )


def _offer_to(talks: Iterable[OneTalk]) -> str:
    """The question before the offers; the person himself is asked first (V01)."""
    told = [talk for talk in talks if talk.sentence]
    if len(told) > 1 or told[0].headcount > 1:
        return wording.OFFER_FOR_SEVERAL
    return wording.OFFER_HARDSHIP if Topic.FAMILY in told[0].topics else wording.OFFER_FOR_ONE


def _said(sentence: str) -> rules.Said:
    utterance = Utterance.of(sentence)
    return rules.Said(utterance.text, utterance.plain)


def _numbers(said: Utterance) -> list[int]:
    return [number for letter, number in case_numbers(said) if letter == "T"]


def _choose_to_withdraw(lately: list[TalkView], said: Utterance, ctx: Context) -> Reply:
    hours = ctx.edition.figures.withdraw_hours
    if hearing.names_something(said):
        raise Refusal(wording.not_withdrawn(hours))
    if not lately:
        return Reply(wording.nothing_recent(hours))
    choices = [
        Choice(
            f"{wording.number_of(one.number)} {_people(one, ctx)}",
            "talks.withdraw",
            wording.number_of(one.number),
        )
        for one in lately[:MOST_OFFERS]
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
