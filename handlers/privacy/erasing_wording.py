"""What is said to somebody who wants gone what he wrote himself, or all that can go."""

from collections.abc import Sequence

from handlers.privacy.record_wording import COMMA, LIST_MARK

TITLE = "删我写的"
WORDS = ("删我的记录", "删掉我的记录", "删除我的记录", "删我的数据")
ABOUT = "把办完的反映、自查草稿里您写的话删掉，或者能删的全删。"
EXAMPLES = ("删掉我的记录",)

NOTHING_TO_ERASE = "现在没有能删的：没有写着您名字的谈心，没有办完的反映，也没有自查草稿。"
NEXT_STEP = "记着您什么，回复「我的记录」看；以后谈心不写您的名字，回复「别记我名字」。"
NO_DRAFT = (
    "没有没交的自查草稿。已经交上去的自查是当年的考核材料，留到期满自动删；要改就再说一遍「自查」。"
)
CONVERSATION = """没填完的、放下的都清掉了，前面的数字不能再选。
我答复您的话最多留 24 小时，只为网络不好时再送一遍，到时自动删；手机上的聊天记录请在企业微信里自己删。"""
CONCERN_REMAINS = (
    "反映删的是您写的话，只留类别、日期和办得怎样，支部的答复也留着；以后要再提，请重新说一遍。"
)
DRAFT_LINE = "· 没交的自查草稿"
FOR_GOOD = "删了就找不回来。"
AMEND = "只删其中几条就发编号；都不删就回复「取消」。"
GONE_ALREADY = "这些已经没有了，不用再删。"
DRAFT = "自查草稿"
MOST_SHOWN = 8


def not_over(code: str) -> str:
    """His, and somebody still has to act on it."""
    return f"{code} 还没办完，支部要凭您的原话去办，现在不能删。解决了回复「解决了」，24 小时内没答复的可以「撤回 {code}」，之后就能删。"


def no_such(code: str) -> str:
    """Not there, or not his: nobody can tell which."""
    return f"没有找到您反映的、还留着原话的 {code}。有哪些，回复「我的记录」看。"


def concern_line(code: str, when: str) -> str:
    """One concern whose words would go."""
    return f"· {code} {when}您反映的"


def to_erase(lines: Sequence[str], more: int, notes: Sequence[str]) -> str:
    """What would go, and what stays."""
    rest = [f"……还有 {more} 条"] if more else []
    return "\n".join(["要删掉：", *lines, *rest, FOR_GOOD, *notes])


def stays(study: str, supervision: str, access_log: str) -> str:
    """What cannot go yet, and why."""
    return (
        "现在还不能删的：名册（分责任区要用，离开后删）；学习到没到（组织生活记录，"
        f"留 {study}）；督查记录（考核的依据，留 {supervision}，您可以放上说明、申请更正）；没办完的反映（办完或撤回就能删）；谁看过您（留 {access_log}，防止看过的人抹掉）。"
        "履责和结对帮带随时能删，一条一条来，发「删掉」加编号。"
    )


def erased(codes: Sequence[str]) -> str:
    """It is done."""
    return f"已删掉 {LIST_MARK.join(codes)}{COMMA}只留次数和办理结果。"


def recordings_gone(count: int) -> str:
    """Voice messages were deleted."""
    return f"语音 {count} 条也删了。"
