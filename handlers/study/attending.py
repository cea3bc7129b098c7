"""到会: 「除了…都到了」 is understood, shown, and written down when confirmed; no minutes are counted [T2]."""

from datetime import datetime, time
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.reading.dates import Lean
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from handlers.study import roll_wording, rules, telling, wording
from handlers.study.about import WHICH, AboutSession, fitting
from handlers.study.reading import days_said, session_numbers
from handlers.study.roll_reading import Roll, read_roll
from handlers.study.sittings import counting
from handlers.study.sittings.wording import COUNTED
from handlers.study.standing import Line, Standing, expected, standings
from storage.queries import study
from storage.tables import StudySession
from storage.vocabulary import Attendance, SessionState

WHO, ROLL, REST = "who", "roll", "rest"
REST_ANSWERS = (Attendance.PRESENT, Attendance.ABSENT)


class Doubt(BaseModel):
    """What was told of somebody whose name is not certain."""

    model_config = ConfigDict(frozen=True)

    said: str
    candidates: tuple[UUID, ...]
    state: Attendance
    reason: str = ""


class RollForm(AboutSession):
    """Who was there; `rest` says it of those nobody spoke of."""

    told: tuple[Line, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    rest: Attendance | None = None
    not_asked: tuple[UUID, ...] = ()  # said to have been there, without being asked to it

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The latest session that needs its attendance, and what the sentence tells of it."""
        fit = _sessions(said, ctx)
        return cls(numbers=tuple(one.number for one in fit)).heard(said, ctx)

    def question(self, ctx: Context) -> Question | None:
        """Which session, who is meant, who was missing, and what of the others."""
        which = self.ask_which(ctx)
        if which is not None:
            return which
        if self.doubts:
            names = (*map(ctx.name, self.doubts[0].candidates), roll_wording.NONE_OF_THEM)
            return Question(WHO, roll_wording.ask_person(self.doubts[0].said), names)
        if not self.told and self.rest is None:
            strangers = roll_wording.not_asked([*map(ctx.name, self.not_asked)])
            return Question(ROLL, strangers + roll_wording.ASK_ROLL)
        unspoken = [
            one.line.person_id for one in self.standings(ctx) if one.state is Attendance.EXPECTED
        ]
        if unspoken:
            return Question(
                REST, roll_wording.ask_rest([*map(ctx.name, unspoken)]), roll_wording.CAME_OR_NOT
            )
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one question."""
        if key == WHICH:
            return self.answered_which(said, ctx)
        if key == WHO:
            return self._named(said)
        index = chosen(said, len(REST_ANSWERS)) if key == REST else None
        if index is not None:
            return self.model_copy(update={"rest": REST_ANSWERS[index]})
        changed = self.heard(said, ctx)
        if changed == self:
            raise NotUnderstood(roll_wording.NOT_A_ROLL)
        return changed

    def shown(self, ctx: Context) -> str:
        """Who was there, who had leave, who was not: to the organiser only."""
        row = self.row(ctx)
        found = self.standings(ctx)
        came = [_name(one, ctx) for one in found if one.state is Attendance.PRESENT]
        excused = [_name(one, ctx) for one in found if one.state is Attendance.EXCUSED]
        absent = [_name(one, ctx) for one in found if one.state is Attendance.ABSENT]
        lines = [roll_wording.came(came)]
        lines += [roll_wording.excused(excused)] if excused else []
        lines += [roll_wording.absent(absent)] if absent else []
        lines += [COUNTED] if counting.lines(row, ctx) else []
        if self.not_asked:
            lines.append(roll_wording.not_asked([*map(ctx.name, self.not_asked)]))
        return roll_wording.roll(row.number, row.starts_at.astimezone(SHANGHAI), lines)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「李红梅也到了」, 「王强请假」, or another session by its number."""
        draft = self
        if numbers := session_numbers(said):
            fit = [one.number for one in _sessions(said, ctx) if one.number in numbers]
            draft = self.model_copy(update={"numbers": tuple(fit)})
        changed = draft.heard(said, ctx)
        return None if changed == self else changed

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return roll_wording.ROLL_AMEND

    def standings(self, ctx: Context) -> list[Standing]:
        """How everybody stands; EXPECTED where nobody said anything yet."""
        told = {one.person: one for one in self.told}
        return standings(self.row(ctx), told, self.rest, ctx)

    def heard(self, said: Utterance, ctx: Context) -> Self:
        """With what a sentence tells; what is told later counts."""
        asked = expected(self.numbers, ctx)
        mentions = ctx.mentions(said, asked)
        roll: Roll = read_roll(said.plain, [(one.start, one.end) for one in mentions])
        told = {} if roll.everybody else {one.person: one for one in self.told}
        doubts = []
        strangers = [*self.not_asked]
        for one in roll.told:
            mention = mentions[one.index]
            known = tuple(person for person in mention.candidates if person in asked)
            if mention.certain and known:
                told[known[0]] = Line(person=known[0], state=one.state, reason=one.reason)
            elif known:
                doubts.append(
                    Doubt(said=mention.said, candidates=known, state=one.state, reason=one.reason)
                )
            elif one.state is not Attendance.PRESENT:
                raise Refusal(roll_wording.not_expected(mention.said))
            elif mention.certain:
                strangers.append(mention.candidates[0])
        if roll.empty:
            return self
        rest = Attendance.PRESENT if roll.everybody else self.rest
        changed = {"told": tuple(told.values()), "doubts": tuple(doubts), "rest": rest}
        return self.model_copy(update={**changed, "not_asked": tuple(dict.fromkeys(strangers))})

    def _named(self, said: Utterance) -> Self:
        """With the person who was meant."""
        doubt, *others = self.doubts
        index = chosen(said, len(doubt.candidates) + 1)
        if index is None:
            raise NotUnderstood(NOT_A_CHOICE)
        lines = [
            Line(person=person, state=doubt.state, reason=doubt.reason)
            for person in doubt.candidates[index : index + 1]
        ]
        return self.model_copy(update={"told": (*self.told, *lines), "doubts": tuple(others)})


def take_roll(form: RollForm, ctx: Context) -> Reply:
    """Write down who was there; whoever was not learns privately that he can make up for it."""
    row = form.row(ctx)
    if not study.is_run_by(ctx.actor, row):
        raise Refusal(wording.no_such(row.number))
    telling.call_off(row, ctx)  # before the notes below, which are about the same session
    found, elsewhere = form.standings(ctx), counting.elsewhere(row, ctx)
    for one in found:
        his = elsewhere.get(one.line.person_id, ())
        comes_later = counting.still_expected(his) is not None
        missing = one.state is not Attendance.PRESENT and not comes_later
        newly_open = missing and not one.line.make_up_open and one.line.state is not one.state
        if one.line.state is not one.state or one.reason:
            make_up = missing and (newly_open or one.line.make_up_open)
            study.write_state(
                ctx.session, one.line, one.state, make_up_open=make_up, reason=one.reason
            )
        if one.state is Attendance.PRESENT:
            counting.came(his, ctx)
        if newly_open and one.line.person_id != ctx.actor.me:
            telling.make_up(row, one.line.person_id, ctx)
    row.state = SessionState.HELD
    present = sum(one.state is Attendance.PRESENT for one in found)
    later = [ctx.name(one.line.person_id) for one in found if one.line.make_up_open]
    detail = Choice(wording.DETAIL, "study.next", wording.number(row.number))
    return Reply(roll_wording.roll_kept(row.number, present, later), (detail,))


def names_somebody_asked(said: Utterance, ctx: Context) -> bool:
    """Whether it names somebody of a session that is over, run by this actor, and still without its attendance."""
    since = datetime.combine(rules.roll_since(ctx.today), time.min, SHANGHAI)
    rows = study.led(ctx.session, ctx.actor, since=since, until=ctx.now)
    open_ones = tuple(one.number for one in rows if one.state is SessionState.PLANNED)
    return bool(open_ones) and bool(ctx.mentions(said, expected(open_ones, ctx)))


def _sessions(said: Utterance, ctx: Context) -> list[StudySession]:
    """The session whose attendance is told: by number, by day, else the latest without it."""
    since = datetime.combine(rules.roll_since(ctx.today), time.min, SHANGHAI)
    rows = study.led(ctx.session, ctx.actor, since=since, until=ctx.now)
    if not rows:
        raise Refusal(roll_wording.NO_ROLL)
    fit = list(fitting(said, rows, ctx, Lean.PAST))
    open_ones = [one for one in fit if one.state is SessionState.PLANNED] or fit
    if session_numbers(said) or days_said(said, ctx.today, Lean.PAST):
        return open_ones
    return open_ones[-1:]


def _name(one: Standing, ctx: Context) -> str:
    name = ctx.name(one.line.person_id)
    return roll_wording.with_reason(name, one.reason) if one.state is Attendance.EXCUSED else name
