"""删掉我写的: the words of one's own that nobody has to act on any more, or all that can go; what stays is said."""

from typing import Self

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import Form, NotUnderstood, Question
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.periods import in_words
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.privacy import erasing_wording as wording
from handlers.privacy import reading
from handlers.privacy.forgetting import take_out
from handlers.privacy.forms import code_of, talks_naming
from handlers.privacy.wording import BACK_CHOICE, HOST_IS_TOLD, WHAT_REMAINS, talk_in_short
from storage.queries import appraisals, concerns, forgetting, voices
from storage.queries.concern_views import OVER
from storage.queries.concerns import ConcernView
from storage.vocabulary import AppraisalState, Retention

MINE = "privacy.mine"


class EraseForm(Form):
    """Numbers of talks and concerns, and whether the draft of a self-appraisal goes too."""

    talks: tuple[int, ...] = ()
    concerns: tuple[int, ...] = ()
    draft: bool = False
    everything: bool = False  # then what stays is said

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """What a sentence names, else all that can go; refuses when nothing can."""
        if named := reading.numbers_of(said, "C"):
            return cls(concerns=tuple(_erasable(one, ctx) for one in named))
        if reading.DRAFT.search(said.plain):
            if not has_draft(ctx):
                raise Refusal(wording.NO_DRAFT)
            return cls(draft=True)
        talks = tuple(talks_naming(ctx))
        if reading.ONLY_TALKS.search(said.plain) and talks:
            return cls(talks=talks)
        found = cls(talks=talks, concerns=tuple(over(ctx)), draft=has_draft(ctx), everything=True)
        if not (found.talks or found.concerns or found.draft):
            raise Refusal(f"{wording.NOTHING_TO_ERASE}\n{_stays(ctx)}\n{wording.NEXT_STEP}")
        return found

    def question(self, _ctx: Context) -> Question | None:
        """Nothing has to be asked."""
        return None

    def answered(self, _key: str, _said: Utterance, _ctx: Context) -> Self:
        """No question, no answer."""
        raise NotUnderstood(wording.AMEND)

    def shown(self, ctx: Context) -> str:
        """What goes, what remains of it, and what cannot go."""
        naming, mine = talks_naming(ctx), over(ctx)
        lines = [
            talk_in_short(
                code_of(one), dated(naming[one].held_on, ctx.today), ctx.name(naming[one].host_id)
            )
            for one in self.talks
            if one in naming
        ]
        lines += [
            wording.concern_line(
                mine[one].code, dated(mine[one].raised_at.astimezone(SHANGHAI).date(), ctx.today)
            )
            for one in self.concerns
            if one in mine
        ]
        lines += [wording.DRAFT_LINE] if self.draft else []
        notes = [WHAT_REMAINS, HOST_IS_TOLD] if self.talks else []
        notes += [wording.CONCERN_REMAINS] if self.concerns else []
        notes += [_stays(ctx)] if self.everything else []
        shown = lines[: wording.MOST_SHOWN]
        return wording.to_erase(shown, len(lines) - len(shown), notes)

    def corrected(self, said: Utterance, _ctx: Context) -> Self | None:
        """「只删 C-0001」, or 「T-0001 不删」."""
        talks, mine = reading.numbers_of(said, "T"), reading.numbers_of(said, "C")
        if not talks and not mine:
            return None
        if reading.keeps(said):
            left = self.changed(
                talks=tuple(one for one in self.talks if one not in talks),
                concerns=tuple(one for one in self.concerns if one not in mine),
            )
        else:
            left = self.changed(
                talks=tuple(one for one in self.talks if one in talks),
                concerns=tuple(one for one in self.concerns if one in mine),
                draft=False,
            )
        return left if left.talks or left.concerns or left.draft else None

    def amend_prompt(self) -> str:
        """How to leave some out."""
        return wording.AMEND


def erase(form: EraseForm, ctx: Context) -> Reply:
    """Take it away, as far as it is still there and still can go."""
    gone = take_out(form.talks, ctx)
    gone += [
        f"C-{one:04}"
        for one in form.concerns
        if forgetting.forget_concern(ctx.session, ctx.actor, one)
    ]
    if form.draft and forgetting.forget_draft(ctx.session, ctx.actor):
        gone.append(wording.DRAFT)
    if not gone:
        raise Refusal(wording.GONE_ALREADY)
    return Reply(wording.erased(gone), (Choice(BACK_CHOICE, MINE),))


def end_conversation(_said: Utterance, ctx: Context) -> Reply:
    """What was begun and put aside is gone, and recordings; what the chat itself keeps is not ours."""
    text = wording.CONVERSATION
    if gone := voices.forget(ctx.session, ctx.actor):
        text = f"{text}\n{wording.recordings_gone(gone)}"
    return Reply(text, ends_everything=True)


def hears_conversation(said: Utterance, _ctx: Context) -> int:
    """The dialogue itself is to be forgotten."""
    about_us = reading.TALK_WITH_US.search(said.plain)
    return reading.hears_erase(said, _ctx) if about_us else 0


def hears_erase(said: Utterance, ctx: Context) -> int:
    """Everything else that is one's own."""
    return 0 if reading.TALK_WITH_US.search(said.plain) else reading.hears_erase(said, ctx)


def over(ctx: Context) -> dict[int, ConcernView]:
    """His concerns that nobody has to act on any more and that still have his words."""
    held = concerns.held(ctx.session, ctx.actor)
    return {one.number: one for one in held if one.state in OVER and one.text}


def has_draft(ctx: Context) -> bool:
    """Whether there is a self-appraisal he never handed in."""
    mine = (one for _, one in appraisals.about_me(ctx.session, ctx.actor))
    return any(one.state is AppraisalState.DRAFT and not one.version for one in mine)


def _erasable(number: int, ctx: Context) -> int:
    mine = {one.number: one for one in concerns.held(ctx.session, ctx.actor) if one.text}
    code = f"C-{number:04}"
    if number not in mine:
        raise Refusal(wording.no_such(code))
    if mine[number].state not in OVER:
        raise Refusal(wording.not_over(code))
    return number


def _stays(ctx: Context) -> str:
    kept = ctx.edition.retention
    kinds = Retention.STUDY, Retention.SUPERVISION, Retention.ACCESS_LOG
    return wording.stays(*(in_words(kept[one]) for one in kinds))
