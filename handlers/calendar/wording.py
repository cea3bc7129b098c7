"""Every sentence about calendars that people read."""

from storage.vocabulary import Attendance

TITLE = "日历"
SUBSCRIBE_TITLE = "日历订阅"
SUBSCRIBE_WORDS = ("日历订阅", "我的日历", "订阅日历")
SUBSCRIBE_ABOUT = "给您一个地址，手机日历里就有您的学习安排。"
SUBSCRIBE_EXAMPLES = ("日历订阅",)
STOP_TITLE = "停用日历订阅"
STOP_WORDS = ("停用日历订阅",)
STOP_ABOUT = "日历地址马上不能用。"
STOP_EXAMPLES = ("停用日历订阅",)
NO_ADDRESS = "日历订阅还没有开通：管理员还没设外面能打开的网址。想看安排，回复「我的学习」。"
NOT_ON = "您没有在用的日历地址。要一个，回复「日历订阅」。"
STOPPED = "停了：日历地址从现在起打不开。手机里的订阅您自己删掉就行；想看安排，回复「我的学习」。"
OLD_ONE_OVER = "原来的地址已经停用，手机里换成这个：\n"
HOW = """苹果手机：设置→日历→账户→添加账户→其他→添加已订阅的日历，粘贴地址。
别的手机、电脑：日历里找「订阅」或「通过网址添加」，粘贴地址。
里面只有请您参加的学习，没有别人的名字；几小时更新一次，急的以这里的通知为准。
谁有这个地址谁能看，别转发。怕漏出去，再说一次「日历订阅」就换新的；不用了，回复「停用日历订阅」。"""

CALENDAR = "学习安排"
AWAY = "（已请假）"
CALLED_OFF = "（已取消）"
NOTICE_COUNTS = "时间、地点要是和通知不一样，以通知为准。"


def address(link: str, *, again: bool) -> str:
    """The address, and what to do with it."""
    return f"您自己的日历地址：\n{link}\n{OLD_ONE_OVER if again else ''}{HOW}"


def summary(kind: str, topic: str, state: Attendance, *, cancelled: bool) -> str:
    """What a session is called in the calendar; of himself also that he has leave.

    >>> summary("学习", "两会精神", Attendance.EXCUSED, cancelled=False)
    '学习：两会精神（已请假）'
    """
    more = CALLED_OFF if cancelled else AWAY if state is Attendance.EXCUSED else ""
    return f"{kind}{topic and f'：{topic}'}{more}"


def description(code: str) -> str:
    """Where more is to be had."""
    return f"{code}。请假、看详情：在企业微信里回复 {code}。"
