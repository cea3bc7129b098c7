"""What is said about corrections, objections and statements."""

from collections.abc import Sequence

from handlers.privacy.record_wording import LIST_MARK
from storage.rights_words import RequestKind, RequestState

TITLE = "更正或说明"
WORDS = ("更正", "异议", "提异议", "我要更正", "加个说明")
ABOUT = "记错了、不同意，把您的话放到记录上，再请人改。"
EXAMPLES = ("这条写错了",)
SHOW_TITLE = "看申请"
DECIDE_TITLE = "答复申请"
NEXT_TITLE = "再往上申请"
BACK_TITLE = "撤回申请"
UNSAY_TITLE = "删掉我的说明"

MOST_SHOWN = 8
LONGEST = 500

KINDS = {RequestKind.CORRECTION: "更正", RequestKind.OBJECTION: "异议"}
ROSTER = "名册"
STATES = {
    RequestState.OPEN: "等答复",
    RequestState.GRANTED: "同意了",
    RequestState.REFUSED: "没有同意",
    RequestState.TAKEN_BACK: "已撤回",
    RequestState.GONE: "记录或记录上的名字已删，到此为止",
}
STATEMENTS, REQUESTS = "说明", "申请"

NOTHING_HELD = (
    "现在没有记着您的谈心、反映、学习和督查。名册上的写错了，就说「名册写错了」加哪里错。"
)
WHICH = "哪一条？回复数字或编号："
WHICH_WORDS = "哪里不对，应该怎么写？用您自己的话说，我原样放上去。"
ELSEWHERE = (
    "这里改的是谈心、反映的答复、学习、督查和名册。目标和自查是您自己写的，直接重新说一遍就能改。"
)
NO_WAY_ON = "没有找到可以处理的人，请直接找所在党支部。"
AMEND = "直接发新的说法，我换上去；都不要就回复「取消」。"
NO_REQUEST = "没有找到这个编号的申请，或者它不归您看。"
NOT_OPEN = "这条申请现在不等您答复了。回复「查看 {code}」看进展。"
ADOPT, EMPTY, DONE, REFUSE = "照他的说法改", "把原话删掉", "已经改好了", "不改"
HOW_TALK, HOW_OTHER = (ADOPT, EMPTY, REFUSE), (DONE, REFUSE)
ASK_HOW = "怎么处理？"
ASK_REASON = "为什么不改？一句话，会原样告诉提的人。"
ASK_DONE = "怎么改的？一句话，会原样告诉提的人。"
AMEND_DECISION = "可以直接换一种处理或换个理由。"
BE_CLEAR = "回复数字就行。"
READING_IS_NOTED = "您看过这条，已经记下，提的人查得到。"
NOBODY_ABOVE = "这已经是最上面一级。还可以用书面向上级党组织反映。"
NOTHING_SAID = "没有找到您放的说明。说「删掉我的说明」加编号，比如「删掉我的说明 T-0001」。"
LOOK = "看看"
SEE_ANSWER = "看答复"
TAKEN_BACK = (
    "已撤回 {code}，不再找人处理。您的说明还在记录上，要去掉就说「删掉我的说明 {record}」。"
)
NOT_TAKEN_BACK = "没有找到您提的、还在等答复的 {code}。"
NOT_ASKED_ON = "{code} 现在不能再往上提：要先有一次没有同意的答复。"


def unsaid(codes: Sequence[str]) -> str:
    """His words are gone."""
    return f"已删掉您对 {LIST_MARK.join(codes)} 的说明。"


def too_long(length: int) -> str:
    """Nothing is cut without being said."""
    return f"有 {length} 个字，最多 {LONGEST} 个字。请说短一点再发一次。"


def no_such(code: str) -> str:
    """Not there, not about this person, or not for these eyes: nobody can tell which."""
    return f"没有找到记着您的 {code}。有哪些，回复「我的记录」看。"


def not_answered_yet(code: str) -> str:
    """An objection needs a decision."""
    return f"{code} 还没有答复，没有可以提异议的决定；您的话会先放在这条上，答复的人看得到。"


def talk(code: str, when: str, host: str) -> str:
    """A record that can be corrected."""
    return f"{code} {when}谈心（{host}记的）"


def concern(code: str, when: str, *, answered: bool) -> str:
    """A record that can be objected to, once it is answered."""
    return f"{code} {when}您反映的{'，答复' if answered else ''}"


def session(code: str, when: str) -> str:
    """A record that can be corrected."""
    return f"{code} {when}学习，您的到会"


def note(code: str, when: str, writer: str) -> str:
    """A record that can be corrected."""
    return f"{code} {when}督查（{writer}记的）"


def draft(label: str, words: str) -> str:
    """What will stand with the record."""
    return f"{label}\n您的话：{words}"


def travels(readers: str) -> str:
    """Who will read it."""
    return f"原样跟着这条记录，能看这条记录的人都看得到{readers}。"


ROSTER_WORDS_STAY = "名册上没有地方放说明，您的话只给处理的人看。"


def will_ask(kind: RequestKind, owner: str, due: str, caveat: str) -> str:
    """The part that needs a human."""
    what = "改" if kind is RequestKind.CORRECTION else "重新看"
    return f"同时请{owner}{what}，{due}前答复您；不同意也要说理由。{caveat}"


def kept(record: str, when_asked: str) -> str:
    """It is done, and what goes on."""
    placed = f"已放上 {record} 的说明。" if record else ""
    return placed + when_asked


def asked(code: str, kind: RequestKind, owner: str, due: str) -> str:
    """The number is the proof."""
    return f"已记下 {code}：{KINDS[kind]}申请交给{owner}，最迟{due}答复您。"


def waits_for_you(code: str, kind: RequestKind, record: str, due: str) -> str:
    """To the owner: a number and a day, not a word of it."""
    return f"有 1 条{KINDS[kind]}申请等您答复：{code}（{record or ROSTER}），请在{due}前答复。"


def due_soon(code: str, due: str) -> str:
    """To the owner, the working day before."""
    return f"{code} 明天到期：{due}前要答复，不同意也要说理由。"


def passed_on(code: str, owner: str, due: str) -> str:
    """To who asked: nobody answered in time."""
    return f"您的申请 {code} 到期没有答复，已转给{owner}，最迟{due}答复您。"


def owner_left(code: str, left: str, owner: str, due: str) -> str:
    """To who asked: whoever had to answer is not here any more, and somebody else has to."""
    return f"要答复您申请 {code} 的{left}已不在名单内，已转给{owner}，最迟{due}答复您。"


def nobody_left(code: str, left: str) -> str:
    """To who asked: whoever had to answer is not here any more, and there is nobody else."""
    return f"要答复您申请 {code} 的{left}已不在名单内，名单里没有别人可以接着答复。可以用书面向上级党组织反映。"


def overdue(code: str, owner: str) -> str:
    """To who asked: nobody answered in time, and there is nobody else."""
    return f"您的申请 {code} 到期没有答复，{owner}还要答复您。{NOBODY_ABOVE}"


def answered(code: str) -> str:
    """To who asked."""
    return f"您的申请 {code} 有答复了。"


def gone(code: str, record: str) -> str:
    """To either of the two: there is nothing left to change."""
    return f"{record} 已经不在了，没有可以改的。申请 {code} 到此为止。"


def shown(code: str, kind: RequestKind, about: str, when: str, who: str) -> str:
    """The head of a request."""
    by = f"{who}，" if who else ""
    return f"{code} {KINDS[kind]}申请：{about}\n{by}{when}提的："


def stands(state: RequestState, owner: str, due: str) -> str:
    """Where it stands, to who asked."""
    if state is RequestState.OPEN:
        return f"等{owner}答复，最迟{due}。"
    return f"{STATES[state]}。"


def answer(owner: str, when: str, state: RequestState, words: str) -> str:
    """What was answered, by whom."""
    said = f"：{words}" if words else "。"
    return f"{owner}{when}答复：{STATES[state]}{said}"


def how_far(due: str) -> str:
    """To the owner."""
    return f"请在{due}前答复，不同意也要说理由。"


def next_choice(owner: str) -> str:
    """The label of the way on."""
    return f"不同意，请{owner}再看"


def decision(code: str, how: str, words: str) -> str:
    """What will be answered."""
    return f"{code} 这样答复：{how}{f'，{words}' if words else ''}。"


def decided(code: str) -> str:
    """It is done."""
    return f"已答复 {code}，提的人收到通知了。"


def record_line(code: str, kind: RequestKind, record: str, when: str, state: str) -> str:
    """A request in one's own record."""
    return f"· {code} {when}您提的{KINDS[kind]}申请（{record or ROSTER}），{state}"


def statement_line(code: str, when: str) -> str:
    """A statement in one's own record."""
    return f"· 您对 {code} 的说明，{when}"


GOES_WITH_RECORD = "  跟这条记录一起删；不要了就说「删掉我的说明」加编号"


def item(code: str, kind: RequestKind, record: str, due: str) -> str:
    """One thing that waits for the owner."""
    return f"{code} {KINDS[kind]}申请（{record or ROSTER}），{due}前答复"


def readers(names: Sequence[str]) -> str:
    """By name, where there are names."""
    return f"（{LIST_MARK.join(names)}）" if names else ""
