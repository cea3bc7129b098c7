"""One message → the talks it tells of, already minimised."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.kit.reading.dates import Day, Lean, find_days, find_durations, find_times
from handlers.kit.reading.utterance import Utterance
from handlers.talks import rules, wording
from handlers.talks.content import (
    ASK_THEM,
    FOLLOW_UP,
    NO_NAMES,
    NO_WORDS,
    content_of,
    is_length_of_talk,
    minutes_of,
)
from handlers.talks.drafts import OneTalk, Unclear
from handlers.talks.heads import (
    SPOKEN,
    TALKED,
    Head,
    Who,
    clause_around,
    heads_in,
    is_only_when,
    people_in,
)
from handlers.talks.hosting import area_of, require_own
from handlers.talks.rules import Said
from storage.vocabulary import Topic

ONE_BY_ONE = re.compile(r"分别|挨个|逐个|一个一个|各自?[聊谈]|单独")
FOR_ALL = re.compile(r"(?:^|(?<=[\s,，。;；、]))(?:都|全|两次都|内容都)")
PLANNED = re.compile(
    rf"(?:打算|准备|计划|想|等会|待会|一会儿?)[^,，。\s]{{0,4}}[跟和找约与同].{{1,12}}?{TALKED.pattern}(?![了过的])"
)
REASON = re.compile(
    r"(?:因为|关于|为了|就着?)(?P<why>.+?)(?:的(?:事|问题)儿?)?\s*(?:我|俺)?(?:[昨今前]天)?$"
)
SOME_DAY = re.compile(
    r"忘了?(?:是)?哪[天日一]|记不[清得].{0,3}哪[天日]|哪天来着|年前|过年(?:时|那会|前|后)"
    r"|(?<![\d下])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?=我?[又还也都就]?[跟和与找同给])"
)
# Whose words these are stays open when several were spoken to one by one
ONE_OF_THEM = re.compile(r"[他她](?!们)|一个|一位|[前后]者|有人|有的|其中|第[一二三]个|另一?[个位]")
OF_ALL = re.compile(r"都|全|大家|[他她]们")
MOST_TALKS = 10  # of one message
MOST_DAYS = 30


def read_talks(said: Utterance, ctx: Context) -> tuple[OneTalk, ...]:
    """The talks of a message, at least one; raises `Refusal` for one that is still to come."""
    reading = _Reading(said, ctx)
    if len(reading.heads) > MOST_TALKS or len(reading.days) > MOST_DAYS:
        raise Refusal(wording.TOO_MANY)
    talks = reading.talks()
    if len(talks) > MOST_TALKS:
        raise Refusal(wording.TOO_MANY)
    if any(talk.day and talk.day > ctx.today for talk in talks) or PLANNED.search(said.plain):
        raise Refusal(wording.NOT_YET)
    return talks


class _Reading:
    """A message, what is found in it, and what of it is not the matter of a talk."""

    def __init__(self, said: Utterance, ctx: Context) -> None:
        self.said = said
        self.ctx = ctx
        self.days = find_days(said, ctx.today, Lean.PAST)
        self.times = find_times(said)
        self.people = people_in(said, ctx.mentions(said))
        self.heads = heads_in(said, self.people, self.days, ctx.actor.me) or [self._bare_head()]
        self.nameless = NO_NAMES.search(said.plain) is not None

    def _bare_head(self) -> Head:
        """A talk without a word about whom: it begins with its verb, or with the message."""
        plain = self.said.plain
        verb = TALKED.search(plain)
        spoken = SPOKEN.match(plain, verb.start()) if verb else None
        end = spoken.end() if spoken else 0
        days = [day for day in self.days if day.start < end or is_only_when(plain, day)][:1]
        return Head(0, max([end, *(day.end for day in days)]), (), tuple(days))

    def talks(self) -> tuple[OneTalk, ...]:
        """One for each head; several days, or people spoken to one by one, make several."""
        ends = [head.start for head in self.heads[1:]] + [len(self.said.plain)]
        shared = (
            FOR_ALL.search(self.said.plain, self.heads[-1].end) if len(self.heads) > 1 else None
        )
        talks: list[OneTalk] = []
        for number, (head, end) in enumerate(zip(self.heads, ends, strict=True)):
            own_end = shared.start() if shared and end > shared.start() else end
            spans = [*self._before(head, number), (head.end, max(head.end, own_end))]
            spans += [(shared.start(), len(self.said.plain))] if shared else []
            for who, day in self._split(head, end):
                talk = self._told(who, head, spans, own_end)
                talks.append(talk.changed(**self._dated(day, talks)))
        return tuple(talks)

    def _told(
        self, who: Sequence[Who], head: Head, spans: list[tuple[int, int]], end: int
    ) -> OneTalk:
        """Spoken to one by one, nobody gets another's words: only those behind his own name are his."""
        if len(who) == len(head.who):
            return self._talk(who, head, spans, end)
        again = [
            (one, any(_same(one, each) for each in who))
            for one in self.people
            if head.end <= one.start < end and any(_same(one, each) for each in head.who)
        ]
        if again:
            ends = [*(one.start for one, _ in again[1:]), end]
            own = [(one.end, until) for (one, his), until in zip(again, ends, strict=True) if his]
            return self._talk(who, head, own, end)
        talk, told = self._talk(who, head, spans, end), self.said.plain[head.end : end]
        if OF_ALL.search(told):
            return talk
        topics = () if ONE_OF_THEM.search(told) else talk.topics
        return talk.changed(sentence="", complaint="", follow_up=False, topics=topics)

    def _before(self, head: Head, number: int) -> Iterable[tuple[int, int]]:
        """What was said before the first name belongs to the matter when it has one."""
        if number or not head.who:
            return
        begin, _ = clause_around(self.said.plain, head.start, head.start)
        if rules.topics_of(self.said.plain[:begin]):
            yield 0, begin
        if reason := REASON.search(self.said.plain, begin, head.start):
            yield reason.span("why")

    def _split(self, head: Head, end: int) -> list[tuple[Sequence[Who], Day | None]]:
        days = head.days or self._late_days(head, end) or (None,)
        if (
            len(head.who) > 1
            and len(days) in (1, len(head.who))
            and ONE_BY_ONE.search(self.said.plain)
        ):
            each = days if len(days) > 1 else days * len(head.who)
            return [((who,), day) for who, day in zip(head.who, each, strict=True)]
        return [(head.who, day) for day in days]

    def _late_days(self, head: Head, end: int) -> tuple[Day, ...]:
        """A day in a clause of its own, behind everything else: 「，昨天下午聊的」."""
        behind = [day for day in self.days if head.end <= day.start < end]
        return tuple(day for day in behind if is_only_when(self.said.plain, day))[:1]

    def _dated(self, day: Day | None, earlier: list[OneTalk]) -> dict[str, object]:
        """A talk told without a day was on the day of the one before it, and otherwise today."""
        if day is None and not earlier and SOME_DAY.search(self.said.plain):
            return {"day": None, "days": ()}
        if day is None:
            last = earlier[-1] if earlier else OneTalk(day=self.ctx.today)
            return {"day": last.day, "days": last.days}
        return {"day": day.day, "days": () if day.day else past(day.alternatives, self.ctx.today)}

    def _talk(
        self, who: Sequence[Who], head: Head, spans: list[tuple[int, int]], end: int
    ) -> OneTalk:
        content = content_of(self.said, spans, self.people, self.days, who)
        kept = rules.minimised(content)
        talk = OneTalk(
            part=self._part(head, end),
            topics=self._topics(content, head),
            minutes=self._minutes(head, end),
            sentence="" if NO_WORDS.search(self.said.plain) else kept.sentence,
            complaint="" if NO_WORDS.search(self.said.plain) else kept.complaint,
            left_out=kept.left_out,
            follow_up=any(FOLLOW_UP.search(self.said.plain, *span) for span in spans),
            asked=ASK_THEM.search(self.said.plain) is not None,
        )
        return self._with_people(talk, who)

    def _with_people(self, talk: OneTalk, who: Sequence[Who]) -> OneTalk:
        sure = [one.candidates[0] for one in who if one.certain]
        unclear = tuple(
            Unclear(said=one.said, candidates=one.candidates)
            for one in who
            if not one.certain and not one.nameless
        )
        talk = talk.changed(
            people=tuple(dict.fromkeys(sure)), unnamed=sum(one.nameless for one in who)
        )
        require_own(sure, self.ctx)
        if self.nameless:
            return without_names(talk.changed(unnamed=talk.unnamed + len(unclear)), self.ctx)
        return talk.changed(unclear=unclear if who else (Unclear(),))

    def _topics(self, content: Said, head: Head) -> tuple[Topic, ...]:
        """By what was said; 「跟积极分子郑凯谈话」 says it before the name."""
        topics = rules.topics_of(content.plain)
        begin, _ = clause_around(self.said.plain, head.start, head.start)
        growth = rules.topics_of(self.said.plain[begin : head.end])[:1] == (Topic.GROWTH,)
        return (
            tuple(dict.fromkeys((Topic.GROWTH, *topics)))[: rules.MOST_TOPICS] if growth else topics
        )

    def _part(self, head: Head, end: int) -> str:
        near = [
            one
            for one in self.times
            if head.start <= one.start < head.end or self._is_when(one.start, one.end, head, end)
        ]
        early = [one for one in self.times if one.end <= head.start and head is self.heads[0]]
        return next((one.part for one in [*near, *early] if one.part), "")

    def _is_when(self, start: int, end: int, head: Head, until: int) -> bool:
        clause = clause_around(self.said.plain, start, end)
        inside = head.end <= start < until
        return inside and any(
            clause[0] <= day.start <= clause[1] and is_only_when(self.said.plain, day)
            for day in self.days
        )

    def _minutes(self, head: Head, end: int) -> int | None:
        for one in find_durations(self.said):
            told_here = head.start <= one.start < max(end, head.end)
            if told_here and is_length_of_talk(self.said.plain, one.start, one.end):
                return minutes_of(one)
        return None


def _same(one: Who, other: Who) -> bool:
    return one.candidates == other.candidates and (bool(one.candidates) or one.said == other.said)


def past(days: Iterable[date], today: date) -> tuple[date, ...]:
    """Those that have been."""
    return tuple(day for day in days if day <= today)


def without_names(talk: OneTalk, ctx: Context) -> OneTalk:
    """不记名: the people leave, their number and the area stay."""
    known: tuple[UUID, ...] = (
        *talk.people,
        *(one for each in talk.unclear for one in each.candidates[:1]),
    )
    return talk.changed(
        people=(),
        unclear=(),
        unnamed=max(1, talk.headcount),
        area_id=talk.area_id or area_of(known, ctx),
    )
