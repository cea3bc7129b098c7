"""A responsible member says that his areas have heard a notice, or not yet, and what people asked [T5]."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from handlers.kit.capability import Context, OpenItem
from handlers.kit.inert import quoted
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.relay import push_wording, reading, telling, whose, wording
from storage.queries import relay, relay_tasks
from storage.queries.relay import NoticeView
from storage.queries.roster import AreaView

RAISE = "concerns.raise"
MOST_NOTICES = 4
RECENT_QUESTIONS = 3  # notices that a question may be about


class Mine(NamedTuple):
    """A notice and the areas in which one passes it on: those that have not heard it, and those that have."""

    notice: NoticeView
    open: list[UUID]
    heard: list[UUID]


def mine(ctx: Context) -> list[Mine]:
    """What this actor has been given within a year and was not taken back, the latest first."""
    return ctx.once("relay mine", lambda: _mine(ctx))


def _mine(ctx: Context) -> list[Mine]:
    given = relay.to_pass_on(ctx.session, ctx.actor, ctx.now - whose.A_YEAR)
    everywhere = {area for _, areas in given for area in areas}
    heard = relay.heard(ctx.session, [one.id for one, _ in given], everywhere) if given else set()
    return [
        Mine(
            one,
            [area for area in areas if (one.id, area) not in heard],
            [area for area in areas if (one.id, area) in heard],
        )
        for one, areas in given
    ]


def to_pass_on(ctx: Context) -> list[Mine]:
    """Those of them that some area of his has not heard, and that still hold."""
    return [one for one in mine(ctx) if one.open and whose.is_open(one.notice, ctx)]


def say_passed(said: Utterance, ctx: Context) -> Reply:
    """「已传达」, 「维修组传达了」, 「都传达了」; asked where it may be several."""
    numbers = reading.notice_numbers(said)
    named = {one.id for one in areas_named(said, _own_areas(ctx))}
    waiting = [one for one in to_pass_on(ctx) if not named or named.intersection(one.open)]
    if numbers:
        waiting = [_numbered(numbers[0], ctx)]
    if not waiting:
        raise Refusal(wording.NOTHING_OPEN)
    if len(waiting) > 1:
        choices = [_choice(one, said, telling.PASSED, ctx) for one in waiting[:MOST_NOTICES]]
        return Reply(wording.WHICH_PASSED, tuple(choices))
    (one,) = waiting
    if not one.open:
        return Reply(wording.passed_before(one.notice.code))
    areas = [area for area in one.open if area in named]
    if not areas and len(one.open) > 1 and not reading.EVERYTHING.search(said.plain):
        return Reply(wording.WHICH_AREAS, telling.taps(one.notice.code, whose.names(one.open, ctx)))
    return _passed(one, areas or one.open, ctx)


def _passed(one: Mine, areas: Collection[UUID], ctx: Context) -> Reply:
    changed = relay.say_heard(ctx.session, ctx.actor, one.notice.id, areas, heard=True)
    for person in relay_tasks.done_with(ctx.session, one.notice.id, changed):
        for about in (telling.about(one.notice.code), telling.about_due(one.notice.code)):
            ctx.promises.call_off(about, to=person)
    left = whose.names((area for area in one.open if area not in changed), ctx)
    text = wording.passed(one.notice.code, whose.names(changed, ctx), left)
    return Reply(text, telling.taps(one.notice.code, left)[1:] if left else ())


def say_not_passed(said: Utterance, ctx: Context) -> Reply:
    """「还没传达」: of the notice that is named, or the latest of which he said so."""
    numbers = reading.notice_numbers(said)
    named = {one.id for one in areas_named(said, _own_areas(ctx))}
    found = [one for one in mine(ctx) if one.heard and (not named or named.intersection(one.heard))]
    if numbers:
        found = [one for one in [_numbered(numbers[0], ctx)] if one.heard]
    if not found:
        raise Refusal(wording.NOTHING_HEARD)
    one = found[0]
    areas = [area for area in one.heard if area in named]
    several = len(found) > 1 and not numbers
    if several or (not areas and len(one.heard) > 1 and not reading.EVERYTHING.search(said.plain)):
        choices = [
            Choice(f"{each.notice.code} {name}", telling.NOT_PASSED, f"{each.notice.code} {name}")
            for each in (found if several else found[:1])
            for name in whose.names(each.heard, ctx)
        ]
        return Reply(wording.WHICH_NOT_YET, tuple(choices[: telling.MOST_TAPS]))
    changed = relay.say_heard(
        ctx.session, ctx.actor, one.notice.id, areas or one.heard, heard=False
    )
    names = whose.names(changed, ctx)
    return Reply(wording.not_passed(one.notice.code, names), telling.taps(one.notice.code, names))


def ask_back(said: Utterance, ctx: Context) -> Reply:
    """「他们问加班费怎么算」: offered as a concern, in its own way, with the number of the notice."""
    found = reading.ASKED.fullmatch(said.plain)
    if found is None:
        raise Refusal(wording.NOTHING_OPEN)
    asked = said.part(*found.span("asked")).text.strip()
    numbers = reading.notice_numbers(said)
    notices = [_numbered(numbers[0], ctx).notice] if numbers else recent(ctx)
    if not notices:
        raise Refusal(wording.NOTHING_OPEN)
    several = len(notices) > 1
    choices = [
        Choice(
            wording.question_choice(one.code) if several else wording.TO_BRANCH,
            RAISE,
            wording.as_concern(one.code, asked),
        )
        for one in notices
    ]
    if not numbers:
        choices.append(Choice(wording.UNRELATED, RAISE, asked))
    return Reply(wording.asked(notices[0].code, quoted(asked)), tuple(choices))


def recent(ctx: Context) -> list[NoticeView]:
    """What a question that names no notice may be about: the latest he was given within a week."""
    since = ctx.now - whose.SAME_WITHIN
    return [one.notice for one in mine(ctx) if one.notice.sent_at >= since][:RECENT_QUESTIONS]


def left_to_do(ctx: Context) -> list[OpenItem]:
    """One gentle line for each notice; told to him alone."""
    if not ctx.actor.areas:
        return []
    return [
        OpenItem(
            push_wording.item(
                one.notice.code,
                whose.names(one.open, ctx),
                dated(one.notice.due_on, ctx.today) if one.notice.due_on else "",
            ),
            Choice(wording.LOOK, telling.SHOW, one.notice.code),
            one.notice.due_on,
        )
        for one in to_pass_on(ctx)
    ]


def _numbered(number: int, ctx: Context) -> Mine:
    """The one of this number; what was given to others answers like what does not exist."""
    for one in mine(ctx):
        if one.notice.number == number:
            return one
    gone = relay.by_number(ctx.session, ctx.actor, number)
    if gone and gone.withdrawn:
        raise Refusal(wording.WITHDRAWN_ALREADY.format(code=gone.code))
    raise Refusal(wording.no_such(number))


def _choice(one: Mine, said: Utterance, command: str, ctx: Context) -> Choice:
    words = f"{one.notice.code} {wording.listed(whose.names(one.open, ctx))}"
    return Choice(words, command, f"{one.notice.code} {said.text}")


def _own_areas(ctx: Context) -> list[AreaView]:
    return [ctx.roster.areas[one] for one in ctx.actor.areas]
