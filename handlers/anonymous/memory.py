"""What is kept in memory only, for minutes: drafts, and how often somebody tried (reliability.md §3.4).

It is lost on a restart, on purpose, and each process has its own.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

from handlers.anonymous.rules import A_DAY, WRONG_AN_HOUR

KEPT = timedelta(minutes=10)
REMEMBERED_GONE = timedelta(hours=1)  # a number for a draft that is over is not for the desk
HOUR, DAY = timedelta(hours=1), timedelta(hours=24)


class Step(Enum):
    """What a draft waits for."""

    WORDS = "words"
    LEADER = "leader"
    NAMED = "named"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that are not sent yet, and what was answered about them."""

    digits: str
    text: str
    made_at: datetime
    step: Step | None = None
    leader: int = 0  # 1 of the team, 2 of the Party group, 3 neither is meant
    about_them: bool | None = None  # whether it is about those of the readers whom it names

    def changed(self, **fields: object) -> "Draft":
        """The same with these fields changed."""
        return replace(self, **fields)  # type: ignore[arg-type]


@dataclass
class Memory:
    """By userid; nothing in it is ever written anywhere."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    gone: dict[str, datetime] = field(default_factory=dict)
    sent: dict[str, tuple[bytes, str, datetime]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)  # the desk's question, to say it here
    _taken: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    _wrong: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    def draft(self, userid: str, now: datetime) -> Draft | None:
        """The draft of somebody, while it is kept."""
        self.sweep(now)
        return self.drafts.get(userid)

    def expired(self, userid: str, now: datetime) -> bool:
        """Whether a draft of his was thrown away within the hour."""
        self.sweep(now)
        return userid in self.gone

    def keep(self, userid: str, draft: Draft) -> None:
        """For ten minutes from now on."""
        self.gone.pop(userid, None)
        self.left.add(userid)
        self.drafts[userid] = draft

    def drop(self, userid: str) -> None:
        """It was sent or is not wanted any more."""
        self.drafts.pop(userid, None)
        self.gone.pop(userid, None)

    def was_sent(self, userid: str, identity: bytes, answer: str, now: datetime) -> None:
        """By this message: the platform may repeat it, and it gets the same answer."""
        self.drop(userid)
        self.sent[userid] = (identity, answer, now)

    def repeated(self, userid: str, identity: bytes, now: datetime) -> str:
        """What this very message was answered; "" when it is a new one."""
        self.sweep(now)
        before = self.sent.get(userid)
        return before[1] if before and before[0] == identity else ""

    def may_send(self, userid: str, now: datetime) -> bool:
        """Five new matters in a day."""
        self._taken[userid] = [one for one in self._taken[userid] if abs(now - one) < DAY]
        return len(self._taken[userid]) < A_DAY

    def took(self, userid: str, now: datetime) -> None:
        """He sent a new one."""
        self._taken[userid].append(now)

    def may_try(self, userid: str, now: datetime) -> bool:
        """Five receipts in an hour that are none."""
        self._wrong[userid] = [one for one in self._wrong[userid] if abs(now - one) < HOUR]
        return len(self._wrong[userid]) < WRONG_AN_HOUR

    def was_wrong(self, userid: str, now: datetime) -> None:
        """The receipt was none."""
        self._wrong[userid].append(now)

    def came_back(self, userid: str) -> bool:
        """Whether he speaks to the desk for the first time since: what it had asked him before is over then."""
        back = userid in self.left
        self.left.discard(userid)
        return back

    def sweep(self, now: datetime) -> None:
        """Throw away what was kept long enough."""
        for who in [who for who, one in self.drafts.items() if abs(now - one.made_at) >= KEPT]:
            self.gone[who] = self.drafts.pop(who).made_at + KEPT
        for who in [who for who, at in self.gone.items() if abs(now - at) >= REMEMBERED_GONE]:
            del self.gone[who]
        for who in [who for who, one in self.sent.items() if abs(now - one[2]) >= KEPT]:
            del self.sent[who]
        for counted in (self._taken, self._wrong):
            for who in [
                who for who, times in counted.items() if not times or abs(now - times[-1]) >= DAY
            ]:
                del counted[who]
