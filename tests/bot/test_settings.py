"""Wrong settings: all at once, each with its key and where to find the value, never the value."""

import base64
import os
import time
from pathlib import Path

import pytest

from bot import settings_wording as wording
from bot import surroundings
from bot.cli.checking import check_config
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
WITHIN = 2.0  # seconds for one wrong configuration to be told (reliability.md §5.6)

APP = "企业微信管理后台 → 应用管理 → 自建应用 → 您的应用"
RECEIVE = f"{APP} → 接收消息 → 设置 API 接收"
DATA_KEY = "要是 32 字节的 base64。可以用命令生成：openssl rand -base64 32。请另外妥善保管，丢了就打不开已有内容。"
DATABASE = "要写成 sqlite:///文件路径 或 postgresql://用户@主机/库名（SQLite 不能用内存库）。"
EDITION = (
    "没有这个制度文本。自带的是 drilling_crew、office_unit、seven_duties、wubao_liangbao；"
    "用本单位自己的，就写那个 .toml 文件的路径；新旧几份先后生效，都写上，用逗号隔开。"
)
CORP = "要以 ww 或 wx 开头。在 企业微信管理后台 → 我的企业 → 企业信息 → 企业 ID。"
AGENT = f"要是一个正整数。在 {APP} → AgentId。"
SECRET = f"要是完整的 Secret，不能是示例值。在 {APP} → Secret。"
TOKEN = f"要是 3–32 位字母和数字。在 {RECEIVE} → Token。"
AES_KEY = f"要是 43 位字母和数字。在 {RECEIVE} → EncodingAESKey。"
API_BASE = "要是 http 或 https 地址，末尾不带 /cgi-bin。一般不用填。"
PUBLIC = "要是 https:// 开头的地址，企业微信能访问到，不带问号和账号（只有本机演练可以用 http://127.0.0.1）。"
PATH = f"只写到域名，不带 /wecom/callback；完整的回调地址填在 {RECEIVE} → URL。"
READ_ONLY = "ZRQ_DATABASE_URL：运行本程序的用户不能在数据库所在的文件夹里写文件。请检查路径，或用 chown、chmod 放开权限。"
UNREADABLE = "这个文件读不了。请检查路径，以及运行本程序的用户有没有读它的权限。"

# Every row is a whole configuration: the good one with this key set to this value, and all that is said of it.
BROKEN = [
    ("ZRQ_DATA_KEY", "", f"ZRQ_DATA_KEY：没有填。{DATA_KEY}"),
    ("ZRQ_DATA_KEY", "not base64!", f"ZRQ_DATA_KEY：不对。{DATA_KEY}"),
    ("ZRQ_DATA_KEY", base64.b64encode(b"short").decode(), f"ZRQ_DATA_KEY：不对。{DATA_KEY}"),
    ("ZRQ_DATA_KEY", base64.b64encode(bytes(33)).decode(), f"ZRQ_DATA_KEY：不对。{DATA_KEY}"),
    ("ZRQ_DATA_KEY", f'"{KEY}"', f"ZRQ_DATA_KEY：值的两边多了引号，请去掉。{DATA_KEY}"),
    ("ZRQ_DATABASE_URL", "sqlite://", f"ZRQ_DATABASE_URL：不对。{DATABASE}"),
    ("ZRQ_DATABASE_URL", "sqlite:///:memory:", f"ZRQ_DATABASE_URL：不对。{DATABASE}"),
    ("ZRQ_DATABASE_URL", "sqlite://data/zerenqu.db", f"ZRQ_DATABASE_URL：不对。{DATABASE}"),
    ("ZRQ_DATABASE_URL", "mysql://root@127.0.0.1/x", f"ZRQ_DATABASE_URL：不对。{DATABASE}"),
    ("ZRQ_DATABASE_URL", "postgresql+asyncpg://u@h/x", f"ZRQ_DATABASE_URL：不对。{DATABASE}"),
    ("ZRQ_DATABASE_URL", "postgresql://u@h:port/x", f"ZRQ_DATABASE_URL：不对。{DATABASE}"),
    ("ZRQ_DATABASE_URL", "data/zerenqu.db", f"ZRQ_DATABASE_URL：不对。{DATABASE}"),
    ("ZRQ_DATABASE_URL", f"sqlite:///{Path(__file__)}/zerenqu.db", READ_ONLY),
    ("ZRQ_EDITION", "nine_duties", f"ZRQ_EDITION：不对。{EDITION}"),
    ("ZRQ_WECOM_CORP_ID", "", f"ZRQ_WECOM_CORP_ID：没有填。{CORP}"),
    ("ZRQ_WECOM_CORP_ID", "9f3c2a7be41d8051", f"ZRQ_WECOM_CORP_ID：不对。{CORP}"),
    ("ZRQ_WECOM_CORP_ID", "ww your corp id", f"ZRQ_WECOM_CORP_ID：不对。{CORP}"),
    ("ZRQ_WECOM_AGENT_ID", "  ", f"ZRQ_WECOM_AGENT_ID：没有填。{AGENT}"),
    ("ZRQ_WECOM_AGENT_ID", "zerenqu", f"ZRQ_WECOM_AGENT_ID：不对。{AGENT}"),
    ("ZRQ_WECOM_AGENT_ID", "1000007.5", f"ZRQ_WECOM_AGENT_ID：不对。{AGENT}"),
    ("ZRQ_WECOM_AGENT_ID", "-1000007", f"ZRQ_WECOM_AGENT_ID：不对。{AGENT}"),
    ("ZRQ_WECOM_SECRET", "", f"ZRQ_WECOM_SECRET：没有填。{SECRET}"),
    ("ZRQ_WECOM_SECRET", "short", f"ZRQ_WECOM_SECRET：不对。{SECRET}"),
    ("ZRQ_WECOM_SECRET", "change-me-change-me-change-me", f"ZRQ_WECOM_SECRET：不对。{SECRET}"),
    ("ZRQ_WECOM_SECRET", "your-secret-goes-right-here", f"ZRQ_WECOM_SECRET：不对。{SECRET}"),
    ("ZRQ_WECOM_SECRET", KEY, wording.EXPECTED["secrets"]),
    ("ZRQ_WECOM_TOKEN", "", f"ZRQ_WECOM_TOKEN：没有填。{TOKEN}"),
    ("ZRQ_WECOM_TOKEN", "ab", f"ZRQ_WECOM_TOKEN：不对。{TOKEN}"),
    ("ZRQ_WECOM_TOKEN", "a" * 33, f"ZRQ_WECOM_TOKEN：不对。{TOKEN}"),
    ("ZRQ_WECOM_TOKEN", "with space", f"ZRQ_WECOM_TOKEN：不对。{TOKEN}"),
    ("ZRQ_WECOM_ENCODING_AES_KEY", "", f"ZRQ_WECOM_ENCODING_AES_KEY：没有填。{AES_KEY}"),
    ("ZRQ_WECOM_ENCODING_AES_KEY", "a" * 42, f"ZRQ_WECOM_ENCODING_AES_KEY：不对。{AES_KEY}"),
    ("ZRQ_WECOM_ENCODING_AES_KEY", "a" * 42 + "=", f"ZRQ_WECOM_ENCODING_AES_KEY：不对。{AES_KEY}"),
    ("ZRQ_WECOM_API_BASE", "https://a.test/cgi-bin", f"ZRQ_WECOM_API_BASE：不对。{API_BASE}"),
    ("ZRQ_WECOM_API_BASE", "ftp://a.test", f"ZRQ_WECOM_API_BASE：不对。{API_BASE}"),
    ("ZRQ_WECOM_API_BASE", "https://u:p@a.test", f"ZRQ_WECOM_API_BASE：不对。{API_BASE}"),
    ("ZRQ_PUBLIC_URL", "http://bot.test", f"ZRQ_PUBLIC_URL：不对。{PUBLIC}"),
    ("ZRQ_PUBLIC_URL", "https://bot.test/?a=1", f"ZRQ_PUBLIC_URL：不对。{PUBLIC}"),
    ("ZRQ_PUBLIC_URL", "https://bot.test/wecom/callback", f"ZRQ_PUBLIC_URL：不对。{PATH}"),
    ("ZRQ_PUSH_CONTENT", "maybe", "ZRQ_PUSH_CONTENT：不对。只能是 true 或 false。"),
    ("ZRQ_SYNC_CONTACTS", "yes please", "ZRQ_SYNC_CONTACTS：不对。只能是 true 或 false。"),
    (
        "ZRQ_WECOM_CORPID",
        "ww9f3c2a7be41d8051",
        "ZRQ_WECOM_CORPID：没有这个设置项。是不是想写 ZRQ_WECOM_CORP_ID？",
    ),
    (
        "ZRQ_DATA_KYE_FILE",
        "data.key",
        "ZRQ_DATA_KYE_FILE：没有这个设置项。是不是想写 ZRQ_DATA_KEY_FILE？",
    ),
    ("ZRQ_DATA_KEY_FILE", "nowhere/data.key", f"ZRQ_DATA_KEY_FILE：{UNREADABLE}"),
    ("ZRQ_WECOM_TOKEN_FILE", ".", f"ZRQ_WECOM_TOKEN_FILE：{UNREADABLE}"),
]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    variables: dict[str, str] = {}
    monkeypatch.setattr(os, "environ", variables)
    return variables


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
def test_each_wrong_setting_has_its_sentence(
    environment: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    key: str,
    value: str,
    says: str,
) -> None:
    environment.update({**GOOD, key: value})
    started = time.perf_counter()
    with pytest.raises(SystemExit) as stopped:
        check_config()
    assert time.perf_counter() - started < WITHIN
    said = capsys.readouterr()
    assert (stopped.value.code, said.out) == (2, "")
    assert said.err.splitlines() == [wording.HEADING, says]


def test_there_are_thirty_of_them_and_more() -> None:
    assert len({(key, value) for key, value, _ in BROKEN}) >= 30


def test_check_config_says_that_all_is_well(
    environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    environment.update(GOOD)
    check_config()
    assert "zerenqu doctor" in capsys.readouterr().out


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
    with pytest.raises(SettingsError) as caught:
        StorageSettings.load({"ZRQ_DATA_KEY_FILE": str(file)})
    assert caught.value.problems == [
        "ZRQ_DATA_KEY_FILE：数据密钥文件别的用户也能读。请执行 chmod 600 后再试。"
    ]


def test_blank_means_not_set_and_the_ends_of_lines_do_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    blank = {**GOOD, "ZRQ_PUSH_CONTENT": "", "ZRQ_PUBLIC_URL": " "}
    for key, value in blank.items():
        monkeypatch.setenv(key, value)  # nothing reads the environment behind our back
    windows = {key: value + "\r" for key, value in blank.items()}
    assert Settings.load(windows) == Settings.load(GOOD)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8001", "https://bot.test:8443/zerenqu/"])
def test_a_public_address_may_lead_home_for_a_rehearsal(url: str) -> None:
    assert Settings.load({**GOOD, "ZRQ_PUBLIC_URL": url}).public_url == url.rstrip("/")


@pytest.mark.parametrize(
    ("kind", "refused"),
    [("ext4", False), ("overlay", False), ("nfs4", True), ("cifs", True), ("fuse.sshfs", True)],
)
def test_a_database_file_does_not_lie_on_a_network_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, refused: bool
) -> None:
    share = tmp_path / "the share"
    share.mkdir()
    mounts = tmp_path / "mounts"
    escaped = str(share).replace(" ", r"\040")
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nserver:/x {escaped} {kind} rw 0 0\n")
    monkeypatch.setattr(surroundings, "MOUNTS", mounts)
    wrong = {**GOOD, "ZRQ_DATABASE_URL": f"sqlite:///{share}/deeper/zerenqu.db"}
    if not refused:
        Settings.load(wrong)
        return
    with pytest.raises(SettingsError) as caught:
        Settings.load(wrong)
    assert caught.value.problems == [
        "ZRQ_DATABASE_URL：数据库所在的文件夹在网络盘上（NFS、SMB、sshfs 等），SQLite 在那里会损坏。请换到本机磁盘，或改用 PostgreSQL。"
    ]


def test_a_folder_that_is_read_only_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SettingsError) as caught:
        Settings.load({**GOOD, "ZRQ_DATABASE_URL": f"sqlite:///{tmp_path}/zerenqu.db"})
    assert caught.value.problems == [READ_ONLY]


def test_a_machine_without_time_zones_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "ZONE", "Nowhere/None")
    with pytest.raises(SettingsError) as caught:
        Settings.load(GOOD)
    assert caught.value.problems == [wording.NO_TIME_ZONES]


def test_no_problem_shows_a_value() -> None:
    wrong = dict.fromkeys(GOOD, SECRET_CANARY)
    with pytest.raises(SettingsError) as caught:
        Settings.load(wrong)
    assert SECRET_CANARY not in str(caught.value)
