"""What is said about a self-appraisal that somebody does not hand in."""

import re

TITLE = "记没有自查的原因"
WORDS = ("记没有自查的原因", "没有自查")
ABOUT = "谁没有自查、为什么，记一句，不影响后面的考核。"
EXAMPLES = ("李红梅没有自查 因为外派",)
REFUSAL = "谁没有自查，由党小组长或者支部记原因。您自己的，回复「自评」就能交。"
NONE = re.compile(
    r"(?:没有?|未|不用|不能|免)(?:交|写|做|参加)?(?:自查|自评)|(?:自查|自评)(?:没有?|未|不用|免)(?:交|写|做)"
)
ASKS = re.compile(r"[吗么?？]|谁|几个|几份|多少")
WHO = "谁没有自查？说姓名就行。"
WHY = "为什么没有？说一句就行，比如「外派」。本人和支部看得到；身体、家里的情况不用写。"
AMEND = "要改哪里？说姓名，或者「因为…」就行。"
NOT_YOUR_OWN = "您自己的自查，请直接交（回复「自评」）；确实交不了，请支部来记原因。"


def excusing(name: str, year: int, reason: str) -> str:
    """Who has none, and why."""
    return (
        f"{name}没有 {year} 年自查。原因：{reason}。会告诉{name}；截止前还可以交，交了以自查为准。"
    )


def excused(name: str) -> str:
    """It is written down."""
    return f"已记下：{name}没有自查，不再提醒，评分照常。看进度回复「考核进度」。"


def excused_you(who: str, year: int, reason: str) -> str:
    """To him whom it is about."""
    return f"{who}记了：您没有 {year} 年自查，原因：{reason}。不对的话请跟{who}说；截止前您还可以交，发「自评」就行。"


def not_yours(name: str) -> str:
    """Somebody who appraises nothing, or is overseen by somebody else."""
    return f"{name}的自查不归您管，没有记下。谁负责哪里，回复「公示牌」。"


def is_in(name: str) -> str:
    """There is one."""
    return f"{name}已经交了自查，不用记原因。"
