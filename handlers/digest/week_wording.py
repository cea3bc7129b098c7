"""What a leader reads on Monday."""

from collections.abc import Sequence

TITLE = "本周要看的"
WORDS = ("本周要看的", "本周一览", "本周待办")
ABOUT = "一屏看完这一周：该谈的、卡住的、要定的、要开的。"
EXAMPLES = ("本周要看的",)
REFUSAL = "这是给责任党员、党小组长和支部的。您自己的事，回复「我还有啥没干」。"
NOTHING = "这一周眼下没有等您看的事。想说什么直接说，或回复「帮助」。"
SHOW = "看是哪些"


def heading(count: int, day: str) -> str:
    """How much there is."""
    return f"本周要看的（{count} 件），{day}："


def counted(title: str, count: int, soonest: str) -> str:
    """How much of one kind, as it may stand on a locked screen: never who."""
    return f"· {title} {count} 件{f'，最早{soonest}' if soonest else ''}"


def item(title: str, text: str) -> str:
    """One of them."""
    return f"· {title}：{text}"


def more(count: int) -> str:
    """Those that found no place."""
    return f"还有 {count} 件，回复「我还有啥没干」接着看。"


def joined(lines: Sequence[str]) -> str:
    """As one message."""
    return "\n".join(lines)
