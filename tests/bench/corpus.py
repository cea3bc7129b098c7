"""What everybody of the works says in a run, sealed beforehand as whole HTTP requests."""

import itertools
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlencode

from bot.simulator.callbacks import sealed, xml
from bot.simulator.crypto import CallbackKeys
from tests.bench.roster import Colleague, by_team

SEED = 20260312
REPEATED = 0.05  # one message in twenty is delivered twice
FIRST_NUMBER = 7_000_000_000_000_000_000
TALKS = (
    "昨天下午跟{name}聊了会，他说夜班排得太密",
    "今天上午找{name}谈心，他想学数控编程",
    "前天和{name}谈了半小时，说孩子上学接送不方便",
    "昨天跟{name}谈心，说了安全帽的事",
)
DANGER = "天车的限位器不灵，吊装的时候有危险"
CONCERNS = (
    "二号门的灯坏了一周，晚上走路看不见",
    "浴室的热水总是不够，下班洗不上澡",
    "夜班食堂的饭菜一直是凉的，反映过两回了",
    "通勤班车总是晚点，反映好几次了",
    "二号门的灯坏了一周，夜里出门看不见",
    "夜班食堂的饭菜一直是凉的，能不能管管",
    "通勤班车总是晚点，迟到了好几次",
    "浴室的热水总是不够，冬天没法洗",
    DANGER,
)


class Kind(StrEnum):
    """What a message is for; the value is what its answer must look like."""

    TALK = r"^谈心：与{name}，\d+月\d+日（周.）.*\n(.*\n)+?1 确认  2 修改  3 取消"
    TALK_CONFIRMED = r"^已记下 T-\d{{4,}}：.*{name}"
    CONCERN = r"^要反映的（.+）：{start}(.*\n)+1 写名\s+2 保密（"
    CONCERN_CONFIRMED = r"^已记下 C-\d{{4,}}（"
    HELP = r"(.*\n)+.*「我们组谁负责」"
    LEFT_TO_HOST = r"^等您办的事（1 件）：\n· 本季度还没聊到：.*（\d+ 人）"
    LEFT_TO_WORKER = r"^眼下没有等您办的事"
    WHO = r".*{name}责任区.*\n负责的事："


@dataclass(frozen=True, slots=True)
class Message:
    """One delivery; `expected` is a pattern, and a `repeat` must be answered like the message before it."""

    userid: str
    kind: Kind
    expected: str
    request: bytes
    text: str
    repeat: bool = False


Script = tuple[Message, ...]  # of one person, in this order


def scripts(
    people: Iterable[Colleague],
    keys: CallbackKeys,
    agent_id: int,
    start: datetime,
    repeated: float = REPEATED,
) -> list[Script]:
    """A script for everybody of these who speaks, in an order that mixes teams; nobody comes near the limit of twenty a minute."""
    chance = random.Random(SEED)
    writer = _Writer(keys, agent_id, int(start.timestamp()), chance, repeated)
    speakers = [one for one in people if not one.duty]
    chance.shuffle(speakers)
    return [tuple(writer.script(one)) for one in speakers]


class _Writer:
    def __init__(
        self, keys: CallbackKeys, agent_id: int, now: int, chance: random.Random, repeated: float
    ) -> None:
        self.repeated = repeated
        self.keys, self.agent_id, self.now, self.chance = keys, agent_id, now, chance
        self.numbers = itertools.count(FIRST_NUMBER)

    def script(self, one: Colleague) -> Iterator[Message]:
        for kind, text, expected in self._lines(one):
            message = Message(one.userid, kind, expected, self._request(one.userid, text), text)
            yield message
            if self.chance.random() < self.repeated:
                yield Message(one.userid, kind, expected, message.request, text, repeat=True)

    def _lines(self, one: Colleague) -> list[tuple[Kind, str, str]]:
        """Talks and concerns with their confirmations, and three questions, in any order."""
        team = by_team()[one.team]
        left = Kind.LEFT_TO_HOST if one.host else Kind.LEFT_TO_WORKER
        concern = self.chance.choice(CONCERNS)
        start = re.escape(concern[:8])
        parts = [
            [(Kind.HELP, "帮助", "")],
            [(left, "我还有啥没干", "")],
            [(Kind.WHO, "我们组谁负责", one.team)],
            [(Kind.CONCERN, concern, start), (Kind.CONCERN_CONFIRMED, "2", "")],
        ]
        if one.host:
            staff = [other for other in team if not other.host]
            place = 2 * team.index(one)
            for other in (staff[place % len(staff)], staff[(place + 1) % len(staff)]):
                told = self.chance.choice(TALKS).format(name=other.name)
                parts.append(
                    [(Kind.TALK, told, other.name), (Kind.TALK_CONFIRMED, "1", other.name)]
                )
        self.chance.shuffle(parts)
        return [
            (kind, text, kind.value.format(name=shown, start=shown))
            for part in parts
            for kind, text, shown in part
        ]

    def _request(self, userid: str, text: str) -> bytes:
        return request_of(self.keys, self.agent_id, userid, text, next(self.numbers), self.now)


def request_of(
    keys: CallbackKeys, agent_id: int, userid: str, text: str, number: int, now: int
) -> bytes:
    """One text message with this MsgId, sent at `now` (Unix seconds), as a whole HTTP request."""
    plain = xml(
        [
            ("ToUserName", keys.receive_id),
            ("FromUserName", userid),
            ("CreateTime", now),
            ("MsgType", "text"),
            ("Content", text),
            ("MsgId", number),
            ("AgentID", agent_id),
        ]
    )
    callback = sealed(keys, agent_id, plain, now)
    head = (
        f"POST /wecom/callback?{urlencode(callback.params)} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: text/xml\r\nContent-Length: {len(callback.body)}\r\n\r\n"
    )
    return head.encode() + callback.body
