"""Who is away from when to when, in one sentence; whatever is said of the reason is left where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.kit.capability import Context
from handlers.kit.reading.dates import Day, Lean, find_days
from handlers.kit.reading.numerals import parse_number
from handlers.kit.reading.people import Mention
from handlers.kit.reading.ranges import find_ranges
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Period

AWAY = re.compile(
    r"不在(?!了)|(?:长期?|长?病|产|陪产|探亲|事|婚|丧|年)假|请假|休假|外派|借调|借用|外出学习|脱产|脱岗|离岗|出差|驻外|挂职"
)
DENIED = re.compile(  # what stands before it: he is not, was once, or would like to be
    r"(?:没有?|[别想]|不(?:再|用|能|会|想|要|肯|准|必|该)?|取消|打算|申请|不同意|以前|曾经?|之前|上次)了?[请去休]?$"
)
BEHIND = re.compile(  # and what behind: 不在办公室, 借用扳手, 病假工资, 出差回来 are something else
    r"(?:学习|培训|期间)?[了着]?"
    r"(?:$|[\s,，。;；!！、(（]|[到至去从自直给]|(?:要|得|预计|大概|估计|为期|共)+[到至半\d一二两三四五六七八九十])"
)
LONG = re.compile(r"不在|长|产假|外派|借调|借用|脱产|离岗|驻外|挂职")
BACK = re.compile(
    r"(?<![等没未])(?:回来|回岗|返岗|到岗|销假|回来?上班|恢复上班|上班了)(?![后再的时就找给]|[以之]后)"
)
ASKS = re.compile(r"[吗么?？]|谁|哪[天位个]|什么时候|啥时候|几号")
OF_ELSE = re.compile(
    r"学习(?!班)|开会|会议|[sS]-?\d|[谈聊]|反映|没人|条"
)  # a session, a talk, a complaint
ONE_DAY = re.compile(r"^(?!.*(?:[从自起]|开始|以后)).*(?:不在|请假)")  # 王强明天不在
UNTIL = re.compile(r"(?:到|至|截止到?|直到)\s*$")
OVER, SOON, HALF_A = ("为止", "止"), " 就才再", "半"
LENGTH = re.compile(  # 3月 is March, 3个月 is a length
    r"(半|[\d一二两三四五六七八九十]{1,3})(?:个?(?!月)|个|(?<=半))(天|周|星期|礼拜|月|年)(?!前|以前|假)"
)
IN_DAYS = {"天": 1, "周": 7, "星期": 7, "礼拜": 7}
IN_MONTHS = {"月": 1, "年": 12}
HALF = {"天": Period(days=1), "月": Period(days=15), "年": Period(months=6)}
SELF = re.compile(r"(?<![跟和与找给对帮替])我(?![们的家])")
SURE, LIKELY = 90, 60
MOST = 99  # of a unit
SHORT = 24  # characters; a longer sentence may tell something else too


@dataclass(frozen=True, slots=True)
class Span:
    """From when, and the first day on which he is back; what is not plain stands among the days to be asked."""

    since: date | None
    until: date | None
    since_among: tuple[date, ...] = ()
    until_among: tuple[date, ...] = ()


def hears_absence(said: Utterance, ctx: Context) -> int:
    """How sure it is that somebody is said to be away, or back from where he was noted to be."""
    plain = said.plain
    if ASKS.search(plain) or OF_ELSE.search(plain):
        return 0
    away = _says_away(said, ctx.today)
    if not away and not BACK.search(plain):
        return 0
    people = [one for one in ctx.mentions(said) if one.candidates]
    if not people and away and says_self(said, ctx.today):
        return LIKELY
    if len(people) != 1:
        return 0
    if not away:
        known = (ctx.roster.absence(one, ctx.today) for one in people[0].candidates)
        return SURE if any(known) else 0
    return SURE if LONG.search(plain) and len(plain) <= SHORT else LIKELY


def says_back(said: Utterance, today: date) -> bool:
    """Whether it is a return, and no absence with its last day."""
    return bool(BACK.search(said.plain)) and not _says_away(said, today)


def _says_away(said: Utterance, today: date) -> bool:
    """Whether somebody is said to be away: with nothing behind the word but from when, until when, for how long."""
    plain, days = said.plain, {one.start for one in find_days(said, today, Lean.FUTURE)}
    return any(
        not DENIED.search(plain[: found.start()])
        and (
            found.end() in days
            or LENGTH.match(plain, found.end())
            or BEHIND.match(plain, found.end())
        )
        for found in AWAY.finditer(plain)
    )


def person_in(said: Utterance, ctx: Context) -> Mention | None:
    """The one person who is named."""
    found = [one for one in ctx.mentions(said) if one.candidates]
    return found[0] if len(found) == 1 else None


def says_self(said: Utterance, today: date) -> bool:
    """Whether who writes is away himself from one day to another: 「3号到5号我休假」."""
    return SELF.search(said.plain) is not None and bool(find_ranges(said, today, Lean.FUTURE))


def span_in(said: Utterance, today: date) -> Span:
    """The days of an absence.

    >>> def read(raw):
    ...     found = span_in(Utterance.of(raw), date(2026, 3, 12))
    ...     return str(found.since), str(found.until)
    >>> read("王强从下周一起不在，到6月底"), read("王强长病假三个月"), read("王强3月20号外派，4月7号回来")
    (('2026-03-16', '2026-07-01'), ('None', '2026-06-12'), ('2026-03-20', '2026-04-07'))
    """
    days = find_days(said, today, Lean.FUTURE)
    ends = {last.start: last for _, last in find_ranges(said, today, Lean.FUTURE)}
    said_last = [one for one in days if _is_last(one, said)]
    last = [ends.get(one.start, one) for one in said_last]
    home = [one for one in days if one not in said_last and _is_return(one, said)]
    first = [one for one in days if one not in (*said_last, *home)]
    since, since_among = _plain(first)
    end, until_among = _plain(last)
    until = end + timedelta(days=1) if end else None
    if home:
        until, until_among = _plain(home)
    if until is None and not until_among:
        until = _after_length(said, since or today)
    if until is None and not until_among and since and ONE_DAY.search(said.plain):
        until = since + timedelta(days=1)
    return Span(since, until, since_among, until_among)


def return_in(said: Utterance, today: date) -> date:
    """The day from which on somebody is back."""
    known = [one.day for one in find_days(said, today, Lean.FUTURE) if one.day]
    return known[0] if len(known) == 1 else today


def _is_last(day: Day, said: Utterance) -> bool:
    after = said.plain[day.end : day.end + 3]
    return bool(UNTIL.search(said.plain[: day.start])) or after.startswith(OVER)


def _is_return(day: Day, said: Utterance) -> bool:
    return bool(BACK.match(said.plain[day.end :].lstrip(SOON)))


def _plain(days: Sequence[Day]) -> tuple[date | None, tuple[date, ...]]:
    """The one day that can be meant (it is read back before it is kept), else those among which to ask."""
    meant = [(one.day,) if one.day else one.alternatives for one in days]
    if len(meant) == 1 and len(meant[0]) == 1 and days[0].doubt in ("", "ambiguous"):
        return meant[0][0], ()
    return None, tuple(dict.fromkeys(day for among in meant for day in among))


def _after_length(said: Utterance, since: date) -> date | None:
    found = LENGTH.search(said.plain)
    if found is None:
        return None
    length = _length(*found.groups())
    return length.after(datetime.combine(since, time.min)).date() if length else None


def _length(amount: str, unit: str) -> Period | None:
    if amount == HALF_A:
        return HALF.get(unit)
    number = int(parse_number(amount) or 0)
    if not 0 < number <= MOST:
        return None
    if unit in IN_DAYS:
        return Period(days=number * IN_DAYS[unit])
    return Period(months=number * IN_MONTHS[unit])
