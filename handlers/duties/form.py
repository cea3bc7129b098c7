"""One line about what a member did, before it is written down: for which of his areas, when, what, under which duty [T4 T6 T7]."""

from datetime import date
from typing import Self
from uuid import UUID

from handlers.duties import hearing, reading, tags, wording
from handlers.duties.rules import Blame
from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.messages import Refusal
from handlers.kit.reading.areas import areas_named
from handlers.kit.reading.dates import Day
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import NOT_A_CHOICE, dated, day
from storage.queries import duty_notes
from storage.queries.duty_notes import NewDutyNote
from storage.queries.roster import AreaView

DAY, AREA, TEXT = "day", "area", "text"
LONGEST = 200  # characters of a note
LEAST_BESIDE = 4  # letters that may stand beside the name of an area that is put right


class NoteForm(Form):
    """What was done; `number` is that of the note it is to replace. A tag that was said is not guessed anew."""

    number: int | None = None
    area: UUID | None = None
    day: date | None = None
    days: tuple[date, ...] = ()  # among which the day was said unclearly
    ahead: bool = False  # a day to come was said
    text: str = ""
    named: bool = False  # names were left out
    duty: str = ""
    dimension: str = ""
    tagged: bool = False

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> Self:
        """「记一笔：昨天给班里修了饮水机」, or the change of a note by its number; refused where it blames somebody."""
        numbers = reading.numbers_in(said)
        if numbers:
            return cls._of(numbers[0], ctx).changed_by(reading.change_of(said), ctx)
        rest = reading.after_lead(said)
        return cls(day=ctx.today).told(said if rest is None else rest, ctx)

    @classmethod
    def _of(cls, number: int, ctx: Context) -> Self:
        """A note of his own as it stands."""
        view = duty_notes.by_number(ctx.session, ctx.actor, number)
        if view is None or view.writer_id != ctx.actor.me:
            raise Refusal(wording.none_of_yours(number))
        return cls(
            number=number,
            area=view.area_id,
            day=view.done_on,
            text=view.text,
            duty=view.duty,
            dimension=view.dimension,
            tagged=True,
        )

    def changed_by(self, said: Utterance, ctx: Context) -> Self:
        """With the correction that stands behind its number; without one it is asked for what was done."""
        if not said.words():
            return self.changed(text="")
        return self.corrected(said, ctx) or self.with_text(said, ctx)

    def question(self, ctx: Context) -> Question | None:
        """What is missing, one thing at a time."""
        if self.day is None:
            text = wording.AHEAD if self.ahead else wording.ASK_DAY
            return Question(DAY, text, tuple(map(day, self.days)))
        areas = self.areas(ctx)
        if not areas:
            return Question(DAY, wording.not_yet(self.day))
        if self.area is None and len(areas) > 1:
            return Question(AREA, wording.ASK_AREA, tuple(one.name for one in areas))
        if len(self.text) > LONGEST:
            return Question(TEXT, wording.ask_shorter(LONGEST))
        return None if self.text else Question(TEXT, wording.ASK_TEXT)

    def answered(self, key: str, said: Utterance, ctx: Context) -> Self:
        """With the answer to one of these."""
        if key == TEXT:
            if hearing.is_another_matter(said):
                raise NotUnderstood(wording.ASK_TEXT)
            told = self.told(said, ctx)
            if not told.text or len(told.text) > LONGEST:
                raise NotUnderstood(wording.ask_shorter(LONGEST) if told.text else wording.ASK_TEXT)
            return told
        if key == AREA:
            return self._in_area(said, ctx)
        index = chosen(said, len(self.days))
        if index is not None:
            return self.changed(day=self.days[index], days=())
        found = reading.day_in(said, ctx)
        if found is None:
            raise NotUnderstood(wording.NOT_A_DAY)
        return self.on(found, ctx)

    def shown(self, ctx: Context) -> str:
        """When, where, under what; and that names are not kept."""
        new = self.note(ctx)
        tag = wording.tag(
            tags.duty_of(new.duty, ctx.edition), tags.side_of(new.dimension, ctx.edition)
        )
        area = ctx.roster.areas[new.area_id].name
        head = wording.heading(dated(new.done_on, ctx.today), area, tag)
        notes = [wording.NAMES_LEFT_OUT] if self.named else []
        return wording.drafted(head, new.text, notes, _others(self, ctx))

    def corrected(self, said: Utterance, ctx: Context) -> Self | None:
        """「不是，是T6」, 「算安全」, another day or area, 「改成…」."""
        if tag := tags.said_in(said, ctx.edition):
            return self.with_tag(tag)
        if (found := reading.day_in(said, ctx)) and reading.only_a_day(said, found):
            return self.on(found, ctx)
        named = areas_named(said, self.areas(ctx))
        if len(named) == 1 and len(said.words()) <= len(named[0].name) + LEAST_BESIDE:
            return self.changed(area=named[0].id)
        lead = reading.TO.match(said.plain, said.begin())
        if lead and lead[0].strip():
            return self.with_text(said.part(lead.end(), len(said.plain)), ctx)
        return None

    def amend_prompt(self) -> str:
        """How to correct it."""
        return wording.AMEND

    def told(self, said: Utterance, ctx: Context) -> Self:
        """What a sentence says counts, as far as it goes."""
        found = reading.day_in(said, ctx)
        draft = self.on(found, ctx) if found else self
        named = areas_named(said, draft.areas(ctx))
        if len(named) == 1:
            draft = draft.changed(area=named[0].id)
        return draft.with_text(reading.without(said, found), ctx)

    def with_text(self, said: Utterance, ctx: Context) -> Self:
        """With what was done, without names; refused where it says what somebody else did wrong."""
        blame = reading.blame_in(said, ctx)
        if blame is not Blame.NONE:
            raise Refusal(wording.REFUSALS[blame])
        text, named = reading.nameless(said, ctx)
        if not reading.says_something(text):
            return self
        tag = tags.guessed(text, ctx.edition)
        draft = self.changed(text=text, named=named)
        return draft if self.tagged else draft.changed(duty=tag.duty, dimension=tag.dimension)

    def with_tag(self, tag: tags.Tag) -> Self:
        """With another duty or side of the work; without either when both are empty."""
        if tag == tags.Tag():
            return self.changed(duty="", dimension="", tagged=True)
        return self.changed(
            duty=tag.duty or self.duty, dimension=tag.dimension or self.dimension, tagged=True
        )

    def on(self, said: Day, ctx: Context) -> Self:
        """With the day, or those among which to ask; one to come is asked again."""
        certain = said.nearest(ctx.today)
        days = (certain,) if certain else said.alternatives
        past = tuple(one for one in days if one <= ctx.today)
        if certain and past:
            return self.changed(day=certain, days=(), ahead=False)
        return self.changed(day=None, days=past, ahead=not past and bool(days))

    def areas(self, ctx: Context) -> list[AreaView]:
        """Those he answered for that day, by their names."""
        when = self.day or ctx.today
        found = ctx.roster.areas_answered_for(ctx.actor.me, when)
        return sorted(found, key=lambda one: one.name)

    def note(self, ctx: Context) -> NewDutyNote:
        """As it is written down; raises Refusal when something of it is gone meanwhile."""
        areas = [one.id for one in self.areas(ctx)]
        area = self.area if self.area in areas else (areas[0] if len(areas) == 1 else None)
        if self.day is None or area is None or not self.text:
            raise Refusal(wording.NO_AREA)
        return NewDutyNote(area, self.day, self.duty, self.dimension, self.text)

    def _in_area(self, said: Utterance, ctx: Context) -> Self:
        areas = self.areas(ctx)
        index = chosen(said, len(areas))
        picked = [areas[index]] if index is not None else areas_named(said, areas)
        if len(picked) != 1:
            raise NotUnderstood(NOT_A_CHOICE)
        return self.changed(area=picked[0].id)


def _others(form: NoteForm, ctx: Context) -> list[str]:
    """A duty and a side of the work that it is not, as examples of how to put it right."""
    duties = (one.clause for one in tags.duties_of(ctx.edition)[::-1] if one.key != form.duty)
    sides = (one.title for one in ctx.edition.dimensions if one.key != form.dimension)
    return [one for one in (next(duties, ""), next(sides, "")) if one]
