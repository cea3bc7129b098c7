"""The branch opens the year's self-appraisal, or moves its last day [M3]."""

from datetime import date
from typing import Self

from handlers.assessment.cycle import wording
from handlers.assessment.cycle.people import responsible_members
from handlers.assessment.cycle.under import branch_id, edition_to_open
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.cues import Cue, Cues
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.utterance import Utterance
from storage.queries import assessment
from storage.vocabulary import PushKind

OPEN_CUES = Cues(
    Cue(r"(开始|开启|启动).{0,6}(自查|考核)", 80), Cue(r"自查.{0,4}(延期|延到|截止改)", 70)
)


class WindowForm(Form):
    """When the year's self-appraisal closes [M3]."""

    year: int
    until: date | None = None

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The last day, if the sentence names one; refused where the text is no text to assess by."""
        edition_to_open(branch_id(ctx), ctx.today.year, ctx)
        form = cls(year=ctx.today.year)
        return form.with_words(said, ctx) or form

    def question(self, _ctx: Context) -> Question | None:
        """The last day."""
        return None if self.until else Question("until", wording.ask_until(self.year))

    def answered(self, _key: str, said: Utterance, ctx: Context) -> Self:
        """A day from today on."""
        form = self.with_words(said, ctx)
        if form is None:
            raise NotUnderstood(wording.ask_until(self.year))
        return form

    def shown(self, ctx: Context) -> str:
        """What opening means."""
        members = len(responsible_members(ctx, branch_id(ctx)))
        return wording.opening(self.year, ctx.today, self.until or ctx.today, members)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another day."""
        return self.with_words(said, ctx)

    def amend_prompt(self) -> str:
        """Which day."""
        return wording.ask_until(self.year)

    def with_words(self, said: Utterance, ctx: Context) -> Self | None:
        """The form with the last day that a message names, if it names one."""
        days = [
            one.day for one in find_days(said, ctx.today, Lean.FUTURE) if one.day and not one.doubt
        ]
        if len(days) != 1:
            return None
        if days[0] < ctx.today:
            raise Refusal(wording.past(days[0]))
        return self.model_copy(update={"until": days[0]})


def open_self_appraisal(form: WindowForm, ctx: Context) -> Reply:
    """Open the year's window, or move its last day; every responsible member is told once."""
    branch = branch_id(ctx)
    edition = edition_to_open(branch, form.year, ctx)
    if form.until is None:
        raise Refusal(wording.ask_until(form.year))
    assessment.set_window(ctx.session, branch, form.year, edition.key, ctx.today, form.until)
    for member in responsible_members(ctx, branch):
        text = wording.invitation(form.year, form.until)
        once = f"self-open:{branch}:{form.year}:{form.until}:{member}"
        ctx.promises.to(
            member, text, kind=PushKind.NOTICE, about=f"self:{branch}:{form.year}", once=once
        )
    return Reply(wording.opened(form.year, form.until, edition.remind_days))
