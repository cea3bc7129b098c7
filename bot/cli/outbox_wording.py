"""What `zerenqu outbox` says: numbers, kinds, ages and reasons; never a name, never a text."""

from collections.abc import Mapping
from datetime import timedelta

from storage.vocabulary import PushKind, PushState

HELP = "看没送到的推送，重发或放弃。只说编号和原因，不显示姓名和内容。"
LIST = "各种状态的推送有几条，以及没送到的每一条：编号、种类、多久了、为什么。"
RESEND = "把这一条重新发送；收件人会被重新尝试。"
DROP = "放弃这一条，内容一并删除。"
NUMBER = "列表里的编号"
NOTHING = "没有没送到的推送。"
NEXT = "重发：zerenqu outbox resend 编号；放弃：zerenqu outbox drop 编号。"

STATES = {
    PushState.READY: "等待发送",
    PushState.LEASED: "正在发送",
    PushState.SENT: "已送出",
    PushState.CANCELLED: "已取消",
    PushState.UNKNOWN: "不知道到没到",
    PushState.DEAD: "没送到",
}
KINDS = {
    PushKind.URGENT: "紧急",
    PushKind.ANSWER: "答复",
    PushKind.AWAITED: "有人在等",
    PushKind.SPARING: "变更（赶在出门前）",
    PushKind.CHANGE: "变更",
    PushKind.NOTICE: "通知",
    PushKind.REMINDER: "提醒",
    PushKind.CONTINUATION: "长回复的后半部分",
}
REASONS = {
    "invalid_user": "企业微信不认识这个账号，或者人不在应用可见范围；名单更新后会再试新的推送",
    "in_doubt": "发出后没有等到答复，超过 4 小时，企业微信不再查重",
    "restored": "恢复备份时留下的，可能早已送到过；确认没有送到再重发",
    "unreadable": "内容解不开：密钥不对，或者数据损坏；换回密钥后可以重发",
    "in_doubt:unreadable": "内容解不开：密钥不对，或者数据损坏；也可能早已送到",
    "refused:unfit": "账号或内容不合企业微信的格式",
    "refused:50002": "应用无权发给这个人，请检查可见范围",
    "refused:60011": "应用无权发给这个人，请检查可见范围",
}


def counted(counts: Mapping[PushState, int]) -> str:
    """How many stand where."""
    return "，".join(f"{word} {counts.get(state, 0)}" for state, word in STATES.items())


def letter(number: int, kind: PushKind, state: PushState, age: timedelta, error: str) -> str:
    """One that was not delivered."""
    return f"{number}  {KINDS[kind]}  {STATES[state]}  {how_old(age)}  {reason(error)}"


def how_old(age: timedelta) -> str:
    """An age in one unit.

    >>> how_old(timedelta(hours=30))
    '1 天前'
    """
    if age >= timedelta(days=1):
        return f"{age.days} 天前"
    hours, minutes = divmod(max(0, int(age.total_seconds())) // 60, 60)
    return f"{hours} 小时前" if hours else f"{minutes} 分钟前"


def reason(error: str) -> str:
    """Why, as far as it is known.

    >>> reason("refused:60140")
    '企业微信拒收，错误码 60140'
    """
    if error in REASONS:
        return REASONS[error]
    kind, _, code = error.partition(":")
    if kind == "refused":
        return f"企业微信拒收，错误码 {code}"
    return REASONS.get(kind, error)


def resent(number: int) -> str:
    """It will go out."""
    return f"已重新排队：{number}。服务运行时会发出，遇到免打扰或次数限制会等一等。"


def dropped(number: int) -> str:
    """It is given up."""
    return f"已放弃：{number}，内容已删除。"


def no_such(number: int) -> str:
    """Nothing of this number is undelivered."""
    return f"没送到的推送里没有编号 {number}，没有改动。先用 zerenqu outbox list 看编号。"
