"""日历订阅: one's own sessions in the calendar of one's phone, under a secret address [T2]."""

from handlers.calendar import subscribing, wording
from handlers.kit.capability import Capability
from handlers.kit.policy import Deed

capability = Capability("calendar", wording.TITLE)

capability.command(
    "subscribe",
    wording.SUBSCRIBE_TITLE,
    *wording.SUBSCRIBE_WORDS,
    may=Deed.SUBSCRIBE_CALENDAR,
    about=wording.SUBSCRIBE_ABOUT,
    examples=wording.SUBSCRIBE_EXAMPLES,
    hears=subscribing.hears_subscribe,
)(subscribing.subscribe)

capability.command(
    "stop",
    wording.STOP_TITLE,
    *wording.STOP_WORDS,
    may=Deed.SUBSCRIBE_CALENDAR,
    about=wording.STOP_ABOUT,
    examples=wording.STOP_EXAMPLES,
    hears=subscribing.hears_stop,
)(subscribing.stop)
