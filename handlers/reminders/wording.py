"""What people read about how they are reminded."""

from collections.abc import Sequence

from handlers.kit.wording import WEEKDAYS

TITLE = "提醒"
STOP_TITLE, AGAIN_TITLE = "别提醒我", "恢复正常提醒"
WEEKLY_TITLE, SHOW_TITLE, LATER_TITLE = "每周说一次", "提醒设置", "推迟提醒"
STOP_ABOUT = "不想被提醒，说一声就停。"
AGAIN_ABOUT = "把停掉的、改成每周一次的提醒恢复正常。"
WEEKLY_ABOUT = "能等的事每周只说一次，合成一条。"
SHOW_ABOUT = "看现在怎么提醒您，推迟了哪些。"
LATER_ABOUT = "刚收到的提醒，换个时间再说一次。"
STOP_EXAMPLES, AGAIN_EXAMPLES = ("别提醒我了",), ("恢复正常提醒",)
WEEKLY_EXAMPLES, SHOW_EXAMPLES = ("每周一说一次就行",), ("提醒设置",)
LATER_EXAMPLES = ("明天再说", "下周一再提醒我")
SHOW_WORDS = ("提醒设置", "我的提醒", "提醒方式")
STOPPED = """好的，从现在起不提醒您了：学习、自查截止、该您答复的，都不催。
照常告诉您的：新的安排和变动、您反映的事有没有落实、安全隐患。
想恢复，回复「恢复提醒」。"""
STOPPED_BEFORE = "{since}起就没有再提醒您了。想恢复，回复「恢复提醒」。"
STARTED = "好的，提醒恢复了。嫌多随时回复「别提醒」，或者「每周一说一次就行」。"
NEVER_STOPPED = "提醒一直开着，没有停过。嫌多可以回复「别提醒」，或者「每周一说一次就行」。"
NOTHING_TO_PUT_OFF = "这一天里没有给您发过能推迟的提醒。看有什么在等您，回复「我还有啥没干」。"
OVER = "这件已经办完、取消，或者过了一天，不用再提醒了。看有什么在等您，回复「我还有啥没干」。"
WHICH = "推迟哪一件？"
ALL = "都推迟"
WHEN = "推迟到哪天没看懂。说个日子就行，比如「明天再说」「下周一再提醒我」「推迟三天」。"
PASSED = "那个时候已经过去了。说个后面的日子，比如「明天再说」「下周一再提醒我」。"
TOO_FAR = "最多推迟两个月，免得忘了。说个近一点的日子，比如「下周一再提醒我」。"
LOOK = "我还有啥没干"


def not_told_of(code: str) -> str:
    """He names a matter of which nothing was sent to him."""
    return f"这一天里没有给您发过 {code} 的提醒，没有可推迟的。看现状回复「查看 {code}」。"


def put_off(lines: Sequence[str], when: str) -> str:
    """They come again then."""
    many = f"，{len(lines)} 件" if len(lines) > 1 else ""
    return "\n".join(
        [
            f"好的，{when}再提醒一次{many}：",
            *(f"· {one}" for one in lines),
            "中间办完了就不再提醒。那天要是另有提醒，会合成一条。",
        ]
    )


def too_late(line: str, over: str) -> str:
    """By then it is over."""
    return f"「{line}」到{over}为止，那天已经过期，没有推迟。"


def earlier(when: str) -> str:
    """A moment before it is over."""
    return f"{when}再提醒"


SOON_OVER = "离到期太近，中间没有合适的时间再提醒了。"


def weekly(weekday: int) -> str:
    """What comes once a week from now on, and what does not wait."""
    day = f"周{WEEKDAYS[weekday]}"
    return f"""好的，能等的新事和提醒，攒到每{day}早上合成一条告诉您（那天您不上班，就顺到下一个班）。
不等、照样马上告诉您的：安全急事，您反映的事的答复，有人在等您回话的，签到码，安排变动或取消，等到{day}就过期的。
想改回来，回复「恢复正常提醒」。"""


def weekly_before(weekday: int) -> str:
    """It is so already."""
    return f"已经是每周{WEEKDAYS[weekday]}说一次了。想改回来，回复「恢复正常提醒」。"


def as_usual(per_day: int, per_week: int) -> str:
    """Nothing was wished."""
    return f"现在照常提醒：能等的一天最多 {per_day} 条、一周最多 {per_week} 条，夜里不发。"


def stopped(since: str) -> str:
    """Nothing is reminded of."""
    return f"您说过别提醒，{since}起不提醒；新的安排和变动照常告诉您。"


def once_a_week(since: str, weekday: int) -> str:
    """One message a week."""
    return f"您说过每周{WEEKDAYS[weekday]}说一次就行，{since}起能等的合成一条。"


def waiting(when: str, line: str) -> str:
    """Something he put off."""
    return f"· {when}再提醒：{line}"


def put_off_heading(count: int) -> str:
    """What he put off."""
    return f"您推迟的（{count} 件）："
