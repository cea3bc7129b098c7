"""The two paragraphs that a human types, and the brief that is settled with them [T1]."""

import re
from typing import Self

from handlers.brief import style, wording, writing_wording
from handlers.brief.reminding import about
from handlers.brief.rules import Quarter
from handlers.brief.showing import next_steps, wanted
from handlers.brief.taking import taken
from handlers.brief.whose import written_by
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Refusal, Reply
from handlers.kit.reading.utterance import Utterance
from storage.queries import briefs
from storage.queries.briefs import BriefView
from storage.queries.roster import Org
from storage.vocabulary import BriefState

CAUSES, PROPOSALS = "causes", "proposals"
CHANGED = re.compile(
    r"(?:共同)?(?:(?P<causes>原因)|建议)(?:分析)?(?:改[成为]?|换成|是|[:：])\s*[:：]?\s*"
)
WORD = "brief.word"


class BriefForm(Form):
    """The paragraphs of one quarter's brief; None until they are asked for, "" when there is none."""

    year: int
    number: int
    causes: str | None = None
    proposals: str | None = None

    @property
    def quarter(self) -> Quarter:
        """Which quarter."""
        return Quarter(self.year, self.number)

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Only the quarter stands in the sentence."""
        quarter = wanted(said, ctx)
        if isinstance(quarter, Reply):
            raise Refusal(quarter.text)
        _open_brief(quarter, ctx)
        return cls(year=quarter.year, number=quarter.number)

    def question(self, _ctx: Context) -> Question | None:
        """The causes, then the proposals."""
        if self.causes is None:
            return Question(CAUSES, writing_wording.ASK_CAUSES)
        return (
            None
            if self.proposals is not None
            else Question(PROPOSALS, writing_wording.ASK_PROPOSALS)
        )

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """As it was typed, unless it speaks of somebody."""
        return self.changed(**{key: _paragraph(said, ctx)})

    def shown(self, _ctx: Context) -> str:
        """Both, before they stand for good."""
        return writing_wording.to_settle(self.quarter, self.causes or "", self.proposals or "")

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「原因改成…」."""
        found = CHANGED.match(said.plain, said.begin())
        if found is None:
            return None
        key = CAUSES if found["causes"] else PROPOSALS
        rest = said.part(found.end(), len(said.plain)).trimmed()
        return self.changed(**{key: _paragraph(rest, ctx)})

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return writing_wording.AMEND


def finish(form: BriefForm, ctx: Context) -> Reply:
    """Settled with its paragraphs."""
    return _settled(form.quarter, form.causes or "", form.proposals or "", ctx)


def settle(said: Utterance, ctx: Context) -> Reply:
    """Settled without any."""
    quarter = wanted(said, ctx)
    return quarter if isinstance(quarter, Reply) else _settled(quarter, "", "", ctx)


def _settled(quarter: Quarter, causes: str, proposals: str, ctx: Context) -> Reply:
    view, branch = _open_brief(quarter, ctx)
    number = briefs.settle(ctx.session, ctx.actor, view.id, causes, proposals, ctx.now)
    if number is None:
        raise Refusal(writing_wording.settled_before(taken(branch.id, quarter, ctx).code))
    ctx.promises.call_off(about(branch.id, quarter))
    done = briefs.by_number(ctx.session, ctx.actor, number)
    assert done is not None  # noqa: S101  (it was settled just now)
    ctx.promises.file(ctx.actor.me, WORD, about=done.code, which=done.code)
    return Reply(writing_wording.settled(done.code, quarter), next_steps(done, branch, ctx)[1:])


def _open_brief(quarter: Quarter, ctx: Context) -> tuple[BriefView, Org]:
    """The brief that is to be settled; its writer only, and only once."""
    branch = written_by(ctx)
    if branch is None:
        raise Refusal(wording.ONLY_WRITERS)
    view = taken(branch.id, quarter, ctx)
    if view.state is not BriefState.TAKEN:
        raise Refusal(writing_wording.settled_before(view.code))
    return view, branch


def _paragraph(said: Utterance, ctx: Context) -> str:
    if said.says(*writing_wording.NO_WORDS) or not any(map(str.isalnum, said.text)):
        return ""
    if why := style.fault(said, ctx):
        raise NotUnderstood(why)
    return said.text.strip()
