"""What the sender itself adds to a text."""

from datetime import datetime

MAY_BE_REPEATED = "（可能重复）"


def said_again(moment: datetime) -> str:
    """What tells the same words from those of a little while ago, or the platform would show them once."""
    return f"（{moment:%H:%M:%S}）"
