"""周一的一屏: what the week holds for a member who answers for an area, a leader, the branch; to each his own alone [M1].

On a locked screen stands how much of what kind there is, never who (domain.md §6.9); 「本周要看的」 shows it whole, any day.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from handlers.digest import week_wording as wording
from handlers.kit.budget import MORNING, first_line
from handlers.kit.capability import SHANGHAI, Capability, Context, OpenItem
from handlers.kit.messages import Choice, Reply
from handlers.kit.policy import Deed
from handlers.kit.promises import week_key
from handlers.kit.pushes import BY_THE_WAY
from handlers.kit.reading.utterance import Utterance
from handlers.kit.routines import Missed
from handlers.kit.wording import dated
from storage.queries import wishes
from storage.queries.roster import Roster
from storage.vocabulary import PushKind, Role

SHOW, MINE, ABOUT = "digest.week", "digest.mine", "week"
ASKED = re.compile(
    r"(?:看看?)?(?:本周|这周|这个?星期|这个?礼拜|周一)(?:的?(?:一览|安排|待办|清单|要看的|要办的))?(?:有啥|有什么|有哪些)?(?:事|要办|要看)?(?:的)?"
)
MONDAY = "周一"
SURE = 85
LEADERS = {Role.RESPONSIBLE_MEMBER, Role.GROUP_LEADER, Role.BRANCH}
MOST, MOST_OF_A_KIND, MOST_BYTES = 9, 3, 150
AFTER_THE_NEWS = time(
    9, 45
)  # what else falls due on Monday goes first, and this when there is room
ROUNDS, APART = 24, 5  # from five to seven, every five minutes: each time a part of the people
FIRST_HOUR, LAST_DAY = 5, 5  # it is of use until Friday night

NEAR = timedelta(weeks=3)  # what is due later waits for another Monday
IN_IT = (*BY_THE_WAY, "due_talk")  # of which no single reminder is to follow

Found = list[tuple[str, list[OpenItem]]]


def register(capability: Capability) -> None:
    """Add what a leader asks for, and what the clock does on Monday."""
    capability.command(
        "week",
        wording.TITLE,
        *wording.WORDS,
        may=Deed.SEE_WEEK,
        about=wording.ABOUT,
        examples=wording.EXAMPLES,
        hears=hears,
        refusal=wording.REFUSAL,
        alone=True,
    )(show_week)
    capability.every(
        day_of_week="mon",
        hour=f"{FIRST_HOUR}-{FIRST_HOUR + 1}",
        minute=f"*/{APART}",
        missed=Missed.ALL,
        late=timedelta(hours=12),
        urgency=PushKind.REMINDER,
        stops="when nothing is near; one a week, and none after Friday",
    )(tell_of_week)


def hears(said: Utterance, ctx: Context) -> int:
    """「本周」 alone, and 「周一」 of who has such a screen; in a sentence they are a day."""
    mine = Deed.SEE_WEEK.open_to(ctx.actor)
    return SURE if ASKED.fullmatch(said.bare()) and (mine or MONDAY not in said.plain) else 0


def show_week(_said: Utterance, ctx: Context) -> Reply:
    """All of it, each with its next step."""
    found = of_week(ctx)
    if not found:
        return Reply(wording.NOTHING)
    shown = [(title, one) for title, items in found for one in items[:MOST_OF_A_KIND]][:MOST]
    lines = [wording.item(title, first_line(one.text, MOST_BYTES)) for title, one in shown]
    count = sum(len(items) for _, items in found)
    rest = [wording.more(count - len(shown))] if count > len(shown) else []
    choices = tuple(dict.fromkeys(one.choice for _, one in shown if one.choice))
    head = wording.heading(count, dated(ctx.today, ctx.today))
    return Reply(wording.joined([head, *lines, *rest]), choices[:5])


def tell_of_week(ctx: Context) -> None:
    """A part of the leaders: one word on Monday morning to whom something waits for, in place of single reminders."""
    monday = ctx.due_day
    if monday.weekday():  # nothing but a clock that was wrong
        return
    people = list(_part(ctx.roster, ctx.fire_at or ctx.now, ctx.today))
    wished = wishes.of_people(ctx.session, people)  # of these one message goes with the others
    for person in people:
        actor = ctx.roster.actor(person, ctx.today)
        if LEADERS.isdisjoint(actor.roles) or ctx.roster.is_absent(person, ctx.today):
            continue
        his = replace(ctx, actor=actor, remembered={}, fire_at=None)
        found = of_week(his)
        if _asks_for_him(found, monday):
            ctx.promises.call_off_of(person, IN_IT)
            text, choice = pushed(found, his)
            ctx.promises.to(
                person,
                text,
                kind=PushKind.REMINDER,
                about=f"{ABOUT}:{monday}",
                choices=(choice,),
                due=datetime.combine(
                    monday, MORNING if person in wished else AFTER_THE_NEWS, SHANGHAI
                ),
                not_after=datetime.combine(monday + timedelta(days=LAST_DAY), time(), SHANGHAI),
                once=week_key(person, monday),
            )


def _asks_for_him(found: Found, monday: date) -> bool:
    """Something is near, or waits without a day; what has months of time is not told every week of them.

    >>> monday, months = date(2026, 3, 16), OpenItem("谈心", due=date(2026, 6, 30))
    >>> [_asks_for_him([("", [months, one])], monday) for one in (OpenItem("定方案"), OpenItem("补学", whenever=True))]
    [True, False]
    """
    waits = [one.due for _, items in found for one in items if not one.whenever]
    return any(due is None or due < monday + NEAR for due in waits)


def of_week(ctx: Context) -> Found:
    """What waits for this actor by its capability, the soonest due first."""
    found: Found = []
    for one in ctx.capabilities:
        items = [item for find in one.finders for item in find(ctx)]
        if items:
            found.append((one.title, sorted(items, key=lambda item: item.due or date.max)))
    return sorted(found, key=lambda pair: pair[1][0].due or date.max)


def pushed(found: Found, ctx: Context) -> tuple[str, Choice]:
    """How much of what kind there is, and by when."""
    lines = []
    for title, items in found[:MOST]:
        soonest = next((one.due for one in items if one.due and one.due >= ctx.today), None)
        day = dated(soonest, ctx.today) if soonest else ""
        lines.append(wording.counted(title, len(items), day))
    count = sum(len(items) for _, items in found)
    head = wording.heading(count, dated(ctx.today, ctx.today))
    return wording.joined([head, *lines]), Choice(wording.SHOW, SHOW)


def _part(roster: Roster, fire_at: datetime, today: date) -> Iterator[UUID]:
    at = fire_at.astimezone(SHANGHAI)
    number = ((at.hour - FIRST_HOUR) * 60 + at.minute) // APART % ROUNDS
    for one in roster.people.values():
        if one.id.int % ROUNDS == number and one.here_on(today):
            yield one.id
