"""What stands on the screen of one person's chat with the bot."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.simulator.cards import Card
from bot.simulator.media import Upload


class LineKind(StrEnum):
    """Who put a line on the screen."""

    SAID = "said"  # the person
    ANSWER = "answer"  # the bot, in the same HTTP response
    PUSH = "push"  # the bot, by message/send
    NOTE = "note"  # the phone itself: a menu was tapped, a card was answered
    TROUBLE = "trouble"  # the phone itself: the bot did not answer, or answered wrongly


FROM_BOT = frozenset({LineKind.ANSWER, LineKind.PUSH})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chat. `number` counts from 1 in its chat; `msgid` is set on pushes."""

    number: int
    kind: LineKind
    text: str
    at: datetime
    msgid: str = ""
    card: Card | None = None
    file: Upload | None = None  # stays in the chat, however long the platform keeps it
    recalled: bool = False


@dataclass(slots=True)
class Chat:
    """Both sides of one person's chat. `version` changes whenever something on the screen does."""

    lines: list[Line] = field(default_factory=list)
    version: int = 0
    seen: int = 0  # how many lines were on a screen
    opened: bool = False
    _listeners: list[Callable[[Line], None]] = field(default_factory=list)

    def add(
        self,
        kind: LineKind,
        text: str,
        at: datetime,
        *,
        msgid: str = "",
        card: Card | None = None,
        file: Upload | None = None,
    ) -> Line:
        """Put a line at the end and tell whoever listens."""
        line = Line(len(self.lines) + 1, kind, text, at, msgid=msgid, card=card, file=file)
        self.lines.append(line)
        self.version += 1
        for listener in tuple(self._listeners):
            listener(line)
        return line

    def change(self, line: Line, *, card: Card | None = None, recalled: bool = False) -> None:
        """Show a line anew: its card was updated, or it was recalled."""
        changed = replace(line, card=card, recalled=recalled)
        self.lines[line.number - 1] = changed
        self.version += 1

    def pushed(self, msgid: str) -> list[Line]:
        """The lines that one message/send put here."""
        return [line for line in self.lines if line.msgid == msgid]

    def has_news(self) -> bool:
        """Did the bot write anything that has not been on a screen?"""
        return any(line.kind in FROM_BOT for line in self.lines[self.seen :])

    def mark_seen(self) -> None:
        """Everything has been on a screen."""
        self.seen = len(self.lines)

    def listen(self, listener: Callable[[Line], None]) -> Callable[[], None]:
        """Call `listener` for every new line; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
