"""How many at once: many different texts get moments of their own, and a day has its account. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.sending import limits
from bot.sending.joining import Bundle
from handlers.kit.pushes import RULES
from storage.queries.sending import Shared
from storage.vocabulary import PushKind


@dataclass(slots=True)
class Paced:
    """What goes now, and what goes when."""

    now: list[Bundle] = field(default_factory=list)
    later: list[tuple[datetime, Bundle]] = field(default_factory=list)


def spread_out(bundles: Sequence[Bundle], now: datetime) -> Paced:
    """Many calls with different words are spread; one call to many waits for the end of a crowded minute."""
    paced = Paced()
    differing = [one for one in bundles if _may_wait(one) and one.recipients <= limits.BULK]
    if len(differing) > limits.BULK:
        moments = limits.spread(len(differing), now)
        paced.later = [
            (_in_time(moment, one, now), one)
            for moment, one in zip(moments, differing, strict=True)
        ]
    spread = {id(one) for _, one in paced.later}
    calm = limits.uncrowded(now)
    for one in (one for one in bundles if id(one) not in spread):
        crowded = one.recipients > limits.BULK and calm > now
        if _may_wait(one) and crowded and _in_time(calm, one, now) == calm:
            paced.later.append((calm, one))
        else:
            paced.now.append(one)
    return paced


def within_quota(
    bundles: Sequence[Bundle], shared: Shared, enrolled: int, now: datetime
) -> tuple[Paced, Shared]:
    """What the day's account still allows, the rest tomorrow; urgent ones always go (promise D7)."""
    today, paced = limits.business_day(now), Paced()
    spent = shared.spent if shared.day == today else 0
    quota = limits.daily_quota(enrolled)
    for one in bundles:
        left = max(0, quota - spent)
        always = one.pushes[0].kind is PushKind.URGENT
        going, waiting = one.divided(max(left, one.recipients) if always else left)
        if going:
            paced.now.append(going)
            spent += going.recipients
        if waiting:
            paced.later.append((limits.next_day(now), waiting))
    return paced, replace(shared, day=today, spent=spent)


def _in_time(moment: datetime, bundle: Bundle, now: datetime) -> datetime:
    """The moment, or an earlier one at which all of it is still of use."""
    over = (push.not_after for push in bundle.pushes if push.not_after is not None)
    return max(now, min((moment, *(one - 2 * limits.MINUTE for one in over))))


def _may_wait(bundle: Bundle) -> bool:
    """What nobody waits for, and what was not given its moment already."""
    return RULES[bundle.pushes[0].kind].budgeted and not bundle.pushes[0].spread
