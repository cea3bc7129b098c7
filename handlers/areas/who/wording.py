"""Every sentence about who answers for an area that whoever asks reads."""

from collections.abc import Sequence
from datetime import date

from handlers.areas.wording import BY_KIND, some
from handlers.kit.wording import COMMA
from storage.vocabulary import AssignmentKind

WHO_WORDS = ("谁负责我们", "谁管我们", "我的责任区")
WHO_ABOUT = "看哪个责任区由谁负责、管什么、怎么找他；问哪一天都行。"
WHO_EXAMPLES = ("我们组谁负责",)
OFF_SITE = "平时不在你们组上班，有事随时找。"
WHICH_AREA = "您问的是哪个责任区？"
WHICH_DAY = "您问的是哪一天？请写清楚几月几号，比如「维修组3月3号谁负责」。"
NOW = "看现在谁负责"
RECORD_TALK = "记一次谈心"
ASK_BRANCH = "您所在的组还没有划进责任区。"
OUTSIDE = "{team}不在{branch}的责任区里。想知道哪个组由谁负责，直接问组名，比如「{area}谁负责」。"
ACTIVISTS = "入党积极分子"
SEE_CLAUSE = "看 {id} 原文"


def joining(clause: str) -> str:
    """To somebody who wants to join; the clause that makes it his member's duty, where there is one."""
    duty = f"：协助支部培养积极分子是他的任务 [{clause}]" if clause else ""
    return f"想入党，先找责任党员谈谈{duty}。"


def on(day: str, who: str) -> str:
    """The same of another day than today."""
    return f"{day}：{who}"


def no_longer(area: str, since: str) -> str:
    """An area whose people belong to others now."""
    return (
        f"{area}责任区从{since}起不再单列，那里的人归到了别的责任区。问「我的责任区」就知道归谁。"
    )


def nobody_on(day: str, area: str) -> str:
    """Nobody is written down for that day."""
    return f"{day}：{area}责任区没有负责人的记录。"


def duties(titles: Sequence[str]) -> str:
    """What he answers for, in one line."""
    return f"负责的事：{COMMA.join(titles)}。"


def sites(names: Sequence[str]) -> str:
    """Where they are, of a crew that moves."""
    return f"地点：{COMMA.join(names)}。"


def gap(area: str, branch_contact: str) -> str:
    """Nobody answers for the area just now."""
    return f"{area}责任区眼下没有人负责，要等支部安排。{ask(branch_contact)}"


def all_absent(area: str, names: Sequence[str], branch_contact: str) -> str:
    """Those who answer for the area are away, and nobody stands in for them yet [D7]."""
    why = f"{area}责任区由{COMMA.join(names)}负责，眼下不在，要等支部安排人代管。"
    return f"{why}{ask(branch_contact)}"


def ask(branch_contact: str) -> str:
    """Whom to ask when there is no responsible member."""
    if not branch_contact:
        return "有事可以直接告诉我，我转给支部。"
    return f"有事先找支部的{branch_contact}，或者告诉我，我帮您转。"


def own(area: str, kind: AssignmentKind, others: Sequence[str], staff: Sequence[str]) -> str:
    """To a responsible member: his area and the people in it."""
    shared = f"，和{COMMA.join(others)}一起" if others else ""
    people = f"职工 {len(staff)} 人：{some(staff)}。" if staff else "名单里眼下还没有职工。"
    return f"您负责{area}责任区{shared}{BY_KIND[kind]}，{people}"


def absent_to_decide(area: str, names: Sequence[str]) -> str:
    """The same, where those who answer for it are away."""
    return f"{area}责任区由{COMMA.join(names)}负责，眼下不在，没有人代管，等支部定。"


def gap_to_decide(area: str) -> str:
    """To somebody of the branch himself, who is not to be sent to the branch."""
    return f"{area}责任区眼下没有人负责，等支部定。"


def question_for(area: str, day: date | None = None) -> str:
    """The question that a choice asks, of now or of a day."""
    when = f"{day.year}年{day.month}月{day.day}日" if day else ""
    return f"{when}{area}谁负责"
