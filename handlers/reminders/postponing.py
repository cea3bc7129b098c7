"""推迟: what somebody was told comes once more at a moment he names, within the budget and never when it is over."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.kit.budget import MORNING, first_line
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.reminders import hearing, wording
from storage.queries import postponed
from storage.queries.postponed import Said

PUT_OFF, LIST = "reminders.put_off", "digest.mine"
MOST_ASKED = 5
IN_TIME = timedelta(hours=1)  # before it is over


def postpone(said: Utterance, ctx: Context) -> Reply:
    """Put off what was said last; of several it is asked which, unless it is named."""
    when = hearing.later_than(said, ctx)
    if when is None or (wrong := _wrong(when, ctx)):
        return Reply(wording.WHEN if when is None else wrong)
    look = (Choice(wording.LOOK, LIST),)
    told = postponed.lately(ctx.session, ctx.actor, ctx.now)
    codes = [f"{letter}-{number:04}" for letter, number in case_numbers(said)]
    named = [one for one in told if any(code in one.text for code in codes)]
    if codes and not named:
        return Reply(wording.not_told_of(codes[0]), look)
    chosen = named or told
    if not chosen:
        return Reply(wording.NOTHING_TO_PUT_OFF, look)
    if len(chosen) > 1 and not hearing.EVERYTHING.search(said.plain):
        return _which(chosen[:MOST_ASKED], when)
    return _put_off(chosen, when, ctx)


def put_off(said: Utterance, ctx: Context) -> Reply:
    """What a number chose: the push, or all that were shown, and the moment."""
    which, _, moment = said.plain.strip().rpartition(" ")
    wanted = {int(one) for one in which.split() if one.isdigit()}
    told = postponed.lately(ctx.session, ctx.actor, ctx.now)
    chosen = [one for one in told if one.number in wanted]
    try:
        when = datetime.fromtimestamp(int(moment), SHANGHAI)
    except ValueError:
        return Reply(wording.WHEN)
    if wrong := _wrong(when, ctx):
        return Reply(wrong)
    if not chosen:
        return Reply(wording.OVER, (Choice(wording.LOOK, LIST),))
    return _put_off(chosen, when, ctx)


def _wrong(when: datetime, ctx: Context) -> str:
    """Why nothing can be put off to that moment; "" when it can."""
    if when <= ctx.now:
        return wording.PASSED
    return wording.TOO_FAR if when > ctx.now + hearing.FARTHEST else ""


def standing(ctx: Context) -> list[str]:
    """What this actor put off, each with its moment."""
    found = postponed.waiting(ctx.session, ctx.actor)
    lines = [wording.waiting(_moment(one.due_at, ctx), first_line(one.text)) for one in found]
    return [wording.put_off_heading(len(found)), *lines] if found else []


def _which(told: Sequence[Said], when: datetime) -> Reply:
    each = [Choice(first_line(one.text, 60), PUT_OFF, _argument([one], when)) for one in told]
    return Reply(wording.WHICH, (*each, Choice(wording.ALL, PUT_OFF, _argument(told, when))))


def _argument(told: Sequence[Said], when: datetime) -> str:
    return " ".join([*(str(one.number) for one in told), str(int(when.timestamp()))])


def _put_off(told: Sequence[Said], when: datetime, ctx: Context) -> Reply:
    in_time = [one for one in told if one.not_after is None or when < one.not_after]
    when = ctx.promises.awake(when)
    done = [
        one
        for one in in_time
        if postponed.put_off(ctx.session, ctx.actor, one.number, when) is not None
    ]
    lines = [wording.put_off([first_line(one.text) for one in done], _moment(when, ctx))]
    parts, choices = lines if done else [], []
    for one in told:
        if one not in in_time and one.not_after is not None:
            parts.append(wording.too_late(first_line(one.text, 60), _moment(one.not_after, ctx)))
            if (sooner := _sooner(one.not_after, ctx)) is None:
                parts.append(wording.SOON_OVER)
            else:
                label = wording.earlier(_moment(sooner, ctx))
                choices.append(Choice(label, PUT_OFF, _argument([one], sooner)))
    return Reply("\n".join(parts), tuple(choices))


def _sooner(over: datetime, ctx: Context) -> datetime | None:
    """The last morning at which it is still of use; None when there is none any more."""
    last = (over - IN_TIME).astimezone(SHANGHAI)
    morning = datetime.combine(last.date(), MORNING, SHANGHAI)
    when = morning if morning <= last else morning - timedelta(days=1)
    return when if when > ctx.now else None


def _moment(when: datetime, ctx: Context) -> str:
    local = when.astimezone(SHANGHAI)
    return f"{dated(local.date(), ctx.today)}{local:%H:%M}"
