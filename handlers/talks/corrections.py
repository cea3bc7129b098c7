"""Corrections in free text to talks that wait for their confirmation."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.reading.dates import Day, Lean, find_days, find_durations, find_times
from handlers.kit.reading.people import Mention
from handlers.kit.reading.people import corrections as wrong_and_right
from handlers.kit.reading.utterance import Utterance
from handlers.talks import rules, wording
from handlers.talks.content import FOLLOW_UP, NO_FOLLOW_UP, NO_NAMES, NO_WORDS, content_of
from handlers.talks.drafts import OneTalk, Unclear
from handlers.talks.heads import OPENED, SPOKEN, Who, people_in
from handlers.talks.hosting import may_record, refused_for
from handlers.talks.reading import minutes_of, past, without_names

TOPIC = re.compile(
    r"(?:话题|主题|类别|类型)(?:应该|应当)?(?:是|为|写|记|算|改成|改为|[:：\s])*(?P<topic>.+)"
)
SENTENCE = re.compile(
    r"(?:内容|那句话?|记作|记成|写成)(?:应该)?(?:是|为|改成|改为|写|[:：\s])*(?P<words>.{2,})",
    re.DOTALL,
)
ADDED = re.compile(r"^(?:还有|加上|再加|还加|另外|外加)")
TAKEN_OUT = re.compile(r"(?:没有|去掉|不包括|除了|删掉|不算|不含)")
AMENDS = re.compile(r"不是|不对|应该|改|错")
WHEN_OR_WHO = re.compile(r"[是在的和跟与、,，吧啊就那天次时间日期人名字应该改成为对象了谈聊唠\s]*")


@dataclass(frozen=True, slots=True)
class Correction:
    """The talks as corrected, and what could not be done."""

    talks: tuple[OneTalk, ...]
    note: str = ""


def corrected(talks: tuple[OneTalk, ...], said: Utterance, ctx: Context) -> Correction | None:
    """What becomes of the talks; None when this was no correction."""
    mentions = ctx.names.find(said, ctx.near)
    if _tells_of_another(said, mentions):
        return Correction(talks, wording.ONE_AT_A_TIME)
    if (swap := _swapped(talks, said, ctx)) is not None:
        return swap
    for correct in (_simple, _by_people, _by_day):
        if (changed := correct(talks, said, mentions, ctx)) is not None:
            return changed
    return None


def _tells_of_another(said: Utterance, mentions: Sequence[Mention]) -> bool:
    return not AMENDS.search(said.plain) and any(
        OPENED.search(said.plain, 0, one.start) and SPOKEN.match(said.plain, one.end)
        for one in mentions
    )


def _swapped(talks: tuple[OneTalk, ...], said: Utterance, ctx: Context) -> Correction | None:
    """不是张伟是张玮: the wrong one leaves, the right one comes in his place."""
    pair = wrong_and_right(said)
    if pair is None:
        return None
    wrong, right = (ctx.names.find(Utterance.of(word), ctx.near) for word in pair)
    leaving = {one for mention in wrong for one in mention.candidates}
    if not right or not leaving:
        return None
    coming = [
        (one.said, tuple(each for each in one.candidates if each not in leaving) or one.candidates)
        for one in right
    ]
    sure = [ids[0] for _, ids in coming if len(ids) == 1]
    refused = [one for one in sure if not may_record(one, ctx)]
    if refused:
        return Correction(talks, refused_for(refused[0], ctx))
    unclear = tuple(Unclear(said=name, candidates=ids) for name, ids in coming if len(ids) > 1)
    changed = tuple(
        talk.changed(people=_replaced(talk.people, leaving, sure), unclear=unclear)
        if leaving & set(talk.people)
        else talk
        for talk in talks
    )
    return Correction(changed) if changed != talks else None


def _replaced(
    people: Sequence[UUID], leaving: set[UUID], coming: Sequence[UUID]
) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys([*(one for one in people if one not in leaving), *coming]))


def _simple(
    talks: tuple[OneTalk, ...], said: Utterance, mentions: Sequence[Mention], ctx: Context
) -> Correction | None:
    """What needs no day and no new name; of several talks, those with the named person, else all."""
    changes: list[Callable[[OneTalk], OneTalk]] = []
    plain = said.plain
    if NO_NAMES.search(plain):
        changes.append(lambda talk: without_names(talk, ctx))
    if NO_WORDS.search(plain):
        changes.append(lambda talk: talk.changed(sentence="", left_out=False))
    elif words := SENTENCE.search(plain):
        span = words.span("words")
        changes.append(lambda talk: _worded(talk, said, span, mentions))
    if topic := TOPIC.search(plain):
        named = rules.named_topics(topic["topic"])
        changes += [lambda talk: talk.changed(topics=named)] if named else []
    if NO_FOLLOW_UP.search(plain):
        changes.append(lambda talk: talk.changed(follow_up=False))
    elif FOLLOW_UP.search(plain):
        changes.append(lambda talk: talk.changed(follow_up=True))
    if lengths := find_durations(said):
        changes.append(lambda talk: talk.changed(minutes=minutes_of(lengths[-1])))
    return _applied(talks, mentions, changes)


def _worded(
    talk: OneTalk, said: Utterance, span: tuple[int, int], mentions: Sequence[Mention]
) -> OneTalk:
    """Another sentence, without names and minimised like the first."""
    who = [Who(0, 0, "", (one,)) for one in talk.people]
    kept = rules.minimised(content_of(said, [span], people_in(said, mentions), (), who))
    return talk.changed(sentence=kept.sentence, left_out=kept.left_out)


def _applied(
    talks: tuple[OneTalk, ...],
    mentions: Sequence[Mention],
    changes: Sequence[Callable[[OneTalk], OneTalk]],
) -> Correction | None:
    if not changes:
        return None
    meant = _meant(talks, mentions) or talks
    changed = []
    for talk in talks:
        for change in changes if talk in meant else ():
            talk = change(talk)  # noqa: PLW2901
        changed.append(talk)
    return Correction(tuple(changed))


def _meant(talks: tuple[OneTalk, ...], mentions: Sequence[Mention]) -> tuple[OneTalk, ...]:
    named = {one for mention in mentions for one in mention.candidates}
    return tuple(talk for talk in talks if named & set(talk.people))


def _by_people(
    talks: tuple[OneTalk, ...], said: Utterance, mentions: Sequence[Mention], ctx: Context
) -> Correction | None:
    """还有周涛, 没有吴小燕, or just another name; only where one talk can be meant."""
    named = {one for mention in mentions for one in mention.candidates[:1]}
    if named and TAKEN_OUT.search(said.plain) and (meant := _meant(talks, mentions)):
        left = tuple(talk.changed(people=_replaced(talk.people, named, ())) for talk in meant)
        again = tuple(t if t.headcount else t.changed(unclear=(Unclear(),)) for t in left)
        return Correction(
            tuple(dict(zip(meant, again, strict=True)).get(talk, talk) for talk in talks)
        )
    added = ADDED.search(said.plain)
    if not named or len(talks) > 1 or not (added or _is_nothing_but(said, [*mentions])):
        return None
    talk = talks[0]
    if refused := [one for one in named if not may_record(one, ctx)]:
        return Correction(talks, refused_for(refused[0], ctx))
    sure = [one.candidates[0] for one in mentions if one.certain]
    unclear = tuple(
        Unclear(said=one.said, candidates=one.candidates) for one in mentions if not one.certain
    )
    before = talk.people if added else ()
    people = tuple(dict.fromkeys([*before, *sure]))
    return Correction(
        (talk.changed(people=people, unnamed=talk.unnamed if added else 0, unclear=unclear),)
    )


def _by_day(
    talks: tuple[OneTalk, ...], said: Utterance, mentions: Sequence[Mention], ctx: Context
) -> Correction | None:
    """是前天, 孙丽是2月26号; a part of the day alone as well."""
    times = find_times(said)
    only_parts = {(one.start, one.end) for one in times}  # 「上午」 alone moves no day
    days = [
        day
        for day in find_days(said, ctx.today, Lean.PAST)
        if (day.start, day.end) not in only_parts
    ]
    meant = _meant(talks, mentions) or (talks if len(talks) == 1 else ())
    alone = _is_nothing_but(said, [*mentions, *days, *times])
    if not (days or times) or not (alone or AMENDS.search(said.plain)):
        return None
    if not meant:
        return Correction(talks, wording.AMEND_SEVERAL)
    part = times[-1].part if times else ""
    day = days[-1] if days else None
    if day and day.day and day.day > ctx.today:
        return Correction(talks, wording.NOT_YET)
    return Correction(
        tuple(_on(talk, day, part, ctx.today) if talk in meant else talk for talk in talks)
    )


def _on(talk: OneTalk, day: Day | None, part: str, today: date) -> OneTalk:
    if day is None:
        return talk.changed(part=part)
    return talk.changed(day=day.day, days=past(day.alternatives, today), part=part)


def _is_nothing_but(said: Utterance, found: Sequence[object]) -> bool:
    """Whether beside what was found there are only little words."""
    spans = [(getattr(one, "start"), getattr(one, "end")) for one in found]  # noqa: B009
    rest = "".join(
        letter
        for place, letter in enumerate(said.plain)
        if not any(start <= place < end for start, end in spans)
    )
    return WHEN_OR_WHO.fullmatch(rest) is not None
