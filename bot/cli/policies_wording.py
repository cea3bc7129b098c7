"""What `zerenqu policy` prints."""

from collections.abc import Sequence

from handlers.kit.policy import Deed, Thing, Verb
from storage.vocabulary import Role

HELP = "谁能对什么做什么：权限表，和代码里用的是同一张。"
ROLES = {
    Role.WORKER: "职工",
    Role.ACTIVIST: "积极分子",
    Role.RESPONSIBLE_MEMBER: "责任党员",
    Role.GROUP_LEADER: "党小组长",
    Role.BRANCH: "支部",
    Role.COMMITTEE: "上级",
    Role.HANDLER: "承办部门",
    Role.ADMIN: "管理员",
}
THINGS = {
    Thing.GUIDANCE: "帮助和提醒",
    Thing.OWN_RECORDS: "自己的记录",
    Thing.ACCESS_LOG: "查看记录",
    Thing.REQUEST: "更正申请",
    Thing.AREA: "责任区",
    Thing.COVERAGE: "覆盖情况",
    Thing.ASSIGNMENT: "责任区分工",
    Thing.PEOPLE: "人员变动",
    Thing.TALK: "谈心",
    Thing.APPLICANT: "积极分子",
    Thing.CONCERN: "反映",
    Thing.ANONYMOUS_CONCERN: "匿名反映",
    Thing.STUDY: "学习",
    Thing.GOAL: "目标",
    Thing.DUTY: "履责记录",
    Thing.PAIR: "结对帮带",
    Thing.SUPERVISION: "督查记录",
    Thing.SELF_APPRAISAL: "自查",
    Thing.RESULT: "考核结果",
    Thing.OBJECTION: "考核异议",
    Thing.ASSESSMENT: "年度考核",
    Thing.ASSESSMENT_PAPERS: "考核文件",
    Thing.BALLOT: "责任区评价",
    Thing.SHEET: "考核表",
    Thing.BRIEF: "思想动态简报",
    Thing.GOOD_PRACTICE: "好做法",
    Thing.MODEL_POST: "示范岗",
    Thing.STUDY_NOTE: "学习心得",
    Thing.YEAR_PAPER: "方案、总结和档案",
    Thing.BURDEN: "减负情况",
    Thing.NOTICE: "支部通知",
}
VERBS = {
    Verb.ASK: "问",
    Verb.SEE: "看",
    Verb.COUNT: "看进度",
    Verb.OVERSEE: "核对次数",
    Verb.RECORD: "记",
    Verb.CORRECT: "更正、删除",
    Verb.WITHDRAW: "撤回",
    Verb.RAISE: "提",
    Verb.SETTLE: "当场解决",
    Verb.ANSWER: "答复",
    Verb.LAST_WORD: "说解决没有",
    Verb.HANDLE: "承办、回话",
    Verb.LEARN_NAME: "申请知道是谁",
    Verb.PROPOSE: "提出",
    Verb.DECIDE: "定",
    Verb.TAKE_OVER: "接手",
    Verb.CHANGE: "改",
    Verb.SEE_DUE: "看还要聊谁",
    Verb.PLAN: "记该谈该访",
    Verb.CONFIRM: "说聊没聊过",
    Verb.LOOK_AFTER: "记考察日期",
    Verb.ARRANGE: "安排",
    Verb.TAKE_PART: "参加",
    Verb.SUBSCRIBE: "放进日历",
    Verb.OPEN: "开始",
    Verb.COMMENT: "写说明",
    Verb.PUBLISH: "公示",
    Verb.SEAL: "封存",
    Verb.EXCUSE: "说明为什么没有",
    Verb.DRAW: "抽签",
    Verb.CONCLUDE: "记结果",
    Verb.SEND: "发下去传达",
    Verb.RELAY: "传达",
}
FIRST = 26  # columns of the terminal
LEGEND = (
    "✔ 都可以；◐ 只限跟自己有关的（本人的、本责任区的、本党小组的、本支部的）；✘ 不行。\n"
    "每个人同时也是职工：「职工」一栏可以的，人人都可以。管理员只因为管系统，看不到任何内容。"
)


def title(columns: Sequence[Role]) -> str:
    """The head of the table."""
    return padded("", FIRST) + "  ".join(ROLES[one] for one in columns)


def line(deed: Deed) -> str:
    """One deed, its marks below the names of the roles."""
    head = padded(f"{THINGS[deed.thing]}：{VERBS[deed.verb]}", FIRST)
    widths = [2 * len(name) for name in ROLES.values()]
    marks = "  ".join(padded(m, w) for m, w in zip(deed.marks, widths, strict=True))
    return f"{head}{marks}".rstrip()


def padded(text: str, width: int) -> str:
    """Filled up to so many columns; a Chinese character takes two, a mark one.

    >>> padded("谈心", 6)
    '谈心  '
    """
    taken = sum(2 if one >= "\u3000" else 1 for one in text)
    return text + " " * (width - taken)
