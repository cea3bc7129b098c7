"""Everything about the record of a year's study that people read."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.kit.wording import COMMA, WEEKDAYS, day
from handlers.study.wording import number

TITLE = "学习记录"
WORDS = ("学习记录", "学习台账")
ABOUT = "一年的学习：哪天、在哪、学了什么、谁到了，做成 Word 发给您。"
EXAMPLES = ("发我今年的学习记录",)
REFUSAL = "学习记录由党小组长、支部和责任党员来看。您自己的，回复「我的学习」或「我的记录」。"
LIST = "一、这一年的学习"
COLUMNS = ("编号", "时间", "类别", "地点", "内容", "组织人")
NOTHING = "这一年还没有您能看的学习。"
NO_PLACE = "没有记"
NOT_WRITTEN = "到会还没有记。"
OF_OTHERS = "到会由组织学习的人和党小组长看。"
MINUTES = "纪要："
NO_COUNTS = (
    "按已有的记录当场生成，记到会的人改了，这里跟着改。不计时长，不排名次，不统计哪个人缺了几次。"
)
NO_REASONS = "请假的原因和本人的说明不写在这里，回复学习的编号看。"


def file_name(name: str, year: int) -> str:
    """What the file is called."""
    return f"{TITLE}-{name}-{year}"


def title(name: str, year: int) -> str:
    """Over the record."""
    return f"{name} {year} 年学习记录"


def subtitle(today: date) -> str:
    """From which day it is."""
    weekday = WEEKDAYS[today.weekday()]
    return f"数据截至{today.year}年{today.month}月{today.day}日（周{weekday}）"


def when(starts: datetime) -> str:
    """The moment in a cell; `starts` is local."""
    return f"{day(starts.date())}{starts:%H:%M}"


def heading(value: int, starts: datetime, kind: str, topic: str) -> str:
    """Over one session."""
    return f"{number(value)} {day(starts.date())} {kind}{topic and f'：{topic}'}"


def came(people: Sequence[str]) -> str:
    """Who was there: all of them, for this is the record."""
    return f"到会 {len(people)} 人：{COMMA.join(people)}。" if people else "到会 0 人。"


def excused(people: Sequence[str]) -> str:
    """Who had leave and has not made up for it yet."""
    return f"请假：{COMMA.join(people)}。"


def made_up(people: Sequence[str]) -> str:
    """Who made up for it, whatever kept him away."""
    return f"已补学：{COMMA.join(people)}。"


def in_the_other(count: int) -> str:
    """How many are counted where the same topic had another sitting."""
    return f"另有 {count} 人，看同一内容另一场的记录。"


def kept_open(count: int) -> str:
    """How many others may still make up for it; nobody is named."""
    return f"还有 {count} 人没赶上，补学留着。"


def which(names: Sequence[str]) -> str:
    """Several are open to who asks."""
    return f"要哪里的？{COMMA.join(names[:6])}。请说名字，比如「发我{names[0]}今年的学习记录」。"


def no_such_year(year: int) -> str:
    """Nothing can have been held in it."""
    return f"{year} 年没有学习记录。请说今年、去年，比如「发我今年的学习记录」。"


def nothing(name: str, year: int) -> str:
    """No session of it has begun."""
    return f"{name} {year} 年还没有您能看的学习。要安排，直接说，比如「这周五下午3点小组学习 二楼会议室」。"


def coming(name: str, year: int, count: int) -> str:
    """The file is on its way."""
    return f"《{file_name(name, year)}》马上发到这里（Word），{count} 次学习。要整年的档案，回复「管理档案」。"
