"""What /metrics says: every name is fed by what really happens, and nothing in it tells of a person."""

import re
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.metrics import Metrics
from storage.queries import outbox, personal_data
from storage.tables import Person
from storage.unit_of_work import Unavailable
from storage.vocabulary import PushKind
from tests.bot.watched import get, scraped
from tests.cast import CAST
from tests.chatting import CALLBACK, Chat

LABELS = {"result", "event", "class", "code", "le", "end"}


def value(chat: Chat, name: str, **labels: str) -> float:
    return scraped(chat).samples.get((name, frozenset(labels.items())), 0.0)


def promise(chat: Chat, kind: PushKind = PushKind.URGENT, *, minutes: int = 0) -> None:
    with chat.parts.desk.units() as unit:
        person = unit.session.exec(select(Person).where(col(Person.name) == "张伟")).one()
        due = chat.clock.moment + timedelta(minutes=minutes)
        outbox.promise(unit.session, person.id, "一句话", kind=kind, about="x", due=due)


def test_a_message_its_repeat_and_a_forgery_are_counted(chat: Chat) -> None:
    plain = chat.phone.message("zhangwei", "text", [("Content", "帮助")])
    for _ in range(2):
        chat.portal.call(chat.phone.deliver, "zhangwei", plain)
    chat.portal.call(chat.phone._http.post, f"{CALLBACK}?msg_signature=x")
    assert value(chat, "callbacks_total", result="answered") == 2
    assert value(chat, "callback_ack_seconds_count") == 2
    assert value(chat, "dedup_hits_total", event="repeated") == 1
    assert value(chat, "callbacks_total", result="forbidden") == 1
    assert value(chat, "signature_fail_total") == 1


def test_deliveries_are_counted_by_how_they_ended(chat: Chat) -> None:
    promise(chat)
    chat.deliver()
    assert value(chat, "token_refresh_total") == 1
    assert value(chat, "outbox_attempts_total", **{"class": "delivered"}) == 1
    chat.corp.faults.answer(-1, call="message/send")
    promise(chat)
    chat.deliver()
    assert value(chat, "outbox_attempts_total", **{"class": "again"}) == 1
    assert value(chat, "wecom_errcode_total", code="-1") == 1
    assert value(chat, "outbox_pending") == 1
    chat.clock.moment += timedelta(minutes=16)
    assert value(chat, "outbox_oldest_seconds") >= 60
    chat.corp.faults.answer(98765, call="message/send")
    chat.deliver()
    assert value(chat, "wecom_errcode_total", code="other") == 1


def test_what_is_due_later_waits_and_is_not_old(chat: Chat) -> None:
    promise(chat, PushKind.REMINDER, minutes=30)
    assert (value(chat, "outbox_pending"), value(chat, "outbox_oldest_seconds")) == (1, 0)
    assert value(chat, "reminders_due") == 0
    chat.clock.moment += timedelta(minutes=31)
    assert value(chat, "outbox_oldest_seconds") == 60
    assert value(chat, "reminders_due") == 1


def test_how_long_pushes_waited_and_which_reminders_were_late(chat: Chat) -> None:
    promise(chat, PushKind.REMINDER)
    chat.clock.moment += timedelta(minutes=2)
    chat.deliver()
    assert value(chat, "reminders_sent_total") == 1
    assert value(chat, "reminders_late_total") == 0
    assert value(chat, "outbox_dwell_seconds_sum") == 120
    promise(chat, PushKind.AWAITED)
    chat.clock.moment += timedelta(minutes=16)
    chat.deliver()
    assert value(chat, "outbox_dwell_seconds_count") == 2
    assert value(chat, "reminders_sent_total") == 1
    chat.clock.moment += timedelta(days=1)
    promise(chat, PushKind.REMINDER)
    chat.clock.moment += timedelta(minutes=16)
    chat.deliver()
    assert value(chat, "reminders_sent_total") == 2
    assert value(chat, "reminders_late_total") == 1


def test_a_message_that_comes_a_day_late_is_counted(chat: Chat) -> None:
    plain = chat.phone.message("zhangwei", "text", [("Content", "帮助")])
    chat.clock.moment += timedelta(hours=24)
    assert chat.portal.call(chat.phone.deliver, "zhangwei", plain)
    assert value(chat, "stale_total") == 0
    late = chat.phone.message("zhangwei", "text", [("Content", "帮助")])
    chat.clock.moment += timedelta(hours=24, seconds=1)
    assert not chat.portal.call(chat.phone.deliver, "zhangwei", late)
    assert value(chat, "stale_total") == 1
    assert value(chat, "callbacks_total", result="stale") == 1


def test_a_database_that_cannot_is_counted_and_the_rest_still_told(chat: Chat) -> None:
    units = chat.parts.desk.units

    def gone() -> None:
        raise Unavailable

    chat.parts.desk.units = gone  # type: ignore[assignment]
    now = scraped(chat).samples
    assert now[("database_up", frozenset())] == 0
    assert ("outbox_pending", frozenset()) not in now
    assert ("inbox_unprocessed", frozenset()) in now
    chat.parts.desk.units = units
    assert value(chat, "db_busy_total") == 1
    assert value(chat, "database_up") == 1


def test_the_clock_and_the_purge_leave_their_time(chat: Chat) -> None:
    chat.move_to(chat.clock.moment.replace(hour=3, minute=22) + timedelta(days=1))
    assert value(chat, "purge_last_success") == chat.clock.moment.timestamp()
    assert value(chat, "scheduler_tick_lag_seconds") == 0
    chat.clock.moment += timedelta(minutes=2)
    assert value(chat, "scheduler_tick_lag_seconds") == 90
    chat.clock.moment -= timedelta(days=1)  # put back: it has not looked at this time either
    assert value(chat, "scheduler_tick_lag_seconds") > 80_000


def test_a_purge_that_leaves_something_has_not_run_to_its_end(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That its routine was claimed says nothing: a start claims it, and a batch may be too small."""
    assert value(chat, "purge_last_success") == 0
    chat.portal.call(chat.parts.clock.check)
    assert value(chat, "purge_last_success") == 0
    with monkeypatch.context() as small:
        small.setattr(personal_data, "BATCH", 0)
        chat.move_to(chat.clock.moment.replace(hour=3, minute=22) + timedelta(days=1))
        assert value(chat, "purge_last_success") == 0
    chat.move_to(chat.clock.moment + timedelta(minutes=2))
    assert value(chat, "purge_last_success") == chat.clock.moment.timestamp()


def test_one_late_message_is_no_wrong_clock(chat: Chat) -> None:
    late = chat.phone.message("zhangwei", "text", [("Content", "帮助")])
    chat.clock.moment += timedelta(minutes=9)
    chat.portal.call(chat.phone.deliver, "zhangwei", late)
    for _ in range(2):
        chat.say("张伟", "帮助")
    assert value(chat, "clock_skew_seconds") == 0


def test_the_write_ahead_log_is_measured(chat: Chat) -> None:
    chat.say("张伟", "帮助")
    on_sqlite = chat.parts.engine.dialect.name == "sqlite"
    assert (value(chat, "wal_bytes") > 0) is on_sqlite
    assert (value(chat, "disk_free_bytes") > 0) is on_sqlite


def test_no_label_and_no_value_tells_of_a_person(chat: Chat) -> None:
    chat.say("张伟", "食堂夜班饭老是凉的 反映好几回了没人管")
    chat.say("陌生人", "你好")
    promise(chat)
    chat.deliver()
    text = get(chat, "/metrics").text
    assert set(re.findall(r'[{,](\w+)="', text)) <= LABELS
    for one in CAST:
        assert one.name not in text
        assert one.userid not in text
    assert "食堂" not in text
    for secret in (chat.corp.secret, chat.corp.token, chat.corp.corp_id):
        assert secret not in text


@pytest.mark.parametrize("heard", [0, 2])
def test_few_messages_say_nothing_about_the_clock(heard: int) -> None:
    metrics = Metrics()
    for _ in range(heard):
        metrics.heard(timedelta(hours=1))
    assert metrics.skew is None
