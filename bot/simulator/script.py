"""A conversation as it is written down: the demo's story, the transcripts of the tests and of the README.

@ 2026-03-13 14:30            the clock moves, and what falls due happens
王强> 谈心                     somebody says something
机器人> 已记下 T-0001…          must stand in the answer, after the line before; `…` stands for anything
推送 孙国栋> 有 1 条新反映…      must stand in what was pushed to him since the last look
不推送 刘建国                   nothing was pushed to him since
# 一段旁白                     told to the reader
机器人> 已安排 {学习}（…         a number in an answer, by which later lines may call it: 刘建国> {学习} 签到码
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.simulator.clock import SHANGHAI

BOT, PUSH, NO_PUSH = "机器人", "推送", "不推送"
WORD, WORD_ESCAPED = re.compile(r"\{(\w+)\}"), re.compile(r"\\\{(\w+)\\\}")
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


def woven(scripts: Iterable[str], before: date = date.max) -> str:
    """Several scripts as one that goes by the clock: each stretch from one `@` to the next at its moment, up to a day.

    What stands before the first `@` of a script comes first of all; a note right above an `@` belongs to what follows.

    >>> print(woven(["@ 2026-03-13 09:00\\n甲> 早", "# 前一天\\n@ 2026-03-12 17:00\\n乙> 走了"]))
    # 前一天
    @ 2026-03-12 17:00
    乙> 走了
    @ 2026-03-13 09:00
    甲> 早
    """
    stretches: list[tuple[str, list[str]]] = []
    for script in scripts:
        stretches.append(("", []))
        for line in script.splitlines():
            if line.startswith("@"):
                stretches.append((line.lstrip("@ "), _notes_at_the_end(stretches[-1][1])))
            stretches[-1][1].append(line)
    wanted = [stretch for stretch in stretches if stretch[0] < before.isoformat()]
    in_order = sorted(wanted, key=lambda stretch: stretch[0])
    return "\n".join(line for _, lines in in_order for line in lines)


def _notes_at_the_end(lines: list[str]) -> list[str]:
    """Take them away."""
    taken: list[str] = []
    while lines and lines[-1].startswith("#"):
        taken.insert(0, lines.pop())
    return taken


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


def after(wanted: str, lines: Sequence[str], known: dict[str, str] | None = None) -> list[str]:
    """What follows the first line that fits; raises Mismatch when none does.

    `{单}` stands for a public number or a code, which `known` remembers.

    >>> known = {}
    >>> after("已记下 {单}：…", ["好的。", "已记下 T-0001：3月11日。", "下一步"], known), known
    (['下一步'], {'单': 'T-0001'})
    """
    escaped = ".*".join(map(re.escape, wanted.split("…")))
    pattern = re.compile(WORD_ESCAPED.sub(r"(?P<\1>[A-Z0-9-]+)", escaped))
    for number, line in enumerate(lines):
        if found := pattern.fullmatch(line.strip()):
            if known is not None:
                known |= found.groupdict()
            return list(lines[number + 1 :])
    raise Mismatch(wanted, lines)


def filled(text: str, known: Mapping[str, str]) -> str:
    """A line with the numbers that are known in the place of their names.

    >>> filled("{单} 签到码", {"单": "S-0007"})
    'S-0007 签到码'
    """
    return WORD.sub(lambda found: known.get(found[1], found[0]), text)
