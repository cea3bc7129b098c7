"""「对王强的结果有异议 …」: one message, with a name or without, and somebody who had no hand in it answers."""

import re
from datetime import date
from typing import Self
from uuid import UUID

from handlers.assessment.objecting import wording
from handlers.assessment.objecting.judging import reviewers
from handlers.assessment.objecting.targets import Target, over_since, targets
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Choice, Refusal, Reply
from handlers.kit.quoting import quoted
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE
from storage.queries import objections
from storage.queries.objections import NewObjection
from storage.queries.pending_objections import code_of
from storage.vocabulary import PushKind

LOOK, TAKE_BACK = "assessment.objection", "assessment.take_back_objection"
WHICH, SAID, NAME = "which", "words", "name"
OBJECTS = r"异议|不服|不认可|不认同|不公平"
RESULT = r"结果|考核|等次|公示|得分|打分|分数|评分|考核表"
HEARS = re.compile(rf"(?:对.{{0,20}}(?:{RESULT}).{{0,8}}(?:{OBJECTS}))|考核异议|公示.{{0,6}}异议")
ASSESSED = re.compile(r"考核|等次|公示|对(?:这个|这次|今年的?)?结果")
QUESTION = re.compile(
    r"(?:怎么|咋|如何|哪里|找谁|能不能|可以).{0,8}异议|异议.{0,6}(?:怎么|咋|吗|\?|？|期)"
)
LEAD = re.compile(rf"^.{{0,40}}?(?:有|提出?|表示)?(?:一?个|点)?(?:{OBJECTS})[\s:：,，。、了]*")
UNNAMED = re.compile(
    r"(?:^|[\s,，。、])(?:我?不(?:写|留|署|记)名字?|别写(?:我)?名字?)(?:[\s,，。、]|$)"
)
NAMED = re.compile(r"(?:^|[\s,，。、])(?:我?(?:写|留|署|实)名字?)(?:[\s,，。、]|$)")
MINE = re.compile(r"对?(?:我|俺)(?:自己)?的?(?:今年|这次|年度)?的?(?:考核|结果|等次|得?分|评分)")


class ObjectForm(Form):
    """Which result, what is wrong with it, and whether the reviewer learns who says so."""

    member: UUID | None = None
    area: UUID | None = None
    words: str = ""
    named: bool | None = None

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """What the sentence says; refused when nothing is public to him, or his own objection is still open."""
        found = targets(ctx)
        if not found:
            last = over_since(ctx)
            raise Refusal(wording.late(last) if last else wording.NOTHING_PUBLIC)
        form = cls(words=_words(said), named=_naming(said))
        chosen_one = _meant(said, found, ctx)
        return form._of(chosen_one, ctx) if chosen_one else form

    def question(self, ctx: Context) -> Question | None:
        """Which one, what is wrong, with a name or without; his own result is objected to by name."""
        if self.member is None:
            return Question(WHICH, wording.WHICH, tuple(one.label for one in targets(ctx)))
        if not self.words:
            return Question(SAID, wording.ASK_WORDS)
        if self.named is None:
            return Question(NAME, wording.ASK_NAME, (wording.NAMED, wording.UNNAMED))
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """By number, or in his own words."""
        if key == WHICH:
            found = targets(ctx)
            place = chosen(said, len(found))
            one = found[place] if place is not None else _meant(said, found, ctx)
            if one is None:
                raise NotUnderstood(NOT_A_CHOICE)
            return self._of(one, ctx)
        if key == SAID:
            if said.choice() is not None or not said.words():
                raise NotUnderstood(wording.ASK_WORDS)
            return self.changed(words=short(said.text))
        place = chosen(said, 2)
        named = (place == 0) if place is not None else _naming(said)
        if named is None:
            raise NotUnderstood(NOT_A_CHOICE)
        return self.changed(named=named)

    def shown(self, ctx: Context) -> str:
        """What goes to whom, and until when."""
        target = self.target(ctx)
        reviewer, due = self.goes_to(target, ctx)
        name = wording.with_name(bool(self.named))
        words = quoted(self.words)
        if not self.named and ctx.me.name in self.words:
            name = f"{name}{wording.NAMES_YOU}"
        return wording.draft(target.label, words, name, ctx.name(reviewer), due)

    def corrected(self, said: Utterance, _ctx: Context) -> Self | None:
        """With a name, without one, or other words."""
        naming = _naming(said)
        if naming is not None and len(said.words()) <= len(wording.UNNAMED) + 1:
            return self if self.named is None else self.changed(named=naming)
        return self.changed(words=short(said.text)) if said.words() else None

    def amend_prompt(self) -> str:
        """What can be changed."""
        return wording.AMEND

    def target(self, ctx: Context) -> Target:
        """The result; refused when it is not public any more."""
        for one in targets(ctx):
            if one.result.whose == (self.member, self.area):
                return one
        last = over_since(ctx)
        raise Refusal(wording.late(last) if last else wording.NOTHING_PUBLIC)

    def goes_to(self, target: Target, ctx: Context) -> tuple[UUID, date]:
        """Who answers, and by when; refused when there is nobody."""
        cycle, figures = target.standing.cycle, target.standing.figures
        free = reviewers(cycle.id, target.result.whose, ctx.actor.me, ctx)
        if not free:
            raise Refusal(wording.NO_REVIEWER)
        return free[0], ctx.calendar.add_workdays(ctx.today, figures.objection_working_days).day

    def _of(self, one: Target, ctx: Context) -> Self:
        for earlier in objections.about_me(ctx.session, ctx.actor):
            whose = (earlier.subject_id, earlier.area_id)
            if earlier.is_open and whose == one.result.whose:
                raise Refusal(wording.again(earlier.code))
        named = True if one.own else self.named
        return self.changed(member=one.result.subject_id, area=one.result.area_id, named=named)


def object_to(form: ObjectForm, ctx: Context) -> Reply:
    """Write it down; who answers hears of it, nobody else does."""
    target = form.target(ctx)
    reviewer, due = form.goes_to(target, ctx)
    subject, area = target.result.whose
    new = NewObjection(
        target.standing.cycle.id, subject, area, bool(form.named), reviewer, due, form.words
    )
    code = code_of(objections.raise_one(ctx.session, ctx.actor, new, ctx.now))
    tell_reviewer(reviewer, code, due, ctx)
    choices = (Choice(wording.LOOK, LOOK, code), Choice(wording.TAKE_BACK, TAKE_BACK, code))
    return Reply(wording.raised(code, ctx.name(reviewer), due), choices)


def tell_reviewer(reviewer: UUID, code: str, due: date, ctx: Context) -> None:
    """Something waits for his answer; not a word of it in the push."""
    look = (Choice(wording.LOOK, LOOK, code),)
    text = wording.waits_push(code, due)
    ctx.promises.to(reviewer, text, kind=PushKind.NOTICE, about=code, choices=look)


def hears_objection(said: Utterance, ctx: Context) -> int:
    """「对王强的结果有异议」; how it is done is a question, and 考勤结果 is no result of the assessment."""
    if not HEARS.search(said.plain) or QUESTION.search(said.plain):
        return 0
    return (
        115 if ASSESSED.search(said.plain) or MINE.search(said.plain) or ctx.mentions(said) else 0
    )


def example_fits(_example: str, ctx: Context) -> bool:
    """Whether there is something to object to."""
    return bool(targets(ctx))


def _meant(said: Utterance, found: list[Target], ctx: Context) -> Target | None:
    own = [one for one in found if one.own]
    if MINE.search(said.plain):
        return own[0] if len(own) == 1 else None
    mentioned = ctx.mentions(said, {one.result.subject_id for one in found})
    named = {who for one in mentioned for who in one.candidates}
    fit = [one for one in found if one.result.subject_id in named]
    if mentioned and not fit and not _words_after(said, mentioned[0].start):
        raise Refusal(wording.NOTHING_PUBLIC)
    if len(fit) == 1:
        return fit[0]
    return found[0] if len(found) == 1 and not mentioned else None


def _words_after(said: Utterance, start: int) -> bool:
    """Whether a name stands in what is said about the result, not before it."""
    lead = LEAD.match(said.plain)
    return lead is not None and start >= lead.end()


def _words(said: Utterance) -> str:
    lead = LEAD.match(said.plain)
    rest = said.text[lead.end() :] if lead else ""
    plain = Utterance.of(rest)
    spans = [one.span() for one in (UNNAMED.search(plain.plain), NAMED.search(plain.plain)) if one]
    return short(plain.cut(spans) if spans else rest)


def _naming(said: Utterance) -> bool | None:
    if UNNAMED.search(said.plain):
        return False
    return True if NAMED.search(said.plain) else None


def short(words: str) -> str:
    """What is said, without the space around it; asked again where it is more than is kept."""
    words = words.strip()
    if len(words) > wording.LONGEST:
        raise NotUnderstood(wording.too_long(len(words)))
    return words
