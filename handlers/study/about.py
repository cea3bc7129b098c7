"""A form about one session: which one is meant by number, by day, or because there is only one."""

from collections.abc import Sequence
from typing import Self

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.dates import Lean
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from handlers.study import wording
from handlers.study.reading import days_said, session_numbers
from storage.queries import study
from storage.tables import StudySession

WHICH = "which"


class AboutSession(Form):
    """Knows the public numbers of the sessions that fit; the last one left is meant."""

    numbers: tuple[int, ...]

    def ask_which(self, ctx: Context) -> Question | None:
        """Which session, when several fit."""
        if len(self.numbers) == 1:
            return None
        rows = [row_of(one, ctx) for one in self.numbers]
        return Question(WHICH, wording.WHICH_SESSION, tuple(label(one) for one in rows))

    def answered_which(self, said: Utterance, ctx: Context) -> Self:
        """With the session that was chosen by number or by its day."""
        index = chosen(said, len(self.numbers))
        if index is not None:
            return self.model_copy(update={"numbers": (self.numbers[index],)})
        rows = [row_of(one, ctx) for one in self.numbers]
        fit = fitting(said, rows, ctx, Lean.FUTURE)
        if len(fit) != 1:
            raise NotUnderstood(NOT_A_CHOICE)
        return self.model_copy(update={"numbers": (fit[0].number,)})

    def row(self, ctx: Context) -> StudySession:
        """The session that is meant, as it stands now."""
        return row_of(self.numbers[0], ctx)


def row_of(number: int, ctx: Context) -> StudySession:
    """A session by its number; one that may not be seen answers like one that does not exist."""
    found = study.by_number(ctx.session, ctx.actor, number)
    if found is None:
        raise Refusal(wording.no_such(number))
    return found


def fitting(
    said: Utterance, rows: Sequence[StudySession], ctx: Context, lean: Lean
) -> Sequence[StudySession]:
    """Those of these sessions that a sentence may mean; raises `Refusal` when it names another one."""
    numbers = session_numbers(said)
    if numbers:
        fit = [one for one in rows if one.number in numbers]
        if not fit:
            raise Refusal(wording.no_such(numbers[0]))
        return fit
    days = days_said(said, ctx.today, lean)
    if not days:
        return rows
    fit = [one for one in rows if one.starts_at.astimezone(SHANGHAI).date() in days]
    if not fit:
        raise Refusal(wording.none_on(min(days)))
    return fit


def label(row: StudySession) -> str:
    """A session to choose."""
    return wording.session_label(row.number, row.starts_at.astimezone(SHANGHAI), row.topic)


def facts(row: StudySession) -> str:
    """When, where, what."""
    return wording.facts(row.starts_at.astimezone(SHANGHAI), row.place, row.topic)
