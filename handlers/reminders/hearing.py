"""Wishes about reminders, understood only when the whole sentence says it."""

import re
from datetime import date, datetime, timedelta

from handlers.kit.budget import MORNING
from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.reading.dates import Lean, find_days, find_times
from handlers.kit.reading.numerals import parse_number
from handlers.kit.reading.utterance import Utterance
from handlers.kit.wording import WEEKDAYS

SURE = 95
ABOUT_WHAT = (
    r"(?:[a-zA-Z]-?\d{1,6}|学习|开会|自查|自评|反映|这个|这件|这事|那个|这种|这些)?(?:的|就|也|都)?"
)
OF_TIME = r"(?:以后|今后|往后|之后|从现在起)?(?:都|就|请|可以|能不能)?"
# The whole sentence, or it is not meant: 「明天学习别提醒孙丽」 says something else.
STOP = re.compile(
    rf"{ABOUT_WHAT}{OF_TIME}(?:你|您)?(?:别|不用|不要|甭|不必|不需要|无需|停止|关闭|关掉|关了|取消|停掉|停了|不想[要收]?|少)(?:再|老|总是?|一直|天天|老是|给我|跟我|对我|向我|发|推送?)*"
    rf"{ABOUT_WHAT}(?:提醒|催)(?:来|去|的|消息|通知)?(?:我|俺|人家)?(?:了|啦|吧|行不|行吗|好吗|好不好|烦)*"
)
AGAIN = re.compile(
    rf"{OF_TIME}(?:恢复|继续|重新|打开|开启|开|还是|又|可以|接着|照常|再)(?:再|继续|给我|发|打开|开启|开|正常|照常|原来的?)*(?:提醒)(?:我|俺)?(?:一下)?(?:了|吧|啦)*"
)
_TO_ME = r"(?:再|就|只|都|给我|跟我|对我|向我|统一|一起|集中|合起来|早上|上午|汇总)"
WEEKLY = re.compile(
    rf"(?:提醒|通知|消息)?{OF_TIME}(?:每个?|一个?)(?:周|星期|礼拜)(?P<day>[一二三四五六日天])?{_TO_ME}*"
    rf"(?:说|提醒|通知|讲|告诉|发|汇总)(?:我|俺)?(?:一次|一回|一遍|一下)(?:就行|就够|就好|就可以|够)?(?:了|啦|吧)*"
)
_WHEN = r"(?P<when>[^，。；]{1,14}?)"
LATER = re.compile(
    rf"(?P<all>都|全部|全)?{ABOUT_WHAT}(?:先|请|等)?(?:"
    rf"(?:推迟|推后|延后|缓)(?:一下|提醒)?(?:到|至)?(?:{_WHEN})?(?:再?(?:提醒|说|讲|通知)(?:我|俺)?)?(?:一次|一下)?"
    r"|(?P<then>[^，。；]{1,14}?)(?:再|才)(?:说|提醒|通知|叫|催)(?:我|俺)?(?:一次|一下|一遍)?"
    r")(?:了|吧|啦|哈|行吗|好吗)*"
)
LENGTH = re.compile(
    r"过?(?P<amount>\d+|[一二两三四五六七八九十半]+)个?(?P<unit>小时|钟头|天|日|周|星期|礼拜|月)(?:以?后)?"
)
NEXT_WEEK = re.compile(r"下个?(?:周|星期|礼拜)")
HALF, HOURS, SUNDAY = "半", ("小时", "钟头"), "天"
DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}
SOMETIME = re.compile(
    r"(?:过?几天|改天|改日|回头|晚点|晚些|晚一点|等会儿?|等一?下|过会儿?|一会儿?|有空|以后)?"
)
EVERYTHING = re.compile(r"都|全")
FARTHEST = timedelta(days=62)


def hears_stop(said: Utterance, _ctx: Context) -> int:
    """Certain when the whole sentence says so, and only then."""
    return SURE if STOP.fullmatch(said.bare()) else 0


def hears_again(said: Utterance, _ctx: Context) -> int:
    """The same the other way round."""
    return SURE if AGAIN.fullmatch(said.bare()) else 0


def hears_weekly(said: Utterance, _ctx: Context) -> int:
    """「每周一说一次就行」, and nothing else said."""
    return SURE if WEEKLY.fullmatch(said.bare()) else 0


def hears_later(said: Utterance, ctx: Context) -> int:
    """「明天再说」 when a time is named, and nothing else: 「他说回头再说」 tells of something."""
    words = said.bare()
    if not LATER.fullmatch(words) or AGAIN.fullmatch(words):
        return 0
    return SURE if later_than(said, ctx) is not None or _no_such_day(said, ctx) else 0


def _no_such_day(said: Utterance, ctx: Context) -> bool:
    """「推迟到2月30日」 and nothing else: then the day is asked for."""
    found = LATER.fullmatch(said.bare())
    when = Utterance.of((found["when"] or "") if found else "")
    days = find_days(when, ctx.today, Lean.FUTURE)
    return bool(days and days[0].doubt) and not when.cut([(one.start, one.end) for one in days])


def weekday_of(said: Utterance) -> int:
    """The day of the week that is wished, Monday = 0; a Monday when none is named.

    >>> [weekday_of(Utterance.of(one)) for one in ("每周三说一次就行", "每周说一次就行", "每星期天提醒一次")]
    [2, 0, 6]
    """
    found = WEEKLY.fullmatch(said.bare())
    named = found["day"] if found else None
    return 6 if named == SUNDAY else WEEKDAYS.index(named) if named else 0


def later_than(said: Utterance, ctx: Context) -> datetime | None:
    """The moment to which something is put off, aware; None when nobody can tell. It may lie in the past."""
    found = LATER.fullmatch(said.bare())
    words = (found["when"] or found["then"] or "") if found else ""
    if SOMETIME.fullmatch(words):
        return _morning(ctx.today + timedelta(days=1))
    when = Utterance.of(words)
    if length := LENGTH.fullmatch(when.plain):
        return _after(length, ctx)
    if NEXT_WEEK.fullmatch(words):
        return _morning(ctx.today + timedelta(days=7 - ctx.today.weekday()))
    days = find_days(when, ctx.today, Lean.FUTURE)
    times = find_times(when)
    spans = [*((one.start, one.end) for one in days), *((one.start, one.end) for one in times)]
    if len(days) > 1 or len(times) > 1 or not spans or when.cut(spans):
        return None
    day = days[0].nearest(ctx.today) if days else ctx.today
    if day is None:
        return None
    return datetime.combine(day, times[0].at, SHANGHAI) if times and times[0].at else _morning(day)


def _after(length: re.Match[str], ctx: Context) -> datetime | None:
    amount = 0.5 if length["amount"] == HALF else float(parse_number(length["amount"]) or 0)
    if not 0 < amount <= FARTHEST.days + 1:
        return _morning(ctx.today + FARTHEST + timedelta(days=1)) if amount else None
    if length["unit"] in HOURS:
        return (ctx.now + timedelta(hours=amount)).astimezone(SHANGHAI)
    return _morning(ctx.today + timedelta(days=max(1, round(amount * DAYS[length["unit"]]))))


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, SHANGHAI)
