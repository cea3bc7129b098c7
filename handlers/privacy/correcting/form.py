"""Which record is wrong, and what its person says to it; shown with who will read it and who has to answer."""

from typing import Self

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.quoting import quoted
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import dated
from handlers.privacy.correcting import reading, wording
from handlers.privacy.correcting.targets import Target, owners, targets, the_roster

WHICH, SAID = "which", "words"
OURS = ("T", "C", "S", "N")


class CorrectForm(Form):
    """`record` is a public number, "" for the roster, None while it is not known; `asks` a human too."""

    record: str | None = None
    words: str = ""
    asks: bool = True

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """The record a sentence names, and the words it brings along."""
        words = _checked(reading.words_in(said))
        stated = reading.ONLY_STATES.search(said.plain) and not reading.ASKS.search(said.plain)
        form = cls(words=words, asks=not stated)
        named = case_numbers(said)
        if named and all(letter not in OURS for letter, _ in named):
            raise Refusal(wording.ELSEWHERE)
        known = targets(ctx)
        if named:
            letter, number = next(one for one in named if one[0] in OURS)
            return form.changed(record=_known(f"{letter}-{number:04}", known))
        if reading.ROSTER.search(said.plain):
            return form.changed(record="", asks=True)
        if not known:
            raise Refusal(wording.NOTHING_HELD)
        return form.changed(record=next(iter(known))) if len(known) == 1 else form

    def question(self, ctx: Context) -> Question | None:
        """Which record, then what is right."""
        if self.record is None:
            shown = list(targets(ctx).values())[: wording.MOST_SHOWN]
            labels = (*(one.label for one in shown), wording.ROSTER)
            return Question(WHICH, wording.WHICH, labels)
        return None if self.words else Question(SAID, wording.WHICH_WORDS)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """A number of the list or a public number; then his words as they are."""
        if key == SAID:
            return self.changed(words=_checked(said.text.strip()))
        known = targets(ctx)
        shown = [*list(known)[: wording.MOST_SHOWN], ""]
        named = case_numbers(said)
        if named and named[0][0] in OURS:
            letter, number = named[0]
            return self.changed(record=_known(f"{letter}-{number:04}", known))
        place = chosen(said, len(shown))
        if place is None and not reading.ROSTER.search(said.plain):
            raise NotUnderstood(wording.WHICH)
        return self.changed(record=shown[place] if place is not None else "")

    def shown(self, ctx: Context) -> str:
        """The words as they will stand there, who reads them, who has to answer by when."""
        target = self.target(ctx)
        lines = [wording.draft(target.label, quoted(self.words))]
        lines.append(
            wording.travels(_readers(target, ctx)) if target.letter else wording.ROSTER_WORDS_STAY
        )
        if self.asks and not target.open_to_requests:
            lines.append(wording.not_answered_yet(target.code))
        elif self.asks:
            first = next(iter(owners(target, ctx)), None)
            if first is None:
                raise Refusal(wording.NO_WAY_ON)
            due = ctx.calendar.add_workdays(ctx.today, ctx.edition.figures.request_working_days)
            when = dated(due.day, ctx.today)
            lines.append(wording.will_ask(target.kind, ctx.name(first), when, due.caveat))
        return "\n".join(lines)

    def corrected(self, said: Utterance, _ctx: Context) -> Self | None:
        """Other words in place of these."""
        words = said.text.strip()
        return self.changed(words=_checked(words)) if words and said.choice() is None else None

    def amend_prompt(self) -> str:
        """Say it anew."""
        return wording.AMEND

    def target(self, ctx: Context) -> Target:
        """The record; refuses when it is gone meanwhile."""
        if self.record == "":
            return the_roster(ctx)
        found = targets(ctx).get(self.record or "")
        if found is None:
            raise Refusal(wording.no_such(self.record or ""))
        return found


def _known(code: str, known: dict[str, Target]) -> str:
    if code not in known:
        raise Refusal(wording.no_such(code))
    return code


def _checked(words: str) -> str:
    if len(words) > wording.LONGEST:
        raise NotUnderstood(wording.too_long(len(words)))
    return words


def _readers(target: Target, ctx: Context) -> str:
    """The host of a talk by name; who else may read it stands in the notice."""
    named = [ctx.name(target.first)] if target.letter == "T" and target.first else []
    return wording.readers(named)
