"""Half a sentence becomes an answer to the right concern, with the promised day; shown before it goes [T1]."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Self

from handlers.concerns import answering_wording, wording
from handlers.concerns.deciding import names_somebody, passed_to, says_only_what
from handlers.concerns.finding import meant_among, numbers_in, seen
from handlers.concerns.matching import decision_of, spoken_of
from handlers.concerns.quoting import answer_in, excerpt, on_one_line
from handlers.concerns.reading import ALREADY, NO_DAY
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns
from storage.queries.concerns import ConcernView
from storage.queries.roster import Org
from storage.vocabulary import ConcernState, Decision

ASK_WHICH, ASK_TEXT, ASK_REASON, ASK_DAY, ASK_REVIEW = "which", "text", "reason", "day", "review"
MOST_CHOICES = 6


class AnswerForm(Form):
    """Which concern, what is answered, and by when; confirmed before anybody is told."""

    numbers: tuple[int, ...] = ()
    known: tuple[datetime | None, ...] = ()  # when each of these was last answered
    among: tuple[int, ...] = ()  # the concerns it may be for
    sure: bool = True  # `among` was found by what the sentence says
    text: str = ""
    decision: Decision = Decision.WILL_DO
    promised_on: date | None = None
    days: tuple[date, ...] = ()  # the days among which to ask
    unclear: str = ""  # what was said of a day that is not clear
    no_day: bool = False

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The answer in a sentence, matched with the open concerns this actor may see."""
        draft = cls().telling(said, ctx)
        if numbers := numbers_in(said):
            return draft.choosing(numbers, ctx)
        waiting = concerns.unanswered(ctx.session, ctx.actor)
        if not waiting:
            raise Refusal(answering_wording.nothing_open())
        fits = meant_among(said, waiting, ctx)
        among = [one for one in waiting if one.number in fits] or waiting
        if len(among) == 1 and (fits or not draft.text):
            return draft.choosing([among[0].number], ctx)
        concerns.note_shown(ctx.session, ctx.actor, among[:MOST_CHOICES], ctx.now)
        shown = tuple(one.number for one in among[:MOST_CHOICES])
        return draft.model_copy(update={"among": shown, "sure": bool(fits) or not draft.text})

    def telling(self, said: Utterance, ctx: Context) -> Self:
        """The draft with this as its answer: its words, what they decide, and the day they promise.

        Of several days the last is the promise: 「今天到货 明天开始用」. A day that is not clear is asked.
        """
        text = answer_in(said)
        days = find_days(said, ctx.today, Lean.FUTURE)
        doubtful = [one for one in days if one.day is None]
        ahead = {
            day for one in days for day in (one.day, *one.alternatives) if day and day >= ctx.today
        }
        decision = decision_of(text)
        if decision is Decision.DONE:
            later = any(day > ctx.today for day in ahead) and not ALREADY.search(said.plain)
            decision = Decision.WILL_DO if later else decision
        if decision is Decision.DONE:  # the days it tells of are past; its raiser is asked at once
            doubtful, ahead = [], set()
        return self.model_copy(
            update={
                "text": text,
                "decision": decision,
                "promised_on": max(ahead, default=None) if not doubtful else None,
                "days": tuple(sorted(ahead)) if doubtful else (),
                "unclear": wording.listed(said.part(one.start, one.end).text for one in doubtful),
                "no_day": False,
            }
        )

    def choosing(self, numbers: Sequence[int], ctx: Context) -> Self:
        """The draft for these concerns and what is the same matter; refuses one that is not there, his own, or over."""
        meant = {one.number: one for one in (seen(number, ctx) for number in numbers)}
        for concern in tuple(meant.values()):
            if concern.raiser_id == ctx.actor.person_id:
                raise Refusal(answering_wording.OWN.format(code=concern.code))
            if over := answering_wording.OVER.get(concern.state):
                raise Refusal(
                    answering_wording.NOTHING_OPEN_CODE.format(code=concern.code, state=over)
                )
            same = concerns.same_matter(ctx.session, ctx.actor, concern)
            meant |= {one.number: one for one in same}
        shown = list(meant.values())
        concerns.note_shown(ctx.session, ctx.actor, shown, ctx.now)
        known = tuple(one.answered_at for one in shown)
        return self.model_copy(update={"numbers": tuple(meant), "among": (), "known": known})

    def question(self, ctx: Context) -> Question | None:
        """Which one, the answer itself, then a day that is not clear; one thing at a time."""
        if not self.numbers:
            text = answering_wording.ASK_WHICH if self.sure else answering_wording.ASK_WHICH_UNSURE
            return Question(ASK_WHICH, text, tuple(_label(seen(one, ctx)) for one in self.among))
        if not self.text:
            codes = wording.listed(seen(one, ctx).code for one in self.numbers)
            return Question(ASK_TEXT, answering_wording.ASK_ANSWER.format(code=codes))
        if missing := self._missing_reason(ctx):
            return Question(ASK_REASON, missing)
        return None if self.promised_on or self.no_day else self._ask_day(ctx)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """The answer to one of these questions."""
        if key == ASK_WHICH:
            return self.choosing(self._chosen_among(said, ctx), ctx)
        if key == ASK_TEXT:
            draft = self.telling(said, ctx)
            if not draft.text:
                raise NotUnderstood(answering_wording.ANSWER_NOT_READ)
            return draft
        if key == ASK_REASON:
            return self._with_reason(said, ctx)
        index = chosen(said, len(self.days) + 1) if key == ASK_DAY else None
        if index is not None:
            picked = self.days[index] if index < len(self.days) else None
            return self._on(picked)
        dated = self._dated(said, ctx)
        if dated is None:
            raise NotUnderstood(answering_wording.PROMISE_NOT_READ)
        return dated

    def shown(self, ctx: Context) -> str:
        """The answer as it will be given; refuses one that could tell a raiser who another one is."""
        chosen_ones = [seen(one, ctx) for one in self.numbers]
        if name := names_somebody(self.text, chosen_ones, ctx):
            raise Refusal(answering_wording.NAMES_SOMEBODY.format(name=name))
        names = [answering_wording.named(one.code, excerpt(one.text)) for one in chosen_ones]
        promised = wording.promised_day(self.promised_on, ctx.today)
        above = self.passed_to(chosen_ones[0], ctx)
        text = answering_wording.answer_shown(
            names, on_one_line(self.text), self.decision, promised, above.name if above else ""
        )
        again = [
            answering_wording.answered_before(one.code, before.astimezone(SHANGHAI))
            for one, before in zip(chosen_ones, self.known, strict=True)
            if before is not None and one.state is ConcernState.ANSWERED
        ]
        return "\n".join([text, *again])

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """Another number, another text, or another day."""
        rewritten = said.starts_with(*answering_wording.REWRITE)
        if rewritten is not None and answer_in(rewritten):
            return self._dated(rewritten, ctx) or self.telling(rewritten, ctx)
        numbers = numbers_in(said)
        if numbers:
            return self.choosing(numbers, ctx)
        return self._dated(said, ctx)

    def passed_to(self, concern: ConcernView, ctx: Context) -> Org | None:
        """The organisation above that answers from now on, where this answer passes it up."""
        return passed_to(self.text, self.decision, concern, ctx)

    def amend_prompt(self) -> str:
        """Which corrections are understood."""
        return answering_wording.AMEND_ANSWER

    def _ask_day(self, ctx: Context) -> Question | None:
        if self.unclear:
            labels = (
                *(wording.promised_day(one, ctx.today) for one in self.days),
                answering_wording.NO_PROMISE,
            )
            return Question(
                ASK_DAY, answering_wording.ASK_PROMISE.format(said=self.unclear), labels
            )
        if self.decision is Decision.CANNOT_NOW:
            return Question(ASK_REVIEW, answering_wording.ASK_REVIEW)
        return None

    def _missing_reason(self, ctx: Context) -> str:
        """What to ask when only the decision was said; "" when it has its reason, or its day."""
        if not says_only_what(self.text, self.decision):
            return ""
        if self.decision is Decision.WILL_DO:
            return "" if self.promised_on or self.no_day else answering_wording.ASK_WHEN
        above = self.passed_to(seen(self.numbers[0], ctx), ctx)
        what = answering_wording.CANNOT
        if self.decision is Decision.PASSED_UP:
            what = answering_wording.PASSING.format(whom=above.name if above else wording.ABOVE)
        return answering_wording.NO_REASON.format(what=what)

    def _with_reason(self, said: Utterance, ctx: Context) -> Self:
        """What was decided, and now why; of what will be done, how and by when."""
        reason = answer_in(said)
        if not reason or any(says_only_what(reason, one) for one in Decision):
            raise NotUnderstood(answering_wording.ANSWER_NOT_READ)
        said_now = self.telling(said, ctx)
        if self.decision is Decision.WILL_DO:
            return self._dated(said, ctx) or said_now
        days = {"promised_on": said_now.promised_on, "days": said_now.days}
        text = wording.and_why(self.text, reason)
        return self.changed(text=text, unclear=said_now.unclear, **days)

    def _chosen_among(self, said: Utterance, ctx: Context) -> list[int]:
        index = chosen(said, len(self.among))
        if index is not None:
            return [self.among[index]]
        texts = {one: seen(one, ctx).text for one in self.among}
        numbers = numbers_in(said) or spoken_of(said.text, texts)
        if len(numbers) != 1:
            raise NotUnderstood(answering_wording.WHICH_NOT_READ)
        return numbers

    def _dated(self, said: Utterance, ctx: Context) -> Self | None:
        """The draft with the day that is all a sentence says."""
        if NO_DAY.search(said.plain):
            return self._on(None)
        days = find_days(said, ctx.today, Lean.FUTURE)
        spans = [(one.start, one.end) for one in days]
        if len(days) != 1 or days[0].day is None or len(said.cut(spans)) > LEFT_BESIDE_A_DAY:
            return None
        if days[0].day < ctx.today:
            raise Refusal(answering_wording.PAST_DAY)
        return self._on(days[0].day)

    def _on(self, day: date | None) -> Self:
        done = self.decision is Decision.DONE and day is not None
        decision = Decision.WILL_DO if done else self.decision
        fields = {"promised_on": day, "no_day": day is None, "days": (), "unclear": ""}
        return self.model_copy(update={**fields, "decision": decision})


LEFT_BESIDE_A_DAY = 4  # characters, such as 吧, 前 or 再看


def _label(concern: ConcernView) -> str:
    return answering_wording.labelled(concern.code, concern.category, excerpt(concern.text))
