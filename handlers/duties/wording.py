"""Every sentence about notes of duties done that people read."""

from collections.abc import Sequence
from datetime import date

from handlers.duties.rules import Blame
from handlers.kit.wording import COMMA
from handlers.regulation import Dimension, Duty

TITLE = "履责"
NOTE_TITLE = "记履责"
NOTE_WORDS = ("记履责",)
NOTE_ABOUT = "您为责任区做了什么，一句话记下；学习、秩序、带头、帮带都行。"
NOTE_EXAMPLES = ("记一笔：给班里修了饮水机", "今天带大家学了新规程")
NOTE_REFUSAL = (
    "履责由责任党员记自己为责任区做的事，您现在没有负责的责任区。有事要反映、有建议，直接说给我就行，"
    "比如「建议夜班加一台饮水机」；想知道您那儿谁负责，问「我们组谁负责」。"
)
CHANGE_TITLE, DELETE_TITLE = "改履责记录", "删履责记录"
CHANGE_ABOUT = "改自己记的一条，比如「D-0001 算安全」「改 D-0001 给班里修了两台饮水机」。"
DELETE_ABOUT = "删掉自己记的一条，比如「删掉D-0001」。"
SHOW_TITLE = "履责记录"
SHOW_WORDS = ("履责记录", "我的履责记录")
SHOW_ABOUT = "看自己记的履责，按月排；组长和支部说上名字看责任党员的。"
SHOW_EXAMPLES = ("我的履责记录",)

ONE_COLLEAGUE = "一位同事"
ASK_TEXT = (
    "做了什么？一句话就行，比如「给班里修了饮水机」。记督查请发「督查 …」，有事要反映就直接说。"
)
ASK_DAY = "是哪天做的？"
AHEAD = "这一天还没到，履责记的是已经做了的事。是哪天做的？还没做的，做完再记。"
NOT_A_DAY = "没看出是哪天，比如「昨天」「3月10号」。"
ASK_AREA = "您负责几个责任区，这是哪个的？"
NO_AREA = "那天您没有负责的责任区，没有记。有事要反映、有建议，直接说给我就行。"
NAMES_LEFT_OUT = "别人的名字不记，换成了「一位同事」：这里只写您做了什么，谁的短处都不写。"
AMEND = "哪里要改？「算安全」这样换归类，「不归类」就不标，「是昨天」换日期，「改成 …」换内容。"
LOOK, NOTE_ANOTHER, MORE = "我的履责记录", "再记一条", "下一页"
NONE_YET = "还没有记过履责。做了什么一句话就能记，比如「记一笔：给班里修了饮水机」。"
NONE_OF_HIS = "没有您能看的履责记录：责任党员记的，只有他自己、党小组长和支部能看，也可能还没有记过。您自己的，回复「我的履责记录」。"
WHOSE = "看哪位责任党员的？请说名字，比如「王强的履责记录」。"
NOT_COUNTED = "看做了什么事，不数条数，不折算成分数。"
_NOT_KEPT = "这句说的是别人，没有收，哪儿都没有记。履责只写您自己做了什么，不写谁的短处。"
_HOW = "您当面提醒、帮着改了，不写名字就能记，比如「记一笔：提醒一位同事戴安全帽」。"
REFUSALS = {
    Blame.SAFETY: f"{_NOT_KEPT}违章、隐患请当场提醒，要处理找班组安全员或安全部门。{_HOW}",
    Blame.DISCIPLINE: f"{_NOT_KEPT}违纪违法的事请找支部纪检委员或上级纪检当面说；人有难处的，先找他聊聊。",
    Blame.OTHER: f"{_NOT_KEPT}想帮他，先找他聊聊；要组织解决的，不写名字当诉求反映给支部，直接把事说给我就行。{_HOW}",
}


def number(value: int) -> str:
    """The public number of a note.

    >>> number(1)
    'D-0001'
    """
    return f"D-{value:04}"


def none_of_yours(value: int) -> str:
    """One text for a number that does not exist, was deleted, or is somebody else's."""
    return f"没有找到您记的 {number(value)}。有哪些，回复「我的履责记录」。"


def not_on_record(value: int) -> str:
    """The same for whoever wants to read one."""
    return f"没有找到您能看的 {number(value)}。您自己记的，回复「我的履责记录」。"


def not_yet(when: date) -> str:
    """He answered for nothing then."""
    return f"{when.month}月{when.day}日您还没有负责的责任区。是哪天做的？"


def ask_shorter(most: int) -> str:
    """Nothing is cut without being said."""
    return f"太长了，最多 {most} 个字，一句话就够。请说短一点再发一次。"


def tag(duty: Duty | None, side: Dimension | None) -> str:
    """Under what it stands."""
    found = [f"{duty.title}（{duty.clause}）"] if duty else []
    found += [side.title] if side else []
    return COMMA.join(found) or "没归类"


def heading(when: str, area: str, tag_said: str) -> str:
    """The first line of a note."""
    return f"履责：{when}，{area}责任区，归到：{tag_said}"


def drafted(head: str, text: str, notes: Sequence[str], others: Sequence[str]) -> str:
    """What was understood; how to put the tag right in a word."""
    words = "".join(f"「算{one}」" for one in others)
    how = f"归得不对，回一个词就改，比如{words}。" if words else ""
    return "\n".join([head, f"记作：{text}", *notes, *([how] if how else [])])


def noted(value: int, tag_said: str, *, again: bool) -> str:
    """It is written down, and what can be done with it."""
    code = number(value)
    done = "已改好" if again else "已记下"
    return f"{done} {code}，归到：{tag_said}。只有您、党小组长和支部能看。\n要改发「改 {code} …」或「{code} 算安全」，不要了发「删掉{code}」。"


def deleted(value: int) -> str:
    """It is gone."""
    return f"已删掉 {number(value)}，内容哪儿都没有了。"


def month(year: int, number_of: int) -> str:
    """Above the notes of a month."""
    return f"{year}年{number_of}月"


def listed(name: str, page: int, last: int) -> str:
    """Above the list."""
    pages = f"（第 {page}/{last} 页）" if last > 1 else ""
    return f"{name or '您'}的履责记录{pages}："


def line(code: str, when: str, tag_said: str, text: str) -> str:
    """One note in the list."""
    return f"{code} {when} {tag_said}：{text}"


def none_in(month_number: int) -> str:
    """Nothing in the month that was asked for."""
    return f"{month_number}月没有履责记录。"


def one(code: str, head: str, text: str, who: str) -> str:
    """A note that was asked for by its number."""
    return f"{code} {head}\n{text}\n{who or '您'}自己记的。"


def asked_for(name: str, month_number: int) -> str:
    """Whose notes, and of which month, as a choice says it again."""
    return " ".join([*([f"{month_number}月"] if month_number else []), *([name] if name else [])])
