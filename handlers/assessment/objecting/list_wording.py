"""What is said to who asks for the objections that are his, without a number (domain.md §2.6)."""

LOOK_WORDS = ("看异议", "我的异议", "考核异议到哪了")
NONE_OF_YOURS = (
    "没有您提的、也没有等您答复的考核异议。公示期里对结果有异议，说「对王强的结果有异议」加原因。"
)


def which_objections(waiting: int, own: int) -> str:
    """How many there are, before their numbers."""
    parts = [f"等您答复的 {waiting} 件"] if waiting else []
    parts += [f"您提的 {own} 件"] if own else []
    return f"考核异议：{'，'.join(parts)}。看哪一件？"
