"""What must be known before talks are written down, filled from one sentence."""

import re
from collections.abc import Sequence
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import COMMA
from handlers.talks import corrections, wording
from handlers.talks.asking import PERSON, ask_person, with_day, with_person
from handlers.talks.confirming_wording import will_be_asked
from handlers.talks.drafts import OneTalk, Unclear
from handlers.talks.heads import TALKED
from handlers.talks.hosting import area_of, is_for_growth, readers_for_growth
from handlers.talks.reading import read_talks
from handlers.talks.repeats import repeated

DAY, AREA = "day", "area"
# 「周三跟老马聊的 不对 是周二」: who corrects himself in the same breath
SLIP = re.compile(
    r"[\s,，。;；]+(?P<wrong>(?:哦|噢|啊)?(?:不对|说错了|记错了|错了)[\s,，。]*(?:应该)?是.{1,12}$)"
)


class TalkForm(Form):
    """The talks of one message, confirmed together."""

    talks: tuple[OneTalk, ...]
    note: str = ""  # said once, before the next question or the draft

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> "TalkForm":
        """The talks a sentence tells of; refused for people whose talks are somebody else's to record."""
        if not said.words():
            return cls(talks=(OneTalk(unclear=(Unclear(),), day=ctx.today),))
        if (slip := SLIP.search(said.plain)) and slip.start():
            first = cls(talks=read_talks(said.part(0, slip.start()), ctx))
            better = first.corrected(said.part(slip.start("wrong"), len(said.plain)), ctx)
            if better is not None:
                return better
        return cls(talks=read_talks(said, ctx))

    def question(self, ctx: Context) -> Question | None:
        """Who, then when, then where; one thing at a time."""
        for place, talk in enumerate(self.talks):
            if (question := self._open_in(talk, place, ctx)) is not None:
                instead = self.note and question.text == wording.ASK_PERSON
                text = wording.ASK_INSTEAD if instead else question.text
                if len(self.talks) > 1 and talk.people:
                    text = wording.about_one(who(talk, ctx), text)
                return Question(question.key, f"{self.note}{text}", question.choices)
        return None

    def _open_in(self, talk: OneTalk, place: int, ctx: Context) -> Question | None:
        if talk.unclear:
            return ask_person(talk.unclear[0], f"{PERSON}:{place}", ctx)
        if talk.day is None:
            choices = tuple(wording.when(day, ctx.today, "") for day in talk.days)
            last = (wording.NONE_OF_THEM,) if choices else ()
            return Question(f"{DAY}:{place}", wording.ASK_DAY, (*choices, *last))
        if not talk.people and talk.area_id is None and len(ctx.actor.areas) > 1:
            labels = tuple(ctx.roster.areas[area].name for area in sorted(ctx.actor.areas))
            return Question(f"{AREA}:{place}", wording.ASK_AREA, labels)
        return None

    def answered(self, key: str, said: Utterance, ctx: Context) -> "TalkForm":
        """The draft with one thing more known."""
        kind, _, place = key.partition(":")
        talk = self.talks[int(place)]
        if kind == PERSON and len(self.talks) == 1 and _is_whole_story(talk, said, ctx):
            return TalkForm.read(said, ctx)
        answer = {PERSON: with_person, DAY: with_day, AREA: _with_area}[kind]
        changed, note = answer(talk, said, ctx)
        talks = tuple(changed if one is talk else one for one in self.talks)
        return TalkForm(talks=talks, note=note)

    def shown(self, ctx: Context) -> str:
        """With whom, when, about what; the sentence that will be kept, and who else may read it."""
        lines = [_line(talk, ctx) for talk in self.talks]
        text = wording.one(lines[0]) if len(lines) == 1 else wording.several(lines)
        notes = [wording.LEFT_OUT] if any(talk.left_out for talk in self.talks) else []
        if names := {
            one: ctx.name(one) for talk in self.talks if talk.asked for one in talk.people
        }:
            notes.append(will_be_asked(COMMA.join(names.values())))
        if any(is_for_growth(talk, ctx) for talk in self.talks):
            notes.append(wording_of_readers(self.talks, ctx))
        return "\n".join(filter(None, [self.note, text, *notes, *repeated(self.talks, ctx)]))

    def corrected(self, said: Utterance, ctx: Context) -> "TalkForm | None":
        """The draft after 「不是张伟是张玮」, 「是前天」, 「不记名」 and their like."""
        correction = corrections.corrected(self.talks, said, ctx)
        return TalkForm(talks=correction.talks, note=correction.note) if correction else None

    def amend_prompt(self) -> str:
        """Which corrections it understands."""
        return wording.AMEND if len(self.talks) == 1 else wording.AMEND_SEVERAL


def wording_of_readers(talks: Sequence[OneTalk], ctx: Context) -> str:
    """Who else may read the talks with applicants, by name where there are names."""
    people = [one for talk in talks if is_for_growth(talk, ctx) for one in talk.people]
    return wording.growth(readers_for_growth(people, ctx))


def who(talk: OneTalk, ctx: Context) -> str:
    """The people of a talk as they are called."""
    return wording.listed([ctx.name(one) for one in talk.people], talk.unnamed)


def _line(talk: OneTalk, ctx: Context) -> str:
    assert talk.day is not None  # noqa: S101  (shown only when nothing is left to ask)
    day = wording.when(talk.day, ctx.today, talk.part)
    line = wording.shown(who(talk, ctx), day, talk.topics, talk.minutes, follow_up=talk.follow_up)
    return f"{line}\n{wording.sentence(talk.sentence)}" if talk.sentence else line


def _is_whole_story(talk: OneTalk, said: Utterance, ctx: Context) -> bool:
    """After a bare 「谈心」, the answer may tell everything at once."""
    bare = talk == OneTalk(unclear=(Unclear(),), day=ctx.today)
    told = TALKED.search(said.plain) or find_days(said, ctx.today, Lean.PAST)
    return bare and told is not None and bool(told)


def _with_area(talk: OneTalk, said: Utterance, ctx: Context) -> tuple[OneTalk, str]:
    areas = sorted(ctx.actor.areas)
    number = chosen(said, len(areas))
    named = [one for one in areas if ctx.roster.areas[one].name in said.text]
    if number is None and len(named) != 1:
        raise NotUnderstood(wording.ASK_AREA)
    return talk.changed(area_id=named[0] if number is None else areas[number]), ""


def counted_area(talk: OneTalk, ctx: Context) -> UUID | None:
    """The area for which a talk counts."""
    return talk.area_id or area_of(talk.people, ctx)
