"""Every sentence about study sessions that people read."""

from collections.abc import Sequence
from datetime import date, datetime, time

from handlers.kit.wording import COMMA, dated, day, moment

TITLE = "学习"
MOST_NAMES = 6

SCHEDULE_TITLE = "安排学习"
SCHEDULE_WORDS = ("安排学习",)
SCHEDULE_ABOUT = "一句话安排一次学习，我来通知和提醒。"
SCHEDULE_EXAMPLES = ("这周五下午3点小组学习 二楼会议室 内容两会精神",)
SCHEDULE_REFUSAL = "安排学习由党小组长、支部或责任党员来办。想看自己的安排，回复「我的学习」。"
LEAVE_TITLE = "学习请假"
LEAVE_WORDS = ("请假", "学习请假")
LEAVE_ABOUT = "去不了学习，说一声就行，原因可说可不说。"
LEAVE_EXAMPLES = ("明天学习我去不了 出车",)
ROLL_TITLE = "记到会"
ROLL_WORDS = ("记到会", "记考勤")
ROLL_ABOUT = "学完一句话记到会。"
ROLL_EXAMPLES = ("今天学习都到了",)
ROLL_REFUSAL = "到会由组织学习的人来记。想看自己的安排，回复「我的学习」。"
MAKE_UP_TITLE = "记补学"
MAKE_UP_WORDS = ("记补学",)
MAKE_UP_ABOUT = "谁补过学习了，说一声就行。"
MAKE_UP_EXAMPLES = ("张三补过学习了",)
MAKE_UP_REFUSAL = "补学由组织学习的人来记，补完跟他说一声就行。"
NEXT_TITLE = "我的学习"
NEXT_WORDS = ("我的学习",)
NEXT_ABOUT = "看下次学习和还没补的学习。"
NEXT_EXAMPLES = ("下次学习什么时候",)
CHANGE_TITLE = "改学习"
CHANGE_WORDS = ("取消学习",)
CHANGE_ABOUT = "取消一次学习，或者改时间。"
CHANGE_EXAMPLES = ("学习改到周六上午9点",)
MATERIAL_TITLE = "学习材料"
MATERIAL_ABOUT = "把学习材料发给请假的人。"

LEAVE, BACK, ROLL, DETAIL, CANCEL = "请假", "又能去了", "记到会", "看详情", "取消学习"
MATERIAL_REFUSAL = "材料由组织学习的人来发。"

ASK_AUDIENCE = "给谁安排？"
ASK_DAY = "哪天学习？比如「这周五」或「3月20号」。"
ASK_WHICH_DAY = "日子我没看准，是哪一天？"
ASK_IMPOSSIBLE = "日历上没有这一天，我没有替您改到别的日子。是哪一天？"
ASK_CONFLICT = "日期和星期对不上，是哪一天？"
ASK_DAYS = {
    "cadence": "每次是哪一天？比如「每月第一个周三」「每月15号」「每周四」。只办一次就说那一天，比如「下周三」。",
    "no_such": "日历上没有这样的日子。每次是哪一天？比如「每月第一个周三」「每月最后一天」。",
    "too_often": "天天通知太打扰人，最密排到每周。每次是哪一天？比如「每周三」「每月第一个周三」。",
}
ASK_TIME = "几点开始？比如「下午3点」。"
ASK_BACKWARDS = "结束比开始还早，几点开始？"
ASK_WHICH_TIME = "上午还是下午？是几点？"
ASK_PLACE = "在哪里？直接回地点，或者："
NO_PLACE_IN_IT = "这句里没听出地点，没有记。在哪里？只回地点就行，比如「二楼会议室」，或者："
NO_PLACE_YET = "还没定"
NO_PLACE_WORDS = (
    "还没定",
    "没定",
    "待定",
    "不知道",
    "再说",
    "未定",
    "没想好",
    "还不知道",
    "回头定",
)
NOT_A_DAY = "没看懂是哪天。比如「这周五」「明天」「3月20号」。"
NOT_A_TIME = "没看懂几点。比如「下午3点」「15:30」。"
AMEND = (
    "哪里要改？直接说，比如「改到周六上午9点」「地点三楼会议室」「内容安全生产法」「加上张三」。"
)
COMMITTEE = "支部委员会"
JOINED = "和"
NOT_CALLED = {
    "committee": "{title}由支部委员来召集，只请委员参加。想看自己的安排，回复「我的学习」。",
    "branch": "{title}由支部来召集，您可以跟书记说一声。想看自己的安排，回复「我的学习」。",
    "group": "{title}由党小组长或支部来召集。想看自己的安排，回复「我的学习」。",
}
NOBODY_TO_TELL = (
    "您责任区里眼下没有别的党员，学习由党小组统一安排。想看下次学习，回复「我的学习」。"
)
NOT_YOURS = "这个范围不归您安排。您可以安排：{names}。"
GONE_BY = "这个时间已经过了，没有安排。重新说一遍时间就行。"
OURSELVES = "您"

REMINDERS_STAY = "提醒是发给参加的人的，这里去不掉；谁不想被提醒，自己回复「别提醒」就停。"
NO_SESSION = "近期没有安排您参加的学习。"
WHICH_SESSION = "您说的是哪一次？"


def number(value: int) -> str:
    """The public number of a session.

    >>> number(1)
    'S-0001'
    """
    return f"S-{value:04}"


def names(people: Sequence[str]) -> str:
    """Names, the first six of many.

    >>> names(["甲", "乙", "丙", "丁", "戊", "己", "庚"])
    '甲、乙、丙、丁、戊、己等7人'
    """
    shown = COMMA.join(people[:MOST_NAMES])
    return f"{shown}等{len(people)}人" if len(people) > MOST_NAMES else shown


def facts(starts: datetime, place: str, topic: str) -> str:
    """When, where and what; `starts` is local."""
    return f"{moment(starts)}{particulars(place, topic)}"


def particulars(place: str, topic: str) -> str:
    """Where and what."""
    where = f"，{place}" if place else "，地点另行通知"
    what = f"，内容：{topic}" if topic else ""
    return f"{where}{what}"


def conflict_or_unsure(doubt: str) -> str:
    """The question about a day in doubt.

    >>> conflict_or_unsure("impossible") == ASK_IMPOSSIBLE
    True
    """
    texts = {"weekday_conflict": ASK_CONFLICT, "impossible": ASK_IMPOSSIBLE}
    return texts.get(doubt, ASK_WHICH_DAY)


def day_label(when: date, today: date) -> str:
    """A day to choose."""
    return dated(when, today)


def time_label(at: time) -> str:
    """A clock time to choose, with the part of the day in words.

    >>> [time_label(one) for one in (time(3), time(15), time(8, 30), time(20), time(11))]
    ['凌晨3:00', '下午3:00', '早上8:30', '晚上8:00', '上午11:00']
    """
    parts = ((6, "凌晨"), (9, "早上"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
    part = next(word for hour, word in parts if at.hour < hour)
    hour = at.hour - 12 if at.hour > 12 else at.hour
    return f"{part}{hour}:{at.minute:02}"


def gone_by(starts: datetime) -> str:
    """The time said lies in the past."""
    return f"{moment(starts)}已经过了，改到什么时候？比如「明天下午3点」。"


def session_label(value: int, starts: datetime, topic: str) -> str:
    """A session to choose."""
    return f"{number(value)} {moment(starts)}{topic and f' {topic}'}"


def no_such(value: int) -> str:
    """A number that is not there, or not for this person, or over: one text for all."""
    return f"没有找到可以办的 {number(value)}。想看安排，回复「我的学习」。"


def none_on(when: date) -> str:
    """No session on that day."""
    return f"{day(when)}没有查到学习。想看安排，回复「我的学习」。"


def next_one(value: int, what: str, standing: str) -> str:
    """The next session of a person."""
    return f"下次学习 {number(value)}：{what}。{standing}"


def organised(value: int, starts: datetime) -> str:
    """A session that somebody runs and is not asked to."""
    return f"您安排的 {number(value)}：{moment(starts)}。"


def exchange_due(days: int) -> str:
    """A group has had no session of exchange for so long [M2]."""
    return f"交流学习：近 {days} 天没有安排过，方便时可以办一次"


def coming(value: int, starts: datetime, place: str) -> str:
    """A session among the things to do."""
    return f"学习 {number(value)} {moment(starts)}{place and f'，{place}'}"


STANDINGS = {
    "expected": "",
    "excused": "您请了假。",
    "present": "您到会了。",
    "absent": "您没到，补学给您留着。",
}
MADE_UP = "您已经补过了。"
STATES = {"planned": "", "held": "已办", "cancelled": "已取消"}


def detail(value: int, what: str, state: str, lines: Sequence[str]) -> str:
    """One session."""
    over = f"（{state}）" if state else ""
    return "\n".join([f"{number(value)}{over}：{what}。", *lines])


def expected(people: Sequence[str]) -> str:
    """Who is asked to come, to the organiser."""
    return f"参加：{names(people)}。"


NOTHING_AHEAD = "近期没有安排您参加的学习。有了会通知您。"
ARRANGE_HINT = "要安排，直接说，比如「这周五下午3点小组学习 二楼会议室」。"
