"""往上反映: whoever raised something and heard nothing brings in the level above, once its day has passed [T1]."""

import re
from datetime import datetime, time, timedelta

from handlers.concerns.clocks import days, ladder, rules, telling, watching, wording
from handlers.concerns.finding import code_of, numbers_in, seen
from handlers.concerns.quoting import excerpt
from handlers.concerns.reading import CODES
from handlers.concerns.seats import handler_name
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import concern_clocks, concerns
from storage.queries.concern_clocks import RunningClock
from storage.vocabulary import PushKind

CERTAIN = 100
MOST_ASKED = 5
REMIND, LEAVE = "concerns.remind_up", "desk.nothing"
REMINDED_AT = time(9, 30)  # after the morning's look at the clocks, which may have brought it up
# The whole sentence, or it is not meant: 「向上级反映食堂饭凉」 raises something.
ASKED_UP = re.compile(
    r"(?:(?:怎么|一直|还是?|都|又|到现在|这么久)*(?:没有?|不见)(?:人|个|任何)?(?:回音|动静|答复|回复|消息|信儿?|结果|下文|理|管|回)[了的]?(?:的?话)?[\s,。!;]*)?"
    r"(?:那|就|我|们|要|想|再|请|麻烦|帮|给|把|它|这[件个事]*)*"
    r"(?:[往向](?:上(?:面|级|头)?|总支|党委)(?:反映|报|说|提|找|捅)|(?:反映|报|提)(?:给|到)(?:上(?:面|级|头)|总支|党委)|找上(?:面|级))(?:一下|去)?[吧啊呀了。!]*"
)


def hears_up(said: Utterance, ctx: Context) -> int:
    """「没回音 往上反映」, with or without a number; of another's number it is for whoever answers."""
    if not ASKED_UP.fullmatch(CODES.sub("", said.words()).strip(" ,。")):
        return 0
    found = [concerns.find(ctx.session, ctx.actor, one) for one in numbers_in(said)[:1]]
    others = any(one is not None and one.raiser_id != ctx.actor.person_id for one in found)
    return 0 if others and ctx.actor.branches | ctx.actor.offices else CERTAIN


def bring_up(said: Utterance, ctx: Context) -> Reply:
    """One level up after the last day in time; before it he is told until when it is, and may be reminded."""
    numbers = numbers_in(said) or _waiting(ctx)
    if not numbers:
        raise Refusal(wording.NOTHING_WAITS)
    if len(numbers) > 1:
        return _ask_which(numbers[:MOST_ASKED], ctx)
    clock = _own(numbers[0], ctx)
    code, until = code_of(clock.number), days.in_time_until(ctx, clock)
    with_whom = handler_name(ctx, clock.raised_to_id or clock.branch_id)
    if until is not None and not rules.is_over(until, ctx.today, ctx.calendar):
        caveat = ctx.calendar.caveat(ctx.today, until)
        text = wording.still_in_time(code, with_whom, until, ctx.today, caveat)
        later = Choice(wording.REMIND_ME, REMIND, code)
        return Reply(text, (later, Choice(wording.NO_NEED, LEAVE, wording.LEFT)))
    level = ladder.next_level(ctx, clock, above_branch=True)
    if level is None:
        return Reply(wording.nobody_above(code, with_whom))
    above = telling.GoneUp()
    if not watching.go_up(ctx, clock, level, above):
        raise Refusal(wording.QUICKER.format(code=code))
    above.tell(ctx)
    figures = ctx.edition.figures
    given = (
        figures.first_answer_working_days
        if clock.first_answer_by
        else figures.decision_working_days
    )
    until = ctx.calendar.add_workdays(ctx.today, given).day
    return Reply(wording.went_up_at_wish(code, level.org.name, until, ctx.today, clock.identity))


def remind_later(said: Utterance, ctx: Context) -> Reply:
    """On the working day after the last one, if nobody has answered by then."""
    numbers = numbers_in(said)
    clock = _own(numbers[0], ctx) if numbers else None
    until = days.in_time_until(ctx, clock) if clock else None
    if clock is None or until is None:
        raise Refusal(wording.NOTHING_WAITS)
    code = code_of(clock.number)
    on = ctx.calendar.first_from(ctx.calendar.first_from(until) + timedelta(days=1))
    ctx.promises.to(
        ctx.actor.me,
        wording.no_answer_yet(code, until, on),
        kind=PushKind.NOTICE,
        about=telling.about(code),
        choices=(Choice(wording.UP, telling.UP, code),),
        due=datetime.combine(on, REMINDED_AT, SHANGHAI),
        once=f"{code}:asked:{until}:{ctx.actor.me}",
    )
    return Reply(wording.will_remind(code, on, ctx.today))


def _waiting(ctx: Context) -> list[int]:
    """What this person raised and waits for, the oldest first."""
    mine = [one.number for one in concerns.mine(ctx.session, ctx.actor, limit=None)]
    return [one.number for one in concern_clocks.running(ctx.session, mine)]


def _own(number: int, ctx: Context) -> RunningClock:
    """The clock of a concern this person raised; refuses what is another's or waits for no answer."""
    concern = seen(number, ctx)
    if concern.raiser_id != ctx.actor.person_id:
        raise Refusal(wording.only_raiser(concern.code))
    clock = next(iter(concern_clocks.running(ctx.session, [number])), None)
    if clock is None:
        raise Refusal(wording.answered_already(concern.code))
    return clock


def _ask_which(numbers: list[int], ctx: Context) -> Reply:
    mine = [seen(one, ctx) for one in numbers]
    choices = (
        Choice(wording.labelled(one.code, excerpt(one.text)), telling.UP, one.code) for one in mine
    )
    return Reply(wording.WHICH, tuple(choices))
