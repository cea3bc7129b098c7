"""What the branch reads about the minutes it asks of people."""

from collections.abc import Sequence

from storage.vocabulary import Role

TITLE = "减负情况"
WORDS = ("减负情况", "负担", "负担情况", "减负")
ABOUT = "各类人这个月平均花了几分钟，花在哪里，哪些可以少。"
EXAMPLES = ("减负情况",)
REFUSAL = "减负情况给支部看，只有各类人的平均数。嫌提醒多，回复「提醒设置」；活多、会多、表多，直接说给我就行。"
TOO_FEW = "支部里不到 5 个人，平均数会说出是谁，不显示。"
NOTHING = "还没有数：从现在起每天夜里算一次，明天再看。"
HOW = "（估算：读一条半分钟，等着回话的再加半分钟，记一次谈心 1 分钟，学习按一次 {minutes} 分钟；只留各类人的总数，不留名字。）"
ROLES = {
    Role.BRANCH: "书记、支委",
    Role.GROUP_LEADER: "党小组长",
    Role.RESPONSIBLE_MEMBER: "责任党员",
    Role.WORKER: "职工",
}
STUDY, TALKS = "参加学习", "记谈心"
LESS_STUDY = "几个组可以合开，不固定周期，能少开就少开"
LESS_TALKS = "一句话就行，不用补记以前的"
LESS_PUSHES = "本人回复「每周一说一次就行」或「别提醒」就少了"
CANNOT = "是有人在等回话，少不了"
COMMA = "、"


def role_line(
    roles: Sequence[Role], people: int, this_month: tuple[int, str], last: tuple[int, str]
) -> str:
    """The minutes of a person in these roles, this month and the last."""
    who = COMMA.join(ROLES[one] for one in roles)
    return f"· {who}（{people} 人）：{this_month[0]}月 {this_month[1]} 分钟，{last[0]}月 {last[1]} 分钟。"


def most(what: str, minutes: str, less: str) -> str:
    """The largest part of it."""
    return f"  最多的是「{what}」，{minutes} 分钟：{less}。"


def heading(branch: str) -> str:
    """Of one branch."""
    return f"{branch}，平均每人（至今）："
