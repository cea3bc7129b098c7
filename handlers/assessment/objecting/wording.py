"""Every sentence about objections to results that people read (domain.md §2.6)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from handlers.kit.wording import day, points_shown
from storage.assessment_words import ObjectionState

OBJECT_TITLE = "对考核结果提异议"
OBJECT_WORDS = ("考核异议", "对结果有异议")
OBJECT_ABOUT = "对公示的考核结果有异议，说一句，由没参与打分的人复核、书面答复。"
OBJECT_EXAMPLES = ("对我的考核结果有异议 谈心那项少算了",)
LOOK_TITLE = "看异议"
LOOK_ABOUT = "看一件考核异议到哪一步、怎么答复的。"
ANSWER_TITLE = "答复异议"
ANSWER_ABOUT = "复核考核异议：维持原结果，或改分，都写理由。"
TAKE_BACK_TITLE = "撤回异议"
TAKE_BACK_ABOUT = "异议还没答复时，自己撤回。"

STATES = {
    ObjectionState.OPEN: "等答复",
    ObjectionState.UPHELD: "已答复，维持原结果",
    ObjectionState.CHANGED: "已答复，结果改了",
    ObjectionState.TAKEN_BACK: "已撤回",
}
NAMED, UNNAMED = "写名", "不写名"
UPHOLD, CHANGE = "维持原结果", "改分"
AGREE, DISAGREE = "同意改", "不同意改"
AGREE_TITLE, DISAGREE_TITLE = "同意改等次", "不同意改等次"
NO_SECOND = "改等次要两个人定，现在找不到第二个没参与的人。可以维持，或在同一等次里改分。"
NO_GRADE = "这份考核表没有分数，不能改分。可以维持，写明理由。"
LOOK, SEE_ANSWER, TAKE_BACK, SEE_MINE = "看一下", "看答复", "撤回", "看我的分怎么来的"
OWN = "我自己"
LONGEST = 300  # characters

WHICH = "对哪一份结果有异议？"
NOTHING_PUBLIC = (
    "现在没有您可以提异议的考核结果：只能对向您公示的、或您自己的结果提。"
    "有别的事要说，回复「我要反映」。"
)
ASK_WORDS = "哪里不对？说一两句事实，复核的人才好查。"
ASK_NAME = (
    "复核的人要不要知道是您提的？\n"
    "不写名：他看不到您的姓名。但答复要发给您，所以系统里记着是您；责任区人少、写得太细，也可能让人猜出来。"
    "想连系统都不记，另发「匿名」加内容，那样按匿名反映办，不走复核。"
)
ASK_HOW = "怎么答复？"
ASK_TOTAL = "改成多少分？发 0–100 的数，最多两位小数。"
ASK_REASON = "写一两句理由，提异议的人会看到。"
SAME_TOTAL = "和现在的分一样。要维持就回复「维持」，要改就发另一个分数。"
BE_CLEAR = "回复 1 维持，或 2 改分。"
AMEND = "改成什么？直接重说一遍原因，或者说「写名」「不写名」。"
AMEND_ANSWER = "改哪里？说「维持」、新的分数，或者新的理由。"
NAMES_YOU = "；可这句话里写着您的姓名，想去掉就直接重说一遍原因"
NO_SUCH = "没有这件异议，或者不归您看。编号是 Y 开头的，比如 Y-0001。"
NO_REVIEWER = "现在找不到没参与打分、审核的人来复核，没有记下。请直接找上级党组织，或者回复「我要反映」写下来。"
NOT_YOURS = "打过这份考核表的人不能答复对它的异议。"
READING_NOTED = "您看过这件，会记在查看记录里。"


def late(last: date) -> str:
    """The notice is over."""
    return f"异议要在公示期里提，公示到{day(last)}为止。有新的事实要说，回复「我要反映」。"


def again(code: str) -> str:
    """His own is still open."""
    return f"您已经提过 {code}，还在等答复。要补充，先「撤回 {code}」再重新提。"


def target(area: str, name: str, grade: str) -> str:
    """One result one may object to."""
    return f"{area}{name}（{grade}）" if grade else f"{area}{name}"


def draft(whose: str, words: str, name: str, reviewer: str, due: date) -> str:
    """What is sent to whom."""
    judge = f"由{reviewer}复核（没打过这份表的分，也没审核过），{day(due)}前书面答复您。"
    return f"对{whose}的考核结果提异议：{words}\n{name}。{judge}"


def with_name(named: bool) -> str:
    """Whether the reviewer learns who objects."""
    return "写名：复核的人知道是您" if named else "不写名：复核的人看不到您的姓名"


def raised(code: str, reviewer: str, due: date) -> str:
    """It is written down."""
    return f"已记下 {code}，由{reviewer}复核，{day(due)}前答复，有答复就告诉您。想撤回，回复「撤回 {code}」。"


def waits_push(code: str, due: date) -> str:
    """To the reviewer; not a word of it."""
    return f"有一件考核异议 {code} 请您复核，{day(due)}前书面答复。"


def due_push(code: str, due: date) -> str:
    """To the reviewer, the working day before."""
    return f"考核异议 {code} {day(due)}前要答复。"


def passed_on(code: str, name: str, due: date) -> str:
    """To the objector: somebody else answers."""
    return f"{code} 到期没答复，转给{name}复核，{day(due)}前答复。"


def nobody_left(code: str) -> str:
    """To the objector: nobody else may answer."""
    return f"{code} 到期还没答复，也没有别人能复核了。您可以直接找上级党组织。"


def overdue_push(code: str) -> str:
    """To the reviewer: nobody else may answer."""
    return f"考核异议 {code} 已经过了答复的日子，没有别人能复核，请尽快答复。"


def head(code: str, whose: str, year: int, raised_on: str, state: str) -> str:
    """The first line of one."""
    return f"{code} 对{whose} {year} 年考核结果的异议，{raised_on}提，{state}。"


def by(name: str) -> str:
    """Who objects, to the reviewer."""
    return f"提的人：{name}"


UNNAMED_TO_YOU = "提的人不写名，请不要去猜、去问"


def answer_due(name: str, due: date) -> str:
    """To the objector."""
    return f"由{name}复核，{day(due)}前答复。"


def answered(name: str, when: str, words: str) -> str:
    """The written answer."""
    return f"{name}{when}答复：{words}"


def figures(scored: str, scorer: str, stands: str, grade: str) -> str:
    """Both figures, to the reviewer."""
    changed = f"，支部改为 {stands}" if stands != scored else "，支部没有改"
    return f"{scorer}打 {scored}{changed}（{grade}）"


def more_looks(count: int) -> str:
    """There were more of them than are shown."""
    return f"全年督查记录共 {count} 条，这里是最近的；都看，回复「督查记录」。"


def items(shown: Sequence[str]) -> str:
    """What was given by item."""
    return "各项：" + "、".join(shown)


def basis(words: str) -> str:
    """What they rest on."""
    return f"依据：{words}"


def review_reason(words: str) -> str:
    """Why the branch changed it."""
    return f"支部的理由：{words}"


def upholding(code: str, words: str) -> str:
    """Before it is sent."""
    return f"答复 {code}：维持原结果。\n理由：{words}"


def changing(code: str, before: str, after: str, words: str) -> str:
    """Before it is sent; both with their grades."""
    return f"答复 {code}：{before} 改为 {after}，两个数都留在考核表上。\n理由：{words}"


def points(total: Decimal, grade: str) -> str:
    """A total with its grade."""
    return f"{points_shown(total)} 分（{grade}）"


def needs_second(name: str) -> str:
    """A change of grade is not one person's."""
    return f"等次变了，要{name}再核一遍才算数。"


def proposed(code: str, name: str) -> str:
    """It waits for the second person."""
    return f"{code} 要改等次，已请{name}再核一遍，他同意后答复才发出。"


def second_push(code: str, due: date) -> str:
    """To the second person."""
    return f"考核异议 {code} 复核人要改等次，请您再核一遍，{day(due)}前办完。"


def proposal(name: str, points_after: str, words: str) -> str:
    """What the reviewer wants, to the second person."""
    return f"{name}要改为 {points_after}，理由：{words}"


def refused_push(code: str, name: str, due: date) -> str:
    """To the reviewer."""
    return f"{name}没同意 {code} 改等次，请重新答复，{day(due)}前。"


def not_agreed(code: str, name: str) -> str:
    """To the second person."""
    return f"好的，{code} 不改等次，{name}重新答复。"


def done(code: str) -> str:
    """It is answered."""
    return f"{code} 已答复，提异议的人会收到。"


def answered_push(code: str) -> str:
    """To the objector."""
    return f"您提的考核异议 {code} 有答复了。"


def changed_push(year: int) -> str:
    """To the member, when somebody else objected."""
    return f"您的 {year} 年考核结果，复核以后有变动，请看一下。"


def corrected_push(line: str) -> str:
    """To whom the former grade was published."""
    return f"考核公示更正，复核以后：\n{line}"


def not_open(code: str) -> str:
    """It was answered or taken back."""
    return f"{code} 已经了结，没有再改。想看怎么答复的，回复「{code}」。"


def taken_back(code: str) -> str:
    """He objects no more."""
    return f"{code} 已撤回，不用复核了。公示期里还可以重新提。"


def too_long(length: int) -> str:
    """More than is kept."""
    return f"最多 {LONGEST} 字，这句 {length} 字，请缩短一些再发。"


def left_to_answer(code: str, due: date) -> str:
    """Among what waits for the reviewer."""
    return f"考核异议 {code} 等您复核，{day(due)}前答复"
