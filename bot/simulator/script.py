"""A conversation as it is written down: the demo's story, the transcripts of the tests and of the README.

@ 2026-03-13 14:30            the clock moves, and what falls due happens
王强> 谈心                     somebody says something
机器人> 已记下 T-0001…          must stand in the answer, after the line before; `…` stands for anything
推送 孙国栋> 有 1 条新反映…      must stand in what was pushed to him since the last look
不推送 刘建国                   nothing was pushed to him since
# 一段旁白                     told to the reader
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.simulator.clock import SHANGHAI

BOT, PUSH, NO_PUSH = "机器人", "推送", "不推送"
NOT_FOUND, GOT = "没有找到：", "得到："


class StepKind(StrEnum):
    """What a line of a script is."""

    MOVE = "move"
    SAY = "say"
    ANSWER = "answer"
    PUSH = "push"
    NO_PUSH = "no_push"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Step:
    """One line: whose it is, and its text."""

    kind: StepKind
    who: str
    text: str

    @property
    def moment(self) -> datetime:
        """The moment of a MOVE."""
        return datetime.fromisoformat(self.text).replace(tzinfo=SHANGHAI)


class Mismatch(AssertionError):
    """What was said is not what the script wants."""

    def __init__(self, wanted: str, lines: Sequence[str]) -> None:
        super().__init__("\n".join([NOT_FOUND, wanted, GOT, *lines]))


def steps(script: str) -> Iterator[Step]:
    """The steps of a script, in order."""
    for line in (one.strip() for one in script.splitlines()):
        if line:
            yield _step(line)


def _step(line: str) -> Step:
    who, says, text = (part.strip() for part in line.partition(">"))
    if line.startswith("#"):
        return Step(StepKind.NOTE, "", line.lstrip("# "))
    if line.startswith("@"):
        return Step(StepKind.MOVE, "", line.lstrip("@ "))
    if line.startswith(NO_PUSH):
        return Step(StepKind.NO_PUSH, line.split()[1], "")
    if not says:
        raise ValueError(f"nobody says this line: {line}")
    if who.startswith(PUSH):
        return Step(StepKind.PUSH, who.split()[1], text)
    return Step(StepKind.ANSWER if who == BOT else StepKind.SAY, who, text)


def after(wanted: str, lines: Sequence[str]) -> list[str]:
    """What follows the first line that fits; raises Mismatch when none does.

    >>> after("已记下 T-0001…", ["好的。", "已记下 T-0001：3月11日。", "下一步"])
    ['下一步']
    """
    pattern = re.compile(".*".join(map(re.escape, wanted.split("…"))))
    for number, line in enumerate(lines):
        if pattern.fullmatch(line.strip()):
            return list(lines[number + 1 :])
    raise Mismatch(wanted, lines)
