"""What `zerenqu calendar` says."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import day

HELP = "看工作日历：哪些年的放假安排已经知道，接下来哪些日子放假或调休。"
FILE = "先检查这张表，不改设置；不写就看 ZRQ_CALENDAR 指定的表"
WRONG = "工作日表有问题，没有采用。请改好下面这些再试："
UNKNOWN_YEAR = "还没有录入，先按周一到周五算"
NOTHING_COMING = "已知的安排里，接下来没有放假或调休。"
OWN_TABLE = "本单位的表：{name}（{days} 天）。几台服务器一起用时，每台都要放同样的一份。"
NO_TABLE = "没有本单位的表。要加：写一张 CSV，每行“日期,放假/上班,说明”，整年公布了写“年份,已公布,文号”，用 ZRQ_CALENDAR 指过来。"
HOW_TO_ADD = "国务院一般在十一月公布下一年的安排；公布后照样写进本单位的表，或升级本程序。"
COMING = "接下来："
OFF, ON = "放假", "上班"


def year(number: int, source: str | None) -> str:
    """What is known of a year."""
    return f"{number} 年：{source or UNKNOWN_YEAR}"


def stretch(first: date, last: date, why: str, *, works: bool) -> str:
    """Days in a row that are arranged alike."""
    days = day(first) if first == last else f"{day(first)}至{day(last)}"
    return f"  {first.year}年{days} {ON if works else OFF}{f'  {why}' if why else ''}"


def broken(problems: Sequence[str]) -> list[str]:
    """Everything that is wrong with the table."""
    return [WRONG, *problems]
