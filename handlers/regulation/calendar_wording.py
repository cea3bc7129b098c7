"""What is said about working days: a year without an arrangement, and a table that is not right."""

from collections.abc import Sequence
from datetime import date

OFF, ON, PUBLISHED = "放假", "上班", "已公布"
HEADER = "日期"

NOT_A_DATE = "第一格看不懂，要写成 2027-01-01，或一段 2027-02-05至2027-02-11"
NO_SUCH_DAY = "没有这一天"
BACKWARDS = "后面的日期早于前面的"
ONLY_A_YEAR = "写“已公布”时第一格只写年份，比如 2027,已公布,文号"
YEAR_NEEDS_PUBLISHED = "只写了年份：要么写成“年份,已公布,文号”，要么第一格写到哪一天"
KINDS = f"第二格只能写 {OFF}、{ON} 或 {PUBLISHED}"
BROKEN_QUOTES = "引号没有成对"
FILE_MISSING = "找不到或读不了这个文件"
NOT_TEXT = "不是文字表格。请存成 CSV（UTF-8 或 GBK）"
TOO_LARGE = "文件太大，不像一张节假日表"


def unknown_years(years: Sequence[int]) -> str:
    """Years without an arrangement were reckoned with plain weeks.

    >>> unknown_years([2027])
    '2027年放假安排还没有发布或录入，先按周一到周五算'
    """
    return f"{'、'.join(map(str, years))}年放假安排还没有发布或录入，先按周一到周五算"


def at_line(line: int, what: str) -> str:
    """One problem of the table."""
    return f"第 {line} 行：{what}"


def too_long(days: int) -> str:
    """A stretch of days that nobody means."""
    return f"一段最多 {days} 天"


def out_of_range(first: int, last: int) -> str:
    """A year that is a slip of the pen."""
    return f"年份要在 {first}–{last} 之间"


def contradicts(day: date, line: int, works: bool) -> str:
    """The same day stands twice, and differently."""
    return f"{day.isoformat()} 在第 {line} 行已经写成“{ON if works else OFF}”"
