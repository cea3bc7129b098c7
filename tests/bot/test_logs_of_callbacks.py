"""Every line written in the course of a callback says of which one, and at the desk whose, as a keyed hash."""

import io
import json
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.logs import Lines
from handlers.kit.conversing import Conversing
from tests.cast import CAST
from tests.chatting import Chat

REQUEST, USER = re.compile(r"[0-9a-f]{8}"), re.compile(r"[0-9a-f]{12}")
Said = dict[str, Any]


class Log:
    """What the process would write to stderr."""

    def __init__(self, stream: io.StringIO) -> None:
        self._stream = stream

    def lines(self, event: str = "") -> list[Said]:
        lines = [json.loads(one) for one in self._stream.getvalue().splitlines()]
        return [one for one in lines if not event or one["event"] == event]


@pytest.fixture
def log() -> Iterator[Log]:
    stream = io.StringIO()
    handler, ours = logging.StreamHandler(stream), logging.getLogger("zerenqu")
    handler.setFormatter(Lines())
    before = ours.level
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield Log(stream)
    ours.removeHandler(handler)
    ours.setLevel(before)


@pytest.fixture
def broken(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Chat:
    """A bot with a bug."""

    def bug(*_: object) -> None:
        raise ValueError("张伟 13800138000")

    monkeypatch.setattr(Conversing, "answer", bug)
    return chat


def test_every_callback_has_an_id_of_its_own(chat: Chat, log: Log) -> None:
    for name in ("张伟", "周涛", "张伟"):
        assert chat.say(name, "帮助")
    answered = log.lines("answered")
    assert [one["count"] for one in answered] == [1, 1, 1]
    requests = [request for one in answered for request in one["requests"]]
    assert len(set(requests)) == 3
    assert all(REQUEST.fullmatch(one) for one in requests)


def test_an_incident_says_whose_and_which_callback_it_was(broken: Chat, log: Log) -> None:
    for name in ("张伟", "周涛", "张伟"):
        assert "编号" in broken.say(name, "帮助")
    broken.clock.moment += timedelta(days=1)
    broken.say("张伟", "帮助")
    incidents, answered = log.lines("incident"), log.lines("answered")
    assert [[one["request"]] for one in incidents] == [one["requests"] for one in answered]
    first, other, again, tomorrow = (one["user"] for one in incidents)
    assert first == again
    assert len({first, other, tomorrow}) == 3
    assert all(USER.fullmatch(one["user"]) for one in incidents)
    told = json.dumps(log.lines(), ensure_ascii=False)
    assert not any(one.userid in told or one.name in told for one in CAST)


def test_a_bad_callback_has_its_id_too(chat: Chat, log: Log) -> None:
    foreign = chat.phone.message("zhangwei", "text", [("Content", "帮助")])
    plain = foreign.replace(str(chat.corp.agent_id), "1")
    chat.portal.call(chat.phone.deliver, "zhangwei", plain)
    (said,) = log.lines("foreign")
    assert REQUEST.fullmatch(said["request"])
    assert "user" not in said


def test_outside_of_a_callback_there_is_none(broken: Chat, log: Log) -> None:
    broken.say("张伟", "帮助")
    logging.getLogger("zerenqu").info("ready")
    broken.portal.call(lambda: logging.getLogger("zerenqu").info("ready"))

    def on_the_writer() -> None:
        logging.getLogger("zerenqu").info("ready")

    broken.portal.call(broken.parts.intake.run, on_the_writer)
    assert [set(one) & {"request", "user"} for one in log.lines("ready")] == [set()] * 3
