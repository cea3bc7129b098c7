"""Every sentence about one topic in two sittings."""

from collections.abc import Sequence
from datetime import datetime

from handlers.kit.wording import COMMA, moment
from handlers.study.wording import names, number

ONE_AT_A_TIME = (
    "定期的学习一次定一场：先说一场，比如「每月第一个周三下午3点学习」，定下后再说另一场。"
)
ASK_SECOND = "另一场是什么时候？比如「周四早上9点」。"
SAME_TIME = "两场是同一个时间。另一场是什么时候？比如「周四早上9点」。"
NOBODY = "按班次这场排不到人。"
COUNTED = "到过另一场的，这里也算到会。"


def planned(title: str, whom: str, people: Sequence[str], sittings: Sequence[str]) -> str:
    """Two sittings before they are confirmed."""
    lines = "\n".join(sittings)
    return f"{title}，同一内容办两场，参加一场就行。\n{whom}，参加：{names(people)}。\n{lines}"


def sitting(order: int, what: str, own: Sequence[str], either: Sequence[str]) -> str:
    """One of them, and who is asked to it because his shift leaves it free."""
    asked = f"请：{names(own)}。" if own else ""
    both = f"哪场都行：{names(either)}。" if either else ""
    return f"第{'一二'[order]}场 {what}。{asked}{both}{'' if own or either else NOBODY}"


def arranged(values: Sequence[int], lines: Sequence[str], count: int) -> str:
    """Two sittings were arranged."""
    shown = "\n".join(lines)
    return (
        f"已安排 {COMMA.join(map(number, values))}，参加一场就行：\n{shown}\n"
        f"通知 {count} 人，各按自己的班，会前再提醒。哪场学完，就说「{number(values[0])} 都到了」。"
    )


def other_waits(*, excused: bool) -> str:
    """To somebody who misses one and may go to the other."""
    return f"您{'请了假' if excused else '没到'}，另一场还等着您。"


def owed_there(value: int) -> str:
    """To somebody who missed both: it is to be made up for once."""
    return f"您没去，补学记在 {number(value)}，补一次就行。"


def other_sitting(value: int, starts: datetime) -> str:
    """The other sitting of the same topic."""
    return f"另一场是 {number(value)} {moment(starts)}，参加一场就行。"
