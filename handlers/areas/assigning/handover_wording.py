"""What is said to those whom a decision about an area concerns."""

from collections.abc import Sequence

from handlers.kit.wording import COMMA

SEE_HANDOVER = "看交接清单"
HANDOVER = "交接清单"
HANDOVER_WORDS = ("交接", "我的交接", "交接单")
HANDOVER_ABOUT = "新接手的责任区有什么要接着做：职工名单、还没办结的反映、本期还没聊到的人、接下来的学习、今年的目标。"
HANDOVER_EXAMPLES = ("交接清单",)
NO_HANDOVER = "您没有负责责任区，没有要交接的。"
NO_TALKS_HANDED = "前任记的谈心内容不移交，从头聊起就行。"
LOOK_AT = "看 {code}"


def handover(area: str, begun: str, before: Sequence[str]) -> str:
    """The head of the list."""
    instead = f"，前任{COMMA.join(before)}" if before else ""
    return f"{area}责任区（{begun}由您负责{instead}）"


def staff(names: Sequence[str], most: int) -> str:
    """Who they are."""
    shown = COMMA.join(names[:most]) + ("等" if len(names) > most else "")
    return f"职工 {len(names)} 人：{shown}。" if names else "名单里眼下还没有职工。"


def open_concerns(codes: Sequence[str]) -> str:
    """What goes on."""
    return (
        f"还没办结、您能看到的反映：{COMMA.join(codes)}。"
        if codes
        else "没有还没办结的反映要您跟。"
    )


def talks_due(names: Sequence[str], most: int) -> str:
    """Whom he has not talked with in this period."""
    shown = COMMA.join(names[:most]) + ("等" if len(names) > most else "")
    return f"本期您还没聊到 {len(names)} 人：{shown}。" if names else ""


def goals(codes: Sequence[str]) -> str:
    """What the area wants to reach this year."""
    return f"今年的目标：{COMMA.join(codes)}，回复「今年目标」看内容。" if codes else ""


def sessions(lines: Sequence[str]) -> str:
    """What comes next."""
    return f"接下来的学习：{COMMA.join(lines)}。" if lines else ""


def to_new(
    area: str, begins: str, staff: int, before: Sequence[str], *, interim: bool, site: str, end: str
) -> str:
    """Pushed to who takes an area; `end` is a sentence of its own, or "" for good."""
    instead = f"，接替{COMMA.join(before)}" if before else ""
    verb = "代管" if interim else "负责"
    where = f"在{site}" if site else ""
    return f"支部定了：{begins}由您{where}{verb}{area}责任区{instead}，职工 {staff} 人。{end}"


def to_old(
    area: str, begins: str, after: Sequence[str], codes: Sequence[str], *, interim: bool, end: str
) -> str:
    """Pushed to who hands an area over; numbers only, and never what a talk was about."""
    who = f"由{COMMA.join(after)}{'代管' if interim else '接'}" if after else "由支部另定"
    open_ones = f"还没办结的反映 {COMMA.join(codes)} 也一并移交。" if codes else ""
    return (
        f"支部定了：{begins}{area}责任区不再由您负责，{who}。{end}{open_ones}您记的谈心内容不移交。"
    )


def to_planned(area: str, after: Sequence[str]) -> str:
    """Pushed to who was to take an area and now does not."""
    who = f"，改由{COMMA.join(after)}负责" if after else ""
    return f"支部改了安排：原定由您负责{area}责任区，现在不用了{who}。"


def to_leader(line: str) -> str:
    """Pushed to the leader of the area's Party group."""
    return f"支部定了：{line}"


def to_staff(who: str, begins: str) -> str:
    """Pushed once to the people of an area."""
    return f"{begins}，{who}"
