"""How words of one's own come into the plan of a year, and how the branch decides on it."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.inert import on_one_line
from handlers.kit.wording import day

WRITE_TITLE, SUBMIT_TITLE, REVIEW_TITLE, RETURN_TITLE = "写方案", "方案送审", "审方案", "退回方案"
WRITE_WORDS, SUBMIT_WORDS, REVIEW_WORDS = ("写方案",), ("方案送审",), ("审方案",)
WRITE_ABOUT = "往落实方案里加自己的措施：方案加一条：…，方案改第2条：…，方案删第2条。"
SUBMIT_ABOUT = "把落实方案报支部；支部同意以后编号定稿，不再变。"
REVIEW_ABOUT = "看等支部定的落实方案，同意或者退回。"
RETURN_ABOUT = "把一份落实方案退回去，写一句原因。"
WRITE_EXAMPLES = ("方案加一条：每月第一个班前会讲一个案例",)
SUBMIT_EXAMPLES, REVIEW_EXAMPLES = ("方案送审",), ("审方案",)
REVIEW_REFUSAL = "落实方案由党支部定。您能看的方案，回复「起草今年落实方案」。"
NOTHING_WAITS = "现在没有等支部定的落实方案。"
NO_WORDS = "没看到要写的内容。请这样说：方案加一条：每月第一个班前会讲一个案例。"
NOT_BY_NAME = "方案里不点名写谁的短处：方案大家都看。去掉名字再说一遍，比如「方案加一条：每班查一次劳保穿戴」。"
NONE_YET = "方案里还没有自己写的内容。这样加：方案加一条：每月第一个班前会讲一个案例。"
CHANGED_MEANWHILE = "您看过以后方案又改了，请再看一眼："
ASK_REASON = "为什么退回？写一句，写方案的人会看到。"
NO_REASON = "请写一句原因，不能只发数字。"
AMEND = "要换原因，回复「原因：…」；不退回了，回复「取消」。"
SUBMIT, LOOK, APPROVE, RETURN, SEND, HOW_TO_WRITE = (
    *("送审", "看方案", "同意", "退回", "发我全文", "怎么写"),
)


def written(name: str, year: int, lines: Sequence[str]) -> str:
    """What stands in it now."""
    shown = (
        "\n".join(f"{place} {on_one_line(one)}" for place, one in enumerate(lines, 1)) or NONE_YET
    )
    return f"{name} {year} 年落实方案，自己写的 {len(lines)} 条：\n{shown}\n改：方案改第1条：…；删：方案删第1条。"


def no_such_line(count: int) -> str:
    """Nothing stands there."""
    return (
        f"方案里自己写的只有 {count} 条，没有这一条。回复「方案加一条：…」加新的。"
        if count
        else NONE_YET
    )


def too_much(most: int, longest: int) -> str:
    """It is to stay a plan that is read."""
    return f"自己写的最多 {most} 条，每条 {longest} 字以内，这句没有加上。请说短一点，或者删掉一条再加。"


def settled(name: str, year: int, code: str) -> str:
    """Nothing of it changes any more."""
    return f"{name} {year} 年落实方案已定稿（{code}），不能再改。新的安排，写成目标：「维修组今年目标 …」。"


def written_by_its_leader(name: str) -> str:
    """The committee decides on it, and writes its own."""
    return f"{name}的方案由它的党小组长写。支部要改的，报上来以后退回，写一句原因；支部自己的，回复「方案加一条：…」。"


def lies_there(name: str, year: int) -> str:
    """It waits already."""
    return f"{name} {year} 年落实方案已经报上去了，等支部定。"


def submitted(name: str, year: int) -> str:
    """It waits for the branch now."""
    return f"{name} {year} 年落实方案已报支部。支部定了马上告诉您；定之前还可以改。"


def waits_push(name: str, year: int) -> str:
    """To the branch."""
    return f"{name} {year} 年落实方案等支部定。"


def to_review(
    name: str, year: int, writer: str, lines: Sequence[str], areas: int, goals: int
) -> str:
    """What the branch decides on."""
    own = (
        "\n".join(f"{place} {on_one_line(one)}" for place, one in enumerate(lines, 1))
        or "没有另写措施。"
    )
    return (
        f"{name} {year} 年落实方案（{writer}报）：{areas} 个责任区的分工，任务，目标 {goals} 条，日程。\n"
        f"自己写的措施：\n{own}"
    )


def approved(name: str, year: int, code: str) -> str:
    """To who decided."""
    return f"已同意，{name} {year} 年落实方案定稿，编号 {code}，放进了管理档案。"


def approved_push(name: str, year: int, code: str) -> str:
    """To who wrote it."""
    return f"支部同意了{name} {year} 年落实方案，编号 {code}。"


def giving_back(name: str, year: int, reason: str) -> str:
    """Before it is given back."""
    return f"退回{name} {year} 年落实方案，原因：{reason}"


def given_back(name: str, year: int) -> str:
    """To who decided."""
    return f"已退回{name} {year} 年落实方案，写方案的人会看到原因。"


def because(reason: str) -> str:
    """Why it was given back."""
    return f"支部退回的原因：{on_one_line(reason)}\n"


def returned_push(name: str, year: int) -> str:
    """To who wrote it, once; the reason is read in the chat."""
    return f"支部退回了{name} {year} 年落实方案。看了原因，改好再回复「方案送审」。"


def code(year: int, serial: int | None) -> str:
    """The number of an approved plan.

    >>> code(2026, 1)
    '〔2026〕1号'
    """
    return f"〔{year}〕{serial or 0}号"


def final(name: str, year: int, serial: int | None) -> str:
    """To who asks for what the branch has agreed to."""
    return f"{name} {year} 年落实方案马上发到这里（Word）：支部同意了的定稿，编号 {code(year, serial)}，不用再填。"


def due(name: str, year: int, until: date) -> str:
    """The one reminder."""
    return f"{name} {year} 年落实方案{day(until)}前报支部。草稿是现成的：回复「起草今年落实方案」看，再回复「方案送审」。"


def left_to_submit(name: str, year: int) -> str:
    """Among the items of who leads the group."""
    return f"{name} {year} 年落实方案还没送审"


def left_to_decide(name: str, year: int) -> str:
    """Among the items of the branch."""
    return f"{name} {year} 年落实方案等支部定"


def left_to_change(name: str, year: int) -> str:
    """Among the items of who leads the group."""
    return f"{name} {year} 年落实方案支部退回了，改好再送审"


def command(what: str, name: str, year: int) -> str:
    """A sentence that a choice says for him."""
    return f"{what}{name}{year}年落实方案"


SUBMITTING, LOOKING, DRAFTING, REVIEWING, RETURNING, SENDING = (
    *("送审", "看", "起草", "审", "退回", "发我"),
)
