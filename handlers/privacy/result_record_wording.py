"""How what somebody was told of his results, and what he objected to, is shown to himself."""

from storage.assessment_words import ObjectionState

RESULTS, OBJECTIONS = "考核结果", "考核异议"
STATES = {
    ObjectionState.OPEN: "等答复",
    ObjectionState.UPHELD: "已答复，维持原结果",
    ObjectionState.CHANGED: "已答复，结果改了",
    ObjectionState.TAKEN_BACK: "您撤回了",
}


def result(year: int, area: str, told: str, public_until: str) -> str:
    """One result: when he was told, and until when its grade is public."""
    public = f"，等次公示到{public_until}" if public_until else ""
    return f"考核{year} {area}责任区的结果，{told}告诉您{public}。回复「我的分怎么来的」看全部"


def objection(code: str, whose: str, when: str, state: ObjectionState) -> str:
    """One objection of his own."""
    return f"{code} {when}对{whose}的考核结果提异议，{STATES[state]}"
