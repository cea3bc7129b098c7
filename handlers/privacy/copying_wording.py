"""What stands in the copy of one's own record, and around it."""

from collections.abc import Sequence

from handlers.privacy.record_wording import COMMA
from storage.vocabulary import ConcernEventKind

TITLE = "我的记录副本"
WORDS = ("我的记录副本", "导出我的记录", "给我一份我的记录", "下载我的记录")
ABOUT = "把记着您的全部内容做成一个表格发给您。"
EXAMPLES = ("给我一份我的记录",)
COMING = """您的记录副本马上发到这里，是一个表格，有三张：记着您的、反映的经过、谁看过。
只发给您一个人，系统里不留这个文件。存在手机里由您自己保管，别人拿到手机也能看到。"""
EXPORTED = "个人信息保护岗应申请导出了一份记着您的内容。不是您申请的，请回复「谁看过我」核对，并找所在党支部。"
HELD, STORY, READ = "记着您的", "反映的经过", "谁看过"
HELD_COLUMNS = (("种类", 8), ("日期", 22), ("内容", 90))
STORY_COLUMNS = (("编号", 10), ("日期", 22), ("谁", 10), ("做了什么", 14), ("写了什么", 64))
READ_COLUMNS = (("日期", 22), ("姓名", 22), ("身份", 14), ("做了什么、为什么", 62))
STANDING = "长期"
YOU, THE_BRANCH = "您", "支部"
STEPS = {
    ConcernEventKind.RAISED: "提出",
    ConcernEventKind.ANSWERED: "答复",
    ConcernEventKind.ASKED_BACK: "问过是否落实",
    ConcernEventKind.SOLVED: "说解决了",
    ConcernEventKind.REOPENED: "说没解决",
    ConcernEventKind.WITHDRAWN: "撤回",
}
ANOTHER_STEP = "变动"
NOTES = (
    "应本人要求制作，只供本人使用。",
    "您自己记的谈心说的是别人，这里只写次数；别人反映时的原话、匿名反映不在里面。",
)


def file_name(name: str) -> str:
    """Of the file, without day and ending."""
    return f"{TITLE}-{name}"


def title(what: str) -> str:
    """Of one sheet."""
    return f"{TITLE}：{what}"


def subtitle(name: str, when: str) -> str:
    """Whose it is, what for, and how it stood when it was made."""
    return f"{name}{COMMA}应本人申请制作{COMMA}{when}时的内容"


def without_bullet(text: str) -> str:
    """An entry of the chat as it stands in a cell."""
    lines: Sequence[str] = [line.strip().removeprefix("· ") for line in text.splitlines()]
    return "\n".join(lines)
