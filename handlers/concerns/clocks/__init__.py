"""The clocks of a concern: until when it must be answered, and who above hears when it is not [T1].

`rules` says what a day in time is, `days` which ones a concern is given at each step, `ladder` who hears, `telling` what
they hear, `watching` runs each morning, `asking` is the raiser's own word, `showing` what lists say of the days.
"""

from datetime import timedelta

from handlers.concerns.clocks import asking, wording
from handlers.concerns.clocks.watching import watch_clocks
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed
from storage.vocabulary import PushKind


def register(capability: Capability) -> None:
    """Add what people say and what the clock runs."""
    capability.command(
        "up",
        wording.UP,
        *wording.UP_WORDS,
        may=Deed.SAY_LAST_WORD_ON_CONCERN,
        hears=asking.hears_up,
        about=wording.UP_ABOUT,
        examples=wording.UP_EXAMPLES,
    )(asking.bring_up)
    capability.command("remind_up", wording.REMIND_LATER, may=Deed.SAY_LAST_WORD_ON_CONCERN)(
        asking.remind_later
    )
    capability.every(
        hour=9,
        minute=0,
        missed=Missed.LATEST,  # what has passed shows by itself
        late=timedelta(hours=72),
        urgency=PushKind.AWAITED,
        stops="for one concern when it is answered, closed or taken back, or nobody is above; for one day after one telling a level",
    )(watch_clocks)
