"""What the short story of a concern says, to its raiser."""

from datetime import date

from handlers.concerns.wording import DECISIONS
from handlers.kit.wording import day
from storage.vocabulary import ConcernEventKind, Decision

EARLIER = "（更早的略）"
MEMBER = "责任党员"
STEPS = {
    ConcernEventKind.RECEIVED: "{by}看到了。",
    ConcernEventKind.ASSIGNED: "{by}安排了人去办。",
    ConcernEventKind.MERGED: "{by}把它和说同一件事的放在一起办，答复日不变。",
    ConcernEventKind.HANDED_OVER: "原来负责的人离开或换了岗，换人接着办。",
    ConcernEventKind.ASKED_BACK: "问您改了没有。",
    ConcernEventKind.REVIEW_DUE: "到了说好再看的日子，已提醒{by}。",
    ConcernEventKind.ESCALATED: "已报上级一起看。",
    ConcernEventKind.SOLVED: "您说解决了。",
    ConcernEventKind.REOPENED: "您说没解决，重新打开。",
    ConcernEventKind.LAPSED: "没有听到您的话，先按答复结束，不算解决；没解决，说「没解决 {code}」。",
}


def step(when: date, kind: ConcernEventKind, by: str, code: str) -> str:
    """One step and its day."""
    return f"{day(when)}{STEPS[kind].format(by=by, code=code)}"


def answered(when: date, by: str, decision: Decision | None) -> str:
    """Above the latest answer."""
    return f"{day(when)}{by}答复（{DECISIONS[decision or Decision.DONE]}）："


def answered_before(when: date, by: str, words: str) -> str:
    """An answer that another one followed, by its first words."""
    return f"{day(when)}{by}答复：{words}"
