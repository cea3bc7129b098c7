"""What people are told of a session; facts of a session are class B, so a push may carry them (domain.md §6.9)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.hours import Hours
from handlers.kit.messages import Choice
from handlers.regulation import meetings
from handlers.study import change_wording, notice_wording, roll_wording, rules, wording
from handlers.study.about import facts
from storage.tables import StudySession
from storage.vocabulary import PushKind

NEAR = {
    rules.Near.TOMORROW: notice_wording.TOMORROW,
    rules.Near.TODAY: notice_wording.TODAY,
    rules.Near.SOON: notice_wording.SOON,
    rules.Near.SOME_DAY: "",
}


class Timing(NamedTuple):
    """When people hear of a session, all times local."""

    told: datetime | None  # the end of the quiet hours, when the notice must wait for it
    in_time: bool  # whether the notice goes out before the session begins
    due: tuple[datetime, ...]  # the reminders


class Knows(NamedTuple):
    """What somebody knows of a session; `waits` is what was promised to him about it and not sent."""

    excused: bool = False
    waits: frozenset[PushKind] = frozenset()

    @property
    def nothing(self) -> bool:
        """Not even the first notice has reached him."""
        return PushKind.NOTICE in self.waits

    @property
    def an_earlier_state(self) -> bool:
        """A change has not reached him; the last one alone is told."""
        return not self.waits.isdisjoint((PushKind.CHANGE, PushKind.SPARING))


def title(row: StudySession, ctx: Context) -> str:
    """What kind of session it is, as people call it."""
    return meetings.called(row.kind, ctx.edition.meetings).title


def about(row: StudySession) -> str:
    """What reminders and notices are about, so that they can be called off."""
    return f"session:{row.id}"


def offered(row: StudySession) -> tuple[Choice, ...]:
    """The numbers under a notice. 1 must be harmless: in work chats 1 often means 收到."""
    number = wording.number(row.number)
    return (
        Choice(wording.DETAIL, "study.next", number),
        Choice(wording.LEAVE, "study.leave", number),
    )


def timing(starts: datetime, lead_minutes: int, ctx: Context) -> Timing:
    """When people hear of a session that starts then, the quiet hours considered."""
    now, starts = ctx.now.astimezone(SHANGHAI), starts.astimezone(SHANGHAI)
    told = ctx.promises.awake(now).astimezone(SHANGHAI)
    lead, evening = timedelta(minutes=lead_minutes), ctx.edition.figures.study_evening_at
    awake = (ctx.promises.awake(one) for one in rules.reminders(starts, lead, evening, told))
    due = sorted({one.astimezone(SHANGHAI) for one in awake})
    wait = told if told > now else None
    return Timing(wait, told < starts, tuple(one for one in due if told < one < starts))


def told_of(row: StudySession, count: int, ctx: Context) -> str:
    """To whoever arranges or moves it: how many hear of it and when."""
    found = timing(row.starts_at, row.lead_minutes, ctx)
    if not found.in_time:
        return notice_wording.TOO_LATE_TO_TELL
    per_week = ctx.edition.figures.pushes_per_week
    return notice_wording.telling(count, found.told, found.due, per_week=per_week)


def told_once(row: StudySession, count: int, ctx: Context) -> str:
    """To whoever calls it off: how many hear of it and when."""
    told = ctx.promises.awake(ctx.now)
    if not count:
        return notice_wording.NOBODY_HEARD
    if told >= row.starts_at:
        return notice_wording.TOO_LATE_TO_TELL
    return notice_wording.telling_once(count, told.astimezone(SHANGHAI) if told > ctx.now else None)


def announce(
    row: StudySession, person: UUID, ctx: Context, *, also: StudySession | None = None
) -> None:
    """Now: there will be a session, or two sittings of which one is enough. Once it has begun nobody is asked for leave any more."""
    text = notice_wording.notice(title(row, ctx), row.number, facts(row))
    if also is not None:
        second = also.starts_at.astimezone(SHANGHAI)
        text = notice_wording.notice_of_either(
            title(row, ctx), row.number, facts(row), also.number, second
        )
    _tell_before(row, person, text, ctx, kind=PushKind.NOTICE)


def remind(row: StudySession, person: UUID, ctx: Context) -> None:
    """Later: on the evening before, and shortly before; what would come too late is left out."""
    for text, one, until in ctx.once(
        ("reminders", row.id, row.starts_at, row.place), lambda: [*_reminders(row, ctx)]
    ):
        _tell_before(row, person, text, ctx, kind=PushKind.REMINDER, due=one, until=until)


def _reminders(row: StudySession, ctx: Context) -> Iterator[tuple[str, datetime, datetime]]:
    """What is said when, and until when it may be: the same to everybody, so worked out once."""
    starts = row.starts_at.astimezone(SHANGHAI)
    due = timing(starts, row.lead_minutes, ctx).due
    for one in due:
        near, until = rules.nearness(one, starts, last=one == due[-1])
        text = notice_wording.reminder(title(row, ctx), row.number, NEAR[near], facts(row))
        yield text, one, until


def call_off(row: StudySession, ctx: Context, *, to: UUID | None = None) -> None:
    """What was promised about it is not wanted any more, by one person or by anybody."""
    ctx.promises.call_off(about(row), to=to)


def cancelled(row: StudySession, person: UUID, ctx: Context, knows: Knows) -> None:
    """It does not take place: told at work, or before he sets out for it."""
    known = None if knows.an_earlier_state else row.starts_at.astimezone(SHANGHAI)
    text = change_wording.cancelled_notice(title(row, ctx), row.number, known)
    kind = _kind_of_change(row.starts_at, person, ctx, knows)
    ctx.promises.to(person, text, kind=kind, about=about(row))


def moved(
    row: StudySession,
    before: datetime,
    person: UUID,
    ctx: Context,
    knows: Knows,
    *,
    also: StudySession | None = None,
) -> None:
    """It takes place at another time, or in another place: told at work, or before he sets out for either.

    Of several changes that have not reached him he hears the last; who knows nothing of it hears where it stands.
    """
    if knows.nothing:
        announce(row, person, ctx, also=also)
        return
    name, excused = title(row, ctx), knows.excused
    if knows.an_earlier_state:
        text = change_wording.changed_notice(name, row.number, facts(row), excused=excused)
    else:
        known = before if row.starts_at != before else None
        text = change_wording.moved_notice(name, row.number, known, facts(row), excused=excused)
    begins = min(before, row.starts_at) if before > ctx.now else row.starts_at
    kind = _kind_of_change(begins, person, ctx, knows)
    _tell_before(row, person, text, ctx, kind=kind)


def make_up(row: StudySession, person: UUID, ctx: Context) -> None:
    """Privately: what was missed can be made up for."""
    text = roll_wording.make_up_open(row.number, facts(row), ctx.name(row.organiser_id))
    detail = Choice(wording.DETAIL, "study.next", wording.number(row.number))
    ctx.promises.to(person, text, kind=PushKind.NOTICE, about=about(row), choices=(detail,))


def material(row: StudySession, person: UUID, ctx: Context) -> None:
    """What the session is about, to somebody who cannot be there."""
    text = change_wording.material_sent(row.number, row.material)
    ctx.promises.to(person, text, kind=PushKind.ANSWER, about=about(row))


def _kind_of_change(begins: datetime, person: UUID, ctx: Context, knows: Knows) -> PushKind:
    """Whoever is on leave does not set out for it; what was to spare him the way is told as urgently in its last form."""
    if PushKind.SPARING in knows.waits:
        return PushKind.SPARING
    shift = ctx.edition.shift(ctx.roster.people[person].shift)
    hours = Hours(ctx.edition.figures, ctx.calendar, shift)
    return PushKind.CHANGE if knows.excused else hours.of_change(ctx.now, begins)


def _tell_before(
    row: StudySession,
    person: UUID,
    text: str,
    ctx: Context,
    *,
    kind: PushKind,
    due: datetime | None = None,
    until: datetime | None = None,
) -> None:
    """With the way to take leave; of no use once the session has begun."""
    ctx.promises.to(
        person,
        text,
        kind=kind,
        about=about(row),
        choices=offered(row),
        due=due,
        not_after=until or row.starts_at,
    )
