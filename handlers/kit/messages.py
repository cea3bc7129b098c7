"""What comes in and what goes out, free of any channel."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What sort of message a person sent."""

    TEXT = "text"
    MENU = "menu"  # a tap on a menu button; `text` is the button's key
    CARD = "card"  # a tap on a card button; `text` is the button's key, `task_id` the card's
    GREETING = "greeting"  # the chat was opened, or the person joined the app's range
    VOICE = "voice"  # `text` is its format, a blank and the platform's id of the recording, or ""
    UNREADABLE = "unreadable"  # picture, video, place, link: answered politely, never stored


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message or event of one person, checked and decrypted.

    `identity` tells this message from every other one (`reliability.md` promise D1): the same bytes mean
    the platform is repeating itself. `content` is a digest of the whole message, so that a repeat with
    other content can be counted. Neither is stored as it is. `request` is the id of the callback, for the log.
    """

    identity: bytes
    userid: str  # case-folded
    kind: Kind
    text: str
    sent_at: datetime  # aware, as the sender's platform says
    content: bytes = b""
    task_id: str = ""
    request: str = field(default="", compare=False)  # a repeat is the same message
    anew: bool = field(default=False, compare=False)  # a question that is still open is over


@dataclass(frozen=True, slots=True)
class Choice:
    """A numbered next step: answering with its number runs `command` on `argument`."""

    label: str
    command: str  # a command's key, such as "talks.record"
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """The one answer to a message. An empty text means: acknowledged, nothing to say.

    One that is `untold` is not even counted: no figure says that there was such a message.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    ends_everything: bool = False  # what is open or put aside in the dialogue is dropped
    untold: bool = False

    def rendered(self) -> str:
        """The text with its numbered choices.

        >>> print(Reply("好的。", (Choice("看看", "a.b"), Choice("算了", "c.d"))).rendered())
        好的。
        1 看看  2 算了
        """
        return (
            f"{self.text}\n{numbered(c.label for c in self.choices)}" if self.choices else self.text
        )


def numbered(labels: Iterable[str]) -> str:
    """Labels as one line of numbered choices, or one line each when they are long.

    >>> numbered(["确认", "修改", "取消"])
    '1 确认  2 修改  3 取消'
    """
    parts = [f"{number} {label}" for number, label in enumerate(labels, start=1)]
    return ("  " if sum(map(len, parts)) <= 24 else "\n").join(parts)


class Refusal(Exception):
    """A business "no": its text is what the person reads; nothing else happens.

    `over` is set when it came from what a filled form does: then the form is at its end.
    """

    over = False
