"""取消学习 and 改期: those concerned are told, what was promised before is called off [T2 M2]."""

from collections.abc import Sequence
from typing import Self
from uuid import UUID

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import NotUnderstood, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.dates import Lean
from handlers.kit.reading.repeats import repeat_of
from handlers.kit.reading.utterance import Utterance
from handlers.study import change_wording, cycle_wording, telling, wording
from handlers.study.about import WHICH, AboutSession, fitting
from handlers.study.cues import CALL_OFF, MOVE
from handlers.study.cycles import COMES_AGAIN
from handlers.study.reading import PLACE_SET, days_said, may_correct, read_details, right_part
from handlers.study.series import making
from handlers.study.sittings import counting
from handlers.study.telling import Knows
from handlers.study.when import When
from storage.queries import series, study
from storage.tables import StudySession
from storage.vocabulary import Attendance, SessionState

WHEN = "when"


class ChangeForm(AboutSession):
    """Which session, and either another time or nothing more of it."""

    move: bool = False
    when: When = When()
    place: str = ""

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The session stands before 改到 or 地点, the new time or place behind it."""
        if (again := _comes_again(said, ctx)) is not None:
            raise Refusal(again)
        rows = [
            one
            for one in study.led(ctx.session, ctx.actor, since=ctx.now)
            if one.state is SessionState.PLANNED
        ]
        moving = MOVE.search(said.plain)
        before = said.part(0, moving.start()) if moving else said
        _refuse_what_is_not_made(before, rows, ctx)
        if not rows:
            raise Refusal(change_wording.NOTHING_TO_CHANGE)
        place = PLACE_SET.search(said.plain) if not CALL_OFF.search(said.plain) else None
        if place and (moving is None or place.start() < moving.start()):
            return cls._about(said.part(0, place.start()), rows, ctx).moved(said, ctx)
        draft = cls._about(before, rows, ctx)
        return draft.moved(said.part(moving.end(), len(said.plain)), ctx) if moving else draft

    def question(self, ctx: Context) -> Question | None:
        """Which session, and when instead; a new hour alone keeps the day."""
        which = self.ask_which(ctx)
        if which is not None or not self.move:
            return which
        if self.when.empty and not self.place:
            return Question(WHEN, change_wording.ASK_NEW_TIME)
        return self.new_time(ctx).question(ctx.now)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one question."""
        if key == WHICH:
            return self.answered_which(said, ctx)
        if key == WHEN:
            changed = self._with(said, ctx)
            if changed == self:
                raise NotUnderstood(wording.NOT_A_TIME)
            return changed
        when = self.new_time(ctx).answered(key, said, ctx.today)
        return self.model_copy(update={"when": when})

    def shown(self, ctx: Context) -> str:
        """What will happen, and how many will hear of it."""
        row = self.row(ctx)
        told = len(_told(row, ctx) if self.move else _heard_of_it(row, ctx))
        before = row.starts_at.astimezone(SHANGHAI)
        if not self.move:
            return change_wording.cancelling(
                row.number, wording.facts(before, row.place, row.topic), told
            )
        moved = before if self.new_time(ctx).starts() != before else None
        return change_wording.moving(row.number, moved, self.new_facts(ctx), told)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another time or place."""
        if not may_correct(said, ctx.today):
            return None
        changed = self._with(right_part(said), ctx)
        return None if changed == self else changed.moved(right_part(said), ctx)

    def moved(self, said: Utterance, ctx: Context) -> Self:
        """Not cancelled but moved, to the time and the place that are said."""
        return self._with(said, ctx).model_copy(update={"move": True})

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return change_wording.CHANGE_AMEND

    def new_time(self, ctx: Context) -> When:
        """The new day and hour; what was not said stays as it was."""
        starts = self.row(ctx).starts_at.astimezone(SHANGHAI)
        return When(day=starts.date(), at=starts.time()).merged(self.when)

    def new_facts(self, ctx: Context) -> str:
        """When, where, what in words."""
        starts = self.new_time(ctx).starts()
        if starts is None:
            raise Refusal(wording.GONE_BY)
        row = self.row(ctx)
        return wording.facts(starts, self.place or row.place, row.topic)

    @classmethod
    def _about(cls, said: Utterance, rows: Sequence[StudySession], ctx: Context) -> Self:
        fit = fitting(said, rows, ctx, Lean.FUTURE)
        return cls(numbers=tuple(one.number for one in fit))

    def _with(self, said: Utterance, ctx: Context) -> Self:
        found = read_details(said, ctx.today, correcting=True)
        return self.model_copy(
            update={"when": self.when.merged(found.when), "place": found.place or self.place}
        )


def change(form: ChangeForm, ctx: Context) -> Reply:
    """Cancel or move the session and tell everybody concerned."""
    row = form.row(ctx)
    if row.state is not SessionState.PLANNED or not study.is_run_by(ctx.actor, row):
        raise Refusal(wording.no_such(row.number))
    return _move(form, row, ctx) if form.move else _cancel(row, ctx)


def _cancel(row: StudySession, ctx: Context) -> Reply:
    told = call_off(row, ctx)
    again = Choice(wording.SCHEDULE_TITLE, "study.schedule")
    return Reply(change_wording.cancelled(row.number, telling.told_once(row, told, ctx)), (again,))


def call_off(row: StudySession, ctx: Context) -> int:
    """It does not take place; how many are told."""
    row.state, row.changed_at = SessionState.CANCELLED, ctx.now
    told, unheard = _heard_of_it(row, ctx), _told(row, ctx)
    telling.call_off(row, ctx)
    elsewhere = counting.elsewhere(row, ctx)
    for person in unheard.keys() - told.keys():
        other = counting.still_expected(elsewhere.get(person, ()))
        if other is not None:  # it stood in the same notice
            telling.announce(other, person, ctx)
    for line in study.lines_of(ctx.session, ctx.actor, [row.id]) if elsewhere else ():
        counting.left_to_make_up(elsewhere.get(line.person_id, ()))
    for person, knows in told.items():
        telling.cancelled(row, person, ctx, knows)
    return len(told)


def _move(form: ChangeForm, row: StudySession, ctx: Context) -> Reply:
    starts = form.new_time(ctx).starts()
    if starts is None or starts <= ctx.now:
        raise Refusal(wording.GONE_BY)
    text = form.new_facts(ctx)
    before = row.starts_at.astimezone(SHANGHAI)
    row.starts_at, row.place, row.changed_at = starts, form.place or row.place, ctx.now
    told = _told(row, ctx)
    telling.call_off(row, ctx)
    elsewhere = counting.elsewhere(row, ctx)
    for person, knows in told.items():
        also = counting.still_expected(elsewhere.get(person, ()))
        telling.moved(row, before, person, ctx, knows, also=also)
        if not knows.excused:
            telling.remind(row, person, ctx)
    detail = Choice(wording.DETAIL, "study.next", wording.number(row.number))
    telling_whom = telling.told_of(row, len(told), ctx)
    answer = change_wording.moved(row.number, text, telling_whom, other_time=starts != before)
    return Reply(answer, (detail,))


def _refuse_what_is_not_made(said: Utterance, rows: Sequence[StudySession], ctx: Context) -> None:
    """A day on which a series comes, but not soon: it is a session only when people are told of it."""
    days = days_said(said, ctx.today, Lean.FUTURE)
    if not days or any(one.starts_at.astimezone(SHANGHAI).date() in days for one in rows):
        return
    for row in series.open_ones(ctx.session, ctx.actor, ctx.today):
        for starts in making.occurrences(row, ctx):
            if starts.date() in days:
                made = starts.date() - making.ahead(row, ctx)
                raise Refusal(change_wording.not_made_yet(starts.date(), made))


def _comes_again(said: Utterance, ctx: Context) -> str | None:
    """How a whole series is changed, where one goes on and is spoken of."""
    if not COMES_AGAIN.search(said.plain):
        return None
    rows = series.open_ones(ctx.session, ctx.actor, ctx.today)
    return cycle_wording.change_how(repeat_of(rows[0].rule)) if rows else None


def _told(row: StudySession, ctx: Context) -> dict[UUID, Knows]:
    """Whom it concerns beside the one who does it, and what he knows of it."""
    waiting = ctx.promises.waiting(telling.about(row))
    told = {row.organiser_id: Knows()}
    for line in study.lines_of(ctx.session, ctx.actor, [row.id]):
        on_leave = line.state is Attendance.EXCUSED
        told[line.person_id] = Knows(on_leave, frozenset(waiting.get(line.person_id, ())))
    told.pop(ctx.actor.me, None)
    return told


def _heard_of_it(row: StudySession, ctx: Context) -> dict[UUID, Knows]:
    """The same without those whom not even the first notice has reached: what they do not know of, they need not forget."""
    return {person: knows for person, knows in _told(row, ctx).items() if not knows.nothing}
