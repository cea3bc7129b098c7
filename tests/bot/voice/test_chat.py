"""A voice message where a transcriber is installed: taken at once, heard once, and nothing comes of it before a number."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from bot.voice.listening import AGAIN, LEASE
from storage.queries import voices
from storage.tables import VoiceMessage
from tests.bot.voice.ears import install, recorded
from tests.chatting import Chat, chatting, userid_of

SECONDS = 20.0


@pytest.fixture(autouse=True)
def ears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "ears", monkeypatch)


@contextmanager
def listening(url: str, name: str = "table", seconds: float = SECONDS) -> Iterator[Chat]:
    with chatting(url, transcriber=name, transcriber_seconds=seconds) as chat:
        yield chat


def speak(chat: Chat, name: str, recording: bytes) -> str:
    return chat.portal.call(chat.phone.speak, userid_of(name), recording) or ""


def hear(chat: Chat) -> int:
    """Everything that waits is heard, and told."""
    heard = chat.portal.call(chat.parts.listening.attend)
    chat.deliver()
    return heard


def rows(chat: Chat) -> list[VoiceMessage]:
    with chat.parts.desk.units() as unit:
        return list(unit.session.exec(select(VoiceMessage)).all())


def test_what_was_heard_is_shown_and_done_only_after_a_number(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ("食堂夜班饭老是凉的 反映好几回了没人管", "下午三点", "我不想活了", "匿名 食堂的事")
    talk, hour, distress, nameless = recorded(tmp_path, monkeypatch, *said)
    with listening(database_url) as chat:
        assert speak(chat, "吴小燕", talk).startswith("收到语音，正在听…")
        assert hear(chat) == 1
        chat("""
            推送 吴小燕> 我听到的是：「食堂夜班饭老是凉的 反映好几回了没人管」
            推送 吴小燕> 1 就按这句  2 不对
            不推送 孙国栋
            吴小燕> 2
            机器人> 好的，这句没有记下任何内容…
        """)
        speak(chat, "吴小燕", talk)
        hear(chat)
        chat("""
            吴小燕> 1
            机器人> …1 写名  2 保密…
            吴小燕> 2
            机器人> 已记下 C-0001…
            推送 孙国栋> 有 1 条新反映 C-0001…
            吴小燕> 我的记录
            机器人> 您发的语音 2 条，封着，满 24 小时就删…
            刘建国> 下周三小组学习 二楼会议室
            机器人> 几点开始？…
        """)
        speak(chat, "刘建国", hour)
        hear(chat)
        chat("""
            推送 刘建国> 我听到的是：「下午三点」
            刘建国> 1
            机器人> 您这个数字是回哪一件？
            刘建国> 2
            机器人> 学习：3月18日（周三）15:00，二楼会议室。
        """)
        before = len(rows(chat))
        speak(chat, "何军", distress)
        speak(chat, "黄磊", nameless)
        assert hear(chat) == 2
        chat("""
            推送 何军> 谢谢您说出来…
            推送 黄磊> 匿名的事请不要用语音…
            吴小燕> 清空对话
            机器人> 语音 2 条也删了。
        """)
        assert len(rows(chat)) == before - 2 == 1
        chat.move_to(chat.clock.moment + timedelta(hours=24, minutes=1))
        assert hear(chat) == 0
        assert rows(chat) == []


@pytest.mark.parametrize("name", ["hangs", "crashes", "says_too_much"])
def test_who_was_not_heard_is_told_to_dictate_and_the_bot_goes_on(
    database_url: str, name: str
) -> None:
    with listening(database_url, name, seconds=0.3 if name == "hangs" else SECONDS) as chat:
        speak(chat, "张伟", b"#!AMR\nx")
        assert hear(chat) == 1
        chat("""
            推送 张伟> 刚才那条语音我没听清，没有记下任何内容。…按手机键盘上的话筒说…
            张伟> 我们组谁负责
            机器人> 维修组责任区由王强负责。
        """)


def test_a_recording_is_fetched_again_heard_once_and_survives_a_restart(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, late = recorded(tmp_path, monkeypatch, "食堂夜班饭老是凉的", "晚了")
    with listening(database_url) as chat:
        chat.corp.faults.answer(-1, call="media/get", times=1)
        speak(chat, "张伟", first)
        assert hear(chat) == 1
        assert hear(chat) == 0
        chat("不推送 张伟")
        chat.clock.moment += AGAIN
        now = chat.clock.moment
        with chat.parts.desk.units() as unit:  # another node takes it, fetches it, and dies
            taken = voices.take(unit.session, now, now + timedelta(seconds=SECONDS) + LEASE)
            assert taken is not None
            assert voices.fetched(unit.session, taken, first, now)
        assert hear(chat) == 0
    with listening(database_url) as chat:
        chat.clock.moment = now + timedelta(seconds=SECONDS) + LEASE
        assert hear(chat) == 1
        speak(chat, "张伟", late)
        chat.corp.media.clear()
        chat("推送 张伟> 我听到的是：「食堂夜班饭老是凉的」")
        assert hear(chat) == 1  # the platform keeps it no longer
        chat("推送 张伟> 刚才那条语音我没听清…")
        with chat.parts.desk.units() as unit:
            assert not voices.told(unit.session, taken, now)  # whoever is late tells nobody
        for _ in range(3):
            speak(chat, "张伟", late)
        assert speak(chat, "张伟", late).startswith("前面几条语音还没听完")
    with listening(database_url, "") as chat:  # taken out meanwhile: nobody waits in vain
        chat.clock.moment = now + timedelta(minutes=5)
        assert hear(chat) == 3
        assert speak(chat, "张伟", late).startswith("语音我还听不了，也没有下载和保存。")
        assert hear(chat) == 0
