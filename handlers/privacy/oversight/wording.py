"""What is said to whoever looks after the access log: counts, no content."""

from collections.abc import Sequence

from handlers.privacy.record_wording import COMMA, LIST_MARK

TITLE = "查阅核对"
WORDS = ("查阅核对", "查阅情况", "核对查阅", "谁看得多", "异常查阅")
ABOUT = "谁在没有要办的事时看得多、夜里看、要过人员名单，只有次数。"
EXAMPLES = ("查阅核对",)
LOOK = "看看"


def to_look_at(month: int, count: int) -> str:
    """To the desk, once a month: a number."""
    return f"{month}月有 {count} 个人的查阅要您核对：没有要办的事时看得多、夜里看，或要过人员名单。只有次数，没有内容。"


def heading(month: int) -> str:
    """Above the lines."""
    return f"{month}月要核对的查阅（您看过这些，本人查得到）："


def line(name: str, role: str, without_task: int, at_night: int, attempts: Sequence[str]) -> str:
    """One reader's month."""
    did = [f"没有要办的事，看了 {without_task} 条记录"] if without_task else []
    did += [f"休息时段看了 {at_night} 次"] if at_night else []
    if attempts:
        did.append(f"{LIST_MARK.join(attempts)}要过按思想、情绪列人的名单，没给")
    return f"· {name}（{role}）：{COMMA.join(did)}"


def meaning(without_task: int, at_night: int) -> str:
    """When a line appears (above so many), and what it does not say."""
    return (
        f"列出来的：一个月里看办完的事超过 {without_task} 条，休息时段（不当班）看超过 {at_night} 次，"
        "要过人员名单。次数不等于做错了，请先问本人原因；倒班的可能正在上班。"
    )


def nothing(month: int) -> str:
    """Nothing unusual, or nothing that is his to look at."""
    return f"{month}月没有要您核对的查阅。"


def month_choice(month: int) -> str:
    """The label of the other month."""
    return f"看{month}月"
