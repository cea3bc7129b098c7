"""Every sentence of 反映事项."""

from collections.abc import Iterable
from datetime import date

from handlers.kit.wording import dated, day
from storage.vocabulary import ConcernCategory, ConcernState, Decision, Identity

TITLE = "反映事项"
RAISE, RAISE_ABOUT = "反映事项", "有难处、有意见、有隐患，一句话说给支部，有了答复我告诉您。"
RAISE_WORDS = ("反映问题", "反映事项", "反映情况", "反映一下", "提意见", "上报问题")
RAISE_BARE = ("反映", "上报", "我要反映", "我想反映", "报一下")
RAISE_ANY = "把这句话反映给支部"
RAISE_EXAMPLES = ("食堂夜班饭老是凉的", "三号平台护栏松了，帮我报一下")
ANSWER, ANSWER_ABOUT = "答复反映", "答复职工反映的事，说半句也行，我来对上是哪一件。"
ANSWER_WORDS = ("答复", "答复反映")
ANSWER_EXAMPLES = ("C-0001 下周一换好", "食堂那个事下周一改，回复他们")
SOLVED, SOLVED_ABOUT = "解决了", "说一声您反映的事解决了。"
SOLVED_WORD, SOLVED_EXAMPLES = "解决了", ("解决了 C-0001",)
BETTER, END = "说说解决没有", "办结反映"
UNSOLVED, UNSOLVED_ABOUT = "没解决", "说一声您反映的事还没解决，支部会再看。"
UNSOLVED_WORD, UNSOLVED_EXAMPLES = "没解决", ("没解决 C-0001",)
MINE, MINE_ABOUT = "我的反映", "您反映的事走到哪一步了。"
MINE_WORDS, MINE_EXAMPLES = ("我的反映", "查进度", "我反映的事"), ("我的反映",)
OPEN, OPEN_ABOUT = "待答复", "等您答复的反映。"
OPEN_WORDS, OPEN_EXAMPLES = ("待答复", "等答复的反映", "没答复的反映"), ("待答复",)
SHOW, SHOW_ABOUT = "看反映", "看一件反映的内容和进展。"
SHOW_EXAMPLES = ("查看 C-0001",)
WITHDRAW, WITHDRAW_ABOUT = "撤回反映", "撤回刚反映的、还没答复的事。"
WITHDRAW_EXAMPLES = ("撤回 C-0001",)
WHO_LEARNS, WHO_LEARNS_ABOUT = "谁知道是我", "反映之前，先看清谁会知道您的姓名。"
WHO_LEARNS_EXAMPLES = ("我说了领导会不会知道是我",)

CATEGORIES = {
    ConcernCategory.SAFETY: "安全",
    ConcernCategory.SHIFTS: "排班",
    ConcernCategory.PAY: "待遇",
    ConcernCategory.LIFE: "生活后勤",
    ConcernCategory.TRAINING: "培训",
    ConcernCategory.EQUIPMENT: "设备",
    ConcernCategory.FAMILY: "家庭",
    ConcernCategory.OTHER: "其他",
}
STATES = {
    ConcernState.RAISED: "等答复",
    ConcernState.RECEIVED: "已看到，等答复",
    ConcernState.ASSIGNED: "已有人在办，等答复",
    ConcernState.ANSWERED: "已答复，等提出人说解决没有",
    ConcernState.AWAITING: "已答复，等提出人说解决没有",
    ConcernState.REOPENED: "提出人说没解决，等再答复",
    ConcernState.CLOSED: "提出人说已解决",
    ConcernState.LAPSED: "已答复，提出人一直没有说，按答复结束",
    ConcernState.WITHDRAWN: "已撤回",
}
DECISIONS = {
    Decision.WILL_DO: "答应办",
    Decision.DONE: "已办好",
    Decision.CANNOT_NOW: "暂时办不了",
    Decision.PASSED_UP: "已转上级",
}
BRANCH, ABOVE = "支部", "上级"


# Showing
def no_such(code: str) -> str:
    """Not there, or not for these eyes: nobody can tell which."""
    return f"没有找到 {code}。看看编号对不对；您自己提的，回复「我的反映」。"


def headline(code: str, category: ConcernCategory, state: str, raised_on: date) -> str:
    """The first line of a concern; `state` as whoever reads it is told."""
    return f"{code}（{CATEGORIES[category]}）{day(raised_on)}提出，{state}。"


def raised_by(name: str, identity: Identity) -> str:
    """To whoever reads it: the name, or that it is kept from him."""
    if name == NAME_HIDDEN:
        return f"提出人：{NAME_HIDDEN}"
    if identity is Identity.NAMED:
        return f"提出人：{name}（写名）"
    return f"提出人：{name}（保密：只有您知道，不要告诉任何人）"


def answered_on(when: date, decision: Decision | None) -> str:
    """Above an answer."""
    return f"{day(when)}答复{f'（{DECISIONS[decision]}）' if decision else ''}："


def reopened_on(when: date) -> str:
    """Above what the raiser said then."""
    return f"{day(when)}提出人说没解决："


NAME_HIDDEN = "（保密，不显示姓名）"
RAISER_LEFT = "提出人已离开，不会再收到消息；事情还要给大家办。"
WHICH_NUMBER = "请带上编号，比如「查看 C-0001」。您自己提的，回复「我的反映」看编号。"
WITHDRAWN_TEXT = "内容已随撤回删除。"
HAZARD_NOTE = "【急】安全隐患"


def how_to_answer(code: str) -> str:
    """Under a concern that waits."""
    return (
        f"怎么答复：直接说「{code} 下周一换好」；办不了就说原因，如「{code} 暂时办不了，等备件」。"
    )


# Lists
NOTHING_RAISED = "您还没有反映过事情。有事直接说，比如「食堂夜班饭老是凉的」。"
MINE_HEADING = "您反映的事："
OPEN_HEADING = "等答复的反映 {count} 件{past}："
MORE = "还有 {count} 件，先办完上面的。"
HOW_TO_ANSWER_ANY = "看内容回复编号，答复直接说，如「{code} 下周一换好」。"


def line_of_mine(
    code: str, first_words: str, state: ConcernState, days: int, next_step: str
) -> str:
    """One line for its raiser; `days` since he raised it."""
    known = OWN_STATES[state]
    known += f"（已 {days} 天）" if days and state is ConcernState.RAISED else ""
    words = f" {first_words}" if first_words else ""
    return f"{code}{words}：{known}{next_step}"


OWN_STATES = {
    ConcernState.RAISED: "等答复",
    ConcernState.RECEIVED: "已看到，等答复",
    ConcernState.ASSIGNED: "有人在办了，等答复",
    ConcernState.ANSWERED: "有答复了",
    ConcernState.AWAITING: "有答复了",
    ConcernState.REOPENED: "您说没解决，等再答复",
    ConcernState.CLOSED: "已解决",
    ConcernState.LAPSED: "答复后没听到您的话，先结束了",
    ConcernState.WITHDRAWN: "已撤回",
}


def say_whether_solved(code: str, promised: str) -> str:
    """The next step of an answered one."""
    kept = f"（承诺 {promised}）" if promised else ""
    return f"{kept}，说「解决了 {code}」或「没解决 {code}」"


def line_of_open(
    code: str, category: ConcernCategory, first_words: str, days: int, late: str, *, urgent: bool
) -> str:
    """One line for the branch; `late` says how far it is past its day."""
    age = (f"{days} 天" if days else "今天") + late
    return f"{'【急】' if urgent else ''}{code}（{CATEGORIES[category]}，{age}）{first_words}"


# Withdrawing
def withdrawn(code: str) -> str:
    """Gone, words and all."""
    return f"{code} 撤回了，内容已删。要重新反映，直接说就行。"


def which_to_withdraw(names: str) -> str:
    """Asked back, because the words are gone for good."""
    return f"要撤回哪一件？撤回后内容就删了：{names}"


WITHDRAW_IT, KEEP_IT, KEPT = "撤回 {code}", "不撤了", "好的，没有撤回，原样留着。"
NOTHING_TO_WITHDRAW = "您没有还能撤回的反映，什么都没有改动。查进度，回复「我的反映」。"


def not_to_withdraw(code: str, hours: int) -> str:
    """One text for every reason, so that a number that is not one's own tells nothing."""
    return f"{code} 撤不回：只能撤回自己 {hours} 小时内提的、还没答复的。查进度，回复「我的反映」。"


# What waits
def waiting_for_branch(count: int, days: int) -> str:
    """For the branch's own list."""
    age = f"，最久 {days} 天" if days else ""
    return f"等答复的反映 {count} 件{age}"


def waiting_for_word(code: str) -> str:
    """For the raiser's own list."""
    return f"{code} 有答复了，等您说解决没有"


LOOK_AT_LIST, LOOK_AT_IT = "看待答复", "看 {code}"


def promised_day(when: date | None, today: date) -> str:
    """A day with its weekday, "" when there is none."""
    return dated(when, today) if when else ""


def and_why(decided: str, reason: str) -> str:
    """What was decided and why, as one answer."""
    return f"{decided.rstrip('。，, ')}，{reason}"


def listed(parts: Iterable[str]) -> str:
    """Several things in a row."""
    return "、".join(parts)
