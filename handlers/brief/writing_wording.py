"""What is said while the two paragraphs of a brief are typed."""

from handlers.brief.rules import Quarter
from handlers.brief.wording import TITLE, called

ASK_CAUSES = (
    "共同原因，用一段话说（比如「人手紧，备件到得慢」）。不写人名，不写谁情绪怎样；不写回复「无」。"
)
ASK_PROPOSALS = "对策建议，也用一段话。没有回复「无」。"
NO_WORDS = ("无", "没有", "不写", "跳过", "没", "不用", "不用写", "略", "空着")
CAUSES, PROPOSALS = "原因分析", "对策建议"
AMEND = "说「原因改成…」或「建议改成…」，不要了说「原因改成无」。"
REPHRASE = "请换个说法，只说事。"
NOT_WRITTEN = "（不写）"


def too_long(length: int, most: int) -> str:
    """A paragraph, not a page."""
    return f"这段有 {length} 个字，最多 {most} 个，请精简些再发一次。"


def names_somebody(name: str) -> str:
    """Nobody stands in the brief."""
    return f"「{name}」像是在说具体的人，简报里不写人。{REPHRASE}"


def names_a_number(code: str) -> str:
    """Nor a number by which somebody is found."""
    return f"「{code}」能查到是谁提的，简报里不写编号。{REPHRASE}"


def counts(words: str) -> str:
    """Nor a count that the tables may have hidden."""
    return f"「{words}」是件数或人数，数只由表里来写：太少的数能看出是谁提的。{REPHRASE}"


def labels(word: str) -> str:
    """Nor what somebody feels or is like."""
    return f"「{word}」说的是人的情绪或给人贴标签，简报里不写。{REPHRASE}比如把「职工情绪大」写成「夜班连排三周，反映集中」。"


def to_settle(quarter: Quarter, causes: str, proposals: str) -> str:
    """Before it is settled."""
    return (
        f"{called(quarter)}{TITLE}定稿，定了就不再改：\n"
        f"{CAUSES}：{causes or NOT_WRITTEN}\n{PROPOSALS}：{proposals or NOT_WRITTEN}"
    )


def settled(code: str, quarter: Quarter) -> str:
    """It has its number now."""
    return (
        f"{code} 定稿了：{called(quarter)}{TITLE}，以后怎么变都不改这一份。Word 文件马上发到这里。"
    )


def settled_before(code: str) -> str:
    """Somebody was first."""
    return f"这个季度的简报已经定稿：{code}，没有再改。"
