"""What must be known before talks are written down, filled from one sentence."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.forms import Form, NotUnderstood, Question, chosen
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import AMEND_WORDS, CONFIRM_WORDS, asked
from handlers.talks import corrections, wording
from handlers.talks.content import NO_NAMES
from handlers.talks.drafts import OneTalk, Unclear
from handlers.talks.heads import TALKED
from handlers.talks.hosting import (
    area_of,
    is_for_growth,
    may_record,
    not_to_record,
    readers_for_growth,
)
from handlers.talks.reading import past, read_talks, without_names
from storage.queries import talks as records

PERSON, DAY, AREA = "person", "day", "area"
MOST_CANDIDATES = 6
ONE_DAY = timedelta(days=1)


class TalkForm(Form):
    """The talks of one message, confirmed together."""

    talks: tuple[OneTalk, ...]
    note: str = ""  # said once, before the next question or the draft

    @classmethod
    def read(cls, said: Utterance, ctx: Context) -> "TalkForm":
        """The talks a sentence tells of; refused for people whose talks are somebody else's to record."""
        if not said.words():
            return cls(talks=(OneTalk(unclear=(Unclear(),), day=ctx.today),))
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
            return _ask_person(talk.unclear[0], f"{PERSON}:{place}", ctx)
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
        answer = {PERSON: _with_person, DAY: _with_day, AREA: _with_area}[kind]
        changed, note = answer(talk, said, ctx)
        talks = tuple(changed if one is talk else one for one in self.talks)
        return TalkForm(talks=talks, note=note)

    def shown(self, ctx: Context) -> str:
        """With whom, when, about what; the sentence that will be kept, and who else may read it."""
        lines = [_line(talk, ctx) for talk in self.talks]
        text = wording.one(lines[0]) if len(lines) == 1 else wording.several(lines)
        notes = [wording.LEFT_OUT] if any(talk.left_out for talk in self.talks) else []
        if any(is_for_growth(talk, ctx) for talk in self.talks):
            notes.append(wording_of_readers(self.talks, ctx))
        return "\n".join(filter(None, [self.note, text, *notes, *_repeated(self.talks, ctx)]))

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


def _repeated(talks: Sequence[OneTalk], ctx: Context) -> list[str]:
    """The same host, people and day, written down within the last day: perhaps a repetition."""
    lately = records.recorded_since(ctx.session, ctx.actor, ctx.now - ONE_DAY)
    return [
        wording.already(before.number, before.held_on, ctx.today)
        for talk in talks
        for before in lately
        if talk.people and (set(before.people), before.held_on) == (set(talk.people), talk.day)
    ][:1]


def _ask_person(unclear: Unclear, key: str, ctx: Context) -> Question:
    people = [ctx.roster.people[one] for one in _candidates(unclear, ctx)]
    if not people:
        return Question(
            key, wording.nobody_called(unclear.said) if unclear.said else wording.ASK_PERSON
        )
    labels = [wording.UNIT_AND_NAME.format(unit=one.team, name=one.name) for one in people]
    if not _is_yes_or_no(unclear, ctx):
        return Question(key, wording.which_person(unclear.said), (*labels, wording.NONE_OF_THEM))
    first = people[0]
    labels[0] = wording.YES_IT_IS.format(unit=first.team, name=first.name)
    text = wording.which_of_two(first.team, first.name)
    return Question(key, text, (*labels, wording.NONE_OF_THEM))


def _asked(unclear: Unclear, ctx: Context) -> str:
    question = _ask_person(unclear, PERSON, ctx)
    return asked(question.text, question.choices)


def _candidates(unclear: Unclear, ctx: Context) -> tuple[UUID, ...]:
    """In the order they are asked: whoever is called just so comes first."""
    ordered = sorted(unclear.candidates, key=lambda one: ctx.name(one) != unclear.said)
    return tuple(ordered[:MOST_CANDIDATES])


def _is_yes_or_no(unclear: Unclear, ctx: Context) -> bool:
    """Whether it is asked 「是…吗？」; not when somebody else sounds like the very name that was written."""
    people = _candidates(unclear, ctx)
    written = len(people) == 2 and ctx.name(people[0]) == unclear.said
    return 1 <= len(people) <= 2 and not written


def _is_whole_story(talk: OneTalk, said: Utterance, ctx: Context) -> bool:
    """After a bare 「谈心」, the answer may tell everything at once."""
    bare = talk == OneTalk(unclear=(Unclear(),), day=ctx.today)
    told = TALKED.search(said.plain) or find_days(said, ctx.today, Lean.PAST)
    return bare and told is not None and bool(told)


def _with_person(talk: OneTalk, said: Utterance, ctx: Context) -> tuple[OneTalk, str]:
    first, rest = talk.unclear[0], talk.unclear[1:]
    candidates = _candidates(first, ctx)
    if NO_NAMES.search(said.plain):
        return without_names(talk, ctx), ""
    number = chosen(said, len(candidates) + 1)
    if _is_yes_or_no(first, ctx) and said.says(*CONFIRM_WORDS):
        number = 0
    if candidates and said.says(wording.NONE_OF_THEM, *AMEND_WORDS):
        number = len(candidates)
    if candidates and number is not None:
        return _joined_by(talk, candidates[number : number + 1], (), rest, ctx)
    if called := [one for one in candidates if said.says(ctx.name(one))]:
        return _joined_by(talk, tuple(called), (), rest, ctx)
    mentions = ctx.names.find(said, ctx.near)
    if not mentions:
        name = "" if said.says(*CONFIRM_WORDS) else said.words()[:12]
        raise NotUnderstood(wording.nobody_called(name) if name else _asked(first, ctx))
    if _tells_of_another(talk, said, mentions, ctx):
        raise NotUnderstood(f"{wording.ANSWER_FIRST}\n{_asked(first, ctx)}")
    if find_days(said, ctx.today, Lean.PAST):
        talk, _ = _with_day(talk.changed(days=()), said, ctx)
    sure = tuple(one.candidates[0] for one in mentions if one.certain)
    doubtful = tuple(
        Unclear(said=one.said, candidates=one.candidates) for one in mentions if not one.certain
    )
    return _joined_by(talk, sure, doubtful, rest, ctx)


def _tells_of_another(
    talk: OneTalk, said: Utterance, mentions: Sequence[Mention], ctx: Context
) -> bool:
    """Names that were not in question, with a talk or a day of their own: no answer to 「是…吗？」."""
    open_ones = {one for each in talk.unclear for one in each.candidates}
    others = [one for one in mentions if not open_ones & set(one.candidates)]
    whens = find_days(said, ctx.today, Lean.PAST)
    told = TALKED.search(said.plain) is not None
    if not open_ones:  # nobody is known by that name: any one name answers, with its day
        return told and len(mentions) > 1
    return bool(others) and (told or bool(whens))


def _joined_by(
    talk: OneTalk,
    sure: tuple[UUID, ...],
    doubtful: tuple[Unclear, ...],
    rest: tuple[Unclear, ...],
    ctx: Context,
) -> tuple[OneTalk, str]:
    """The people who may be recorded join; for the others the question stays, with the reason."""
    fitting = tuple(one for one in sure if may_record(one, ctx))
    note = "".join(not_to_record(one, ctx) for one in sure if one not in fitting)
    open_still = doubtful if fitting or doubtful else (Unclear(),)
    people = tuple(dict.fromkeys((*talk.people, *fitting)))
    return talk.changed(people=people, unclear=(*open_still, *rest)), note


def _with_day(talk: OneTalk, said: Utterance, ctx: Context) -> tuple[OneTalk, str]:
    number = chosen(said, len(talk.days) + 1)
    if talk.days and number is not None:
        picked = talk.days[number] if number < len(talk.days) else None
        return talk.changed(day=picked, days=()), ""
    days = find_days(said, ctx.today, Lean.PAST)
    if not days:
        raise NotUnderstood(wording.ASK_DAY)
    if days[-1].day and days[-1].day > ctx.today:
        raise NotUnderstood(wording.NOT_YET)
    return talk.changed(day=days[-1].day, days=past(days[-1].alternatives, ctx.today)), ""


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
