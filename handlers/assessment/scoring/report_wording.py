"""What is said about reporting sheets to the branch [M4.3]."""

from collections.abc import Sequence
from decimal import Decimal

from handlers.kit.wording import points_shown

REPORT_TITLE = "上报考核"
REPORT_WORDS = ("上报考核", "考核上报", "上报", "报支部审核")
REPORT_ABOUT = "把打好的分报给支部审核；报之前随时能改。"
REPORT_EXAMPLES = ("上报考核",)
NOTHING_TO_REPORT = "没有打好、还没上报的考核表。想打分，回复「考核打分」。"
REVIEW = "去审核"


def to_report(sheets: Sequence[str]) -> str:
    """What would be reported."""
    return f"上报支部审核 {len(sheets)} 张：\n" + "\n".join(f"· {one}" for one in sheets)


def report_line(sheet_said: str, total: Decimal | None, grade: str) -> str:
    """One of them."""
    what = f"{points_shown(total)} 分，{grade}" if total is not None else "不评等次，意见"
    return f"{sheet_said}{what}"


def reported(count: int, left: int) -> str:
    """They are with the branch."""
    more = f"还有 {left} 张没打。" if left else ""
    return f"已上报 {count} 张，等支部审核，退回的会告诉您。{more}"


def waits_push(count: int) -> str:
    """To who reviews: that something waits, not what it is."""
    return f"有 {count} 张考核表等支部审核。"


def left_to_report(count: int) -> str:
    """An open item."""
    return f"{count} 张考核表打好了，还没上报"
