"""Somebody more, said while talks wait for their confirmation: in the same talk, or in one of his own."""

import re
from collections.abc import Sequence

from handlers.kit.capability import Context
from handlers.kit.reading.dates import Lean, find_days
from handlers.kit.reading.people import Mention
from handlers.kit.reading.utterance import Utterance
from handlers.talks import wording
from handlers.talks.drafts import Correction, OneTalk
from handlers.talks.heads import people_in
from handlers.talks.hosting import may_record, not_to_record
from handlers.talks.reading import MOST_TALKS, read_talks
from handlers.talks.rules import MOST_TOPICS

ADDED = re.compile(r"[\s,，。]*(?:还有|加上|再加|还加|另外|外加)")
TOGETHER = re.compile(r"一起|一块|一道|同一次|一次(?:聊|谈)的|同时")


def joined(
    talks: tuple[OneTalk, ...], said: Utterance, mentions: Sequence[Mention], ctx: Context
) -> Correction | None:
    """还有周涛: what was said of one is never written into another's record, unless they were together."""
    if not ADDED.match(said.plain):
        apart = len(talks) > 1 and not mentions and TOGETHER.search(said.plain)
        return Correction((_one_of_all(talks),)) if apart else None
    if not people_in(said, mentions):
        return None
    sure = [one.candidates[0] for one in mentions if one.certain]
    if refused := [one for one in sure if not may_record(one, ctx)]:
        return Correction(talks, not_to_record(refused[0], ctx))
    more = _read(talks[-1], said, ctx)
    if len(talks) + len(more) > MOST_TALKS:
        return Correction(talks, wording.TOO_MANY)
    if _is_the_same(talks, more, said):
        return Correction((*talks[:-1], _one_of_all((talks[-1], *more))))
    return Correction((*talks, *more), wording.A_TALK_OF_HIS_OWN)


def _read(last: OneTalk, said: Utterance, ctx: Context) -> tuple[OneTalk, ...]:
    """The new talks; told without a day, on that of the one before."""
    more = read_talks(said, ctx)
    if find_days(said, ctx.today, Lean.PAST):
        return more
    return tuple(one.changed(day=last.day, days=last.days, part=last.part) for one in more)


def _is_the_same(talks: Sequence[OneTalk], more: Sequence[OneTalk], said: Utterance) -> bool:
    """Said to be together, or nothing at all is told that could be another's."""
    one_day = {one.day for one in more} == {talks[-1].day}
    told = [one for one in (talks[-1], *more) if one.sentence or one.topics or one.complaint]
    return one_day and (TOGETHER.search(said.plain) is not None or (len(talks) == 1 and not told))


def _one_of_all(talks: Sequence[OneTalk]) -> OneTalk:
    """One talk with everybody; of two days, the right one is asked for."""
    days = tuple(sorted({talk.day for talk in talks if talk.day}))
    everybody = (one for talk in talks for one in talk.people)
    topics = (topic for talk in talks for topic in talk.topics)
    return talks[0].changed(
        day=days[0] if len(days) == 1 else None,
        days=days if len(days) > 1 else talks[0].days,
        people=tuple(dict.fromkeys(everybody)),
        unclear=tuple(one for talk in talks for one in talk.unclear),
        unnamed=sum(talk.unnamed for talk in talks),
        topics=tuple(dict.fromkeys(topics))[:MOST_TOPICS],
        sentence="；".join(dict.fromkeys(talk.sentence for talk in talks if talk.sentence)),
        complaint=next((talk.complaint for talk in talks if talk.complaint), ""),
        left_out=any(talk.left_out for talk in talks),
        follow_up=any(talk.follow_up for talk in talks),
        asked=any(talk.asked for talk in talks),
    )
