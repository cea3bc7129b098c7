"""请假 and 又能去了: one sentence; the reason is nobody's business but the organiser's [T2]."""

from typing import Self

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.dates import Lean
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from handlers.study import change_wording, reasons, rules, telling, wording
from handlers.study.about import WHICH, AboutSession, facts, fitting, label, row_of
from handlers.study.cues import ABLE, CANNOT, LATE
from handlers.study.hearing import reason_alone
from handlers.study.reading import MATERIAL, session_numbers
from handlers.study.sittings import counting
from storage.queries import study
from storage.queries.study import Invited
from storage.vocabulary import Attendance, PushKind, SessionState

SURE = "sure"


class LeaveForm(AboutSession):
    """Which session, and whether he comes after all; done as soon as the session is clear."""

    confirm = False

    back: bool = False
    late: bool = False  # he comes, but later: only told on
    reason: str = ""
    wants_material: bool = False
    stays: bool = False  # it was no leave after all
    only_reason: bool = False  # 「我要值班」 is not yet a leave: asked

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The session meant among those he is asked to."""
        back = ABLE.search(said.plain) is not None
        rows = [one.session for one in _open_to_leave(ctx, back=back)]
        if not rows:
            raise Refusal(change_wording.NO_LEAVE if back else wording.NO_SESSION)
        fit = fitting(said, rows, ctx, Lean.FUTURE)
        return cls(
            numbers=tuple(one.number for one in fit),
            back=back,
            late=LATE.search(said.plain) is not None and not CANNOT.search(said.plain),
            reason=reasons.reason_for(said.plain),
            only_reason=reason_alone(said, ctx.today),
            wants_material=reasons.WANTS_MATERIAL.search(said.plain) is not None,
        )

    def question(self, ctx: Context) -> Question | None:
        """Which session, and whether it is leave at all when only a reason was said."""
        which = self.ask_which(ctx)
        if which is None and self.only_reason:
            text = f"{label(self.row(ctx))}\n{change_wording.ASK_LEAVE}"
            return Question(SURE, text, change_wording.LEAVE_OR_NOT)
        return which

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The session, or whether it is leave."""
        if key == WHICH:
            return self.answered_which(said, ctx)
        index = chosen(said, len(change_wording.LEAVE_OR_NOT))
        if index is None and not CANNOT.search(said.plain):
            raise NotUnderstood(NOT_A_CHOICE)
        return self.model_copy(update={"only_reason": False, "stays": index == 1})


def take_leave(form: LeaveForm, ctx: Context) -> Reply:
    """Excuse the person, call his reminders off, tell the organiser; or take all that back."""
    if form.stays:
        return Reply(change_wording.KEPT)
    mine = _mine(form.numbers[0], ctx)
    if form.back:
        return _come_after_all(mine, ctx)
    if mine.session.organiser_id == ctx.actor.me:
        raise Refusal(change_wording.own_session(mine.session.number))
    if form.late:
        return _come_later(mine, ctx)
    row, reason = mine.session, form.reason or study.reason_of(ctx.session, mine.line)
    first = mine.line.state is not Attendance.EXCUSED
    other = counting.still_expected(counting.mine_elsewhere(row, ctx))
    study.write_state(
        ctx.session, mine.line, Attendance.EXCUSED, make_up_open=other is None, reason=reason
    )
    telling.call_off(row, ctx, to=ctx.actor.me)
    if first or form.wants_material:
        _tell_of_leave(mine, ctx, wants_material=form.wants_material and not row.material)
    organiser = ctx.name(row.organiser_id)
    lines = [
        change_wording.on_leave(
            row.number, facts(row), reason, organiser, elsewhere=other is not None
        )
    ]
    lines += counting.lines(row, ctx)
    lines.append(
        change_wording.material(row.material)
        if row.material
        else change_wording.material_later(organiser)
    )
    back = Choice(wording.BACK, "study.leave", f"{wording.BACK} {wording.number(row.number)}")
    return Reply("\n".join(lines), (back,))


def keep_material(said: Utterance, ctx: Context) -> Reply:
    """Keep what a session is about, and send it to those who were not or will not be there."""
    numbers, found = session_numbers(said), MATERIAL.search(said.plain)
    if not numbers or found is None:
        raise Refusal(change_wording.NO_TEXT)
    row = row_of(numbers[0], ctx)
    if not study.is_run_by(ctx.actor, row) or row.state is SessionState.CANCELLED:
        raise Refusal(wording.no_such(row.number))
    row.material = said.text[found.start("material") :].strip()
    lines = study.lines_of(ctx.session, ctx.actor, [row.id])
    missing = [one.person_id for one in lines if one.make_up_open and one.person_id != ctx.actor.me]
    for person in missing:
        telling.material(row, person, ctx)
    detail = Choice(wording.DETAIL, "study.next", wording.number(row.number))
    return Reply(change_wording.material_kept(row.number, len(missing)), (detail,))


def _come_later(mine: Invited, ctx: Context) -> Reply:
    row = mine.session
    starts = row.starts_at.astimezone(SHANGHAI)
    told = change_wording.late_told(ctx.me.name, row.number, starts)
    _tell_organiser(mine, told, ctx, PushKind.NOTICE)
    leave = Choice(wording.LEAVE, "study.leave", wording.number(row.number))
    text = change_wording.coming_later(row.number, facts(row), ctx.name(row.organiser_id))
    return Reply(text, (leave,))


def _come_after_all(mine: Invited, ctx: Context) -> Reply:
    row = mine.session
    study.write_state(ctx.session, mine.line, Attendance.EXPECTED, make_up_open=False)
    ctx.promises.call_off(_about(mine), to=row.organiser_id)
    telling.remind(row, ctx.actor.me, ctx)
    text = change_wording.back_told(ctx.me.name, row.number, row.starts_at.astimezone(SHANGHAI))
    _tell_organiser(mine, text, ctx, PushKind.CHANGE)
    leave = Choice(wording.LEAVE, "study.leave", wording.number(row.number))
    return Reply(change_wording.back_again(row.number, facts(row)), (leave,))


def _tell_of_leave(mine: Invited, ctx: Context, *, wants_material: bool) -> None:
    """Who and which session; the reason is read behind the number (design §6, domain.md §6.9)."""
    row = mine.session
    text = change_wording.leave_told(
        ctx.me.name,
        row.number,
        row.starts_at.astimezone(SHANGHAI),
        wants_material=wants_material,
    )
    _tell_organiser(mine, text, ctx, PushKind.NOTICE)


def _tell_organiser(mine: Invited, text: str, ctx: Context, kind: PushKind) -> None:
    row = mine.session
    detail = Choice(wording.DETAIL, "study.next", wording.number(row.number))
    ctx.promises.to(row.organiser_id, text, kind=kind, about=_about(mine), choices=(detail,))


def _about(mine: Invited) -> str:
    return f"leave:{mine.line.id}"


def _open_to_leave(ctx: Context, *, back: bool) -> list[Invited]:
    """The planned sessions he may still leave or come back to; his own only when there are no others."""
    found = [
        one
        for one in study.invitations(ctx.session, ctx.actor, since=ctx.now - rules.LATE_LEAVE)
        if one.session.state is SessionState.PLANNED
        and rules.may_still_leave(one.session.starts_at, ctx.now)
    ]
    if back:
        return [one for one in found if one.line.state is Attendance.EXCUSED]
    others = [one for one in found if one.session.organiser_id != ctx.actor.me]
    return others or found


def _mine(number: int, ctx: Context) -> Invited:
    """The session and his line in it; raises `Refusal` when it is over meanwhile."""
    for back in (False, True):
        for one in _open_to_leave(ctx, back=back):
            if one.session.number == number:
                return one
    raise Refusal(wording.no_such(number))
