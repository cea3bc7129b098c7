"""How study notes, good practice and model posts are told, and what is said about them."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import day
from storage.year_words import EntryState

PRACTICE_TITLE, LIST_TITLE, ADOPT_TITLE = "说一个好做法", "好做法", "采纳好做法"
PRACTICE_WORDS, LIST_WORDS = ("说好做法",), ("好做法",)
PRACTICE_ABOUT = "组里有好用的办法，说一句；支部采纳了给全支部看，写不写您的名字由您定。"
LIST_ABOUT = "看支部采纳的好做法。"
PRACTICE_EXAMPLES, LIST_EXAMPLES = ("好做法：工具按影子图上墙，下班一眼看出少哪件",), ("好做法",)
POST_TITLE, POSTS_TITLE, CONFIRM_TITLE = "推荐示范岗", "示范岗", "确认示范岗"
POST_WORDS, POSTS_WORDS = ("推荐示范岗",), ("示范岗",)
POST_ABOUT = "推荐一个人的岗位为党员示范岗，先问本人愿不愿意，再由支部定。"
POSTS_ABOUT = "看本支部的党员示范岗。"
POST_EXAMPLES = ("推荐维修组王强岗为示范岗：三号泵抢修连着守了两夜",)
POSTS_EXAMPLES = ("示范岗",)
POST_REFUSAL = "示范岗由责任党员、党小组长和党支部推荐。看现在有哪些，回复「示范岗」。"
NOTE_TITLE, NOTE_WORDS = "学习心得", ("学习心得", "领学笔记")
NOTE_ABOUT = "领学的人写一句学习心得，放进管理档案；不计篇数，不比多少。"
NOTE_EXAMPLES = ("学习心得：安全生产法讲的是谁主管谁负责，班前会先把风险点说清",)
NOTE_REFUSAL = "学习心得由责任党员、党小组长和支部委员自愿写。别的想说，直接说就行。"
TAKE_BACK, NAMED, AGREE = "撤回", "写上名字", "愿意"
NO_NAME, DECLINE, ADOPT, DO_NOT, CONFIRM, NO_CONFIRM, LOOK = (
    *("不写名字", "不愿意", "采纳", "不采纳", "确认", "不确认", "看一看"),
)
YES, NO = "是", "否"
TOO_SHORT = "太短了，看不出是怎么做的。请说一句：好做法：工具按影子图上墙，下班一眼看出少哪件。"
NOTE_TOO_SHORT = "太短了。请这样说：学习心得：…（一两句就行）。"
NO_BRANCH = "名册上还没有您所在的支部，记不了。请联系支部的组织委员。"
NO_AREA = "没有可以放的责任区档案：您现在不带党小组，也不负责责任区。"
NOTHING_ADOPTED = "支部还没有采纳的好做法。您有就说：好做法：…"
NO_POSTS = "本支部现在没有党员示范岗。觉得谁干得好，发「好做法：…」说说他怎么做的。"
NOT_BY_NAME = "点着名说谁的短处，这里不收，哪儿都没有记：大家都看得到。去掉名字或者那句再说一遍；违章找安全员，违纪找纪检委员当面说。"
ONLY_MEMBERS = "党员示范岗推荐的是党员。想表扬他，发「好做法：…」说他怎么做的。"
POST_ANSWER_TITLE, SEE_REASON = "答复示范岗", "看理由"
YES_WORDS = ("愿意", "我愿意", "愿意的", "愿意当", "我愿意当示范岗")
NO_WORDS = ("不愿意", "我不愿意", "不愿意当", "我不愿意当示范岗", "不当示范岗")
NOT_YOUR_OWN = "这一条说的是您自己，请别的支委来定。不想要了，可以撤回。"
WHOM = "没看清推荐谁。请带上全名和一句理由：推荐维修组王强岗为示范岗：理由…"
WHY = "请在冒号后面写一句理由，说一件事：推荐维修组王强岗为示范岗：三号泵抢修连着守了两夜。"
NOT_ONESELF = "自己的岗位请别人来推荐。"
NOT_OURS = "只能推荐本支部在册的人。看现在有哪些，回复「示范岗」。"
REFUSED = "好的，没有留下记录，也不告诉别人。"
GONE = (
    "没有等您定的这一条：号不对、已经定过，或者本人撤回了。看有什么在等您，回复「我还有啥没干」。"
)
NOTHING_LEFT = "没有您能撤的这一条。记着您的有哪些，回复「我的记录」。"
NONE_THIS_YEAR = "今年没有。"
NOT_YOURS_TO_SEE = "没有您能看的这一条。支部采纳的，回复「好做法」；党员示范岗，回复「示范岗」。"
LOOK_TITLE = "看好做法和示范岗"
STATES = {
    EntryState.ASKED: "等本人答复",
    EntryState.WAITING: "等支部定",
    EntryState.STANDING: "支部同意了",
    EntryState.DECLINED: "支部这次没有采纳",
}
PAPER, NOTES, PRACTICES, POSTS = (
    "经验材料",
    "一、领学的人的学习心得",
    "二、支部采纳的好做法",
    "三、党员示范岗",
)
NOTE_COLUMNS, PRACTICE_COLUMNS, POST_COLUMNS = (
    ("日期", "谁写的", "内容"),
    ("编号", "内容", "谁提的"),
    ("编号", "岗位"),
)
SOMEBODY = "不写名"
VOLUNTARY = "都是自愿写的、本人同意的；不计篇数，不排名次。"


def practice_code(number: int) -> str:
    """The number of a good practice."""
    return f"E-{number:04}"


def post_code(number: int) -> str:
    """The number of a model post."""
    return f"M-{number:04}"


def too_long(longest: int) -> str:
    """It is to be one message."""
    return f"请说在 {longest} 字以内，一件事说一条。"


def told(code: str) -> str:
    """It waits for the branch."""
    return f"已记下 {code}，谢谢！支部看过以后告诉您。采纳了给全支部看，没有您同意不写名字；不要了回复「撤回 {code}」。"


def shown(code: str, place: str, text: str, state: EntryState, *, mine: bool) -> str:
    """One that was asked for by its number."""
    how = f"\n不要了，回复「撤回 {code}」。" if mine else ""
    return f"{code}（{place}，{STATES[state]}）：{text}{how}"


def name_stands(code: str, *, named: bool) -> str:
    """What he has chosen."""
    return f"{code} {'写上您的名字' if named else '不写您的名字'}。改主意随时说。"


def to_decide(code: str, area: str, text: str) -> str:
    """What the branch decides on."""
    return f"{code}（{area}）：{text}"


def adopted(code: str) -> str:
    """To who decided."""
    return f"已采纳 {code}，全支部回复「好做法」都能看到；提的人会收到一句感谢。"


def not_adopted(code: str) -> str:
    """To who decided."""
    return f"没有采纳 {code}，已谢过提的人。"


def thanks(code: str, *, adopted: bool) -> str:
    """To who told it."""
    if adopted:
        return f"您说的好做法 {code} 支部采纳了，全支部都能看到。谢谢您！"
    return f"您说的好做法 {code} 支部看过了，这次没有采纳。谢谢您想着大家，有新的随时说。"


def line(code: str, area: str, text: str, who: str) -> str:
    """One adopted good practice."""
    return f"· {code} {area}：{text}{f'（{who}）' if who else ''}"


def adopted_ones(lines: Sequence[str]) -> str:
    """The list."""
    return "\n".join(["支部采纳的好做法：", *lines])


def asked_first(name: str, code: str) -> str:
    """To who nominated."""
    return f"已记下 {code}，先问{name}本人愿不愿意；愿意的再请支部定。"


def would_you(who: str) -> str:
    """To who is nominated; the reason is read in the chat, by whoever agrees."""
    return f"{who}推荐您的岗位为党员示范岗，理由回复 3 看。愿意不愿意都行，不愿意不留记录。"


def nominated_before(code: str, name: str) -> str:
    """The same person again, as far as who nominates may know."""
    return f"{name}的岗位已经推荐过，是 {code}，不用再推荐。看到哪一步，回复「{code}」。"


def agreed(code: str) -> str:
    """To who is nominated."""
    return f"好的，{code} 请支部定。什么时候不想要了，回复「撤回 {code}」。"


def confirmed(code: str, name: str) -> str:
    """To who decided."""
    return f"已确认 {code}：{name}岗是党员示范岗，本人会收到通知。"


def not_confirmed(code: str) -> str:
    """To who decided."""
    return f"{code} 没有确认，记录已删去。"


def post_stands(code: str) -> str:
    """To whom it is about."""
    return f"支部确认您的岗位为党员示范岗（{code}）。什么时候不想要了，回复「撤回 {code}」。"


def post(area: str, name: str) -> str:
    """One of them."""
    return f"{area} {name}岗"


def standing(lines: Sequence[str]) -> str:
    """The list, by area."""
    return "\n".join(["党员示范岗（本人都同意）：", *(f"· {one}" for one in lines)])


def taken_back(code: str) -> str:
    """It is gone."""
    return f"已撤回 {code}，记录删去了。"


def withdrawn_push(code: str) -> str:
    """To whom it was about, when the branch took it back."""
    return f"党员示范岗 {code} 支部撤回了。有疑问，直接问支部。"


def noted(number: int, place: str) -> str:
    """A study note is kept."""
    return f"已记下学习心得{number}，放进{place}的管理档案；不计篇数。不要了，回复「撤回学习心得{number}」。"


def note_code(number: int) -> str:
    """How a note is called."""
    return f"学习心得{number}"


def left_to_look(code: str, *, post: bool) -> str:
    """Among the items of the branch."""
    return f"{code} {'示范岗' if post else '好做法'}等支部定"


def yes_or_no(code: str, *, yes: bool) -> str:
    """What a choice says for him."""
    return f"{code} {YES if yes else NO}"


def file_name(area: str, year: int) -> str:
    """Of the paper in the archive."""
    return f"{PAPER}-{area}-{year}"


def title(area: str, year: int) -> str:
    """Over it."""
    return f"{area} {year} 年责任区建设经验材料"


def written_on(when: date) -> str:
    """The day of a note."""
    return day(when)
