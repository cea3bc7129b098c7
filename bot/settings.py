"""One frozen Settings from ZRQ_… variables; each may also come as ZRQ_…_FILE, and the file wins."""

import base64
import binascii
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz import process
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot import settings_wording as wording
from bot.wecom.account import WeComAccount
from handlers.regulation import packaged
from storage.sealing import Sealer

PREFIX = "ZRQ_"
SECRETS = ("data_key", "wecom_secret", "wecom_token", "wecom_encoding_aes_key")
# A random key may hold any letters: only what no generator writes counts as a placeholder.
PLACEHOLDER = re.compile(r"change[-_ ]me|your[-_ ]|x{8}|填|示例|<.*>", re.IGNORECASE)


class SettingsError(Exception):
    """What is wrong with the settings: a sentence for each key, never a value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class StorageSettings(BaseSettings):
    """What the operator's commands need: where the data is, and the key to it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    database_url: str = "sqlite:///data/zerenqu.db"
    data_key: SecretStr
    edition: str = "seven_duties"

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise _wrong("database_url") from None
        on_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (
            None,
            "",
            ":memory:",
        )
        if not (on_file or parsed.get_backend_name() == "postgresql"):
            raise _wrong("database_url")
        return url

    @field_validator("data_key")
    @classmethod
    def _thirty_two_bytes(cls, key: SecretStr) -> SecretStr:
        try:
            raw = base64.b64decode(key.get_secret_value(), validate=True)
        except (binascii.Error, ValueError):
            raise _wrong("data_key") from None
        if len(raw) != 32:
            raise _wrong("data_key")
        return key

    @field_validator("edition")
    @classmethod
    def _known_edition(cls, key: str) -> str:
        if key not in packaged():
            raise _wrong("edition")
        return key

    def sealer(self) -> Sealer:
        """What seals and opens the sensitive texts."""
        return Sealer({1: base64.b64decode(self.data_key.get_secret_value())})

    @classmethod
    def load(cls, environment: Mapping[str, str]) -> Self:
        """From the environment; raises SettingsError with everything that is wrong at once."""
        problems: list[str] = []
        values = _values(environment, problems)
        try:
            settings = cls(**values)
        except ValidationError as error:
            problems += [
                wording.problem(*_what(one), given=_given(one, values)) for one in error.errors()
            ]
        if problems:
            raise SettingsError(sorted(set(problems)))
        return settings


class Settings(StorageSettings):
    """Everything that `zerenqu serve` needs."""

    wecom_corp_id: str
    wecom_agent_id: int
    wecom_secret: SecretStr
    wecom_token: SecretStr
    wecom_encoding_aes_key: SecretStr
    wecom_api_base: str = "https://qyapi.weixin.qq.com"
    public_url: str = ""
    push_content: bool = False
    hotline: str = ""
    contact: str = ""

    @field_validator("wecom_corp_id")
    @classmethod
    def _corp(cls, value: str) -> str:
        return _matching(r"w[wx][0-9A-Za-z]{6,62}", value, "wecom_corp_id")

    @field_validator("wecom_secret")
    @classmethod
    def _secret(cls, value: SecretStr) -> SecretStr:
        _matching(r"[!-~]{16,256}", value.get_secret_value(), "wecom_secret")
        return value

    @field_validator("wecom_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        _matching(r"[0-9A-Za-z]{3,32}", value.get_secret_value(), "wecom_token")
        return value

    @field_validator("wecom_encoding_aes_key")
    @classmethod
    def _aes_key(cls, value: SecretStr) -> SecretStr:
        _matching(r"[0-9A-Za-z]{43}", value.get_secret_value(), "wecom_encoding_aes_key")
        return value

    @field_validator("wecom_api_base")
    @classmethod
    def _base(cls, value: str) -> str:
        parts = urlsplit(value)
        if (
            parts.scheme not in ("http", "https")
            or not parts.netloc
            or value.rstrip("/").endswith("/cgi-bin")
        ):
            raise _wrong("wecom_api_base")
        return value.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _public(cls, value: str) -> str:
        if value and urlsplit(value).scheme != "https":
            raise _wrong("public_url")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _secrets_differ(self) -> Self:
        given = [getattr(self, name).get_secret_value() for name in SECRETS]
        if len(set(given)) < len(given):
            raise _wrong("secrets")
        return self

    def account(self) -> WeComAccount:
        """The WeCom app these settings name."""
        return WeComAccount(
            corp_id=self.wecom_corp_id,
            agent_id=self.wecom_agent_id,
            secret=self.wecom_secret.get_secret_value(),
            token=self.wecom_token.get_secret_value(),
            encoding_aes_key=self.wecom_encoding_aes_key.get_secret_value(),
            api_base=self.wecom_api_base,
        )


def _wrong(key: str) -> PydanticCustomError:
    return PydanticCustomError("zerenqu", "{key}", {"key": key})


def _matching(pattern: str, value: str, key: str) -> str:
    if not re.fullmatch(pattern, value) or PLACEHOLDER.search(value):
        raise _wrong(key)
    return value


def _what(error: Any) -> tuple[str, str]:
    key = error.get("ctx", {}).get("key") or (str(error["loc"][0]) if error["loc"] else "")
    return key, "missing" if error["type"] == "missing" else "wrong"


def _given(error: Any, values: Mapping[str, Any]) -> bool:
    return bool(error["loc"]) and error["loc"][0] in values


def _values(environment: Mapping[str, str], problems: list[str]) -> dict[str, Any]:
    """The ZRQ_ variables by field name; a file beats a value."""
    known = {f"{PREFIX}{name.upper()}": name for name in Settings.model_fields}
    values: dict[str, Any] = {}
    for key in sorted(one for one in environment if one.upper().startswith(PREFIX)):
        if key in known:
            values.setdefault(known[key], environment[key])
        elif key.removesuffix("_FILE") in known:
            name = known[key.removesuffix("_FILE")]
            if (text := _read(Path(environment[key]), key, name, problems)) is not None:
                values[name] = text
        else:
            nearest = process.extractOne(key, list(known))
            problems.append(wording.unknown_key(key, nearest[0] if nearest else ""))
    return {name: value for name, value in values.items() if value != ""}


def _read(path: Path, key: str, name: str, problems: list[str]) -> str | None:
    try:
        if name == "data_key" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            problems.append(wording.open_to_others(key))
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        problems.append(wording.unreadable_file(key))
        return None
