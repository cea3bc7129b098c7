"""Where a message says who was talked with and when; what stands behind it is what was said there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from handlers.kit.reading.dates import Day
from handlers.kit.reading.numbers import parse_number
from handlers.kit.reading.people import Mention, unknown_names
from handlers.kit.reading.utterance import Utterance

WITH = r"(?:跟|和|与|同|找|陪|约谈|约|给|对|叫|看望|家访|走访|碰[到见]|遇[到见])"
WHOSE = r"[着了过]?(?:那个|咱们?|我们?|新来的|组里的?|班里的?|车间的?|[一-鿿]{1,6}组的?|[甲乙丙]班的?|他们|\s)*"
VERB = (
    r"(?:谈心谈话|谈心|谈话|聊天|唠嗑|拉家常|交心|交流|沟通|聊|谈|唠|说了说|说(?=了?一?会儿?|说?话|了?几句)|坐(?=了?一?会|坐|下来)|打了?过?一?个?电话"
    r"|通了?过?一?个?电话|碰了?过?个?头|见了?过?个?面)"
)
TAIL = (
    r"(?:[了过的]|来着|一?会儿?|一?下子?|一?阵[儿子]?|半天|[两几]句话?|一?[次回]|[两三四五六\d]+[次回](?!都)|心|话(?!题)|天(?!气)|聊|谈|唠|坐|沟通|交流|嗑|家常|挺久"
    r"|很久|好久|[得的](?:很|挺|还|也|比较)*(?:好|不错|开心|深入?|投机|愉快|透))*"
)
HOW = (
    r"(?:(?:(?:来|主动)*[找跟和与约拉][着了]?[我俺]们?|他们|她们|俩人?|两个?人|[三四五]个人|几个人?|等人|师傅|同志|一块儿?|一起|一道|分别|各自?|挨个儿?|逐个|单独|又|也|都|还|再|简单|随便|大概|电话里?"
    rf"|微信上?里?|当面|主动|刚|开展|进行|做|搞|有|了|过|一次|1次|一番|个|[在到去][^\s,，。；;]{{1,8}}?(?={VERB}))\s*)*"
)
ABOUT = r"(?:的(?:主要)?是|关于|内容是?|话题是?|[:：])?"
LIST = re.compile(rf"[\s、,，]*(?:和|跟|与|及|以及|还有|同|加上|外加)?{WHOSE}")
OPENED = re.compile(rf"{WITH}{WHOSE}$")
NOT_HOSTS = re.compile(
    rf"(?:[他她]们?|[想让说能被老总]|觉得|因为|反映|愿意?)[也又不没都]*{WITH}{WHOSE}$"
)
SPOKEN = re.compile(rf"\s*{HOW}{VERB}{TAIL}{ABOUT}")
UNSPOKEN = re.compile(r"\s*(?:他们|她们|俩|两个?人|师傅|同志)*[:：]?")
TALKED = re.compile(VERB)
DAY_TO_NAME = re.compile(
    rf"[\s,，:：的(（]*(?:(?:凌晨|[早晚]上|[上中下]午|傍晚|夜里|[早晚]班|[白夜]班|那天|的时候|时候|时|班前会|班后会|开完会|会上?|之?后|以后|下班|上班|午休|趁|我|俺|又|还|再|也"
    rf"|就|去|补|的|专门|抽空|\d{{1,2}}[点:：]\d{{0,2}}分?半?)\s*)*(?:{WITH}{WHOSE})?"
)
NAME_TO_DAY = re.compile(r"[\s,，:：(（]*(?:是|在|于)?")
PART_TO_VERB = re.compile(r"\s*(?:凌晨|[早晚]上|[上中下]午|傍晚|夜里)?\s*[)）]?")
DAY_TO_DAY = re.compile(r"[\s、,，]*(?:和|跟|与|及|还有)?\s*")
AFTER_LISTED = re.compile(
    r"\s*(?:$|[\s,，。;；、和跟(（]|也|都|\d|[一二三四五六七八九十]+月|[昨前今]天|上?周)"
)
MARKS = re.compile(r"[\s,，。;；、!！?？()（）]")
LAST_MARK = re.compile(r".*[\s,，。;；、!！?？()（）]", re.DOTALL)
LEADS_TO_WHEN = re.compile(r"(?:就|是|在|都|时间)*")
ONLY_WHEN = re.compile(
    rf"\s*(?:(?:凌晨|[早晚]上|[上中下]午|傍晚|夜里)\s*)?"
    rf"(?:(?:[去到][^\s,，。；;]{{0,6}}?)?(?:{VERB}{TAIL}|看望|探望|慰问|看|家访|走访)(?:[了过看的他她]|一下|一趟)*)?[的吧啊]?"
)
NAMELESS = re.compile(
    rf"{WITH}{WHOSE}(?P<who>(?P<n>[一二两俩三四五六七八九十几好\d]{{0,2}})[个位名](?:老|小|新|青年?|年轻|女|男)?(?:师傅|师父|同事|工人|职工|员工|人|同志|伙计|兄弟"
    r"|徒弟|小伙子?|姑娘|大姐|工友|党员|群众)|大家|大伙儿?|[一-鿿]{0,4}(?:工友|职工|师傅们|同事)们?)"
)
# 「俩人都谈了 老马跟小周」: said of everybody named, so that 跟 only joins them
OF_BOTH = re.compile(rf"(?:俩|两个|[三四五几]个|都|全)[^\s,，。;；]{{0,4}}?{VERB}{TAIL}[\s,，:：]")
MOST_HEADS = 11  # one more than may be told at once
SEVERAL = 2  # 几个, 大家: at least so many


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody named at text[start:end], or people who stay without a name (`nameless` of them)."""

    start: int
    end: int
    said: str
    candidates: tuple[UUID, ...] = ()
    certain: bool = False
    nameless: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of one talk at text[start:end]: with whom and on which days."""

    start: int
    end: int
    who: tuple[Who, ...]
    days: tuple[Day, ...] = ()


def people_in(said: Utterance, mentions: Sequence[Mention]) -> list[Who]:
    """Everybody a sentence speaks of, unknown names and nameless people included, in its order."""
    found = [Who(one.start, one.end, one.said, one.candidates, one.certain) for one in mentions]
    for name in unknown_names(said, mentions):
        start = said.text.find(name)
        found.append(Who(start, start + len(name), name))
    for one in NAMELESS.finditer(said.plain):
        start, end = one.span("who")
        if not any(start < other.end and other.start < end for other in found):
            found.append(Who(start, end, said.text[start:end], nameless=_count(one["n"])))
    return sorted(found, key=lambda one: one.start)


def _count(number: str | None) -> int:
    """一个 and 个 are one, 几个 and 大家 at least two."""
    if number == "":
        return 1
    return max(1, int(parse_number(number or "") or SEVERAL))


def heads_in(said: Utterance, people: Sequence[Who], days: Sequence[Day], me: UUID) -> list[Head]:
    """The talks a message tells of, in its order."""
    scan = _Scan(said.plain, people, days, me)
    return list(islice(scan.heads(), MOST_HEADS))


class _Scan:
    """One pass over a message, from name to name."""

    def __init__(self, plain: str, people: Sequence[Who], days: Sequence[Day], me: UUID) -> None:
        self.plain = plain
        self.people = people
        self.free = list(days)  # not yet taken by a talk
        self.me = me
        told = OF_BOTH.search(plain)
        self.joined_after = told.end() if told else len(plain)
        self.opens = any(self._opened(one) for one in people)

    def heads(self) -> Iterator[Head]:
        """One head after the other."""
        end = 0
        for number, one in enumerate(self.people):
            if one.start < end or not self._begins(one, first=end == 0):
                continue
            head = self._head(self._listed(number), end)
            end = head.end
            yield head

    def _opened(self, one: Who) -> bool:
        if any(
            self.joined_after <= other.start < one.start
            and LIST.fullmatch(self.plain, other.end, one.start)
            for other in self.people
        ):
            return False
        before = OPENED.search(self.plain, 0, one.start)
        return before is not None and not NOT_HOSTS.search(self.plain, 0, one.start)

    def _begins(self, one: Who, *, first: bool) -> bool:
        """Whether a name says with whom, rather than of whom, there was talk."""
        if one.candidates == (self.me,) and not self._opened(one):
            return False
        dated = self._day_before(one) is not None and AFTER_LISTED.match(self.plain, one.end)
        if self._opened(one):
            return first or bool(dated) or SPOKEN.match(self.plain, one.end) is not None
        return bool(dated) or (first and not self.opens)

    def _listed(self, number: int) -> list[Who]:
        """A name and those joined to it: 张伟、周涛和孙丽."""
        chain = [self.people[number]]
        for one in self.people[number + 1 :]:
            if LIST.fullmatch(self.plain, chain[-1].end, one.start) is None or self._day_before(
                one
            ):
                break
            chain.append(one)
        return chain

    def _day_before(self, one: Who) -> Day | None:
        for day in self.free:
            if day.end <= one.start and DAY_TO_NAME.fullmatch(self.plain, day.end, one.start):
                return day
        return None

    def _head(self, chain: list[Who], begin: int) -> Head:
        first, end = chain[0], chain[-1].end
        opened = OPENED.search(self.plain, begin, first.start)
        start = opened.start() if opened else first.start
        days = self._days_before(first, begin)
        if not days and (after := self._day_after(end)):
            days, end = [after], PART_TO_VERB.match(self.plain, after.end).end()  # type: ignore[union-attr]
        spoken = SPOKEN.match(self.plain, end) or UNSPOKEN.match(self.plain, end)
        self.free = [day for day in self.free if day not in days]
        near = [day.start for day in days if day.start < start]
        return Head(min([start, *near]), spoken.end() if spoken else end, tuple(chain), tuple(days))

    def _days_before(self, first: Who, begin: int) -> list[Day]:
        """The day that stands right before the name, or in its clause, or alone in a clause before it."""
        before = [day for day in self.free if begin <= day.start and day.end <= first.start]
        near = self._day_before(first)
        if near is None and before:
            last = before[-1]
            same_clause = not MARKS.search(self.plain, last.end, first.start)
            near = last if same_clause or is_only_when(self.plain, last) else None
        if near is None:
            return []
        days = [near]
        for day in reversed(before[: before.index(near)] if near in before else []):
            if not DAY_TO_DAY.fullmatch(self.plain, day.end, days[0].start):
                break
            days.insert(0, day)
        return days

    def _day_after(self, end: int) -> Day | None:
        for day in self.free:
            if day.start >= end and NAME_TO_DAY.fullmatch(self.plain, end, day.start):
                return day
        return None


def clause_around(plain: str, start: int, end: int) -> tuple[int, int]:
    """The stretch between two marks that holds plain[start:end]."""
    before = LAST_MARK.match(plain, 0, start)
    after = MARKS.search(plain, end)
    return (before.end() if before else 0), (after.start() if after else len(plain))


def is_only_when(plain: str, day: Day) -> bool:
    """Whether the clause of a day says nothing but when: 「，昨天下午聊的」."""
    start, end = clause_around(plain, day.start, day.end)
    alone = LEADS_TO_WHEN.fullmatch(plain, start, day.start)
    return alone is not None and ONLY_WHEN.fullmatch(plain, day.end, end) is not None
