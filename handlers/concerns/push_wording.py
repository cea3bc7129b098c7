"""What is pushed about a concern: a number and a kind of matter, never what was written in it."""

from handlers.concerns.wording import CATEGORIES
from storage.vocabulary import ConcernCategory

LOOK_LABEL = "看内容"


def new_concern(code: str, category: ConcernCategory, *, urgent: bool) -> str:
    """To the branch."""
    if urgent:
        return f"【急】有 1 条安全隐患反映 {code}，请马上处理。回复「{code}」看内容。"
    return f"有 1 条新反映 {code}（{CATEGORIES[category]}），等您答复。回复「{code}」看内容。"


def hazard_for_duty(code: str) -> str:
    """To who has the safety duty."""
    return f"【急】有 1 条安全隐患 {code}，请马上去看。回复「{code}」看内容。"


def for_leader(code: str, category: ConcernCategory) -> str:
    """To the leader of the group whose responsible member it is about."""
    return f"您党小组有 1 条反映 {code}（{CATEGORIES[category]}），支部在办，请您也看看。回复「{code}」看内容。"


def withdrawn_push(code: str) -> str:
    """To the branch."""
    return f"{code} 提出人已撤回，不用再处理。其他等答复的，回复「待答复」看。"


def solved_push(code: str) -> str:
    """To the branch, once."""
    return f"{code} 提出人说解决了，已办结，不用您再办什么。"


def unsolved_push(code: str, promised: str, *, broken: bool = False) -> str:
    """To the branch; `broken` when the promised day has passed."""
    kept = f"（承诺 {promised}）" if promised else ""
    if promised and broken:
        kept = f"，承诺 {promised}未落实"
    return (
        f"{code} 提出人说还没解决{kept}，请再看看。回复「{code}」看内容，直接说怎么办就能再答复。"
    )


def answered_push(
    code: str, category: ConcernCategory, quoted: str, outcome: str, *, asked: bool = True
) -> str:
    """To the raiser; what stands behind the bar was written by who answered. He is asked where it is not passed on."""
    said = f"您反映的 {code}（{CATEGORIES[category]}）有答复了：\n{quoted}\n{outcome}"
    return f"{said}解决了没有，由您说：" if asked else said


def received_push(code: str, handler: str, days: int) -> str:
    """To the raiser, once: somebody has read it."""
    return f"{code} {handler}已经看到了，{days} 个工作日内答复。查进度，回复「{code}」。"


def assigned_push(code: str, handler: str, name: str) -> str:
    """To the raiser: somebody sees to it now."""
    return f"{code} {handler}已安排{name}去办，有了答复就告诉您。查进度，回复「{code}」。"


def merged_push(code: str, handler: str) -> str:
    """To the raiser, once: another one tells of the same matter."""
    return (
        f"{code} 和别的反映说的是一件事，{handler}放在一起办。说好的答复日不变，有了答复照样告诉您，"
        f"解决没解决还是由您说。查进度，回复「{code}」。"
    )


def passed_push(code: str, category: ConcernCategory, by: str, to: str) -> str:
    """To those above, who answer from now on."""
    return f"{by}转来 1 条反映 {code}（{CATEGORIES[category]}），等{to}答复。回复「{code}」看内容。"


def handed_over_push(code: str, *, first: bool) -> str:
    """To whoever must act from now on."""
    if first:
        return f"{code} 一直没有人能接，现在由您负责。回复「{code}」看内容。"
    return f"{code} 原来的经办人已离开或换了岗，现在由您负责。回复「{code}」看内容和进展。"


def lapsed_push(code: str, days: int) -> str:
    """To the raiser: his silence has ended it, and one word opens it again."""
    return (
        f"{code} 答复后 {days} 天没有听到您的话，先按答复结束了，不算解决。"
        f"没解决，回一句「没解决 {code}」，马上重新打开，不用再说一遍。"
    )


def asked_back(code: str, handler: str, promised: str) -> str:
    """To the raiser, on the day after the promise."""
    return f"{code} {handler}承诺 {promised}落实，改了吗？"


def nobody_to_ask(code: str, promised: str) -> str:
    """To who receives what is raised, on the day after a promise to somebody who has left since."""
    return f"{code} 承诺 {promised}落实，提出人已离开，没有人可问：请您自己去看看。没落实，说「{code} …」再答复一次。"


CHANGED, NOT_CHANGED = "改了", "没改"
SOLVED_LABEL, UNSOLVED_LABEL = "解决了", "没解决"


def look_again(code: str, promised: str) -> str:
    """To the branch: the day has come on which it wanted to look again."""
    return f"{code} 当时暂时办不了，说好 {promised}再看，请再看看。回复「{code}」看内容，直接说怎么办就能再答复。"
