"""What is said of what a group leader proposes."""

import re

ACCEPT, DECLINE = "同意", "不同意"
_ADDED = r"(?:我们?|支部|支委会|就|都|先|这个|这条|建议|[的了吧啊])*"
_YES = r"(?:同意|可以|采纳|通过|[行好])"
NOT_ACCEPTED = re.compile(
    rf"{_ADDED}(?:不|没|未|暂不|不能|不予|没有)(?:要)?{_YES}{_ADDED}|否决?|驳回|不要"
)
ACCEPTED = re.compile(rf"{_ADDED}{_YES}{_ADDED}")
SETTLE_TITLE = "定下党小组长的建议"
SETTLE_ABOUT = "党小组长建议由谁负责责任区，支部回一个数字就定。"
SETTLE_EXAMPLES = ("同意 P-0001",)
NO_SUCH_PROPOSAL = "没有这条建议，或者不归您定。"


def proposed(code: str) -> str:
    """To the leader himself."""
    return f"已提给支部（{code}），定了告诉您。"


def proposed_to_branch(leader: str, code: str, line: str) -> str:
    """To the secretary, who answers with a number."""
    return f"{leader}建议（{code}）：{line}"


def proposal_waits(leader: str, area: str, code: str) -> str:
    """Among what waits for the branch."""
    return f"{leader}对{area}责任区由谁负责有建议（{code}），等支部定"


def still_waits(code: str, line: str) -> str:
    """To the leader who looks at what he proposed."""
    return f"您的建议（{code}）：{line}\n还在等支部定，定了告诉您。"


def settled(code: str) -> str:
    """Somebody was faster."""
    return f"{code} 已经定过了，没有变动。"


def accepted(code: str, line: str) -> str:
    """To the leader."""
    return f"支部同意了您的建议（{code}）：{line}"


def declined(code: str, area: str) -> str:
    """To the leader."""
    return (
        f"支部没有采纳您对{area}责任区的建议（{code}），现在的安排不变。想知道原因，请直接问支部。"
    )


def declined_it(code: str, leader: str) -> str:
    """To whoever declined it."""
    return f"{code} 没有采纳，已告诉{leader}，现在的安排不变。"
