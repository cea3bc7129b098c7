"""How far a notice has come, and what an area has heard in a year."""

from collections.abc import Sequence

from handlers.relay.wording import by_hand, listed

PAPER_NAME = "传达记录"
PAPER_COLUMNS = ("编号", "发出", "截止", "内容")
PAPER_NOTE = "只列这个责任区已经传达的支部通知；没有截止的写「无」。"
PAPER_NONE = "无"
WITHDRAWN = "已收回"
UNKNOWN_THERE, NOT_SENT = "企业微信里找不到他", "可能没收到"


def head(code: str, who: str, when: str, day: str, *, withdrawn: bool) -> str:
    """Which notice it is."""
    facts = [
        f"{who}{when}发",
        *([f"{day}前传达"] if day else []),
        *([WITHDRAWN] if withdrawn else []),
    ]
    return f"{code} 支部通知（{'，'.join(facts)}）："


def counted(areas: int, heard: int) -> str:
    """How far it has come; never who.

    >>> counted(12, 9), counted(3, 3)
    ('12 个责任区，9 个已传达，3 个还在路上。', '3 个责任区都已传达。')
    """
    if heard == areas:
        return f"{areas} 个责任区都已传达。"
    return f"{areas} 个责任区，{heard} 个已传达，{areas - heard} 个还在路上。"


def not_gone(count: int) -> str:
    """What waits for the shift or the morning."""
    return f"有 {count} 条还没发出去，等上班或免打扰过了就发。"


def no_holder(whom: Sequence[tuple[str, str]]) -> str:
    """To the secretary: where nobody passes it on."""
    return f"没人负责，要请人去说：{by_hand(whom)}。"


def not_brought(people: Sequence[tuple[str, bool]]) -> str:
    """To the secretary: whom the message cannot reach."""
    said = [f"{name}（{UNKNOWN_THERE if unknown else NOT_SENT}）" for name, unknown in people]
    return f"没送到，请当面说：{listed(said)}。"


def for_the_secretary(count: int) -> str:
    """To others of the committee."""
    return f"有 {count} 处要请人去说，书记回复「传达情况」能看到是哪里。"


def how_to_correct(code: str) -> str:
    """To the branch, under one notice."""
    return f"写错了发「更正 {code}：新的内容」，发错了收回。"


def line(code: str, words: str, areas: int, heard: int) -> str:
    """One notice in the list of the branch."""
    return f"{code} {words}：{counted(areas, heard)}"


def mine(names: Sequence[str], heard: Sequence[str]) -> str:
    """Where he passes it on himself."""
    parts = [f"已传达：{listed(heard)}"] if heard else []
    parts += [f"还没传达：{listed(names)}"] if names else []
    return f"您的责任区，{'；'.join(parts)}。"


def paper_title(area: str, year: int) -> str:
    """Over the paper of an area."""
    return f"{area} {year} 年支部通知传达记录"


def file_name(area: str, year: int) -> str:
    """What the file is called."""
    return f"{PAPER_NAME}-{area}-{year}"


def paper_heading(count: int) -> str:
    """How many there are."""
    return f"已传达 {count} 件"
