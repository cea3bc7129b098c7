"""Random years of one person, through the very rule the sender asks: pushes of every declared kind, any shift, wish and outage.

`make soak` plays more of them (SOAK=full).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.kit import budget, going
from handlers.kit.going import EVERY_DAY, Receiver
from handlers.kit.hours import Hours
from handlers.kit.pushes import BUDGETED, RULES
from handlers.kit.pushes_wording import DECLARED
from handlers.regulation import Edition, WorkdayCalendar
from storage.vocabulary import SHANGHAI, PushKind
from tests.faults.sizes import size

EDITION = Edition.load("seven_duties")
CALENDAR = WorkdayCalendar.packaged()
YEAR = datetime(2026, 1, 1, tzinfo=SHANGHAI)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
AGES = timedelta(days=60)  # longer than any holiday: by then nothing may be left
KINDS = sorted({(about, kind) for about, one in DECLARED.items() for kind in one.kinds})


@dataclass
class Item:
    """One promised push."""

    kind: PushKind
    promised: datetime
    due_at: datetime
    not_after: datetime | None
    put_off: bool = False
    sent: datetime | None = None
    why: str = ""

    @property
    def over(self) -> bool:
        return bool(self.sent or self.why)


@dataclass
class Year:
    """What one person was told: each message with what was joined in it."""

    to: Receiver
    pushes: Sequence[Item]
    outages: Sequence[tuple[datetime, datetime]] = ()
    messages: list[tuple[datetime, list[Item]]] = field(default_factory=list)

    def play(self) -> "Year":
        """The sender looks whenever something falls due and it is running."""
        now = YEAR
        while left := [one for one in self.pushes if not one.over]:
            assert now < YEAR + 366 * DAY + AGES, left
            now = self._running(max(now, min(one.due_at for one in left)))
            head = next(one for one in left if one.due_at <= now)
            self._look_at(head, now)
        return self

    def _running(self, now: datetime) -> datetime:
        return max([now, *(end for start, end in self.outages if start <= now < end)])

    def _look_at(self, push: Item, now: datetime) -> None:
        if why := going.why_never(push, self.to, now):
            push.why = why
        elif (leaves := going.may_leave(push, self.to, now)) > now:
            self._put_back(push, leaves)
        elif push.kind not in BUDGETED:
            self._send([push], now)
        else:
            self._within_budget(push, now)

    def _within_budget(self, push: Item, now: datetime) -> None:
        waits = [one for one in self.pushes if self._may_be_joined(one, now)]
        if self._allowed(push, now) <= now:
            self._send(waits, now)
            return
        for one in waits:
            if (wanted := self._allowed(one, now)) > now:
                self._put_back(one, wanted)

    def _may_be_joined(self, one: Item, now: datetime) -> bool:
        if one.over or one.kind not in BUDGETED or one.due_at > now:
            return False
        never = going.why_never(one, self.to, now)
        return not never and going.may_leave(one, self.to, now) <= now

    def _allowed(self, push: Item, now: datetime) -> datetime:
        return going.within_budget(push, self.to, self.told(now), now)

    def told(self, now: datetime) -> list[datetime]:
        """The messages of the last week that counted."""
        counted = (at for at, items in self.messages if items[0].kind in BUDGETED)
        return [at for at in counted if now - WEEK < at]

    def _put_back(self, push: Item, wanted: datetime) -> None:
        push.due_at = min(wanted, push.not_after or wanted)

    def _send(self, items: list[Item], now: datetime) -> None:
        for one in items:
            one.sent = now
        self.messages.append((now, items))


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Forty pushes, crowded or not, a shift or none, a wish or none, and up to three outages of two days at most."""
    crowded = draw(st.sampled_from((10, 60, 360)))
    pushes = []
    for about, kind in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=40)):
        promised = YEAR + timedelta(minutes=draw(st.integers(0, crowded * 24 * 60)))
        due = promised + draw(st.sampled_from((0, 0, 1, 24, 24 * 30))) * timedelta(hours=1)
        use = draw(st.sampled_from((None, None, 1, 30, 24 * 5, 24 * 30)))
        until = due + timedelta(hours=use) if use else None
        put_off = kind is PushKind.REMINDER and draw(st.booleans()) and about != "week"
        pushes.append(Item(kind, promised, due, until, put_off))
    starts = draw(st.lists(st.integers(0, 360 * 24), max_size=3))
    outages = [
        (YEAR + at * timedelta(hours=1), YEAR + (at + 48) * timedelta(hours=1)) for at in starts
    ]
    shift = draw(st.sampled_from(("常白班", "甲班", "乙班", "")))
    hours = Hours(EDITION.figures, CALENDAR, EDITION.shift(shift))
    wish = draw(st.sampled_from((EVERY_DAY, EVERY_DAY, None, *range(7))))
    return Year(Receiver(hours, wish), sorted(pushes, key=lambda one: one.promised), outages)


@settings(
    deadline=None,
    max_examples=size(200, 20_000),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(years())
def test_whatever_a_year_holds_the_rule_stands(year: Year) -> None:
    year.play()
    for one in year.pushes:
        _nothing_at_a_wrong_hour(one, year)
    for place, (at, items) in enumerate(year.messages):
        if items[0].kind in BUDGETED:
            before = [when for when, what in year.messages[:place] if what[0].kind in BUDGETED]
            _not_too_often(at, items, before, year.to)


def _nothing_at_a_wrong_hour(one: Item, year: Year) -> None:
    """Sent or ended with its reason; never in the quiet hours, before it is due, after its end, or against his wish."""
    figures = EDITION.figures
    if one.sent is None:
        assert one.why == going.TOO_LATE or (year.to.wish is None and RULES[one.kind].unwanted)
        assert one.why != going.TOO_LATE or one.not_after is not None
        return
    assert one.sent >= one.promised
    assert one.not_after is None or one.sent < one.not_after
    assert not (RULES[one.kind].rests and figures.is_quiet(one.sent.astimezone(SHANGHAI).time()))
    assert year.to.wish is not None or not RULES[one.kind].unwanted


def _not_too_often(
    at: datetime, items: Sequence[Item], before: Sequence[datetime], to: Receiver
) -> None:
    """One a day and three a week: more only for what would be over by the next day, and a week's fourth only for news."""
    today = [one for one in before if one.date() == at.date()]
    lately = [one for one in before if at - WEEK < one]
    if len(lately) >= EDITION.figures.pushes_per_week:
        assert any(
            one.kind is PushKind.NOTICE and _is_over_by(lately[-3] + WEEK, one, at, to)
            for one in items
        )
    if len(today) >= EDITION.figures.pushes_per_day:
        midnight = datetime.combine(at.date() + DAY, datetime.min.time(), SHANGHAI)
        assert any(_is_over_by(midnight, one, at, to) for one in items)


def _is_over_by(moment: datetime, one: Item, at: datetime, to: Receiver) -> bool:
    over = one.not_after
    return over is not None and to.hours.earliest(one.kind, max(moment, at), over) >= over


@settings(deadline=None, max_examples=size(100, 10_000))
@given(years())
def test_without_an_end_it_is_one_a_day_three_a_week_and_once_on_his_own_day(year: Year) -> None:
    lasting = [
        replace(one, not_after=None, put_off=False) for one in year.pushes if one.kind in BUDGETED
    ]
    year = Year(year.to, lasting).play()
    at = [when for when, _ in year.messages]
    assert len({one.date() for one in at}) == len(at)
    assert all(later - first >= WEEK for first, later in zip(at, at[3:], strict=False))
    assert all(one.sent for one in lasting if one.kind is PushKind.NOTICE)
    wish = year.to.wish
    if wish is not None and wish != EVERY_DAY:
        assert all(later - first > 2 * DAY for first, later in pairwise(at))
        for when in at:  # on the day, or the first shift after it
            day = when - timedelta(days=(when.weekday() - wish) % 7)
            morning = datetime.combine(day.date(), budget.MORNING, SHANGHAI)
            first = year.to.hours.earliest(PushKind.NOTICE, morning).date()
            assert when.date() in (day.date(), first) or when - day > 2 * DAY


def test_every_declared_kind_is_played() -> None:
    assert {kind for _, kind in KINDS} == set(PushKind)
