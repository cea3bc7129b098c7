"""Every sentence about leave, other times and cancelled sessions that people read."""

from datetime import datetime

from handlers.kit.wording import moment
from handlers.study.wording import number

ASK_NEW_TIME = "改到什么时候？比如「周六上午9点」。"
CHANGE_AMEND = "改到什么时候？比如「周六上午9点」。不改了就回复「取消」。"
NOTHING_TO_CHANGE = "没有您组织的、还没开始的学习。要新安排一次，直接说时间就行。"
NO_LEAVE = "您近期没有请假的学习。想看安排，回复「我的学习」。"
ASK_LEAVE = "要请假吗？"
KEPT = "好的，没有请假，还按您参加算。去不了再说「请假」。"
LEAVE_OR_NOT = ("请假", "不请，能去")
NO_TEXT = "材料内容没看到。这样发：「S-0001 材料：……」。"
OFFICIAL, HEALTH, FAMILY, OFF_SHIFT = "公务", "身体原因", "家庭原因", "不当班"


def moved_notice(
    title: str, value: int, before: datetime | None, what: str, *, excused: bool
) -> str:
    """To everybody concerned: another time, or only another place, when nothing was `before`."""
    now_able = _able(excused)
    if before is None:
        return f"{title}换地点 {number(value)}：{what}。{now_able}"
    return f"{title}改期 {number(value)}：原定{moment(before)}，改到{what}。{now_able}"


def changed_notice(title: str, value: int, what: str, *, excused: bool) -> str:
    """To somebody whom an earlier change has not reached: how it stands now."""
    return f"{title}有变 {number(value)}：{what}。{_able(excused)}"


def _able(excused: bool) -> str:
    return "您请过假，现在能去就回复「又能去了」。" if excused else "去不了回复「请假」。"


def cancelled_notice(title: str, value: int, starts: datetime | None) -> str:
    """To everybody concerned: it does not take place; without a time to whom its last one has not reached."""
    if starts is None:
        return f"{title}取消 {number(value)}：原来通知的这次{title}不办了，不用去。再办会另行通知。"
    return f"{title}取消 {number(value)}：{moment(starts)}的{title}不办了，不用去。再办会另行通知。"


def cancelling(value: int, what: str, told: int) -> str:
    """Before a session is cancelled."""
    return f"取消 {number(value)}：{what}。确认后通知 {told} 人。"


def cancelled(value: int, telling: str) -> str:
    """A session was cancelled."""
    return f"已取消 {number(value)}。{telling}要重新安排，直接说时间就行。"


def moving(value: int, before: datetime | None, what: str, told: int) -> str:
    """Before a session is moved; without `before` only to another place."""
    if before is None:
        return f"换地点 {number(value)}：{what}。确认后通知 {told} 人。"
    return f"改期 {number(value)}：原定{moment(before)}，改到{what}。确认后通知 {told} 人。"


def moved(value: int, what: str, telling: str, *, other_time: bool) -> str:
    """A session was moved, to another time or only to another place."""
    return f"{'已改期' if other_time else '已换地点'} {number(value)}：{what}。{telling}"


def on_leave(value: int, what: str, reason: str, organiser: str, *, elsewhere: bool) -> str:
    """Leave was written down; `elsewhere` when he is still expected at another sitting."""
    why = f"，{reason}" if reason else ""
    left = "另一场还等着您" if elsewhere else "补学给您留着"
    return f"已请假 {number(value)}：{what}{why}。提醒撤了，已告诉{organiser}，{left}。"


def material_later(organiser: str) -> str:
    """There is no material yet."""
    return f"材料等{organiser}发，发来我就转给您。"


def leave_told(who: str, value: int, starts: datetime, *, wants_material: bool) -> str:
    """To the organiser; why somebody cannot come stands behind the number, not in the push."""
    more = f"本人想要材料，回复「{number(value)} 材料：……」我来转。" if wants_material else ""
    return (
        f"学习请假：{who}，{number(value)} {moment(starts)}。{more}回复「{number(value)}」看详情。"
    )


def back_again(value: int, what: str) -> str:
    """Leave was taken back."""
    return f"好的，{number(value)} 的请假取消了：{what}。还按您参加算，去不了再说「请假」。"


def back_told(who: str, value: int, starts: datetime) -> str:
    """To the organiser."""
    return f"{who}又能参加学习了：{number(value)} {moment(starts)}。回复「{number(value)}」看详情。"


def own_session(value: int) -> str:
    """The organiser cannot be on leave from his own session."""
    return f"{number(value)} 是您组织的，不用请假。去不了可以改期或取消：回复「{number(value)} 改到……」或「取消学习」。"


def on_duty(word: str) -> str:
    """A reason that is duty."""
    return f"{OFFICIAL}：{word}"


def material(text: str) -> str:
    """What the session is about, to be read at home."""
    return f"材料：{text}"


def material_kept(value: int, told: int) -> str:
    """Material was stored."""
    sent = f"已发给要补学的 {told} 人" if told else "眼下没有请假的人"
    return f"材料存好了（{number(value)}），{sent}；之后请假的人会直接收到。"


def material_sent(value: int, text: str) -> str:
    """To somebody on leave."""
    return f"学习材料 {number(value)}：{text}"


def coming_later(value: int, what: str, organiser: str) -> str:
    """Somebody comes, but later."""
    return (
        f"好的，已告诉{organiser}您会晚到：{number(value)} {what}。不算请假，去不了再说「请假」。"
    )


def late_told(who: str, value: int, starts: datetime) -> str:
    """To the organiser."""
    return f"学习晚到：{who}，{number(value)} {moment(starts)}，会来，要晚一点。回复「{number(value)}」看详情。"
