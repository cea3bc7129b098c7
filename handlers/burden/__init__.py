"""减负: minutes asked of each role in a month, estimated from what was sent and answered, for the branch that asks them (domain.md §7)."""

from datetime import timedelta

from handlers.burden import counting, showing, wording
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed
from handlers.kit.routines import Missed

capability = Capability("burden", wording.TITLE)

capability.command(
    "show",
    wording.TITLE,
    *wording.WORDS,
    may=Deed.SEE_BURDEN,
    about=wording.ABOUT,
    examples=wording.EXAMPLES,
    refusal=wording.REFUSAL,
    alone=True,
)(showing.show)

capability.every(
    hour=2,
    minute=40,
    missed=Missed.LATEST,  # it counts all days since the last time
    late=timedelta(days=20),
    urgency=None,
    stops="never: the days since the last count, each once",
)(counting.count)
