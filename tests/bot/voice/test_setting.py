"""Which transcriber hears is a setting, off by default, and said by the doctor and at the start."""

import logging
from pathlib import Path

import pytest

from bot.doctor import machine
from bot.doctor.site import Site
from bot.settings import Settings, SettingsError
from bot.simulator.world import SimulatedCorp
from bot.voice.listening import Listening
from tests.bot.voice.ears import install
from tests.chatting import T1, Chat, variables_for


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    install(tmp_path / "ears", monkeypatch)
    url = f"sqlite:///{tmp_path}/zerenqu.db"
    corp = SimulatedCorp.fresh([], lambda: T1)
    return variables_for(corp, url, "http://127.0.0.1:1")


def test_nobody_hears_unless_the_setting_names_one_that_is_installed(
    environment: dict[str, str],
) -> None:
    assert Settings.load(environment).transcriber == ""
    assert "语音" not in machine.settings(Site(environment)).text
    named = environment | {"ZRQ_TRANSCRIBER": "table", "ZRQ_TRANSCRIBER_SECONDS": "5"}
    assert Settings.load(named).transcriber_seconds == 5
    assert machine.settings(Site(named)).text.endswith("语音由本机的插件 table 转成文字。")
    wrong = environment | {"ZRQ_TRANSCRIBER": "whoever", "ZRQ_TRANSCRIBER_SECONDS": "0"}
    with pytest.raises(SettingsError) as said:
        Settings.load(wrong)
    keys = {one.split("：")[0] for one in said.value.problems}
    assert keys == {"ZRQ_TRANSCRIBER", "ZRQ_TRANSCRIBER_SECONDS"}
    assert "whoever" not in str(said.value)


def test_the_start_says_who_hears(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    parts = chat.parts

    async def nothing(_media_id: str) -> bytes:
        return b""

    async def started_and_stopped() -> None:
        one = Listening(parts.desk, parts.intake.run, nothing, parts.now, "table", 5)
        one.start()
        await one.stop()

    with caplog.at_level(logging.INFO, "zerenqu.voice"):
        chat.portal.call(started_and_stopped)
    assert [(one.getMessage(), vars(one)["reason"]) for one in caplog.records] == [
        ("voice_is_heard", "table")
    ]
