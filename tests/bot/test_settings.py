"""Wrong settings: all at once, each with its key and where to find the value, never the value."""

import base64
from pathlib import Path

import pytest

from bot import settings_wording as wording
from bot.settings import Settings, SettingsError, StorageSettings

KEY = base64.b64encode(bytes(range(32))).decode()
GOOD = {
    "ZRQ_DATA_KEY": KEY,
    "ZRQ_WECOM_CORP_ID": "ww9f3c2a7be41d8051",
    "ZRQ_WECOM_AGENT_ID": "1000007",
    "ZRQ_WECOM_SECRET": "kX3vQ9zL2mN8bV5cR7tY1wE4uI6oP0aS",
    "ZRQ_WECOM_TOKEN": "zerenquDemo2026",
    "ZRQ_WECOM_ENCODING_AES_KEY": "Qx7Lr2Vn9KpTz4WfYb6HcJ8MsGd3XaEu5RiOq1NvBwk",
}
SECRET_CANARY = "CANARY0000canary0000CANARY0000canary0000CANAR"

BROKEN = [
    ("ZRQ_DATA_KEY", "", "没有填"),
    ("ZRQ_DATA_KEY", "not base64!", "32 字节"),
    ("ZRQ_DATA_KEY", base64.b64encode(b"short").decode(), "32 字节"),
    ("ZRQ_DATA_KEY", base64.b64encode(bytes(33)).decode(), "32 字节"),
    ("ZRQ_DATABASE_URL", "sqlite://", "内存库"),
    ("ZRQ_DATABASE_URL", "sqlite:///:memory:", "内存库"),
    ("ZRQ_DATABASE_URL", "mysql://root@127.0.0.1/x", "postgresql"),
    ("ZRQ_DATABASE_URL", "data/zerenqu.db", "sqlite:///"),
    ("ZRQ_EDITION", "nine_duties", "制度文本"),
    ("ZRQ_WECOM_CORP_ID", "", "企业 ID"),
    ("ZRQ_WECOM_CORP_ID", "9f3c2a7be41d8051", "ww"),
    ("ZRQ_WECOM_CORP_ID", "ww your corp id", "企业 ID"),
    ("ZRQ_WECOM_AGENT_ID", "", "AgentId"),
    ("ZRQ_WECOM_AGENT_ID", "zerenqu", "整数"),
    ("ZRQ_WECOM_AGENT_ID", "1000007.5", "整数"),
    ("ZRQ_WECOM_SECRET", "", "Secret"),
    ("ZRQ_WECOM_SECRET", "short", "Secret"),
    ("ZRQ_WECOM_SECRET", "change-me-change-me-change-me", "Secret"),
    ("ZRQ_WECOM_SECRET", "your-secret-goes-right-here", "Secret"),
    ("ZRQ_WECOM_TOKEN", "", "Token"),
    ("ZRQ_WECOM_TOKEN", "ab", "3–32"),
    ("ZRQ_WECOM_TOKEN", "a" * 33, "3–32"),
    ("ZRQ_WECOM_TOKEN", "with space", "3–32"),
    ("ZRQ_WECOM_ENCODING_AES_KEY", "", "EncodingAESKey"),
    ("ZRQ_WECOM_ENCODING_AES_KEY", "a" * 42, "43"),
    ("ZRQ_WECOM_ENCODING_AES_KEY", "a" * 42 + "=", "43"),
    ("ZRQ_WECOM_API_BASE", "https://qyapi.weixin.qq.com/cgi-bin", "cgi-bin"),
    ("ZRQ_WECOM_API_BASE", "ftp://example.com", "http"),
    ("ZRQ_PUBLIC_URL", "http://bot.example.com", "https"),
    ("ZRQ_PUSH_CONTENT", "maybe", "true"),
    ("ZRQ_WECOM_CORPID", "ww9f3c2a7be41d8051", "ZRQ_WECOM_CORP_ID"),
    ("ZRQ_DATA_KEY_FILE", "nowhere/data.key", "读不了"),
]


def test_good_settings_load_and_show_no_secret() -> None:
    settings = Settings.load(GOOD)
    assert settings.wecom_agent_id == 1000007
    for key in (
        "ZRQ_DATA_KEY",
        "ZRQ_WECOM_SECRET",
        "ZRQ_WECOM_TOKEN",
        "ZRQ_WECOM_ENCODING_AES_KEY",
    ):
        assert GOOD[key] not in repr(settings)
        assert GOOD[key] not in repr(settings.account())


@pytest.mark.parametrize(("key", "value", "says"), BROKEN)
def test_each_wrong_setting_has_its_sentence(key: str, value: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.load({**GOOD, key: value})
    (problem,) = caught.value.problems
    assert problem.startswith(key)
    assert says in problem


def test_all_problems_come_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.load({"ZRQ_WECOM_TOKEN": "!", "ZRQ_EDITON": "x"})
    assert len(caught.value.problems) == 7


def test_two_equal_secrets_are_a_copying_mistake() -> None:
    same = {**GOOD, "ZRQ_WECOM_TOKEN": "a" * 32, "ZRQ_WECOM_SECRET": "a" * 32}
    with pytest.raises(SettingsError) as caught:
        Settings.load(same)
    assert caught.value.problems == [wording.EXPECTED["secrets"]]


def test_a_file_beats_a_value_and_must_be_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(KEY + "\n")
    file.chmod(0o600)
    settings = StorageSettings.load({"ZRQ_DATA_KEY": "wrong", "ZRQ_DATA_KEY_FILE": str(file)})
    assert settings.data_key.get_secret_value() == KEY
    file.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        StorageSettings.load({"ZRQ_DATA_KEY_FILE": str(file)})


def test_no_problem_shows_a_value() -> None:
    wrong = dict.fromkeys(GOOD, SECRET_CANARY)
    with pytest.raises(SettingsError) as caught:
        Settings.load(wrong)
    assert SECRET_CANARY not in str(caught.value)
