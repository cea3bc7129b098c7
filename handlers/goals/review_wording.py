"""Every sentence about what the branch decides on goals that people read."""

from collections.abc import Sequence

from handlers.goals.wording import number

REVIEW_TITLE = "确认目标"
REVIEW_WORDS = ("确认目标", "待确认目标")
REVIEW_ABOUT = "看党小组长报来的目标，一个责任区一起确认，或退回一条。"
REVIEW_EXAMPLES = ("确认目标",)
REVIEW_REFUSAL = "目标由支部确认。想看本责任区的目标，回复「今年目标」。"
RETURN_TITLE = "退回目标"
RETURN_ABOUT = "退回一条目标，说一句原因。"

NOTHING_WAITS = "没有等支部确认的目标。"
APPROVE_ALL, RETURN_ONE = "全部确认", "退回一条"
CHANGED_MEANWHILE = "刚才有人动过，没有确认。现在是这样："
ASK_WHICH = "退回哪一条？"
NO_REASON = "写一句原因，起草的人才知道怎么改。"
NEXT = "看{area}等确认的"
LOOK_REASON = "看原因"
AMEND = "原因改成什么？直接说一句。"


def waiting(area: str, year: int, drafter: str, goals: Sequence[str]) -> str:
    """The goals of an area that wait."""
    return "\n".join([f"{area} {year} 年目标，{drafter}报的，等支部确认 {len(goals)} 条：", *goals])


def instead_of(value: int) -> str:
    """It would take the place of another one."""
    return f"（确认后代替 {number(value)}）"


def does_not_wait(value: int) -> str:
    """It was decided on already."""
    return f"{number(value)} 不在等确认。想看现在的样子，回复「{number(value)}」。"


def approved(area: str, year: int, count: int) -> str:
    """To who approved them."""
    return f"{area} {year} 年目标 {count} 条已确认，责任区的人都能看到。"


def ask_reason(goal_said: str) -> str:
    """Why it is given back."""
    return f"为什么退回「{goal_said}」？一句话就行，起草的人会看到。"


def giving_back(value: int, goal_said: str, reason: str) -> str:
    """What is given back, and why."""
    return f"退回 {number(value)} {goal_said}。\n原因：{reason}"


def given_back(value: int) -> str:
    """It is given back."""
    return f"{number(value)} 已退回，原因已告诉起草的人。"


def still_wait(count: int) -> str:
    """Other areas whose goals wait."""
    return f"还有 {count} 个责任区的目标等确认。"


def waits_push(areas: str) -> str:
    """To the secretary: something waits, not what it is."""
    return f"{areas}的目标等支部确认。"


def approved_push(area: str, year: int, count: int) -> str:
    """To who drafted them."""
    return f"{area} {year} 年目标 {count} 条，支部已确认。"


def returned_push(area: str, year: int, value: int) -> str:
    """To who drafted it; the reason is read in the chat, not on a lock screen."""
    return f"{area} {year} 年目标 {number(value)}，支部退回了，请看看原因再改。"


def changed_push(area: str, year: int, value: int) -> str:
    """To who leads the group: the branch has changed a goal itself."""
    return f"{area} {year} 年目标，支部改了一条，现在是 {number(value)}。"


def dropped_push(area: str, year: int, value: int) -> str:
    """To who leads the group: the branch has taken a goal off."""
    return f"{area} {year} 年目标 {number(value)}，支部去掉了。"


def left_to_decide(areas: str) -> str:
    """Among what waits for the branch."""
    return f"{areas}的目标等支部确认"


def left_to_change(areas: str) -> str:
    """Among what waits for the leader."""
    return f"{areas}有支部退回的目标，等您改"
