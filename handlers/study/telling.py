"""What people are told of a session; facts of a session are class B, so a push may carry them (domain.md §6.9)."""

from datetime import datetime, timedelta
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.messages import Choice
from handlers.study import change_wording, roll_wording, rules, wording
from handlers.study.about import facts
from storage.tables import StudySession
from storage.vocabulary import PushKind


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


def announce(row: StudySession, person: UUID, ctx: Context) -> None:
    """Now: there will be a session."""
    text = wording.notice(row.number, facts(row))
    ctx.promises.to(person, text, kind=PushKind.NOTICE, about=about(row), choices=offered(row))


def remind(row: StudySession, person: UUID, ctx: Context) -> None:
    """Later: on the evening before, and shortly before; what would come too late is left out."""
    text = wording.reminder(row.number, facts(row))
    for due in reminders_of(row, ctx):
        ctx.promises.to(
            person, text, kind=PushKind.REMINDER, about=about(row), choices=offered(row), due=due
        )


def reminders_of(row: StudySession, ctx: Context) -> list[datetime]:
    """The local times at which people will be reminded, the quiet hours considered."""
    starts = row.starts_at.astimezone(SHANGHAI)
    lead = timedelta(minutes=row.lead_minutes)
    evening = ctx.edition.figures.study_evening_at
    due = rules.reminders(starts, lead, evening, ctx.now.astimezone(SHANGHAI))
    awake = (ctx.promises.awake(one).astimezone(SHANGHAI) for one in due)
    return sorted({one for one in awake if one < starts})


def call_off(row: StudySession, ctx: Context, *, to: UUID | None = None) -> None:
    """What was promised about it is not wanted any more, by one person or by anybody."""
    ctx.promises.call_off(about(row), to=to)


def cancelled(row: StudySession, person: UUID, ctx: Context) -> None:
    """Now: it does not take place."""
    text = change_wording.cancelled_notice(row.number, row.starts_at.astimezone(SHANGHAI))
    ctx.promises.to(person, text, kind=PushKind.NOTICE, about=about(row))


def moved(
    row: StudySession, before: datetime, person: UUID, ctx: Context, *, excused: bool
) -> None:
    """Now: it takes place at another time."""
    text = change_wording.moved_notice(row.number, before, facts(row), excused=excused)
    ctx.promises.to(person, text, kind=PushKind.NOTICE, about=about(row), choices=offered(row))


def make_up(row: StudySession, person: UUID, ctx: Context) -> None:
    """Privately: what was missed can be made up for."""
    text = roll_wording.make_up_open(row.number, facts(row), ctx.name(row.organiser_id))
    detail = Choice(wording.DETAIL, "study.next", wording.number(row.number))
    ctx.promises.to(person, text, kind=PushKind.NOTICE, about=about(row), choices=(detail,))


def material(row: StudySession, person: UUID, ctx: Context) -> None:
    """What the session is about, to somebody who cannot be there."""
    text = change_wording.material_sent(row.number, row.material)
    ctx.promises.to(person, text, kind=PushKind.ANSWER, about=about(row))
