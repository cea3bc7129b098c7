"""What a whole works says for days on end, sealed round by round: nobody comes near the limits of a flood."""

import itertools
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from tests.bench.corpus import Kind, Message, Script, request_of
from tests.bench.roster import Colleague, by_team
from tests.faults.site import Site

ROUND = timedelta(minutes=20)  # of the fake clock; in one round everybody speaks once
CONCERNED = (
    100  # one worker in so many raises something in a round: each of these is pushed to others
)
REPEATED = 0.05  # one message in twenty is delivered twice
FIRST_NUMBER = 8_000_000_000_000_000_000


@dataclass
class Chatter:
    """Makes scripts; `markers` are those of everything that is confirmed in them, by T and C."""

    site: Site
    chance: random.Random
    markers: dict[str, set[str]] = field(default_factory=lambda: {"T": set(), "C": set()})

    def __post_init__(self) -> None:
        self._numbers = itertools.count(FIRST_NUMBER)
        self._matters = itertools.count(1)
        self._speakers = deque(one for one in self.site.people if not one.duty)

    def round(self, most: int) -> list[Script]:
        """What is said in the next round, at most about so many messages, in an order that mixes teams."""
        scripts: list[Script] = []
        for _ in range(len(self._speakers)):
            if most <= 0:
                break
            scripts.append(tuple(self._script(self._speakers[0])))
            self._speakers.rotate(-1)
            most -= len(scripts[-1])
        self.chance.shuffle(scripts)
        return scripts

    def _script(self, one: Colleague) -> Iterator[Message]:
        for kind, text, shown in self._lines(one):
            expected = kind.value.format(name=shown, start=shown)
            request = self._request(one.userid, text)
            yield Message(one.userid, kind, expected, request, text)
            if self.chance.random() < REPEATED:
                yield Message(one.userid, kind, expected, request, text, repeat=True)

    def _lines(self, one: Colleague) -> list[tuple[Kind, str, str]]:
        if one.host:
            mate = self.chance.choice([other for other in by_team()[one.team] if not other.host])
            told = f"昨天下午跟{mate.name}聊了会，他说夜班排得太密，{self._marker('T')}"
            talk = [(Kind.TALK, told, mate.name), (Kind.TALK_CONFIRMED, "1", mate.name)]
            return [*talk, (Kind.HELP, "帮助", "")]
        if self.chance.randrange(CONCERNED) == 0:
            told = f"二号门的灯坏了一周，{self._marker('C')}，晚上走路看不见"
            return [(Kind.CONCERN, told, told[:8]), (Kind.CONCERN_CONFIRMED, "2", "")]
        return [
            (Kind.HELP, "帮助", ""),
            (Kind.WHO, "我们组谁负责", one.team),
            (Kind.HELP, "帮助", ""),
        ]

    def _marker(self, kind: str) -> str:
        marker = f"编号K{next(self._matters):06}"
        self.markers[kind].add(marker)
        return marker

    def _request(self, userid: str, text: str) -> bytes:
        corp, now = self.site.corp, int(self.site.controls.now().timestamp())
        return request_of(corp.keys, corp.agent_id, userid, text, next(self._numbers), now)
