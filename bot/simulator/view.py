"""What the page shows, worked out from the chats; no HTML here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from bot.simulator import wording
from bot.simulator.chats import FROM_BOT, Chat, Line, LineKind
from bot.simulator.clock import SHANGHAI
from bot.simulator.world import SimPerson, SimulatedCorp

MOST_TOGETHER = 4
MOST_LINES = 200
CHOICE = re.compile(
    r"(?:^|[ \u3000]{2,})([1-9]\d?)[ \u3000.、．)）]\s*(\S.*?)(?=[ \u3000]{2,}[1-9]|$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class PersonView:
    """One chip: `href` shows this person, or adds or removes him where several are shown."""

    person: SimPerson
    tone: int
    shown: bool
    has_news: bool
    query: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line with the time above it and the quick replies below it."""

    line: Line
    mark: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PhoneView:
    """One person's screen."""

    index: int
    person: SimPerson
    tone: int
    chat: Chat
    lines: list[LineView]


@dataclass(frozen=True, slots=True)
class Shown:
    """Who is on the page: one person, or several side by side."""

    userids: tuple[str, ...]
    together: bool

    @property
    def query(self) -> str:
        """The address of this very page."""
        return _query(self.userids, together=self.together)

    def with_tapped(self, userid: str) -> str:
        """The query after a tap on this person's chip."""
        if not self.together:
            return _query([userid])
        if userid in self.userids:
            rest = [one for one in self.userids if one != userid]
            return _query(rest or self.userids, together=True)
        return _query([*self.userids, userid][-MOST_TOGETHER:], together=True)


def _query(userids: Sequence[str], *, together: bool = False) -> str:
    name = "together" if together else "as"
    return urlencode([(name, userid) for userid in userids])


def chosen(corp: SimulatedCorp, one: str | None, several: Sequence[str]) -> Shown:
    """Whom the address names; by default the first person, or the first three together."""
    everybody = list(corp.people)
    if several:
        known = [userid for userid in dict.fromkeys(several) if userid in corp.people]
        return Shown(tuple(known[:MOST_TOGETHER] or everybody[:3]), together=True)
    return Shown((one,) if one in corp.people else tuple(everybody[:1]), together=False)


def people(corp: SimulatedCorp, shown: Shown) -> list[PersonView]:
    """Everybody's chip."""
    return [
        PersonView(
            person,
            tone(index),
            shown=userid in shown.userids,
            has_news=corp.chats[userid].has_news(),
            query=shown.with_tapped(userid),
        )
        for index, (userid, person) in enumerate(corp.people.items())
    ]


def phone_of(corp: SimulatedCorp, userid: str) -> PhoneView:
    """One person's screen as it is now."""
    index = list(corp.people).index(userid)
    chat = corp.chats[userid]
    return PhoneView(index, corp.people[userid], tone(index), chat, lines_of(chat))


def lines_of(chat: Chat) -> list[LineView]:
    """The last lines; quick replies stand under the newest line of the bot that offers any."""
    lines = chat.lines[-MOST_LINES:]
    marks = wording.time_marks([line.at for line in lines])
    asking = _asking(lines)
    return [
        LineView(line, mark, tuple(choices(line.text)) if line is asking else ())
        for line, mark in zip(lines, marks, strict=True)
    ]


def _asking(lines: Sequence[Line]) -> Line | None:
    for line in reversed(lines):
        if line.kind is LineKind.SAID:
            return None
        if line.kind in FROM_BOT and not line.card and not line.recalled and choices(line.text):
            return line
    return None


def choices(text: str) -> list[tuple[str, str]]:
    """The last run of numbered choices in a text, as (digit, label).

    >>> choices("1 张伟和 2 个人\\n记下了。\\n1 确认  2 修改  3 取消")
    [('1', '确认'), ('2', '修改'), ('3', '取消')]
    """
    run: list[tuple[str, str]] = []
    for number, label in CHOICE.findall(text):
        if number == "1":
            run = []
        if int(number) == len(run) + 1:
            run.append((number, label.strip()))
    return run


def tone(index: int) -> int:
    """One of the six colours of avatars."""
    return index % 6


def moved(now: datetime, move: str) -> datetime | None:
    """Where a button of the clock leads; None for an unknown one."""
    local = now.astimezone(SHANGHAI)
    evening = local.replace(hour=19, minute=0, second=0, microsecond=0)
    morning = local.replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=1)
    target = {
        "half_hour": now + timedelta(minutes=30),
        "evening": evening if evening > local else evening + timedelta(days=1),
        "morning": morning,
        "day": now + timedelta(days=1),
        "week": now + timedelta(weeks=1),
    }.get(move)
    return target and target.astimezone(now.tzinfo)


def stops(start: datetime, end: datetime) -> list[datetime]:
    """The moments at which the bot may look at its clock on the way: half hours, at most 48 stops."""
    stride = max(timedelta(minutes=30), (end - start) / 48)
    way = [start + stride * step for step in range(1, 48) if start + stride * step < end]
    return [*way, end]
