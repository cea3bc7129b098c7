"""How `zerenqu edition diff` tells of kinds of sessions."""

from handlers.regulation import Calls, Meeting

CALLED_TOGETHER = {
    Calls.ANYBODY: "",
    Calls.GROUP: "（一个党小组）",
    Calls.BRANCH: "（全支部）",
    Calls.COMMITTEE: "（只有支委）",
}


def meeting(one: Meeting) -> str:
    """A kind of session, who is called together, and how early it is told."""
    early = f"，提前 {one.notice_days} 天通知" if one.notice_days else ""
    return f"{one.title}{CALLED_TOGETHER[one.calls]}{early}"
