"""Every alert rule: a sound bot raises none, and each cause, really made, raises its own."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import timedelta

import httpx2
import pytest
from sqlmodel import col, select

from bot import counting
from bot.operations import wording
from bot.operations.alerts import RULES, as_yaml
from storage.queries import housekeeping, outbox
from storage.queries.housekeeping import AUDIT_BROKEN
from storage.tables import Person
from storage.unit_of_work import Unavailable
from storage.vocabulary import PushKind
from tests.bot.promql import Scrape, holds
from tests.bot.watched import get, scraped
from tests.chatting import CALLBACK, Chat

FIVE_MINUTES = timedelta(minutes=5)


def raised(*scrapes: Scrape) -> set[str]:
    return {rule.name for rule in RULES if holds(rule.expr, scrapes)}


def succeeded(chat: Chat, name: str) -> None:
    with chat.parts.desk.units() as unit:
        housekeeping.succeeded(unit.session, name, chat.clock.moment)


def promise(chat: Chat, name: str, kind: PushKind = PushKind.URGENT) -> None:
    with chat.parts.desk.units() as unit:
        person = unit.session.exec(select(Person).where(col(Person.name) == name)).one()
        due = chat.clock.moment
        outbox.promise(unit.session, person.id, "一句话", kind=kind, about="x", due=due)


@pytest.fixture
def sound(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Chat:
    """A bot that has done everything an operator expects of it, on a disk with room."""
    room = type("Usage", (), {"free": 50 * 1024**3})
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: room)
    chat.move_to(chat.clock.moment.replace(hour=3, minute=22) + timedelta(days=1))  # the purge runs
    succeeded(chat, housekeeping.BACKUP)
    succeeded(chat, housekeeping.AUDIT)
    for _ in range(3):
        assert chat.say("张伟", "帮助")
    return chat


def later(chat: Chat, span: timedelta) -> Scrape:
    """What /metrics says after a while in which the clock went on."""
    first = scraped(chat)
    chat.clock.moment += span
    chat.portal.call(chat.parts.clock.check)
    return first


def test_a_sound_bot_raises_nothing(sound: Chat) -> None:
    first = later(sound, FIVE_MINUTES)
    assert sound.say("周涛", "帮助")
    assert raised(first, scraped(sound)) == set()


def test_who_does_not_answer_is_down() -> None:
    assert raised(Scrape.missed(0.0)) == {"ZerenquDown"}


def database_gone(chat: Chat) -> None:
    def gone() -> None:
        raise Unavailable

    chat.parts.desk.units = gone  # type: ignore[assignment]


def outbox_stuck(chat: Chat) -> None:
    chat.corp.faults.bad_gateway(times=10_000, call="message/send")
    promise(chat, "张伟")
    for _ in range(4):
        chat.deliver()
        chat.clock.moment += FIVE_MINUTES
    chat.portal.call(chat.parts.clock.check)


def dead_letter(chat: Chat) -> None:
    chat.corp.faults.answer(40035, call="message/send")  # our request is wrong: it never passes
    promise(chat, "张伟")
    chat.deliver()


def in_doubt(chat: Chat) -> None:
    chat.corp.faults.bad_gateway(call="message/send", after=True)
    promise(chat, "张伟", PushKind.URGENT)
    chat.deliver()
    chat.clock.moment += timedelta(hours=4)
    chat.deliver()
    chat.portal.call(chat.parts.clock.check)


def wecom_refuses(chat: Chat) -> None:
    chat.corp.faults.answer(60020, call="message/send")  # the trusted IP is missing
    promise(chat, "张伟")
    chat.deliver()


def clock_stopped(chat: Chat) -> None:
    chat.clock.moment += timedelta(minutes=6)


def clock_wrong(chat: Chat) -> None:
    plain = [chat.phone.message("zhangwei", "text", [("Content", "帮助")]) for _ in range(8)]
    chat.clock.moment += timedelta(minutes=3)  # ours runs ahead of the platform that stamped them
    for one in plain:
        chat.portal.call(chat.phone.deliver, "zhangwei", one)


def forged(chat: Chat) -> None:
    async def post() -> None:
        for _ in range(101):
            query = {"msg_signature": "0" * 40, "timestamp": "1773297000", "nonce": "1"}
            answer = await chat.phone._http.post(CALLBACK, params=query, content=b"<xml></xml>")
            assert answer.status_code == httpx2.codes.FORBIDDEN

    chat.portal.call(post)


def backup_missed(chat: Chat) -> None:
    chat.clock.moment += timedelta(hours=27)
    chat.portal.call(chat.parts.clock.check)


def test_a_young_installation_needs_no_backup_yet(chat: Chat) -> None:
    assert "ZerenquBackupOld" not in raised(scraped(chat))
    chat.clock.moment += timedelta(hours=26)
    assert "ZerenquBackupOld" not in raised(scraped(chat))
    chat.clock.moment += timedelta(minutes=1)
    assert "ZerenquBackupOld" in raised(scraped(chat))
    succeeded(chat, housekeeping.BACKUP)
    assert "ZerenquBackupOld" not in raised(scraped(chat))


def audit_broken(chat: Chat) -> None:
    succeeded(chat, AUDIT_BROKEN)


def purge_missed(chat: Chat) -> None:
    chat.parts.desk.registry.routines.pop("privacy.purge")
    chat.clock.moment += timedelta(hours=51)
    succeeded(chat, housekeeping.BACKUP)
    chat.portal.call(chat.parts.clock.check)


CAUSES: dict[str, Callable[[Chat], None]] = {
    "ZerenquDatabaseDown": database_gone,
    "ZerenquOutboxStuck": outbox_stuck,
    "ZerenquDeadLetters": dead_letter,
    "ZerenquInDoubt": in_doubt,
    "ZerenquWeComDown": wecom_refuses,
    "ZerenquClockStopped": clock_stopped,
    "ZerenquClockSkew": clock_wrong,
    "ZerenquForgedCallbacks": forged,
    "ZerenquBackupOld": backup_missed,
    "ZerenquAuditBroken": audit_broken,
    "ZerenquPurgeOld": purge_missed,
}
BESIDES = {"ZerenquOutboxStuck": {"ZerenquWeComDown"}}  # what one cause raises beside its own


@pytest.mark.parametrize("alert", CAUSES)
def test_each_cause_raises_its_alert_and_no_other(sound: Chat, alert: str) -> None:
    first = scraped(sound)
    CAUSES[alert](sound)
    now = raised(first, scraped(sound))
    assert alert in now
    assert now - BESIDES.get(alert, set()) == {alert}


def test_slow_answers_are_noticed(sound: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter(range(0, 1000, 3))
    first = scraped(sound)
    assert sound.say("张伟", "帮助")
    assert raised(first, scraped(sound)) == set()
    monkeypatch.setattr(counting, "perf_counter", lambda: float(next(times)))
    assert sound.say("张伟", "帮助")
    assert raised(first, scraped(sound)) == {"ZerenquAnswersSlow"}


def test_a_full_disk_is_noticed(sound: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    if sound.parts.engine.dialect.name != "sqlite":
        return  # the server's disk is watched where the server is
    room = type("Usage", (), {"free": 300 * 1024**2})
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: room)
    assert raised(scraped(sound)) == {"ZerenquDiskFull"}


def test_every_rule_is_tried_and_worded() -> None:
    names = [rule.name for rule in RULES]
    elsewhere = {"ZerenquDown", "ZerenquAnswersSlow", "ZerenquDiskFull"}
    assert set(names) == set(CAUSES) | elsewhere == set(wording.ALERTS)
    assert len(set(names)) == len(names)


def test_the_rules_file_says_each_rule_in_full() -> None:
    lines = as_yaml().splitlines()
    assert lines[:3] == ["groups:", "  - name: zerenqu", "    rules:"]
    for rule in RULES:
        begin = lines.index(f"      - alert: {rule.name}")
        key, _, value = lines[begin + 1].partition(": ")
        assert (key.strip(), json.loads(value)) == ("expr", rule.expr)
        assert lines[begin + 2].strip() == f"for: {rule.lasts}"


def test_rules_only_speak_of_metrics_that_are_there(sound: Chat) -> None:
    text = get(sound, "/metrics").text
    only_sqlite = {"disk_free_bytes"}
    for rule in RULES:
        for name in set(re.findall(r"\b[a-z]+_[a-z_]+\b", rule.expr)):
            assert name in text or name in only_sqlite, (rule.name, name)
