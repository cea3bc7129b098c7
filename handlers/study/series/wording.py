"""Every sentence about sessions that come again."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from handlers.kit.reading.repeats import Repeat
from handlers.kit.wording import COMMA, dated
from handlers.study.cycle_wording import rule
from handlers.study.wording import names, number

END_TITLE = "停掉定期学习"
END_WORDS = ("停掉定期学习",)
END_ABOUT = "不想再按月、按周重复了，一句话就停。"
END_EXAMPLES = ("以后不用每月学习了",)
NOTHING_TO_END = "没有您定的、还在重复的学习。想看安排，回复「我的学习」。"
WHICH = "停哪一个？"
END, END_ALL, GO_ON = "停掉", "停掉，{numbers} 也取消", "不停，照旧"
END_KEEP = "停掉，{numbers} 照办"
KEPT = "好的，照旧。"
MEETINGS = re.compile(r"党小组会|支委会|党员大会|支部大会|学")


def called(repeat: Repeat, where_and_what: str) -> str:
    """A series: when it comes again, where, what about."""
    return f"{rule(repeat)}{repeat.at:%H:%M}{where_and_what}"


def planned(
    what: str, title: str, whom: str, people: Sequence[str], days: str, days_before: int, how: str
) -> str:
    """A series before it is confirmed."""
    return (
        f"{title}，{what}。\n{whom}，参加：{names(people)}。\n{days}\n"
        f"第一次现在就通知，以后每次提前 {days_before} 天通知，会前再提醒。不想再重复了，说「{how}」就停。"
    )


def dates(days: Sequence[date], until: date, today: date) -> str:
    """The next days, and the last one on which it may fall."""
    shown = COMMA.join(dated(one, today) for one in days)
    return f"接下来：{shown}；到{dated(until, today)}为止。"


def without_some_months(day: int) -> str:
    """Not every month has a 31st."""
    return f"没有{day}号的月份不办；想每月都有，就说「每月最后一天」。"


def none_left(since: date, until: date, today: date) -> str:
    """Between its beginning and its end there is no such day any more."""
    if until < since:
        return (
            f"到{dated(until, today)}就停，比开始还早，一次也办不了。从哪天到哪天？比如「到年底」。"
        )
    return f"到{dated(until, today)}为止一次也没有了。每次是哪一天，或者到什么时候？比如「每周三」「到年底」。"


def clash(other: str) -> str:
    """Another series falls on the same hour."""
    return f"跟已有的定期学习撞了：{other}。要错开，直接说新时间。"


def begun(what: str, first: str, how: str) -> str:
    """A series has begun; `first` is its first session with its number."""
    return f"已定下：{what}。\n第一次 {first}以后到时候我自动安排、通知；不想再重复了，说「{how}」就停。"


def first(value: int, day: date, telling: str) -> str:
    """Its first session."""
    return f"{number(value)}：{dated(day, day)}。{telling}"


def next_made(title: str, value: int, what: str, count: int, repeated: str) -> str:
    """To the organiser: the next one was arranged, as he wished."""
    return (
        f"{title}（{repeated}）{number(value)}：{what}。已通知 {count} 人。"
        f"这次不办就回复「取消学习 {number(value)}」。"
    )


def goes_on(what: str, until: date, today: date, how: str, organiser: str) -> str:
    """A series among one's own study; `organiser` when it waits because its organiser calls nobody together any more."""
    text = f"定期：{what}，到{dated(until, today)}。不想再重复，回复「{how}」。"
    return f"{text}（{organiser}定的，现在不归他安排，先停着）" if organiser else text


def of_series(repeated: str, how: str) -> str:
    """A session is one of a series."""
    return f"这是{repeated}的定期学习，单改、单取消不影响以后；以后都不办，说「{how}」。"


def numbers(values: Sequence[int]) -> str:
    """Public numbers."""
    return COMMA.join(map(number, values))


def ending(what: str, announced: Sequence[tuple[int, datetime]]) -> str:
    """Before a series is ended."""
    if not announced:
        return f"停掉定期学习：{what}。"
    told = COMMA.join(f"{number(one)} {dated(at.date(), at.date())}" for one, at in announced)
    return f"停掉定期学习：{what}。已经通知过的 {told}，还办吗？"


def ended(what: str, telling: str) -> str:
    """A series was ended."""
    return f"已停：{what}，以后不再自动安排。{telling}要办直接说时间就行。"


def called_off(value: int, telling: str) -> str:
    """A session that was told already was cancelled with its series."""
    return f"{number(value)} 也取消了：{telling}"


def kept(values: Sequence[int]) -> str:
    """What was told already takes place."""
    return f"{numbers(values)} 照办。" if values else ""
