"""How a rule for days is called, and how what comes again is ended or changed."""

from handlers.kit.reading.repeats import LAST, Repeat, Unit
from handlers.kit.wording import COMMA, WEEKDAYS

OFTEN = {Unit.WEEK: "每周", Unit.MONTH: "每月", Unit.QUARTER: "每季度"}
NTH = {1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", LAST: "最后一个"}


def rule(repeat: Repeat) -> str:
    """When it comes again.

    >>> from datetime import date
    >>> rule(Repeat(Unit.WEEK, (0, 3))), rule(Repeat(Unit.WEEK, (4,), every=2, since=date(2026, 3, 13)))
    ('每周一、周四', '每2周的周五')
    >>> rule(Repeat(Unit.MONTH, (2,), nth=1)), rule(Repeat(Unit.MONTH, day=15)), rule(Repeat(Unit.MONTH, day=LAST))
    ('每月第一个周三', '每月15日', '每月最后一天')
    """
    days = COMMA.join(f"周{WEEKDAYS[one]}" for one in repeat.weekdays)
    if repeat.unit is Unit.WEEK:
        return f"每{days}" if repeat.every == 1 else f"每{repeat.every}周的{days}"
    if repeat.unit is Unit.QUARTER:
        return "每季度最后一个工作日"
    if repeat.nth:
        return f"每月{NTH[repeat.nth]}{days}"
    return "每月最后一天" if repeat.day == LAST else f"每月{repeat.day}日"


def how_to_end(repeat: Repeat) -> str:
    """What somebody says to end it."""
    return f"取消{OFTEN[repeat.unit]}的学习"


def change_how(repeat: Repeat) -> str:
    """To who wants to change all of a series at once."""
    how = how_to_end(repeat)
    return f"要改整个安排，先说「{how}」，再按新的说一遍；只改其中一次，说编号，比如「S-0001 改到周四上午9点」。"
