"""A notice before it is sent, and what is to stand in its place: words, areas, until when [T5]."""

import re
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.inert import excerpt, quoted
from handlers.kit.messages import Refusal
from handlers.kit.offences import OFFENCE
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.utterance import Utterance
from handlers.kit.seats import branch_contacts
from handlers.kit.wording import NOT_A_CHOICE, dated
from handlers.relay import reading, whose, wording
from storage.queries import relay
from storage.queries.relay import NoticeView
from storage.queries.roster import AreaView
from storage.vocabulary import SHANGHAI

WORDS_SHOWN = 20  # characters of a notice, to recognise it by
TEXT, AREAS, BRANCH, DUE, SAME = "text", "areas", "branch", "due", "same"
CHANGED = re.compile(r"(?:把)?(?:内容|通知|文字|正文)(?:都)?(?:改成|改为|换成|改|是)[:,\s]*")
ONLY = re.compile(r"(?:只|就|改成|改为|换成)*(?:传?达?[给到]|发给|通知)(?:一下)?[:,\s]*")


class Words(Form):
    """The words of a notice and until when they hold."""

    text: str = ""
    due: date | None = None
    due_doubt: str = ""

    def with_text(self, text: str, ctx: Context) -> Self:
        """With these words, and the day that stands in them; refused where they say of somebody by name what he broke."""
        said = Utterance.of(text)
        blames = reading.BLAMES.search(said.plain) or OFFENCE.search(said.plain)
        if blames and any(one.candidates for one in ctx.mentions(said)):
            raise Refusal(wording.NOT_BY_NAME)
        found = reading.due_in(text, ctx.today)
        return self.changed(text=text, due=found.day, due_doubt=found.doubt)

    def ask_words(self) -> Question | None:
        """What is missing in the words themselves."""
        if not any(map(str.isalnum, self.text)):
            return Question(TEXT, wording.ASK_TEXT)
        if len(self.text) > whose.LONGEST:
            return Question(TEXT, wording.ask_shorter(whose.LONGEST))
        return Question(DUE, wording.ASK_DUE[self.due_doubt]) if self.due_doubt else None

    def answered_words(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With other words, or the day that was asked for."""
        if key == TEXT:
            sent = reading.sent_in(said)
            return self.with_text(sent.text if sent and sent.text else said.text.strip(), ctx)
        changed = self.with_due(said, ctx)
        if changed is None:
            raise NotUnderstood(wording.DUE_NOT_READ)
        return changed

    def with_due(self, said: Utterance, ctx: Context) -> Self | None:
        """「3月20日前」, 「不设」; None where no day that is ahead stands in it."""
        if reading.NO_DAY.fullmatch(said.words()):
            return self.changed(due=None, due_doubt="")
        days = {one.day for one in find_days(said, ctx.today, Lean.FUTURE) if one.day}
        if len(days) != 1 or (day := days.pop()) < ctx.today:
            return None
        return self.changed(due=day, due_doubt="")

    def with_words(self, said: Utterance, ctx: Context) -> Self | None:
        """「内容改成…」."""
        found = CHANGED.match(said.plain, said.begin())
        return self.with_text(said.text[found.end() :].strip(), ctx) if found else None

    def shown_due(self, ctx: Context) -> str:
        """By which day."""
        return wording.until(self.due, ctx.today) if self.due else wording.NO_DUE


class SendForm(Words):
    """A notice to some areas, or to all of a branch (`areas` is empty then)."""

    binding: ClassVar[bool] = True

    branch: UUID | None = None
    areas: tuple[UUID, ...] = ()
    unknown: bool = False  # areas were named that there are none of
    again: bool = False  # the same words were sent before, and it is meant so

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Everything a sentence says."""
        branches = sorted(ctx.actor.branches)
        draft = cls(branch=branches[0] if len(branches) == 1 else None)
        sent = reading.sent_in(said)
        if sent is None:  # its word alone, or words after it
            return draft.with_text("" if said.says(*wording.SEND_ALONE) else said.text, ctx)
        draft = draft.with_text(sent.text, ctx)
        return draft.given_to(sent.to, ctx) if sent.to.words() else draft

    def given_to(self, said: Utterance, ctx: Context) -> Self:
        """For the areas that are named, of whichever branch of his."""
        branches = (self.branch,) if self.branch else tuple(ctx.actor.branches)
        known = [one for branch in branches for one in whose.areas_of_branch(branch, ctx)]
        named = areas_named(said, known)
        return self.changed(areas=tuple(one.id for one in named), unknown=not named)

    def question(self, ctx: Context) -> Question | None:
        """Words, branch, areas, the day; then whether the same is to go twice."""
        if asked := self.ask_words():
            return asked
        if self.branch is None:
            names = tuple(ctx.roster.orgs[one].name for one in sorted(ctx.actor.branches))
            return Question(BRANCH, wording.ASK_BRANCH, names)
        if self.branch not in ctx.actor.branches or not whose.areas_of_branch(self.branch, ctx):
            raise Refusal(wording.NO_AREAS)
        if self.unknown:
            known = [one.name for one in whose.areas_of_branch(self.branch, ctx)]
            return Question(AREAS, f"{wording.ASK_AREAS}{wording.listed(known)}")
        if not self.again and (same := sent_before(self, ctx)):
            when = dated(same.sent_at.astimezone(SHANGHAI).date(), ctx.today)
            text = wording.ask_again(same.code, when, ctx.name(same.sender_id))
            return Question(SAME, text, (wording.SEND_AGAIN,))
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one question."""
        if key == BRANCH:
            branches = sorted(ctx.actor.branches)
            index = chosen(said, len(branches))
            if index is None:
                raise NotUnderstood(NOT_A_CHOICE)
            return self.changed(branch=branches[index])
        if key == AREAS:
            return self._with_areas(said, ctx)
        if key == SAME:
            if chosen(said, 1) is None and not said.says(wording.SEND_AGAIN):
                raise NotUnderstood(NOT_A_CHOICE)
            return self.changed(again=True)
        return self.answered_words(key, said, ctx)

    def _with_areas(self, said: Utterance, ctx: Context) -> Self:
        if reading.ALL.fullmatch(said.words()):
            return self.changed(areas=(), unknown=False)
        changed = self.given_to(said, ctx)
        if changed.unknown:
            raise NotUnderstood(f"{wording.ASK_AREAS}{wording.EVERYWHERE}")
        return changed

    def chosen_areas(self, ctx: Context) -> list[AreaView]:
        """The areas it goes to, as they stand now."""
        known = whose.areas_of_branch(self.branch, ctx) if self.branch else []
        return [one for one in known if not self.areas or one.id in self.areas]

    def shown(self, ctx: Context) -> str:
        """The words, to how many areas, through whom, and until when."""
        areas = self.chosen_areas(ctx)
        held = whose.holders((one.id for one in areas), ctx)
        vacant = [area for area, people in held.items() if not people]
        names = [one.name for one in areas] if self.areas else []
        lines = [wording.reaches(len(areas), len(whose.by_person(held)), names)]
        if vacant:
            secretary = ctx.actor.me in branch_contacts(self.branch, ctx)
            lines.append(
                wording.nobody(len(vacant), whose.without_holder(vacant, ctx) if secretary else ())
            )
        return wording.draft(quoted(self.text), [*lines, self.shown_due(ctx)])

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「内容改成…」, 「只给维修组」, 「3月20日前」."""
        if changed := self.with_words(said, ctx):
            return changed
        found = ONLY.match(said.plain, said.begin())
        if found:
            return self._with_areas(said.part(found.end(), len(said.plain)).trimmed(), ctx)
        sent = reading.sent_in(said)
        if sent and sent.text:
            draft = self.with_text(sent.text, ctx)
            return draft.given_to(sent.to, ctx) if sent.to.words() else draft
        return self.with_due(said, ctx)

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return wording.AMEND


def sent_before(form: SendForm, ctx: Context) -> NoticeView | None:
    """The same words to the same branch within a week, not taken back."""
    since = ctx.now - whose.SAME_WITHIN
    branches = [form.branch] if form.branch else []
    found = relay.of_branches(ctx.session, ctx.actor, branches, since)
    return next((one for one in found if one.text == form.text and not one.withdrawn), None)


class CorrectForm(Words):
    """Other words for a notice that was sent."""

    binding: ClassVar[bool] = True

    number: int

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「更正 W-0001：…」."""
        one = of_own_branch(said, ctx)
        found = reading.CORRECTED.search(said.plain)
        group = "one" if found and found["one"] is not None else "two"
        text = said.part(*found.span(group)).text.strip() if found else ""
        if not text:
            raise Refusal(wording.CORRECTION_EMPTY.format(code=one.code))
        return cls(number=one.number).with_text(text, ctx)

    def question(self, _ctx: Context) -> Question | None:
        """What the words still lack."""
        return self.ask_words()

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer."""
        return self.answered_words(key, said, ctx)

    def shown(self, ctx: Context) -> str:
        """What will stand there."""
        one = relay.by_number(ctx.session, ctx.actor, self.number)
        if one is None or one.withdrawn:
            raise Refusal(wording.GONE_MEANWHILE.format(code=wording.number(self.number)))
        before = excerpt(one.text, WORDS_SHOWN)
        return wording.to_correct(one.code, before, quoted(self.text), [self.shown_due(ctx)])

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Other words, or another day."""
        return self.with_words(said, ctx) or self.with_due(said, ctx)

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return wording.AMEND


def of_own_branch(said: Utterance, ctx: Context) -> NoticeView:
    """The notice that is named, to be changed by its branch; refused when there is none, or it was taken back."""
    numbers = reading.notice_numbers(said)
    one = relay.by_number(ctx.session, ctx.actor, numbers[0]) if numbers else None
    if one is None or one.branch_id not in ctx.actor.branches:
        raise Refusal(wording.no_such(numbers[0] if numbers else 0))
    if one.withdrawn:
        raise Refusal(wording.WITHDRAWN_ALREADY.format(code=one.code))
    return one
