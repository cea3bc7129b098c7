"""A thread as its raiser reads it in chat: the state, and what was said, the latest whole."""

from datetime import date

from handlers.anonymous import wording
from handlers.kit.inert import quoted
from handlers.kit.lengths import byte_length
from storage.queries.anonymous import AnonState, AnonVoice, Said, Thread

ROOM = 1_700  # bytes of one answer that the letters may take


def shown(thread: Thread, today: date) -> str:
    """The state and the letters, the latest first to be kept when not all fit; inert whatever stands in them."""
    head = wording.thread(
        thread.code, thread.state.value, thread.decision.value if thread.decision else "",
        thread.promised_on if thread.state is AnonState.ANSWERED else None, today,
    )  # fmt: skip
    letters = [_line(one, today) for one in thread.said]
    kept: list[str] = []
    for one in reversed(letters):
        if kept and sum(map(byte_length, (*kept, one))) > ROOM:
            break
        kept.insert(0, one)
    left = len(letters) - len(kept)
    more = [wording.MORE_ABOVE.format(count=left, where=wording.THE_PAGE)] if left else []
    turn = [wording.YOUR_TURN] if thread.state is AnonState.ANSWERED else []
    return "\n".join((head, *more, *kept, *turn))


def _line(said: Said, today: date) -> str:
    words = "" if said.voice in (AnonVoice.SOLVED, AnonVoice.UNSOLVED) else quoted(said.letter.text)
    return wording.line(said.voice.value, said.day, today, words)
