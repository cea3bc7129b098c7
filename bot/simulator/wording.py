"""What the phone itself says, in Chinese; the bot's own words are not here."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.simulator.clock import SHANGHAI

WEEKDAYS = "一二三四五六日"

DETAILS = "详情"
MEDIA = {"image": "[图片]", "voice": "[语音]", "video": "[视频]", "file": "[文件]"}
SENT = {**MEDIA, "location": "[位置]", "link": "[链接]"}
PLACE = "二号门"
LINK = "一篇文章"

UNDELIVERED = "没有送到：机器人没有回应（已经重试 {retries} 次）。请稍后再发一次。"
BAD_REPLY = "机器人的回复打不开，平台会把它丢掉。"
TAPPED = "点了菜单「{name}」"
ANSWERED = "点了卡片「{name}」"
RECALLED = "机器人撤回了一条消息"
ONLY_HERE = "模拟手机只能在本机打开。"

GREETING = "现在您是{name}（{note}）。想说什么就打一句话，{end}结束。"
FAREWELL = "聊天结束。"
END = "退出"
FROM_BOT = "助手　{text}"
PUSHED = "助手主动发来　{text}"
PHONE = "（{text}）"
CARD_BUTTONS = "［{names}］"


def medium(kind: str, name: str) -> str:
    """A medium as a line of text; only a file shows its name."""
    return f"{MEDIA[kind]} {name}" if kind == "file" else MEDIA[kind]


def weight(content: bytes) -> str:
    """How large a file is.

    >>> weight(bytes(700)), weight(bytes(6 * 1024))
    ('1 KB', '6 KB')
    """
    return f"{max(1, round(len(content) / 1024))} KB"


def day(moment: datetime) -> str:
    """The date with its weekday.

    >>> from datetime import UTC
    >>> day(datetime(2026, 3, 12, 6, 30, tzinfo=UTC))
    '3月12日 周四'
    """
    local = moment.astimezone(SHANGHAI)
    return f"{local.month}月{local.day}日 周{WEEKDAYS[local.weekday()]}"


def time_of_day(moment: datetime) -> str:
    """Hours and minutes.

    >>> from datetime import UTC
    >>> time_of_day(datetime(2026, 3, 12, 6, 30, tzinfo=UTC))
    '14:30'
    """
    return f"{moment.astimezone(SHANGHAI):%H:%M}"


def time_marks(moments: Sequence[datetime]) -> list[str]:
    """What stands above each line of a chat: nothing within five minutes of the mark before.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 3, 12, 4, tzinfo=UTC)
    >>> time_marks([noon, noon + timedelta(minutes=2), noon + timedelta(hours=1)])
    ['3月12日 周四 12:00', '', '13:00']
    """
    marks: list[str] = []
    before: datetime | None = None
    for moment in moments:
        if before is not None and moment - before < timedelta(minutes=5):
            marks.append("")
            continue
        same_day = before is not None and day(before) == day(moment)
        clock = time_of_day(moment)
        marks.append(clock if same_day else f"{day(moment)} {clock}")
        before = moment
    return marks
