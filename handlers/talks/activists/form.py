"""Who was looked at, when, and on whose behalf; nothing else that is said is kept."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Self
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.whom import Doubt
from handlers.kit.wording import dated
from handlers.talks.activists import wording
from handlers.talks.activists.looking_after import kinds_for
from handlers.talks.corrections import wrong_and_right
from storage.vocabulary import ReviewKind

WHO, DAY, KIND = "who", "day", "kind"
OF_THE_BRANCH = re.compile(r"支部|支委会")


class ReviewForm(Form):
    """One applicant and one day; `kind` None is asked of somebody who is both his contact and the 组织委员."""

    person: UUID | None = None
    doubt: Doubt | None = None
    day: date | None = None
    kind: ReviewKind | None = None

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """Refused for people whom it is not his to look at."""
        form = cls(kind=ReviewKind.BRANCH if OF_THE_BRANCH.search(said.plain) else None)
        return form.on_day(said, ctx, today=True).of(ctx.mentions(said), ctx)

    def question(self, ctx: Context) -> Question | None:
        """Who, when, and which kind if it may be either."""
        if self.doubt:
            return self.doubt.question(WHO, ctx)
        if self.person is None:
            return Question(WHO, wording.ASK_WHO)
        if self.day is None:
            return Question(DAY, wording.ASK_DAY)
        if self.kind is None:
            return Question(KIND, wording.ASK_KIND, tuple(wording.KINDS.values()))
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """A name, a day, or the number of a kind."""
        if key == KIND:
            number = chosen(said, len(wording.KINDS))
            if number is None:
                raise NotUnderstood(wording.ASK_KIND)
            return self.changed(kind=tuple(wording.KINDS)[number])
        if key == DAY:
            return self.on_day(said, ctx, today=False)
        meant = self.doubt.answered(said) if self.doubt else None
        if meant:
            return self.changed(doubt=None).is_of(meant, ctx)
        if not (mentions := ctx.mentions(said)):
            raise NotUnderstood(wording.ASK_WHO)
        return self.of(mentions, ctx)

    def shown(self, ctx: Context) -> str:
        """Whom, when, which; and that nothing else is kept."""
        assert self.person and self.day and self.kind  # noqa: S101, PT018  (shown only when nothing is left to ask)
        return wording.shown(ctx.name(self.person), dated(self.day, ctx.today), self.kind)

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「不是郑凯是周涛」, 「是昨天」."""
        _, right, _ = wrong_and_right(said, ctx.mentions(said), ctx)
        days = find_days(said, ctx.today, Lean.PAST)
        if not right and not days:
            return None
        form = self.on_day(said, ctx, today=False) if days else self
        return form.of(right, ctx) if right else form

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return wording.AMEND

    def on_day(self, said: Utterance, ctx: Context, *, today: bool) -> Self:
        """The draft with the day that was said; without one today, if that is meant then."""
        days = find_days(said, ctx.today, Lean.PAST)
        if not days and not today:
            raise NotUnderstood(wording.ASK_DAY)
        day = days[-1].day if days else ctx.today
        if day and day > ctx.today:
            raise NotUnderstood(wording.NOT_YET)
        return self.changed(day=day)

    def of(self, mentions: Sequence[Mention], ctx: Context) -> Self:
        """The draft about the first of these people; asked when he may be several."""
        if not mentions:
            return self
        first = mentions[0]
        if not first.certain:
            return self.changed(person=None, doubt=Doubt.about(first))
        return self.is_of(first.candidates[0], ctx)

    def is_of(self, person: UUID, ctx: Context) -> Self:
        """The draft about this one; the kind follows from what he who writes is to him."""
        kinds = kinds_for(person, ctx)
        if not kinds:
            raise Refusal(wording.not_his(ctx.name(person)))
        if self.kind and self.kind not in kinds:
            raise Refusal(wording.BY_THE_BRANCH)
        kind = kinds[0] if len(kinds) == 1 else self.kind
        return self.changed(person=person, doubt=None, kind=kind)
