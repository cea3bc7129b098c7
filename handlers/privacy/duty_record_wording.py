"""How a note of a duty done, and a mentoring pair, is shown to whoever it is of."""

from storage.duty_words import PairState

NOTES, PAIRS = "履责", "帮带"
YOU = "您"
STATES = {
    PairState.ASKED: "还没答复",
    PairState.AGREED: "进行中",
    PairState.DONE: "成了",
    PairState.ENDED: "已结束",
}


def note(code: str, when: str) -> str:
    """Its number and the day it tells of."""
    return f"· {code} {when}您记的履责"


def pair(code: str, when: str, mentor: str, mentored: str, state: PairState) -> str:
    """Its number, when it was proposed, who mentors whom ("" is he himself), and where it stands."""
    return f"· {code} {when}提的结对帮带，{mentor or YOU}带{mentored or YOU}，{STATES[state]}"


def tail(code: str, due: str) -> str:
    """When it goes, and how to see who read it and to delete it."""
    return f"  {due}；看谁看过发「谁看过 {code}」，要删发「删掉{code}」"
