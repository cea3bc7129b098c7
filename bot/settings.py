"""One frozen Settings from ZRQ_… variables; each may also come as ZRQ_…_FILE, and the file wins."""

import base64
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot import settings_wording as wording
from bot import surroundings
from bot.environment import given
from bot.surroundings import at_home, is_address
from bot.voice import plugin
from bot.wecom.account import WeComAccount
from handlers.regulation import CalendarError, EditionError, Editions, WorkdayCalendar, is_own
from storage.vocabulary import SHANGHAI

SECRETS = ("data_key", "data_key_old", "wecom_secret", "wecom_token", "wecom_encoding_aes_key")
FORMS = {
    "wecom_secret": r"[!-~]{16,256}",
    "wecom_token": r"[0-9A-Za-z]{3,32}",
    "wecom_encoding_aes_key": r"[0-9A-Za-z]{43}",
}
# A random key may hold any letters: only what no generator writes counts as a placeholder.
PLACEHOLDER = re.compile(r"change[-_ ]me|your[-_ ]|x{8}|填|示例|<.*>", re.IGNORECASE)
DRIVERS = ("sqlite", "postgresql", "postgresql+psycopg")
CALLBACK_PATH = "/wecom/callback"


class SettingsError(Exception):
    """What is wrong with the settings: a sentence for each key, never a value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class StorageSettings(BaseModel):
    """What the operator's commands need: where the data is, and the key to it."""

    # No pydantic-settings: it reads the environment a second time, where a blank value is a value.
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    database_url: str = "sqlite:///data/zerenqu.db"
    data_key: SecretStr
    data_key_old: SecretStr | None = None
    witness: str = ""
    edition: str = "seven_duties"
    calendar: str = ""
    templates: str = ""

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        try:
            parsed = make_url(url)
        except (ArgumentError, ValueError):
            raise _wrong("database_url") from None
        on_file = parsed.database not in (None, "", ":memory:") and not parsed.host
        if parsed.drivername not in DRIVERS or (parsed.drivername == "sqlite" and not on_file):
            raise _wrong("database_url")
        return url

    @field_validator("data_key", "data_key_old")
    @classmethod
    def _thirty_two_bytes(cls, key: SecretStr | None, about: ValidationInfo) -> SecretStr | None:
        with suppress(ValueError):
            if key is None or len(base64.b64decode(key.get_secret_value(), validate=True)) == 32:
                return key
        raise _wrong(str(about.field_name))

    @field_validator("edition")
    @classmethod
    def _known_editions(cls, names: str) -> str:
        try:
            Editions.load(names).on(datetime.now(SHANGHAI).date())
        except EditionError as error:
            unknown = not is_own(names) and "," not in names
            raise _wrong("edition", () if unknown else error.problems) from None
        return names

    @field_validator("calendar")
    @classmethod
    def _usable_table(cls, path: str) -> str:
        try:
            workdays(path)
        except CalendarError as error:
            raise _wrong("calendar", error.problems) from None
        return path

    @field_validator("templates")
    @classmethod
    def _a_folder(cls, path: str) -> str:
        if path and not Path(path).is_dir():
            raise _wrong("templates")
        return path

    def data_keys(self) -> list[bytes]:
        """The data keys, the current one first (32 bytes each)."""
        keys = (self.data_key, self.data_key_old)
        return [base64.b64decode(key.get_secret_value()) for key in keys if key]

    @classmethod
    def load(cls, environment: Mapping[str, str]) -> Self:
        """From the environment; raises SettingsError with everything that is wrong at once."""
        problems: list[str] = []
        values = given(environment, Settings.model_fields, problems)
        try:
            settings = cls.model_validate(values)
        except ValidationError as error:
            problems += [_said(one, values) for one in error.errors()]
        else:
            problems += surroundings.problems(settings.database_url)
        if problems:
            raise SettingsError(sorted(set(problems)))
        return settings


class Settings(StorageSettings):
    """Everything that `zerenqu serve` needs."""

    wecom_corp_id: str
    wecom_agent_id: int = Field(ge=1)
    wecom_secret: SecretStr
    wecom_token: SecretStr
    wecom_encoding_aes_key: SecretStr
    wecom_api_base: str = "https://qyapi.weixin.qq.com"
    public_url: str = ""
    push_content: bool = False
    sync_contacts: bool = False
    schedules: bool = False
    hotline: str = ""
    contact: str = ""
    duty: str = ""
    transcriber: str = ""
    transcriber_seconds: float = Field(default=60, gt=0, le=300)
    heartbeat_url: SecretStr = SecretStr("")

    @field_validator("wecom_corp_id")
    @classmethod
    def _corp(cls, value: str) -> str:
        return _matching(r"w[wx][0-9A-Za-z]{6,62}", value, "wecom_corp_id")

    @field_validator(*FORMS)
    @classmethod
    def _of_its_form(cls, value: SecretStr, about: ValidationInfo) -> SecretStr:
        key = str(about.field_name)
        _matching(FORMS[key], value.get_secret_value(), key)
        return value

    @field_validator("wecom_api_base")
    @classmethod
    def _base(cls, value: str) -> str:
        if not is_address(value) or value.rstrip("/").endswith("/cgi-bin"):
            raise _wrong("wecom_api_base")
        return value.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _public(cls, value: str) -> str:
        if value and not (is_address(value) and (value.startswith("https:") or at_home(value))):
            raise _wrong("public_url")
        if value.rstrip("/").endswith(CALLBACK_PATH):
            raise _wrong("public_url_path")
        return value.rstrip("/")

    @field_validator("transcriber")
    @classmethod
    def _installed(cls, name: str) -> str:
        if name and name not in plugin.installed():
            raise _wrong("transcriber")
        return name

    @field_validator("heartbeat_url")
    @classmethod
    def _heartbeat(cls, value: SecretStr) -> SecretStr:
        url = value.get_secret_value()
        if url and not (is_address(url) and (url.startswith("https:") or at_home(url))):
            raise _wrong("heartbeat_url")
        return value

    @model_validator(mode="after")
    def _secrets_differ(self) -> Self:
        held = [getattr(self, name) for name in SECRETS]
        secrets = [one.get_secret_value() for one in held if one]
        if len(set(secrets)) < len(secrets):
            raise _wrong("secrets")
        return self

    def duty_people(self) -> tuple[str, ...]:
        """Userids of those who are called when a life may be in danger, in this order."""
        return tuple(one.strip().casefold() for one in self.duty.split(",") if one.strip())

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


def workdays(path: str) -> WorkdayCalendar:
    """The calendar with a branch's own table, if one is named; raises CalendarError."""
    return WorkdayCalendar.load(Path(path) if path else None)


def _wrong(key: str, lines: Sequence[str] = ()) -> PydanticCustomError:
    return PydanticCustomError("zerenqu", "{key}", {"key": key, "lines": lines})


def _matching(pattern: str, value: str, key: str) -> str:
    if not re.fullmatch(pattern, value) or PLACEHOLDER.search(value):
        raise _wrong(key)
    return value


def _said(error: Any, values: Mapping[str, str]) -> str:
    field = str(error["loc"][0]) if error["loc"] else ""
    if lines := error.get("ctx", {}).get("lines"):
        return wording.file_lines(field, lines)
    value = values.get(field, "")
    return wording.problem(
        error.get("ctx", {}).get("key") or field,
        missing=error["type"] == "missing" and not value,
        quoted=len(value) > 1 and value[0] == value[-1] and value[0] in "\"'",
    )
