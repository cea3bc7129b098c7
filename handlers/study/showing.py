"""我的学习: the next session, what is to be made up for; a session by its number, fitted to who asks [T2]."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from handlers.kit.capability import SHANGHAI, Context, OpenItem
from handlers.kit.messages import Choice, Reply
from handlers.kit.own_words import own_words
from handlers.kit.policy import Deed
from handlers.kit.reading.utterance import Utterance
from handlers.regulation.meetings import EXCHANGE
from handlers.study import change_wording, roll_wording, rules, signing_wording, wording
from handlers.study.about import facts, row_of
from handlers.study.audience import audiences
from handlers.study.reading import session_numbers
from handlers.study.series import showing as series_showing
from handlers.study.sittings import counting
from storage.queries import access, minutes, study, study_beside
from storage.queries.study import Invited
from storage.rights_words import AccessReason
from storage.tables import SessionAttendance, StudySession
from storage.vocabulary import Attendance, SessionState

SCHEDULE, LEAVE, ROLL, DETAIL, CANCEL = (
    "study.schedule",
    "study.leave",
    "study.attendance",
    "study.next",
    "study.cancel",
)


def show(said: Utterance, ctx: Context) -> Reply:
    """A session by its number, or else what concerns the person asking."""
    numbers = session_numbers(said)
    return _one(row_of(numbers[0], ctx), ctx) if numbers else _mine(ctx)


def _mine(ctx: Context) -> Reply:
    """The next session, what is to be made up for, and what an organiser can do."""
    coming, choices = _next(ctx)
    lines = [coming or wording.NOTHING_AHEAD]
    for one in study.open_make_ups(ctx.session, ctx.actor, ctx.actor.me):
        starts = one.session.starts_at.astimezone(SHANGHAI)
        lines.append(roll_wording.to_make_up(one.session.number, starts, one.session.topic))
    lines += series_showing.going_on(ctx)
    for row in _without_roll(ctx):
        lines.append(roll_wording.roll_missing(row.number, row.starts_at.astimezone(SHANGHAI)))
        choices.append(Choice(wording.ROLL, ROLL, wording.number(row.number)))
    if Deed.ARRANGE_STUDY.open_to(ctx.actor) and audiences(ctx):
        choices.append(Choice(wording.SCHEDULE_TITLE, SCHEDULE))
        lines.append(wording.ARRANGE_HINT)
    return Reply("\n".join(lines), tuple(choices))


def _next(ctx: Context) -> tuple[str, list[Choice]]:
    """The next session this person goes to or runs."""
    mine = _invited_to(ctx, None)
    if mine:
        one = mine[0]
        standing = wording.STANDINGS[one.line.state.value]
        text = wording.next_one(one.session.number, facts(one.session), standing)
        return text, _choices_of(one.session, one.line, ctx)
    led = study.led(ctx.session, ctx.actor, since=ctx.now)
    if led:
        number = wording.number(led[0].number)
        text = wording.organised(led[0].number, led[0].starts_at.astimezone(SHANGHAI))
        return text, [Choice(wording.DETAIL, DETAIL, number)]
    return "", []


def _one(row: StudySession, ctx: Context) -> Reply:
    lines = study.lines_of(ctx.session, ctx.actor, [row.id])
    mine = next((one for one in lines if one.person_id == ctx.actor.me), None)
    shown = (
        _for_organiser(row, lines, ctx)
        if study.is_run_by(ctx.actor, row)
        else _for_me(row, mine, ctx)
    )
    shown += [*counting.lines(row, ctx), *series_showing.of_session(row, ctx)]
    shown += own_words(ctx, "S", row.number)
    if row.material:
        shown.append(change_wording.material(row.material))
    if text := minutes.of(ctx.session, row):
        shown.append(signing_wording.minutes(text))
    state = wording.STATES[row.state.value]
    text = wording.detail(row.number, facts(row), state, shown)
    return Reply(text, tuple(_choices_of(row, mine, ctx)))


def _for_me(row: StudySession, mine: SessionAttendance | None, ctx: Context) -> list[str]:
    """Nobody learns of the others who was there and who was not."""
    if mine is None:
        return []
    missed = mine.state in (Attendance.EXCUSED, Attendance.ABSENT)
    if missed and not mine.make_up_open:
        standing = counting.instead(row, mine, ctx) or wording.MADE_UP
    else:
        standing = wording.STANDINGS[mine.state.value]
    return [standing] if standing else []


def _for_organiser(
    row: StudySession, lines: Sequence[SessionAttendance], ctx: Context
) -> list[str]:
    """Everybody with his state; reasons that are read leave a line in the access log (domain.md §6.9)."""
    order = {person: place for place, person in enumerate(ctx.roster.people)}
    ordered = sorted(lines, key=lambda one: order.get(one.person_id, 0))
    by_state = {
        state: [_called(one, row, ctx) for one in ordered if one.state is state]
        for state in Attendance
    }
    says = (
        (Attendance.EXPECTED, wording.expected),
        (Attendance.PRESENT, roll_wording.came),
        (Attendance.EXCUSED, roll_wording.excused),
        (Attendance.ABSENT, roll_wording.absent),
    )
    return [say(by_state[state]) for state, say in says if by_state[state]]


def _called(line: SessionAttendance, row: StudySession, ctx: Context) -> str:
    name = ctx.name(line.person_id)
    reason = study.reason_of(ctx.session, line)
    if reason:
        what, why = wording.number(row.number), AccessReason.STUDY
        access.note(ctx.session, ctx.actor, line.person_id, what, ctx.now, why=why)
    return roll_wording.with_reason(name, reason)


def _choices_of(row: StudySession, mine: SessionAttendance | None, ctx: Context) -> list[Choice]:
    """What can be done about a session now."""
    number = wording.number(row.number)
    if row.state is not SessionState.PLANNED:
        return []
    if study.is_run_by(ctx.actor, row):
        if row.starts_at <= ctx.now:
            return [Choice(wording.ROLL, ROLL, number)]
        return [Choice(wording.CANCEL, CANCEL, f"{wording.CANCEL} {number}")]
    if mine is None or not rules.may_still_leave(row.starts_at, ctx.now):
        return []
    if mine.state is Attendance.EXCUSED:
        return [Choice(wording.BACK, LEAVE, f"{wording.BACK} {number}")]
    return [Choice(wording.LEAVE, LEAVE, number)]


def left_to_do(ctx: Context) -> Iterator[OpenItem]:
    """The next sessions, what is to be made up for, and attendance that is not written down.

    Study is for people in the Party [T2]: nobody else can have any of these.
    """
    if not ctx.me.in_the_party:
        return
    for one in _invited_to(ctx, timedelta(days=rules.SOON_DAYS)):
        if one.line.state is not Attendance.EXCUSED:
            yield _coming(one.session)
    for one in study.open_make_ups(ctx.session, ctx.actor, ctx.actor.me):
        starts = one.session.starts_at.astimezone(SHANGHAI)
        text = roll_wording.to_make_up(one.session.number, starts, one.session.topic)
        look = Choice(wording.DETAIL, DETAIL, wording.number(one.session.number))
        yield OpenItem(text, look, whenever=True)
    yield from _exchange_due(ctx)
    for row in _without_roll(ctx):
        starts = row.starts_at.astimezone(SHANGHAI)
        choice = Choice(wording.ROLL, ROLL, wording.number(row.number))
        yield OpenItem(roll_wording.roll_missing(row.number, starts), choice, starts.date())


def _exchange_due(ctx: Context) -> Iterator[OpenItem]:
    """The leader of a group, when it has had no session of exchange for long; never a push of its own [M2]."""
    if not ctx.actor.groups:
        return
    last = study_beside.latest_of_kind(ctx.session, ctx.actor, EXCHANGE)
    days = ctx.edition.figures.exchange_after_days
    if last is not None and last >= ctx.now - timedelta(days=days):
        return
    arrange = Choice(wording.SCHEDULE_TITLE, SCHEDULE)
    yield OpenItem(wording.exchange_due(days), arrange, whenever=True)


def _coming(row: StudySession) -> OpenItem:
    starts = row.starts_at.astimezone(SHANGHAI)
    choice = Choice(wording.DETAIL, DETAIL, wording.number(row.number))
    return OpenItem(wording.coming(row.number, starts, row.place), choice, starts.date())


def _invited_to(ctx: Context, within: timedelta | None) -> list[Invited]:
    until = ctx.now + within if within is not None else None
    found = study.invitations(ctx.session, ctx.actor, since=ctx.now, until=until)
    return [one for one in found if one.session.state is SessionState.PLANNED]


def _without_roll(ctx: Context) -> list[StudySession]:
    """Sessions of this actor that took place lately and have no attendance yet."""
    since = ctx.now - timedelta(days=rules.ROLL_DAYS + 1)
    rows = study.led(ctx.session, ctx.actor, since=since, until=ctx.now)
    oldest = rules.roll_since(ctx.today)
    return [
        one
        for one in rows
        if one.state is SessionState.PLANNED and one.starts_at.astimezone(SHANGHAI).date() >= oldest
    ]
