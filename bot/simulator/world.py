"""A simulated company: its people, its one app, their chats, and what the platform remembers."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.simulator.cards import Card
from bot.simulator.chats import Chat
from bot.simulator.crypto import CallbackKeys, random_letters
from bot.simulator.faults import Faults
from bot.simulator.media import LIFETIME, Upload, check_size
from bot.simulator.tokens import TokenDesk

CODE_LIFETIME = timedelta(hours=72)  # wecom.md §4.4


class DuplicateKey(StrEnum):
    """What the duplicate check compares; undocumented, so switchable (promise D4)."""

    BYTES = "bytes"
    CANONICAL = "canonical"  # the JSON without regard to field order and spacing
    OFF = "off"  # the flag is accepted and has no effect


ROOT = 1  # the department that is the company


@dataclass(frozen=True, slots=True)
class SimPerson:
    """Somebody of the cast; `note` is one short phrase, `examples` are sentences to try."""

    userid: str
    name: str
    note: str = ""
    examples: tuple[str, ...] = ()
    departments: tuple[int, ...] = (ROOT,)


@dataclass(frozen=True, slots=True)
class Department:
    """One department of the address book; `parent` is 0 for the company itself."""

    name: str
    parent: int = ROOT


@dataclass(frozen=True, slots=True)
class Sent:
    """One accepted message/send; `dropped` are the recipients whom the rate limit left out."""

    msgid: str
    at: datetime
    raw: bytes
    body: dict[str, Any]
    recipients: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(slots=True)
class ResponseCode:
    """A right to update one card once."""

    msgid: str
    at: datetime
    used: bool = False


@dataclass(slots=True, repr=False)
class SimulatedCorp:
    """Everything the stand-in knows. `now` is the platform's clock and is always aware.

    `strict` turns what the platform cuts off silently, and what it only advises, into errors.
    """

    corp_id: str
    agent_id: int
    secret: str
    token: str
    encoding_aes_key: str
    people: dict[str, SimPerson]
    now: Callable[[], datetime]
    strict: bool = False
    duplicate_key: DuplicateKey = DuplicateKey.BYTES
    duplicate_errcode: int = 0  # what a suppressed duplicate is answered; undocumented
    daily_quota: int = 0  # person-times of message/send a day, beyond it 45009; 0: no limit
    departments: dict[int, Department] = field(
        default_factory=lambda: {ROOT: Department("Company", 0)}
    )
    visible: tuple[int, ...] = (ROOT,)  # the app's range: these departments and all below them
    visible_people: frozenset[str] = frozenset()  # and these, named one by one
    out_of_range: int = 60011  # what is said of somebody outside it; 60111 is seen as well
    withheld_names: frozenset[int] = frozenset()  # departments that are shown without their name
    chats: dict[str, Chat] = field(default_factory=dict)
    menu: list[dict[str, Any]] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    may_schedule: bool = True  # the app is ticked under 协作 → 日程
    schedules: dict[str, dict[str, Any]] = field(default_factory=dict)  # as they were given
    codes: dict[str, ResponseCode] = field(default_factory=dict)
    media: dict[str, Upload] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    tokens: TokenDesk = field(init=False)

    def __post_init__(self) -> None:
        """Give everybody a chat and open the token desk."""
        self.tokens = TokenDesk(self.corp_id, self.secret)
        for userid in self.people:
            self.chats.setdefault(userid, Chat())

    @classmethod
    def fresh(
        cls, people: Sequence[SimPerson], now: Callable[[], datetime], *, strict: bool = False
    ) -> "SimulatedCorp":
        """A company with new random ids and keys and these people, in this order."""
        return cls(
            corp_id="ww" + secrets.token_hex(8),
            agent_id=1_000_002 + secrets.randbelow(1000),
            secret=random_letters(43),
            token=random_letters(24),
            encoding_aes_key=random_letters(43),
            people={person.userid: person for person in people},
            now=now,
            strict=strict,
        )

    @property
    def keys(self) -> CallbackKeys:
        """What seals callbacks and opens replies."""
        return CallbackKeys(self.token, self.encoding_aes_key, self.corp_id)

    def find(self, userid: str) -> str | None:
        """The userid as it is written in the address book, without regard to case."""
        if userid in self.people:
            return userid
        folded = userid.casefold()
        return next((known for known in self.people if known.casefold() == folded), None)

    def leave(self, userid: str) -> None:
        """Somebody leaves the company: the platform does not know the userid any more."""
        del self.people[userid]

    def medium(self, media_id: str) -> Upload | None:
        """What was uploaded under this id within three days."""
        upload = self.media.get(media_id)
        return upload if upload and self.now() - upload.at < LIFETIME else None

    def record(self, recording: bytes, audio_format: str) -> str:
        """Keep what somebody said into his phone; the media id. Raises Refused."""
        check_size("voice", recording)
        media_id = random_letters(60)
        self.media[media_id] = Upload(self.now(), "voice", f"voice.{audio_format}", recording)
        return media_id

    def issue_code(self, msgid: str) -> str:
        """A new response_code for the card of this message."""
        code = random_letters(40)
        self.codes[code] = ResponseCode(msgid, self.now())
        return code

    def use_code(self, code: str) -> ResponseCode | None:
        """Use a response_code up; None if it is unknown, used, or older than 72 h."""
        known = self.codes.get(code)
        if known is None or known.used or self.now() - known.at > CODE_LIFETIME:
            return None
        known.used = True
        return known

    def update_cards(
        self, msgid: str, userids: Sequence[str], card: Callable[[Card], Card]
    ) -> None:
        """Change the cards of this message on the screens of these people."""
        for userid in userids:
            chat = self.chats[userid]
            for line in chat.pushed(msgid):
                if line.card is not None:
                    chat.change(line, card=card(line.card))
