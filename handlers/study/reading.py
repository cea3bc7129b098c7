"""What a sentence says about a session: when, where, what about, how long before to remind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from handlers.kit.capability import Context
from handlers.kit.reading.dates import (
    Lean,
    find_days,
    find_durations,
    find_lead,
    find_times,
    lead_spans,
)
from handlers.kit.reading.numbers import case_numbers
from handlers.kit.reading.people import corrections
from handlers.kit.reading.repeat_readers import repeat_spans
from handlers.kit.reading.utterance import Utterance
from handlers.study.cycles import stretch_spans
from handlers.study.when import When, read_when

LONGEST = 60  # characters of a place or a topic
PLACE_WORD = (
    r"(?:会议室|会议厅|活动室|活动中心|教室|培训室|培训中心|休息室|办公室|值班室|调度室|操作室|控制室|学习室|阅览室|党建室|礼堂|大厅"
    r"|餐厅|食堂|车间|班组|现场|广场|党校|站房|阵地|之家|报告厅|多功能厅|老地方|线上|腾讯会议|\d{1,4}室)"
)
FLOOR = r"(?:[一二三四五六七八九十两\d]{1,3}(?:号楼|号|楼|层|栋))"
PLACE_NAMED = re.compile(
    r"(?:地点|地方)(?:就?(?:在|是|设在|定在|改在|改到|改成|改为|换到|换成|换|为)|[:\s])*(?P<place>[^\s,。;、:]{2,20})"
)
PLACE_SET = re.compile(r"(?:地点|地方)(?:就?(?:定|改|换|设)|就?[在是])")
PLACE_AT = re.compile(
    rf"(?:(?<!现)在|到|去|改到|换到)(?P<place>[^\s,。;、:在到去]{{0,12}}?{PLACE_WORD}{FLOOR}?)"
)
AT = "在"
PLACE_ALONE = re.compile(
    rf"[在到]?(?P<place>(?:(?!学习|小组|支部|内容|党课)[^\s,。;、:]){{0,12}}?{PLACE_WORD}{FLOOR}?|{FLOOR}{{1,3}})(?:集合|见)?"
)
PLACE_INSIDE = re.compile(
    rf"(?P<place>(?:{FLOOR}|[东西南北大小]|党员|职工|员工|多功能|培训|活动|视频|厂部|机关){{0,4}}{PLACE_WORD}{FLOOR}?)"
)
TOPIC_NAMED = re.compile(
    r"(?:内容|主题|题目|议题|议程)(?:(?:改成|改为|换成|是|为)|[:\s])*(?P<topic>[^,。;\n]+)"
)
TOPIC_TWICE = re.compile(
    r"各(?:学习?|讲|办|开|上)(?:一|1)?[次场遍](?:学习|学)?(?P<topic>[^,。;\n\s]+)"
)
TOPIC_AFTER = re.compile(
    r"(?:学习|学|讲|传达|讨论)(?:一?下)?(?!习|一|两|半|个|会|完|的|时|到|地|在|内|主题|提|通|定|改|取|材|请|[\s,。;:]|$)(?P<topic>[^,。;\n\s]+)"
)
NO_TOPIC = re.compile(
    r"两班|班倒|倒班|各|两[批场]|学习|学一|一起学|党课|支委会|大会|主题党日|交流会|集中|组织|安排|通知|提醒|提前|请|叫|来|参加|大家|全体|支部|小组|党员|时间|定|小时|分钟|别|必须|不|准时|迟到|带|会议|开会"
    r"|改|取消|的|了|吧|你|我|他|加上|都|也|人|组$"
)
MATERIAL = re.compile(r"(?:学习)?材料(?:是|为|如下)?\s*:\s*(?P<material>.+)", re.DOTALL)
STOPS = re.compile(r"[\s,，。.;；:：、!！?？]+")
TRAILING = re.compile(r"(?:地点|时间|提前|大家|请|通知|在$).*")
INVITE = re.compile(r"请|叫上?|喊上?|带上|加上|邀请|算上")
CORRECTS = re.compile(
    r"改|换|不是|应该|时间|地点|地方|内容|主题|题目|材料|提前|推迟|提醒|通知|加上|算上|请|叫|喊|带上|不用|去掉|别叫"
)
PLACE_WORD_ALONE = re.compile(PLACE_WORD)
NO_REMINDERS = re.compile(
    r"(?:就|都|也)?(?:不用|不要|别|不必|取消|去掉|关掉)(?:再|给他们|给大家)*提醒(?:他们|大家|了|吧)*"
)
MEETING = re.compile(r"支委会|支部委员会|党员大会|支部大会")
CLOCK = re.compile(r"[\d一二两三四五六七八九十]+(?:点|:\d\d)")
DECIDED = re.compile(r"定的|决定|通过|同意|研究|开过|[定说]了")
CONVENE = re.compile(r"开(?:个|一?次)?(?:支委会|支部|党员大会)")
NOT_INVITED = re.compile(r"不用|不请|不叫|去掉|别叫")


@dataclass(frozen=True, slots=True)
class Details:
    """All that a sentence says about a session; "" and None where it says nothing."""

    when: When
    place: str
    topic: str
    material: str
    lead: timedelta | None


def names_meeting(plain: str) -> bool:
    """Whether a meeting of the branch is called, and not named in passing.

    >>> [names_meeting(one) for one in ("周五下午3点开支委会", "支委会3月10日定的", "支委会上老马提的")]
    [True, False, False]
    """
    if not MEETING.search(plain) or DECIDED.search(plain):
        return False
    return bool(CONVENE.search(plain) or CLOCK.search(plain))


def may_correct(said: Utterance, today: date) -> bool:
    """Whether a sentence changes something, rather than only speaking of a day in passing."""
    if CORRECTS.search(said.plain) or PLACE_WORD_ALONE.search(said.plain):
        return True
    rest = _without(said, _spans(said, today)).plain
    return len(re.sub(r"\W", "", rest)) <= 1


def right_part(said: Utterance) -> Utterance:
    """What is meant by 「不是周五是周六」: only the second half; else the sentence itself."""
    found = corrections(said)
    return Utterance.of(found[1]) if found else said


def read_details(
    said: Utterance, today: date, *, correcting: bool = False, repeating: bool = False
) -> Details:
    """When, where, what about, how long before, and the material at the end.

    A correction says only what changes: 下午4点 keeps the day, and words without a cue are no topic.
    """
    found = MATERIAL.search(said.plain)
    material = said.text[found.start("material") :].strip() if found else ""
    head = said.part(0, found.start()) if found else said
    head = _without(head, [(one.start, one.end) for one in find_durations(head)])
    topic, topic_span = _topic(head, today)
    rest = _without(head, [topic_span] if topic_span else [])
    place = _place(rest, today)
    if not topic and not correcting:
        topic = _leftover(rest, place, today)
    return Details(
        when=read_when(said, today, part_is_today=not correcting, repeating=repeating),
        place=place,
        topic=topic,
        material=material,
        lead=find_lead(said),
    )


def invited(said: Utterance, ctx: Context) -> tuple[UUID, ...]:
    """Who is invited by name: 「请郑凯和黄磊也来听听」; only people who are certain."""
    return () if NOT_INVITED.search(said.plain) else _after(INVITE, said, ctx)


def not_invited(said: Utterance, ctx: Context) -> tuple[UUID, ...]:
    """Who need not come after all: 「不用叫黄磊」."""
    return _after(NOT_INVITED, said, ctx)


def _after(cue: re.Pattern[str], said: Utterance, ctx: Context) -> tuple[UUID, ...]:
    found = cue.search(said.plain)
    if found is None:
        return ()
    mentions = ctx.mentions(said)
    return tuple(one.candidates[0] for one in mentions if one.certain and one.start >= found.end())


def session_numbers(said: Utterance) -> list[int]:
    """The public numbers of sessions that are said."""
    return [number for letter, number in case_numbers(said) if letter == "S"]


def days_said(said: Utterance, today: date, lean: Lean) -> set[date]:
    """Every day that may be meant; the sessions there are decide between them."""
    found = find_days(said, today, lean)
    return {day for one in found for day in ((one.day,) if one.day else one.alternatives)}


def _spans(said: Utterance, today: date) -> list[tuple[int, int]]:
    """Where time is spoken of."""
    days = [(one.start, one.end) for one in find_days(said, today, Lean.FUTURE)]
    clocks = [(one.start, one.end) for one in find_times(said)]
    return [
        *days,
        *clocks,
        *lead_spans(said),
        *repeat_spans(said.plain),
        *stretch_spans(said, today),
    ]


def _without(said: Utterance, spans: Iterable[tuple[int, int]]) -> Utterance:
    """The same utterance with blanks where these spans were."""
    text, plain = said.text, said.plain
    for start, end in spans:
        blank = " " * (end - start)
        text, plain = text[:start] + blank + text[end:], plain[:start] + blank + plain[end:]
    return Utterance(text, plain)


def _topic(said: Utterance, today: date) -> tuple[str, tuple[int, int] | None]:
    for pattern in (TOPIC_NAMED, TOPIC_TWICE, TOPIC_AFTER):
        found = pattern.search(said.plain)
        if found is None:
            continue
        start, end = found.span("topic")
        stops = [span[0] for span in _spans(said, today) if start < span[0] < end]
        stops += [
            start + part.start() for part in re.finditer(r"\s", said.plain[start:end].rstrip())
        ]
        end = min([end, *stops])
        words = TRAILING.sub("", said.text[start:end]).strip()
        if words:
            return words[:LONGEST], (found.start(), start + len(words))
    return "", None


def _place(said: Utterance, today: date) -> str:
    named = PLACE_NAMED.search(said.plain)
    if named:
        start, end = named.span("place")
        inside = PLACE_AT.match(AT + said.plain[start:end])
        end = start + inside.end("place") - 1 if inside else end
        return said.text[start:end]
    for start, end in _segments(said, today):
        if found := PLACE_ALONE.fullmatch(said.plain, start, end):
            return said.text[slice(*found.span("place"))]
    for pattern in (PLACE_AT, PLACE_INSIDE):
        if found := pattern.search(said.plain):
            return said.text[slice(*found.span("place"))]
    return ""


def _leftover(said: Utterance, place: str, today: date) -> str:
    """A part of the sentence that is nothing else: 「明天15:30学习 两会报告」."""
    for start, end in _segments(said, today):
        words = said.text[start:end]
        if len(words) > 2 and words != place and not NO_TOPIC.search(said.plain, start, end):
            return words[:LONGEST]
    return ""


def _segments(said: Utterance, today: date) -> list[tuple[int, int]]:
    """The parts of a sentence between marks, blanks and words of time."""
    plain = _without(said, _spans(said, today)).plain
    edges = [0, *(edge for stop in STOPS.finditer(plain) for edge in stop.span()), len(plain)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if start < end]
