"""Who was told how much in a stretch of time, and whether the push budget held; judged by what went out alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from handlers.desk import Desk
from handlers.kit.pushes import BUDGETED, RULES
from storage.queries.outbox import Delivered
from storage.queries.roster import Employee
from storage.vocabulary import SHANGHAI

WEEK = timedelta(days=7)


@dataclass
class Told:
    """What one person was pushed: the moments, each with what went out then."""

    at: dict[datetime, list[Delivered]] = field(default_factory=lambda: defaultdict(list))

    @property
    def budgeted(self) -> list[datetime]:
        """The moments at which something went out that counts."""
        return sorted(at for at, pushes in self.at.items() if any(_counts(one) for one in pushes))

    def by_month(self) -> Counter[tuple[int, int]]:
        """How many messages in each month of a year."""
        local = (at.astimezone(SHANGHAI) for at in self.at)
        return Counter((at.year, at.month) for at in local)

    def longest_week(self) -> tuple[int, date | None]:
        """The most messages within seven days, and the first of those days."""
        moments = sorted(self.at)
        weeks = [(sum(at <= one < at + WEEK for one in moments), at) for at in moments]
        most = max(weeks, key=lambda week: week[0], default=(0, None))
        return most[0], most[1] and most[1].astimezone(SHANGHAI).date()


def by_person(pushes: Iterable[Delivered]) -> dict[UUID, Told]:
    """Everybody who was pushed something."""
    found: dict[UUID, Told] = defaultdict(Told)
    for one in pushes:
        found[one.recipient_id].at[one.at].append(one)
    return dict(found)


@dataclass
class Kept:
    """How the budget held: what broke it, and what went out beyond it because later would have been too late."""

    broken: list[tuple[datetime, int, int]] = field(default_factory=list)  # of the day, of the week
    in_time: int = 0


def budget_of(told: Told, person: Employee, desk: Desk, kept: Kept) -> None:
    """Judge each message of a person by those before it.

    The limit of the day yields to a push that the next day would be too late for, and that of the week to a notice
    only: nobody is to miss what he never heard of (`handlers/kit/budget.py`, which is not asked here).
    """
    moments = told.budgeted
    for place, at in enumerate(moments):
        allowed, day, week = _allowed(moments[:place], at, desk)
        if allowed <= at:
            continue
        pushes = [one for one in told.at[at] if _counts(one)]
        of_the_day = week < desk.edition_on(at.astimezone(SHANGHAI).date()).figures.pushes_per_week
        if any(
            one.not_after is not None
            and (of_the_day or RULES[one.kind].must_be_told)
            and desk.hours_of(person, allowed).earliest(one.kind, allowed, one.not_after)
            >= one.not_after
            for one in pushes
        ):
            kept.in_time += 1
        else:
            kept.broken.append((at, day + 1, week + 1))


def _allowed(before: Sequence[datetime], at: datetime, desk: Desk) -> tuple[datetime, int, int]:
    """From when on one more would have kept both limits; how many before it on the day, and in the week."""
    figures = desk.edition_on(at.astimezone(SHANGHAI).date()).figures
    today = at.astimezone(SHANGHAI).date()
    day = sum(one.astimezone(SHANGHAI).date() == today for one in before)
    in_week = [one for one in before if one > at - WEEK]
    allowed = _morrow(at) if day >= figures.pushes_per_day else at
    if len(in_week) >= figures.pushes_per_week:
        allowed = max(allowed, in_week[-figures.pushes_per_week] + WEEK)
    return allowed, day, len(in_week)


def _morrow(at: datetime) -> datetime:
    local = at.astimezone(SHANGHAI) + timedelta(days=1)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _counts(push: Delivered) -> bool:
    return push.kind in BUDGETED
