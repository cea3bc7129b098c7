"""Clock times, parts of the day and lengths of time in a sentence."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal

from handlers.kit.reading.calendar_words import UNIT_DAYS
from handlers.kit.reading.numerals import parse_number, whole_number
from handlers.kit.reading.utterance import Utterance

PARTS = {
    "凌晨": "dawn", "清早": "morning", "清晨": "morning", "早晨": "morning", "早上": "morning",
    "早": "morning", "上午": "morning", "午前": "morning", "中午": "noon", "正午": "noon",
    "晌午": "noon", "午间": "noon", "午后": "afternoon", "下午": "afternoon", "傍晚": "evening",
    "晚上": "evening", "晚间": "evening", "晚": "evening", "夜间": "night", "夜里": "night",
    "深夜": "night", "半夜": "night", "夜": "night",
}  # fmt: skip
QUARTERS = {"一刻": 15, "1刻": 15, "半": 30, "三刻": 45, "3刻": 45}

_PART = (
    "(?P<part>凌晨|清[早晨]|早[晨上]|上午|午前|[中正晌]午|午[间后]|下午|傍晚|晚[上间]|夜[间里]|[深半]夜"
    r"|(?<=[今明昨前])[早晚夜](?=[^会班餐饭点]|$)|[早晚](?=(?:\d{1,2}|[三四五六七八九]|十[一二]?)[点:]))"
)
_HOUR = r"(?:(?<![\d.])\d{1,2}|(?:(?<![一二两三四五六七八九十百几第])|(?<=[周期拜][一二三四五六日天]))(?:二十[一二三四]?|十[一二]?|[一二两三四五六七八九]))"
_MINUTE = r"[0-5]?\d(?!\d)|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九]"
_POINTS_MADE = (
    r"(?!意见|建议|要求|想法|内容|问题|体会|希望|原因|感受|不足|感想|好处|水|儿|都|也|不|没"
    r"|[6-9]\d(?:分|(?![\d人个名号次])))"
)
_BEFORE_POINTS = re.compile(r"(?:[有早晚快慢差多少这哪]|[提说讲谈列]了|以下|下面)$")
_CLOCK = re.compile(
    r"(?=[\d一二两三四五六七八九十差凌清早上午中正晌下傍晚夜深半])"
    rf"(?:(?:{_PART}\s*的?\s*)?(?:"
    rf"(?P<h1>(?<![\d:.])(?:[01]?\d|2[0-4])):(?P<m1>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    rf"|差(?P<less>一刻|五|十五?|二十|\d{{1,2}})分?钟?到?(?P<h3>{_HOUR})点钟?"
    rf"|(?P<h2>{_HOUR})(?:点钟?|时(?![间候常期]))(?P<rest>半|[一三13]刻|整|过?(?:{_MINUTE})分?(?!钟))?{_POINTS_MADE}"
    rf")|{_PART.replace('part', 'alone')})"
)
_NO_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:[:](?P<minute>\d{2})(?![\d:])"
    rf"|点(?P<past>[6-9]\d(?:分|(?![\d人个名号次])))?{_POINTS_MADE})"
)
_ALSO_COUNTS = {"一", "两"}
_AROUND_MINUTES = "过分整零"
_UNTIL = re.compile(r"\s*[-到至~—]{1,3}\s*")
_SURE_ONE = re.compile(r"半|钟|整|分|刻|开|到|之?前|集合|学|上班|下班|来|走")


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day. `at` is None when only a `part` of the day is said.

    `ambiguous`: an hour up to 11 without a part of the day; `choices()` are the two it may mean.
    """

    start: int
    end: int
    at: time | None
    part: str  # "", "dawn", "morning", "noon", "afternoon", "evening" or "night"
    ambiguous: bool = False

    def choices(self) -> tuple[time, ...]:
        """What it may mean.

        >>> [str(at) for at in ClockTime(0, 2, time(3), "", ambiguous=True).choices()]
        ['03:00:00', '15:00:00']
        """
        if self.at is None:
            return ()
        return (self.at, self.at.replace(hour=self.at.hour + 12)) if self.ambiguous else (self.at,)


def find_times(said: Utterance) -> list[ClockTime]:
    """The clock times and parts of the day, in the order of the text.

    >>> [str(found.at) for found in find_times(Utterance.of("下午3点到四点半，明天15：30，晚上8点"))]
    ['15:00:00', '16:30:00', '15:30:00', '20:00:00']
    >>> [(found.at, found.part) for found in find_times(Utterance.of("昨天下午提了三点意见"))]
    [(None, 'afternoon')]
    """
    times: list[ClockTime] = []
    part = ""  # 下午3点到4点: a part of the day reaches over "to"
    for found in _CLOCK.finditer(said.plain):
        if found["alone"]:
            times.append(ClockTime(*found.span(), None, PARTS[found["alone"]]))
            continue
        if not _is_joined(said.plain, times, found.start()):
            part = ""
        part = PARTS[found["part"]] if found["part"] else part
        if clock := _clock_time(found, part, said.plain):
            times.append(clock)
    return times


def impossible_times(said: Utterance) -> list[tuple[int, int]]:
    """Where a time is written that no clock shows.

    >>> raw = "周五25点学习，13:75，下午3点，13点75分，提了30点意见"
    >>> [raw[start:end] for start, end in impossible_times(Utterance.of(raw))]
    ['25点', '13:75', '13点75分']
    """
    return [
        found.span()
        for found in _NO_CLOCK.finditer(said.plain)
        if int(found["hour"]) > 24 or found["past"] or int(found["minute"] or 0) > 59
    ]


def _is_joined(plain: str, times: list[ClockTime], start: int) -> bool:
    return bool(times) and _UNTIL.fullmatch(plain, times[-1].end, start) is not None


def _clock_time(found: re.Match[str], part: str, plain: str) -> ClockTime | None:
    written = found["h1"] or found["h2"] or found["h3"]
    hour, minute = whole_number(written), _minute(found)
    if not part and not _is_surely_clock(found, plain):
        return None
    if hour > 24 or (hour == 24 and minute):
        return None
    if found["less"]:
        hour, minute = (hour - 1) % 24, 60 - minute
    hour = _by_part(hour, part) % 24
    unsaid = not part and 1 <= hour <= 11 and not written.startswith("0")
    return ClockTime(*found.span(), time(hour, minute), part, ambiguous=unsaid)


def _is_surely_clock(found: re.Match[str], plain: str) -> bool:
    """一点 is also "a little", and 两点 or 提了三点 are things that somebody says."""
    if found["h1"] or found["rest"] or found["less"] or _SURE_ONE.match(plain, found.end()):
        return True
    if found["h2"] in _ALSO_COUNTS:
        return False
    return not _BEFORE_POINTS.search(plain, 0, found.start())


def _by_part(hour: int, part: str) -> int:
    """The hour on the 24-hour clock that a part of the day makes of a spoken hour."""
    if part in {"afternoon", "evening"} and hour < 12:
        return hour + 12
    if part == "noon" and hour < 4:
        return hour + 12
    if part == "night" and 6 <= hour < 12:
        return hour + 12
    return 0 if part in {"evening", "night", "dawn"} and hour == 12 else hour


def _minute(found: re.Match[str]) -> int:
    written = found["m1"] or found["less"] or found["rest"] or ""
    if written in QUARTERS:
        return QUARTERS[written]
    return whole_number(written.strip(_AROUND_MINUTES) or "0")


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something took. `about`: 一个多小时, 20分钟左右."""

    start: int
    end: int
    length: timedelta
    about: bool = False


MINUTES = {"分钟": 1, "刻钟": 15, "小时": 60, "钟头": 60}
HALF = "半"

_COUNT = r"半|[俩仨]|\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十百]{1,5}"
_LENGTH = re.compile(
    rf"(?P<roughly>大概|大约|约|差不多|将近|不到|近)?(?<![\d.第])(?P<n>{_COUNT})(?P<more>多|来|几)?个?(?P<some>多|来|把)?"
    rf"(?P<half>半)?(?P<unit>分钟|刻钟|小时|钟头)(?P<tail>左右|上下|多|出头)?"
    rf"(?:零?(?P<minutes>\d{{1,2}}|[一二三四五]?十?[一二三四五六七八九十])分钟?)?"
)
_LEAD = re.compile(
    rf"(?:(?:提前|提早)(?:个)?|(?P<loose>[前早]))(?P<n>{_COUNT})个?(?P<half>半)?"
    r"(?P<unit>分钟|刻钟|小时|钟头|天|日|周|星期|礼拜)(?P<call>再?(?:给|跟)?(?:我们|大家|我|他们)?(?:发个|发)?(?:提醒|通知|叫|喊|说))?"
)


def find_durations(said: Utterance) -> list[Duration]:
    """Lengths of time in minutes and hours, without the lead of a reminder.

    >>> [(str(found.length), found.about) for found in find_durations(Utterance.of("聊了一个多小时，等了10分钟"))]
    [('1:00:00', True), ('0:10:00', False)]
    """
    leads = lead_spans(said)
    return [
        Duration(*found.span(), _length(found), _is_about(found))
        for found in _LENGTH.finditer(said.plain)
        if not any(start <= found.start() < end for start, end in leads)
    ]


def _is_about(found: re.Match[str]) -> bool:
    return any(found[name] for name in ("roughly", "more", "some", "tail"))


def _length(found: re.Match[str]) -> timedelta:
    minutes = _amount(found) * MINUTES[found["unit"]]
    return timedelta(minutes=float(minutes) + whole_number(found["minutes"] or "0"))


def _amount(found: re.Match[str]) -> Decimal:
    number = Decimal("0.5") if found["n"] == HALF else parse_number(found["n"]) or Decimal(0)
    return number + (Decimal("0.5") if found["half"] else 0)


def lead_spans(said: Utterance) -> list[tuple[int, int]]:
    """Where the lead of a reminder is said.

    >>> lead_spans(Utterance.of("学习，提前半小时提醒"))
    [(3, 10)]
    """
    found = _LEAD.finditer(said.plain)
    return [lead.span() for lead in found if lead["call"] or not lead["loose"]]


def find_lead(said: Utterance) -> timedelta | None:
    """How long before it a reminder is wanted.

    >>> [str(find_lead(Utterance.of(raw))) for raw in ("提前半小时提醒", "提前一天通知", "下午开会")]
    ['0:30:00', '1 day, 0:00:00', 'None']
    """
    for found in _LEAD.finditer(said.plain):
        if found["call"] or not found["loose"]:
            unit = found["unit"]
            minutes = UNIT_DAYS[unit] * 1440 if unit in UNIT_DAYS else MINUTES[unit]
            return timedelta(minutes=float(_amount(found) * minutes))
    return None
