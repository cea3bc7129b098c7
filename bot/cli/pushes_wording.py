"""What `zerenqu pushes` prints."""

from bot.cli.policies_wording import padded
from handlers.kit.pushes import RULES, PushRule
from handlers.kit.pushes_wording import KINDS, Declared
from storage.vocabulary import PushKind

HELP = "会给人发什么、什么时候发、到什么时候停：和代码里用的是同一张表。"
KINDS_TITLE = "各类消息怎么发（急的在前）："
LATE = "停机后补发：还有用的晚到也发，过了时候的一律不发；事情办完，还没发的马上作废。"
PUSHED_TITLE = "会发的消息，各到什么时候为止："
FIRST, SECOND = 12, 44  # columns of the terminal


def rule(kind: PushKind, one: PushRule) -> str:
    """How one kind is treated."""
    parts = [
        "计入每天、每周的条数" if one.budgeted else "不计条数",
        "夜里不发" if one.rests else "随时发",
        *(["当班时发（等不及的除外）"] if one.at_work else []),
        *(["过期前至少说一次"] if one.must_be_told else []),
        *(["说「别提醒」就停"] if one.unwanted else []),
        *(["不知送到没有时再发一次"] if one.repeated else []),
    ]
    return f"{padded(KINDS[kind], FIRST)}{'；'.join(parts)}"


def declared(one: Declared) -> str:
    """One thing that is pushed, its kinds in the order of urgency."""
    kinds = "、".join(KINDS[kind] for kind in RULES if kind in one.kinds)
    return f"{padded(one.called, SECOND)}止于：{one.stops}（{kinds}）"
