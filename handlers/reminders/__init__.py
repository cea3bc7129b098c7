"""How somebody wants to be reminded: not at all, once a week, or another day; until he says otherwise (design §6)."""

from handlers.kit.capability import SHANGHAI, Capability, Context
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.reminders import hearing, postponing, wording
from storage.queries import wishes

AGAIN, STOP, WEEKLY = "reminders.again", "reminders.stop", "reminders.weekly"

capability = Capability("reminders", wording.TITLE)


@capability.command(
    "stop",
    wording.STOP_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hearing.hears_stop,
    about=wording.STOP_ABOUT,
    examples=wording.STOP_EXAMPLES,
)
def stop_reminding(_said: Utterance, ctx: Context) -> Reply:
    """Reminders stop at once, those that wait included; nobody else learns of it."""
    before = wishes.about_reminders(ctx.session, ctx.actor)
    again = Choice(wording.AGAIN_TITLE, AGAIN)
    if before and before.weekday is None:
        return Reply(wording.STOPPED_BEFORE.format(since=_day(before, ctx)), (again,))
    wishes.remind(ctx.session, ctx.actor, None, ctx.now)
    return Reply(wording.STOPPED, (again,))


@capability.command(
    "weekly",
    wording.WEEKLY_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hearing.hears_weekly,
    about=wording.WEEKLY_ABOUT,
    examples=wording.WEEKLY_EXAMPLES,
)
def remind_weekly(said: Utterance, ctx: Context) -> Reply:
    """What may wait comes as one message on one morning of the week; what may not comes as ever."""
    weekday, again = hearing.weekday_of(said), Choice(wording.AGAIN_TITLE, AGAIN)
    if not wishes.remind(ctx.session, ctx.actor, weekday, ctx.now):
        return Reply(wording.weekly_before(weekday), (again,))
    return Reply(wording.weekly(weekday), (again,))


@capability.command(
    "again",
    wording.AGAIN_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hearing.hears_again,
    about=wording.AGAIN_ABOUT,
    examples=wording.AGAIN_EXAMPLES,
)
def remind_again(_said: Utterance, ctx: Context) -> Reply:
    """Reminders come as usual; of those that were stopped none is made up for. What he put off stays so."""
    again = wishes.remind_again(ctx.session, ctx.actor)
    text = wording.STARTED if again else wording.NEVER_STOPPED
    return Reply("\n".join([text, *postponing.standing(ctx)]))


@capability.command(
    "settings",
    wording.SHOW_TITLE,
    *wording.SHOW_WORDS,
    may=Deed.ASK_GUIDANCE,
    about=wording.SHOW_ABOUT,
    examples=wording.SHOW_EXAMPLES,
)
def show_settings(_said: Utterance, ctx: Context) -> Reply:
    """What stands: the wish, and what he put off."""
    wish = wishes.about_reminders(ctx.session, ctx.actor)
    weekly = Choice(wording.WEEKLY_TITLE, WEEKLY)
    stop, again = Choice(wording.STOP_TITLE, STOP), Choice(wording.AGAIN_TITLE, AGAIN)
    if wish is None:
        figures = ctx.edition.figures
        line = wording.as_usual(figures.pushes_per_day, figures.pushes_per_week)
        choices = (weekly, stop)
    elif wish.weekday is None:
        line, choices = wording.stopped(_day(wish, ctx)), (weekly, again)
    else:
        line, choices = wording.once_a_week(_day(wish, ctx), wish.weekday), (again, stop)
    return Reply("\n".join([line, *postponing.standing(ctx)]), choices)


def _day(wish: wishes.Wish, ctx: Context) -> str:
    return dated(wish.since.astimezone(SHANGHAI).date(), ctx.today)


capability.command(
    "later",
    wording.LATER_TITLE,
    may=Deed.ASK_GUIDANCE,
    hears=hearing.hears_later,
    about=wording.LATER_ABOUT,
    examples=wording.LATER_EXAMPLES,
)(postponing.postpone)

# What a number under the question chose
capability.command("put_off", wording.LATER_TITLE, may=Deed.ASK_GUIDANCE)(postponing.put_off)
