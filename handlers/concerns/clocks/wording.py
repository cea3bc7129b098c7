"""Every sentence about the days of a concern: until when, what is past, and who above knows."""

from collections.abc import Sequence
from datetime import date

from handlers.kit.wording import dated
from storage.vocabulary import Identity

MOST_NAMED = 20
LOOK = "看内容"
UP, UP_ABOUT = "往上反映", "反映的事过了答复日还没回音，往上一级反映，写名还是保密照旧。"
UP_WORDS = ("没回音往上反映",)
UP_EXAMPLES = ("没回音 往上反映", "C-0001 往上反映")
REMIND_ME, NO_NEED, LEFT = "到时候提醒我", "不用", "好的，不提醒。有了答复马上告诉您。"
REMIND_LATER = "到时候提醒"


# To those who answer
def due_soon(code: str, category: str, by: date, today: date, *, first: bool) -> str:
    """On the working day before the last one."""
    what = "第一次答复。先回一句哪天办也行" if first else "办法（哪天办好）或者办不了的原因"
    return f"{code}（{category}）最晚 {dated(by, today)}要给{what}。回复「{code}」看内容。"


def over(code: str, category: str, by: date, above: str, today: date, *, first: bool) -> str:
    """The last day has passed; `above` is the organisation that knows now, "" when there is none."""
    what = "第一次答复" if first else "办法或者原因"
    known = f"，已告诉{above}" if above else ""
    return (
        f"{code}（{category}）最晚 {dated(by, today)}该有{what}，还没有{known}。"
        f"先回一句哪天办也行，这一天只提醒这一次。回复「{code}」看内容。"
    )


# To the level above
def gone_up(code: str, category: str, below: str, by: date, today: date) -> str:
    """Its day has passed."""
    return (
        f"{code}（{category}）{below}最晚 {dated(by, today)}该答复，还没有，现在报到您这里。"
        f"可以催{below}，也可以直接答复。回复「{code}」看内容。"
    )


def wished_up(code: str, category: str, below: str, by: date, today: date) -> str:
    """Its raiser asks for it, after its day."""
    return (
        f"{code}（{category}）{below}最晚 {dated(by, today)}该答复，还没有，提出人请求往上反映。"
        f"可以催{below}，也可以直接答复。回复「{code}」看内容。"
    )


def kind_of(code: str, category: str) -> str:
    """One of several, without a word of it."""
    return f"{code}（{category}）"


def gone_up_together(names: Sequence[str]) -> str:
    """Several at once, after a look at the clocks; the first of them by number."""
    shown = "、".join(names[:MOST_NAMED]) + ("等" if len(names) > MOST_NAMED else "")
    return (
        f"有 {len(names)} 件反映过了答复日还没有答复，现在报到您这里：{shown}。"
        "可以催下面的组织，也可以直接答复。回复「待答复」看。"
    )


def went_on(code: str, category: str, by: date, above: str, today: date) -> str:
    """To the level that had it in between: it lies with the next one now."""
    return (
        f"{code}（{category}）最晚 {dated(by, today)}该答复，一直没有，已报到{above}，"
        f"以后由{above}答复，您这里不再显示。"
    )


def to_leader(code: str, category: str, unit: str, by: date, today: date) -> str:
    """The leader of the group: where, what kind and how late, without a name."""
    return (
        f"{unit}有 1 条反映 {code}（{category}），最晚 {dated(by, today)}该答复，还没有。"
        f"不用您答复，方便时请提醒支部。回复「{code}」看内容。"
    )


# To its raiser
def to_raiser(code: str, by: date, above: str, until: date, today: date, identity: Identity) -> str:
    """It went up by itself."""
    return (
        f"您反映的 {code} 过了 {dated(by, today)}还没有答复，已往上报给{above}，"
        f"最晚 {dated(until, today)}答复。{_name_above(above, identity)}有了答复就告诉您。"
    )


def went_up_at_wish(code: str, above: str, until: date, today: date, identity: Identity) -> str:
    """It went up because he asked."""
    return (
        f"{code} 已往上反映给{above}，最晚 {dated(until, today)}答复。"
        f"{_name_above(above, identity)}您不用再说一遍，有了答复就告诉您。"
    )


def _name_above(above: str, identity: Identity) -> str:
    """What becomes of his name there: the mode he chose holds."""
    if identity is Identity.NAMED:
        return f"您是写名反映的，{above}也看得到您的姓名。"
    return f"您的姓名{above}看不到。"


def still_in_time(code: str, with_whom: str, until: date, today: date, caveat: str) -> str:
    """Asked before the day."""
    said = f"（{caveat}）" if caveat else ""
    return (
        f"{code} 还在时限里：{with_whom}最晚 {dated(until, today)}答复{said}。"
        "过了这天没答复，会往上报，您也可以再说「往上反映」。要到时候提醒您吗？"
    )


def nobody_above(code: str, with_whom: str) -> str:
    """There is no further level."""
    return (
        f"{code} 已经在{with_whom}手里，再往上没有能接的人了，仍等{with_whom}答复。"
        "急的话，可以当面或书面向上级党组织反映。"
    )


def will_remind(code: str, on: date, today: date) -> str:
    """He wants to be reminded."""
    return f"好的，{dated(on, today)}还没答复就提醒您 {code}。有了答复马上告诉您。"


def no_answer_yet(code: str, by: date, today: date) -> str:
    """The reminder he asked for."""
    return f"您反映的 {code} 过了 {dated(by, today)}还没有答复。要往上反映，回复 1："


def answered_already(code: str) -> str:
    """Nothing waits for an answer."""
    return f"{code} 现在不等答复了，没有往上反映。查进度，回复「{code}」；还没解决，说「没解决 {code}」。"


def only_raiser(code: str) -> str:
    """Another one's."""
    return f"{code} 要不要往上反映，由提出人说，没有改动。"


NOTHING_WAITS = "您没有在等答复的反映，没有往上反映什么。有事直接说就行；查进度，回复「我的反映」。"
QUICKER = "{code} 刚有了变化，没有往上反映。查进度，回复「{code}」。"
WHICH = "往上反映哪一件？"


def labelled(code: str, first_words: str) -> str:
    """One of his own, to choose."""
    return f"{code} {first_words}".strip()


# In lists
def until_when(by: date, today: date, *, plan: bool) -> str:
    """To its raiser: until when the next answer is due, or a `plan` after one that named no day."""
    return f"，最晚 {dated(by, today)}说哪天办好" if plan else f"，最晚 {dated(by, today)}有答复"


def past(by: date, days: int, above: str, today: date, *, plan: bool) -> str:
    """To its raiser: the day has passed."""
    known = f"，已报{above}" if above else "，可以说「往上反映」"
    what = "说哪天办好" if plan else "有答复"
    return f"，最晚 {dated(by, today)}该{what}，还没有{_working_days(days)}{known}"


def past_their_day(count: int) -> str:
    """To those who answer, behind the count of what waits."""
    return f"，其中 {count} 件过了答复日" if count else ""


def left_past(code: str, category: str, by: date, days: int, today: date) -> str:
    """One that is past its day, among what is left to do."""
    return f"{code}（{category}）最晚 {dated(by, today)}该答复，还没有{_working_days(days)}"


def _working_days(days: int) -> str:
    return f"，已过 {days} 个工作日" if days else ""


def days_past(days: int) -> str:
    """Behind a line of what waits."""
    return f"，过期 {days} 个工作日" if days else ""
