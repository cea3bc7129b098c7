"""Every sentence that is said beside a session before it is confirmed."""

from collections.abc import Sequence

from handlers.study.wording import names, number


def short_notice(title: str, usual: int, days: int) -> str:
    """It is called later than is usual; nothing is refused."""
    left = f"只提前 {days} 天" if days > 0 else "是当天"
    return f"{title}一般提前 {usual} 天通知，这次{left}，照样可以安排。"


def clash(value: int, people: Sequence[str]) -> str:
    """Some of the same people are asked to another session about then."""
    return f"时间上跟 {number(value)} 撞了：{names(people)}。要错开，直接说新时间。"


def shifts(at_work: Sequence[str], free: Sequence[str]) -> str:
    """Who is at work when it begins.

    >>> shifts(["王强"], [])
    '那时在班：王强。'
    """
    there = f"那时在班：{names(at_work)}" if at_work else ""
    away = f"不在班：{names(free)}" if free else ""
    return "；".join(filter(None, (there, away))) + "。"
