"""What is said while the branch answers, and when its raiser says the last word."""

from collections.abc import Sequence
from datetime import datetime

from handlers.concerns.wording import CATEGORIES, DECISIONS, RAISER_LEFT, STATES
from handlers.kit.wording import day
from storage.vocabulary import ConcernCategory, ConcernState, Decision


def nothing_open() -> str:
    """There is nothing to answer."""
    return "现在没有等您答复的反映。来了新的我会告诉您。"


ASK_WHICH = "您是答复哪一件？"
ASK_WHICH_UNSURE = "没看出是答复哪一件，这句还没有发出去。等答复的有："
ASK_ANSWER = "怎么答复 {code}？一句话：怎么办、哪天前。办不了就说原因。"
ANSWER_NOT_READ = "我没看到答复的话。说一句怎么办就行，或回复「取消」。"
WHICH_NOT_READ = "回复数字选一件，或说编号（如 C-0001）；不答复了回复「取消」。"
ASK_PROMISE = "您说的「{said}」是哪一天前办好？"
NO_PROMISE = "不定日子"
PROMISE_NOT_READ = "没看懂日子。说个日期（如「3月20日」），或回复「不定」。"
ASK_REVIEW = "这件暂时办不了，打算哪天再看一次？说个日期（如「下月1号」），或回复「不定」。"
AMEND_ANSWER = (
    "哪儿要改？可以说日子（如「3月17日」或「不定」）、编号（如 C-0002），或「改成：」加上新的答复。"
)
PAST_DAY = "这个日子已经过了。说个今天以后的，或回复「不定」。"
REWRITE = ("改成", "改为", "答复", "内容")
NOTHING_OPEN_CODE = "{code} 已经{state}，不用再答复了。"
ONLY_RAISER = (
    "{code} 解决没解决，只有提出人能说，{handler}不能代办结。要告诉对方结果，说「答复 {code} …」。"
)
NO_BULK_END = (
    "反映不能由我们办结，也不能一次结几件：每一件都由它的提出人自己说解决了没有。"
    "要答复哪件，直接说「C-0001 下周一换好」；看还有哪些，回复「待答复」。"
)
OVER = {ConcernState.CLOSED: "由提出人办结", ConcernState.WITHDRAWN: "撤回"}
OWN = "{code} 是您自己提的，不能自己答复，由别的支委或上级答复。看进展，回复「{code}」。"
NO_REASON = "{what}，要告诉提出人为什么。一句话说原因，比如「公司政策明年才调」。"
CANNOT, PASSING = "这件办不了", "这件要转{whom}"
ASK_WHEN = "打算怎么办、哪天前办好？一句话，比如「下周一换好」。日子定不了，回复「不定」。"
NAMES_SOMEBODY = "这句会同时告诉几位提出人，里面像是有人的姓名（{name}）。不管写的是谁，几件一起答复都不带姓名：请换个说法，还没有发出去。"


def answered_before(code: str, at: datetime) -> str:
    """It has an answer already; `at` is local."""
    return f"{code} {day(at.date())}{at:%H:%M} 已经答复过；确认后，提出人会再收到这一次的。"


def not_sent(code: str, state: ConcernState) -> str:
    """Somebody was quicker, or it is over: this answer did not go out."""
    if state in OVER:
        return NOTHING_OPEN_CODE.format(code=code, state=OVER[state])
    return (
        f"{code} 刚有别的支委答复过了，您这条没有发出。看对方怎么答的：「{code}」；"
        f"还要补充，再说一遍「答复 {code} …」。"
    )


def labelled(code: str, category: ConcernCategory, first_words: str) -> str:
    """A concern in a list of choices."""
    return f"{code}（{CATEGORIES[category]}）{first_words}"


def answer_shown(
    names: Sequence[str], text: str, decision: Decision, promised: str, passed_to: str = ""
) -> str:
    """What will go to the raiser, before it goes, and to whom it is passed up."""
    whom = "、".join(names)
    decided = f"转{passed_to}" if passed_to else DECISIONS[decision]
    seen = f"\n{passed_to}会看到这件反映和之前的答复。" if passed_to else ""
    return f"答复 {whom}：{text}；{decided}，{promise_shown(decision, promised)}。{seen}"


def promise_shown(decision: Decision, promised: str) -> str:
    """The promised day, or that there is none."""
    if decision is Decision.CANNOT_NOW:
        return f"{promised}再看" if promised else "没说哪天再看"
    if decision is Decision.DONE:
        return "会请提出人说解决了没有"
    return f"承诺日期 {promised}" if promised else "没有写日期"


def named(code: str, first_words: str) -> str:
    """A concern and the words to know it by."""
    return f"{code}（{first_words}）"


def outcome(decision: Decision, promised: str, handler: str, passed_to: str = "") -> str:
    """What the decision means for the raiser; `passed_to` is the organisation that answers from now on."""
    if passed_to:
        return f"{handler}已转{passed_to}，由{passed_to}接着答复，有了答复就告诉您。"
    if decision is Decision.CANNOT_NOW:
        return f"{handler}说暂时办不了" + (f"，{promised}再看。" if promised else "。")
    if decision is Decision.PASSED_UP:
        return f"{handler}已转上级" + (f"，{promised}前有结果。" if promised else "。")
    if decision is Decision.DONE:
        return f"{handler}说已经办好了。"
    return f"{handler}承诺 {promised}落实。" if promised else ""


def silence_ends(days: int) -> str:
    """To the raiser, with a reason why it cannot be done now."""
    return f"您 {days} 天内没有别的话，就先按这个答复结束，不算解决；以后随时可以说没解决。"


def answered(
    codes: Sequence[str], asked_on: str, waiting: int, passed_to: str = "", *, left: bool = False
) -> str:
    """To the branch, once it is given. The same for every raiser who is here: his shift would tell who he is."""
    whom = f"提出人（夜里不打扰，早上再发）{f'和{passed_to}' if passed_to else ''}"
    said = f"已答复 {'、'.join(codes)}，会告诉{whom}，别人不会收到。"
    back = f"{asked_on}起，等提出人上班时问改了没有。" if asked_on else "解决没解决由提出人说。"
    if left:
        said, back = f"已答复 {'、'.join(codes)}。", RAISER_LEFT
    return said + back + (f"\n还有 {waiting} 件等答复，回复「待答复」看。" if waiting else "")


# The last word
ASK_WHICH_OF_MINE = "您说的是哪一件？"
YES, NOT_YET, NONE_YET = "解决了", "还没有", "都还没有"
ASK_SOLVED_BEFORE = (
    "还没有答复。已经解决、不用再办了的话，选是哪一件；还没解决，回复「取消」，接着等答复。"
)
ASK_WHICH_SOLVED = "您说的是哪一件解决了？"
LEFT_OPEN = "好的，都还开着。解决了，说一声「解决了」。"
NONE_WAITS = "现在没有等您说结果的反映。要反映新的事，直接说就行；查进度，回复「我的反映」。"


def ask_solved(code: str, first_words: str) -> str:
    """It sounds solved; only its raiser says so."""
    return f"{named(code, first_words)}解决了吗？"


def not_answered_yet(code: str) -> str:
    """Its raiser says it is not solved, but nobody has answered."""
    return f"{code} 还没答复，正等着呢，您不用再报；有了答复就告诉您。已经不用办了，说「解决了 {code}」。"


def over_already(code: str, state: ConcernState) -> str:
    """There is nothing to say on it any more."""
    return f"{code} {STATES[state]}，不用再说了。又有问题直接反映就行。"


def one_by_one(code: str) -> str:
    """Each has its own last word."""
    return f"一件一件说，免得弄错：先说「解决了 {code}」或「没解决 {code}」，再说下一件。"


def thanks(code: str) -> str:
    """It is solved."""
    return f"好的，{code} 办结了，谢谢您告诉我们。要是又出问题，说「没解决 {code}」。"


def reopened(code: str, handler: str) -> str:
    """It is not solved; nothing has to be said again."""
    return f"知道了，{code} 重新打开，已告诉{handler}，您不用再说一遍。有新答复就告诉您。"


RAISE_APART = "把这句话另提一件"


def left_out(whom: str) -> str:
    """What he added is about somebody who reads it: kept nowhere, and how it goes past him."""
    return f"您说的话提到{whom}，办这件事的人里有{whom}，所以没有写进去，谁也没看到。要反映{whom}，另提一件，不会交给{whom}。"
