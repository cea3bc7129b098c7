"""Every sentence about notes of supervision and about drawing spot checks that people read."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import COMMA, dated, day
from storage.assessment_words import SupervisionMethod

NOTE_TITLE = "记督查"
NOTE_WORDS = ("记督查", "记一次督查")
NOTE_ABOUT = "督查、抽查、检视、听汇报、查资料，看完一句话记下。"
NOTE_EXAMPLES = ("督查 王强 今天班前会讲了安全 护栏隐患跟进及时",)
NOTE_REFUSAL = "督查由党小组长和支部来记。看记您的，回复「督查记录」；有事要说，直接发给我。"
WITHDRAW_TITLE = "撤回督查"
WITHDRAW_ABOUT = "撤回刚记下的一条督查，比如「撤回 N-0001」。"
SHOW_TITLE = "看督查记录"
SHOW_WORDS = ("督查记录", "我的督查记录", "看督查记录", "抽查记录")
SHOW_ABOUT = "看今年的督查记录：责任党员看自己的，组长和支部看自己管的。"
SHOW_EXAMPLES = ("督查记录",)
DRAW_TITLE = "抽签抽查"
DRAW_WORDS = ("抽签", "抽责任区")
DRAW_ABOUT = "抽签定去看哪几个责任区，谁都能核对。"
DRAW_EXAMPLES = ("抽 2 个责任区",)
DRAW_REFUSAL = "抽查由党小组长和支部来抽。看记您的，回复「督查记录」。"

METHODS = {
    SupervisionMethod.SUPERVISION: "平时督查",
    SupervisionMethod.REPORT: "听取汇报",
    SupervisionMethod.SITE_VISIT: "实地检视",
    SupervisionMethod.SPOT_CHECK: "重点抽查",
    SupervisionMethod.DOCUMENTS: "查阅资料",
}
ONE_PERSON = "一名职工"
GOOD, TO_IMPROVE = "做得好", "要改进"
ASK_WHO = "看的是哪位责任党员，或者哪个责任区？"
ASK_WHICH_MEMBER = "这个责任区有几位责任党员，看的是哪位？"
ASK_AREA = "看的是哪个责任区？"
ASK_DAY = "是哪天看的？"
ASK_FINDING = "看到了什么？一两句话就行，写事，别写职工的名字。"
ASK_TONE = "这是做得好的，还是要改进的？"
TONES = (GOOD, TO_IMPROVE)
NOT_A_DAY = "没看出是哪天，比如「4月12号」。"
FUTURE = "督查记的是已经看过的，日期不能在今天以后。是哪天看的？"
NAMES_LEFT_OUT = "督查只写责任党员履职的事，别人的名字换成了「一名职工」。"
AMEND = "哪里要改？直接说，比如「不是王强是李红梅」「是4月12号」「要改进」，或者把看到的再说一遍。"
NO_AREAS = "您这边现在没有别人负责的责任区，没有督查可记。"
NOT_YOURSELF = "自己的责任区自己不记，由支部别的人来看、来记。"
NOT_ON_RECORD = "没有找到可以看的 {code}。有哪些，回复「督查记录」。"
NONE_YET = "今年还没有记着您的督查记录。"
NONE_BY_YOU = "今年还没有督查记录。看完一句话就能记，比如「督查 王强 今天班前会讲了安全」。"
LOOK = "看这条"
MORE = "下一页"
RECORD_ANOTHER = "再记一条"
SEE_ALL = "看督查记录"
ADD_WORDS = (
    "有话要说，发「{code} 说明 …」，您的话就放在这条上；觉得写错了，发「更正 {code} …」，请人改。"
)
YOUR_NOTES = "只写您怎么履职，作年底考核时的依据之一，不折算成分数。"


def number(value: int) -> str:
    """The public number of a note.

    >>> number(1)
    'N-0001'
    """
    return f"N-{value:04}"


def tone(*, positive: bool) -> str:
    """How it was found."""
    return GOOD if positive else TO_IMPROVE


def ask_shorter(length: int, most: int) -> str:
    """Nothing is cut without being said."""
    return f"有 {length} 个字，最多 {most} 个字。请说短一点再发一次。"


def not_responsible(name: str, when: date, areas: Sequence[str]) -> str:
    """Notes are about those who answer for an area; whom of them this actor may note."""
    return (
        f"{name}{day(when)}没有负责您这边的责任区。督查只记责任区党员怎么履职，不记职工。"
        f"可以记的责任区：{COMMA.join(areas)}。"
    )


def nobody_answered(area: str, when: date) -> str:
    """An area in gap."""
    return f"{area}责任区{day(when)}没有人负责，没有督查可记。"


def heading(method: SupervisionMethod, name: str, area: str, when: date, today: date) -> str:
    """The first line of a note."""
    return f"{METHODS[method]}：{name}（{area}责任区），{dated(when, today)}"


def drafted(head: str, finding: str, notes: Sequence[str], name: str, *, positive: bool) -> str:
    """What was understood."""
    lines = [f"{head}，{tone(positive=positive)}。", f"记作：{finding}", *notes]
    return "\n".join([*lines, f"确认后{name}能看到这一条，可以放上自己的说明。"])


def noted(value: int, name: str, hours: int) -> str:
    """It is written down."""
    code = number(value)
    return f"已记下 {code}，会告诉{name}一次。记错了，{hours} 小时内回复「撤回 {code}」。"


def told(value: int, method: SupervisionMethod, when: date, today: date) -> str:
    """To the member it is about; not a word of it."""
    return f"{dated(when, today)}的{METHODS[method]}有一条记着您的记录 {number(value)}，您可以看，也可以放上自己的说明。"


def withdrawn(value: int) -> str:
    """It is gone."""
    return f"已撤回 {number(value)}，内容和放在上面的说明都删了。"


def told_withdrawn(value: int) -> str:
    """To the member who had been told of it."""
    return f"记着您的督查记录 {number(value)} 已撤回、删除，不作数。"


def not_withdrawn(value: int, hours: int) -> str:
    """One text for a number that does not exist, is somebody else's, is too old or was withdrawn before."""
    return f"{number(value)} 撤不了：只能撤回自己 {hours} 小时内记的，或者本人正在申请更正的。有哪些，回复「督查记录」。"


def listed(year: int, count: int, page: int, last: int) -> str:
    """Above the list."""
    pages = f"，第 {page}/{last} 页" if last > 1 else ""
    return f"{year} 年督查记录 {count} 条{pages}："


def line(
    value: int, method: SupervisionMethod, whose: str, when: date, finding: str, *, positive: bool
) -> str:
    """One note in the list."""
    head = f"{number(value)} {day(when)} {METHODS[method]}{whose}"
    return f"{head}，{tone(positive=positive)}：{finding}"


def written_by(name: str) -> str:
    """Who wrote a note."""
    return f"{name}记的。"


ASK_COUNT = "抽几个责任区？"
NOT_DRAWN = "今天还没抽过。说「抽 2 个责任区」就抽。"
ALREADY_DRAWN = (
    "今天已经由{name}抽过，不重抽：抽到满意为止就不是抽查了。明天可以再抽；"
    "另外想看谁，不用抽，看完直接记。今天抽的："
)


def not_so_many(most: int) -> str:
    """A number of areas that cannot be drawn."""
    return f"能抽 1 到 {most} 个责任区，比如「{drawing(min(2, most))}」。"


def drawing(count: int) -> str:
    """A number of areas to choose."""
    return f"抽 {count} 个责任区"


def drawn_area(area: str, members: Sequence[str]) -> str:
    """One area that was drawn, with who answers for it."""
    return f"{area}（{COMMA.join(members)}）" if members else area


def drawn(areas: Sequence[str], among: Sequence[str], seed: str) -> str:
    """What was drawn among what, and how anybody draws it again."""
    return (
        f"从 {len(among)} 个责任区里抽到 {len(areas)} 个：{COMMA.join(areas)}。\n"
        f"参加抽签的：{COMMA.join(among)}。种子：{seed}。\n"
        "核对：每个组名前加上「种子/」算 SHA-256，最小的几个就是；"
        f"或者请管理员运行 zerenqu draw {seed} {len(areas)} {' '.join(among)}。\n"
        "看完一句话记下："
    )


def note_of(area: str) -> str:
    """The next step, and the sentence it stands for."""
    return f"抽查{area}"


def yours_was_drawn(areas: Sequence[str]) -> str:
    """Nobody looks at his own."""
    return f"{COMMA.join(areas)}是您自己负责的，请支部别的人去看。"
