"""Once a year everybody is told how much is held of him and where to look (domain.md §6.4)."""

from datetime import datetime, time

from handlers.kit.capability import Context
from handlers.kit.messages import Choice
from handlers.privacy import wording
from handlers.privacy.showing import MINE
from storage.queries import held_counts
from storage.vocabulary import SHANGHAI, PushKind

FIRST_DAY, LAST_DAY = 6, 28  # of January: each day its share of the people
ABOUT = "privacy.yearly"


def tell_what_is_held(ctx: Context) -> None:
    """Tell those whose day it is, always the same for one person; as a reminder, so that 「别提醒」 holds for it."""
    day = ctx.due_day
    share = LAST_DAY - FIRST_DAY + 1
    theirs = [
        one.id
        for one in ctx.roster.people.values()
        if one.here_on(ctx.today) and FIRST_DAY + one.id.int % share == day.day
    ]
    held = held_counts.held_of(ctx.session, theirs)
    for one in theirs:
        ctx.promises.to(
            one,
            wording.once_a_year(held[one]),
            kind=PushKind.REMINDER,
            about=ABOUT,
            choices=(Choice(wording.TITLE, MINE),),
            not_after=datetime.combine(day.replace(month=3, day=1), time(), SHANGHAI),
            once=f"{ABOUT}:{day.year}:{one.hex}",
        )
