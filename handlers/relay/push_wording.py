"""What members are told of notices without having asked."""

from collections.abc import Sequence

from handlers.relay.wording import listed


def push(code: str, text: str, names: Sequence[str], day: str) -> str:
    """To a responsible member; of one area it is the same for everybody."""
    where = f"您的 {len(names)} 个责任区（{listed(names)}）" if len(names) > 1 else "您的责任区"
    return f"支部通知 {code}，请传达到{where}{f'，{day}前' if day else ''}：\n{text}"


def push_corrected(code: str, text: str, day: str) -> str:
    """To who has it already."""
    return f"支部通知 {code} 有更正，请按这个传达{f'，{day}前' if day else ''}，传达过的再说一声：\n{text}"


def push_withdrawn(code: str) -> str:
    """To who has it already."""
    return f"支部通知 {code} 收回了，不用再传达；已经说过的，请跟大家说一声。"


def push_handed(code: str, names: Sequence[str], day: str) -> str:
    """To who answers for an area since it was sent; the clock knows no words."""
    return f"您现在负责的{listed(names)}还有支部通知 {code} 没传达{f'，{day}前' if day else ''}。"


def push_due(code: str, names: Sequence[str], day: str) -> str:
    """The day before."""
    return (
        f"支部通知 {code} {day}前要传达，还没说传达了的：{listed(names)}。已经传达了回个数字就行。"
    )


def item(code: str, names: Sequence[str], day: str) -> str:
    """One gentle line among what waits."""
    return f"支部通知 {code} 等您传达：{listed(names)}{f'（{day}前）' if day else ''}"
