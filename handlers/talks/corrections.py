"""Corrections in free text to talks that wait for their confirmation."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.reading.dates import Day, Lean, find_days, find_durations, find_times
from handlers.kit.reading.people import Mention
from handlers.kit.reading.people import corrections as words_of
from handlers.kit.reading.utterance import Utterance
from handlers.talks import content, rules, wording
from handlers.talks.drafts import Correction, OneTalk, Unclear
from handlers.talks.heads import OPENED, SPOKEN, Who, people_in
from handlers.talks.hosting import may_record, not_to_record
from handlers.talks.joining import joined
from handlers.talks.reading import past, without_names

TOPIC = re.compile(
    r"(?:话题|主题|类别|类型)(?:应该|应当)?(?:是|为|写|记|算|改成|改为|[:：\s])*(?P<topic>.+)"
)
SENTENCE = re.compile(
    r"(?:内容|那句话?|记作|记成|写成)(?:应该)?(?:是|为|改成|改为|写|[:：\s])*(?P<words>.{2,})",
    re.DOTALL,
)
TAKEN_OUT = re.compile(r"(?:没有|去掉|不包括|除了|删掉|不算|不含)")
DENIED = re.compile(r"不是[跟和与找]?\s*$")
AMENDS = re.compile(r"不是|不对|应该|改|错")
WHEN_OR_WHO = re.compile(
    r"(?:不对|不是|错了|有误|我?[记说写]错|[是在的和跟与、,，。吧啊就那天次时间日期人名字应该改成为对象了谈聊唠我\s])*"
)


def corrected(talks: tuple[OneTalk, ...], said: Utterance, ctx: Context) -> Correction | None:
    """What becomes of the talks, every part applied or asked for; None when this was no correction."""
    mentions = ctx.mentions(said)
    if _tells_of_another(said, mentions):
        return Correction(talks, wording.ONE_AT_A_TIME)
    if (more := joined(talks, said, mentions, ctx)) is not None:
        return more
    swap = _swapped(talks, said, mentions, ctx)
    steps = (_simple, _by_day) if swap else (_simple, _by_people, _by_day)
    changed, notes = (swap.talks, [swap.note]) if swap else (talks, [])
    for correct in steps:
        if (step := correct(changed, said, mentions, ctx)) is not None:
            changed = step.talks
            notes.append(step.note)
    left = [] if SENTENCE.search(said.plain) else _not_placed((*talks, *changed), mentions)
    if left and not any(notes) and (notes or AMENDS.search(said.plain)):
        return _asked_for(left, talks, changed)
    return Correction(changed, "".join(notes)) if notes else None


def _not_placed(talks: Sequence[OneTalk], mentions: Sequence[Mention]) -> list[Mention]:
    """Who was named, but has no place in any talk."""
    known = {one for talk in talks for one in talk.people}
    asked = {one for talk in talks for each in talk.unclear for one in each.candidates}
    return [one for one in mentions if not (known | asked) & set(one.candidates)]


def _asked_for(
    left: Sequence[Mention], before: tuple[OneTalk, ...], changed: tuple[OneTalk, ...]
) -> Correction:
    """Whether somebody who was named is meant, rather than leaving him out unsaid."""
    if len(changed) > 1:
        return Correction(before, wording.AMEND_SEVERAL)
    talk, first = changed[0], left[0]
    either = Unclear(said=first.said, candidates=(*first.candidates, *talk.people))
    return Correction((talk.changed(people=(), unclear=(either,)),))


def _tells_of_another(said: Utterance, mentions: Sequence[Mention]) -> bool:
    return not AMENDS.search(said.plain) and any(
        OPENED.search(said.plain, 0, one.start) and SPOKEN.match(said.plain, one.end)
        for one in mentions
    )


def _swapped(
    talks: tuple[OneTalk, ...], said: Utterance, mentions: Sequence[Mention], ctx: Context
) -> Correction | None:
    """不是张伟是张玮: the wrong one leaves, the right one comes in his place or is asked for."""
    wrong, right, called = wrong_and_right(said, mentions, ctx)
    leaving = {one for each in wrong for one in each.candidates}
    leaving &= {one for talk in talks for one in talk.people}
    if not leaving:
        return None
    coming = [
        (one.said, tuple(each for each in one.candidates if each not in leaving)) for one in right
    ]
    sure = [ids[0] for _, ids in coming if len(ids) == 1]
    fitting = [one for one in sure if may_record(one, ctx)]
    note = "".join(not_to_record(one, ctx) for one in sure if one not in fitting)
    unclear = tuple(Unclear(said=name, candidates=ids) for name, ids in coming if len(ids) > 1)
    if not fitting and not unclear:
        unclear = (Unclear(said="" if right else called),)
    changed = tuple(
        talk.changed(people=_replaced(talk.people, leaving, fitting), unclear=unclear)
        if leaving & set(talk.people)
        else talk
        for talk in talks
    )
    return Correction(changed, note)


def wrong_and_right(
    said: Utterance, mentions: Sequence[Mention], ctx: Context
) -> tuple[Sequence[Mention], Sequence[Mention], str]:
    """Who was denied, who is meant instead, and how he was called if nobody is called so."""
    if pair := words_of(said):
        wrong, right = (ctx.mentions(Utterance.of(word)) for word in pair)
        other = Utterance.of(pair[1])
        when = find_days(other, ctx.today, Lean.PAST) or find_durations(other)
        return ([], [], "") if when and not right else (wrong, right, pair[1])
    wrong = [one for one in mentions if DENIED.search(said.plain, 0, one.start)]
    return wrong, [one for one in mentions if one not in wrong], ""


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
    if content.NO_NAMES.search(plain):
        changes.append(lambda talk: without_names(talk, ctx))
    if content.NO_WORDS.search(plain):
        changes.append(lambda talk: talk.changed(sentence="", complaint="", left_out=False))
    elif words := SENTENCE.search(plain):
        span = words.span("words")
        changes.append(lambda talk: _worded(talk, said, span, mentions))
    if topic := TOPIC.search(plain):
        named = rules.named_topics(topic["topic"])
        changes += [lambda talk: talk.changed(topics=named)] if named else []
    if content.NO_FOLLOW_UP.search(plain):
        changes.append(lambda talk: talk.changed(follow_up=False))
    elif content.FOLLOW_UP.search(plain):
        changes.append(lambda talk: talk.changed(follow_up=True))
    if asks := content.ASK_THEM.search(plain) or content.NOT_ASKED.search(plain):
        changes.append(lambda talk: talk.changed(asked=asks.re is content.ASK_THEM))
    if lengths := find_durations(said):
        changes.append(lambda talk: talk.changed(minutes=content.minutes_of(lengths[-1])))
    return _applied(talks, mentions, changes)


def _worded(
    talk: OneTalk, said: Utterance, span: tuple[int, int], mentions: Sequence[Mention]
) -> OneTalk:
    """Another sentence, without names and minimised like the first."""
    who = [Who(0, 0, "", (one,)) for one in talk.people]
    kept = rules.minimised(content.content_of(said, [span], people_in(said, mentions), (), who))
    return talk.changed(sentence=kept.sentence, complaint=kept.complaint, left_out=kept.left_out)


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
    """没有吴小燕, or just another name, which then is the only one; only where one talk can be meant."""
    named = {one for mention in mentions for one in mention.candidates[:1]}
    if named and TAKEN_OUT.search(said.plain) and (meant := _meant(talks, mentions)):
        left = tuple(talk.changed(people=_replaced(talk.people, named, ())) for talk in meant)
        again = tuple(t if t.headcount else t.changed(unclear=(Unclear(),)) for t in left)
        return Correction(
            tuple(dict(zip(meant, again, strict=True)).get(talk, talk) for talk in talks)
        )
    whens = (*find_days(said, ctx.today, Lean.PAST), *find_times(said), *find_durations(said))
    if not named or len(talks) > 1 or not _is_nothing_but(said, [*mentions, *whens]):
        return None
    sure = [one.candidates[0] for one in mentions if one.certain]
    fitting = tuple(dict.fromkeys(one for one in sure if may_record(one, ctx)))
    note = "".join(not_to_record(one, ctx) for one in dict.fromkeys(sure) if one not in fitting)
    unclear = tuple(
        Unclear(said=one.said, candidates=one.candidates) for one in mentions if not one.certain
    )
    if not fitting and not unclear:
        unclear = (Unclear(),)
    return Correction((talks[0].changed(people=fitting, unnamed=0, unclear=unclear),), note)


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
    alone = _is_nothing_but(said, [*mentions, *days, *times, *find_durations(said)])
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
