"""What is said while several concerns become one matter."""

from collections.abc import Sequence

TITLE, ABOUT = "合并反映", "两件反映说的是一件事，合在一起答复，每位提出人都会收到。"
EXAMPLES = ("C-0003 和 C-0001 是一件事",)
SAME_AS = "和 {code}（{words}）是一件事"
SENTENCE = "{one} 和 {other} 是一件事"
WHICH_TWO = "请说清是哪两件，比如「C-0003 和 C-0001 是一件事」。"


def merged(code: str, into: str, *, waits: bool) -> str:
    """They are one matter now."""
    said = f"好的，{code} 和 {into} 合在一起办。以后答复一次，每位提出人都会收到，彼此不知道是谁；解决没解决，各人自己说。"
    return said + (f"\n等您答复：直接说「{into} 下周一换好」。" if waits else "")


def already(one: str, other: str) -> str:
    """Nothing to do."""
    return f"{one} 和 {other} 已经合在一起了。答复直接说「{one} 下周一换好」。"


def cannot(code: str, into: str) -> str:
    """One of them is over, not his to answer, or goes to somebody else."""
    return f"{code} 和 {into} 合不到一起：只能合您能答复的、归同一级管的、还没办结的。看详情回复「{code}」。"


def together(codes: Sequence[str]) -> str:
    """Under one of them, to who answers."""
    return f"同一件事还有 {'、'.join(codes)}，答复一次都会告诉。"
