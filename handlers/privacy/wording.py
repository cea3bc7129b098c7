"""Every sentence about what is asked, deleted and read; how a record is shown stands in `record_wording`."""

from collections.abc import Sequence

from handlers.privacy.record_wording import LIST_MARK, ROLES
from storage.rights_words import AccessReason
from storage.vocabulary import AccessKind, Role

TITLE = "我的记录"
MINE_WORDS = ("我的记录", "记了我啥", "记了我什么")
MINE_ABOUT = "看系统里记了您什么、留到哪天、谁看过。"
MINE_EXAMPLES = ("我的记录",)
FORGET_TITLE = "删我的名字"
FORGET_WORDS = ("删我的名字", "删掉我的名字", "删除我的名字", "把我名字删了", "把我的名字删了")
FORGET_ABOUT = "把谈心里您的名字和内容删掉，不用讲理由。"
FORGET_EXAMPLES = ("删我的名字",)
CONVERSATION_TITLE = "清空对话"
READ_TITLE = "谁看过我"
READ_WORDS = ("谁看过我的记录", "谁查过我的记录", "谁看过我的资料", "谁查过我的资料")
READ_ABOUT = "看谁在哪天看过您的记录。"
READ_EXAMPLES = ("谁看过我",)

DONE = {
    AccessKind.READ: "看了 {what}",
    AccessKind.ANSWERED: "答复了 {what}",
    AccessKind.REVEALED: "知道了 {what} 是您提的",
    AccessKind.CALLED: "请值班的人联系了您",
    AccessKind.ATTEMPTED: "想看 {what}，没给",
}
WHY = {
    AccessReason.HANDLES: "，因为要办这件事",
    AccessReason.LOOKS_BACK: "，因为回看办过的事",
    AccessReason.AREA: "，因为负责您的责任区",
    AccessReason.GROUP: "，因为负责这个党小组",
    AccessReason.SAFETY: "，因为值班管安全隐患",
    AccessReason.TOOK_PART: "，因为当时也在场",
    AccessReason.GROWTH: "，因为负责入党培养",
    AccessReason.STUDY: "，因为要统计学习",
    AccessReason.REQUEST: "，因为要处理您的申请",
    AccessReason.OVERSIGHT: "，因为要核对查阅情况",
    AccessReason.EXPORT: "，因为应申请导出副本",
}
YOUR_RECORDS, YOUR_READING = "您的记录", "您看别人记录的次数"
DATA_DESK = "个人信息保护岗"

NOTHING_BUT_ROSTER = "除了名册，没有别的记录。"
NOTHING_BUT_THESE = "除了上面这些，没有别的记录。"
FORGET_CHOICE = "删掉谈心里我的名字"
READ_CHOICE = "谁看过"
MORE_CHOICE = "看更多"
BACK_CHOICE = "看我的记录"


def once_a_year(held: int) -> str:
    """To everybody in January: a number, and what can be done."""
    rest = f"还有您的 {held} 条（谈心、反映、学习、目标、自查）" if held else "没有别的记录"
    return (
        f"每年告诉您一次这里记着您什么：名册，{rest}。回复「我的记录」看全部、留到哪天、谁看过。\n"
        "写错了能改，能删，不想被记名字也行，直接说就好。不想每年收到，回复「别提醒」。"
    )


# Deleting
NO_TALKS = "现在没有写着您名字的谈心，不用删。想看全部，回复「我的记录」。"
ONLY_TALKS = "这里删的是谈心里您的名字（T 开头的编号）。学习到没到是组织生活记录，到期自动删，日期看「我的记录」；记错了就说「S-0001 记错了」。"
WHAT_REMAINS = "删了就找不回来，只留一次谈心的次数（日期、话题、人数），不含名字和内容。"
HOST_IS_TOLD = "记的人会收到一句「已按本人要求去掉」，不写您是谁。"
AMEND = "只删其中几条就发编号，比如「只删 T-0001」；都不删就回复「取消」。"
GONE_ALREADY = "这几条里已经没有您的名字了，不用再删。想看全部，回复「我的记录」。"
MOST_SHOWN = 6

# Who read it
NOBODY_READ = "还没有人看过您的记录。"
WRITERS_ARE_NOT_LISTED = "写的人看自己写的、您看自己的，不列在这里。"


def to_forget(lines: Sequence[str], more: int) -> str:
    """What would be deleted, and what remains."""
    rest = [f"……还有 {more} 条"] if more else []
    return "\n".join(["要删掉您的名字和内容：", *lines, *rest, WHAT_REMAINS, HOST_IS_TOLD])


def talk_in_short(code: str, when: str, host: str) -> str:
    """One talk that would be deleted."""
    return f"· {code} {when}，{host}记的"


def no_such(code: str) -> str:
    """Not there, not about this person, or not for these eyes: nobody can tell which."""
    return f"没有找到写着您名字的 {code}。有哪些，回复「我的记录」看；自己记的谈心，24 小时内可以「撤回 {code}」。"


def forgotten(codes: Sequence[str]) -> str:
    """It is done."""
    return f"已删掉 {LIST_MARK.join(codes)} 里您的名字和内容，只留次数。"


def host_told(codes: Sequence[str]) -> str:
    """To the host: which talk, nothing else."""
    return f"{LIST_MARK.join(codes)} 里的姓名和内容已按本人要求去掉，次数保留。您不用再做什么。"


def readings(total: int, page: int, last: int) -> str:
    """How often others read something about somebody."""
    shown = f"（第 {page}/{last} 页）" if last > 1 else ""
    return f"别人看您的记录，共 {total} 次：{shown}"


def reading(
    when: str,
    name: str,
    role: Role,
    kind: AccessKind,
    what: str,
    why: AccessReason | None,
    times: int,
) -> str:
    """Who did what on a day, and why; never what was in it."""
    often = f"，{times} 次" if times > 1 else ""
    return f"· {when}，{name}（{ROLES[role]}）{did(kind, what, why)}{often}"


def did(kind: AccessKind, what: str, why: AccessReason | None) -> str:
    """What somebody did, and why."""
    return DONE[kind].format(what=what) + (WHY[why] if why else "")


def nobody_read(code: str) -> str:
    """No line about this number, which may not be there at all."""
    return f"没有别人看过您的 {code}。"


def recordings(count: int) -> str:
    """Voice messages of the last day."""
    return f"您发的语音 {count} 条，封着，满 24 小时就删；现在就删，回复「清空对话」。"
