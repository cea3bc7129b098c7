"""Token and AES key of the callback are taken from their files again when these change, without a restart."""

import logging
from collections.abc import Mapping
from pathlib import Path

from bot.beside import Beside
from bot.settings import Settings, SettingsError
from bot.wecom.account import WeComAccount
from bot.wecom.envelopes import Envelopes

FILES = ("ZRQ_WECOM_TOKEN_FILE", "ZRQ_WECOM_ENCODING_AES_KEY_FILE")
EVERY_SECONDS = 2.0

log = logging.getLogger("zerenqu.keys")


class KeyChange:
    """Looks at the two files every two seconds; settings that came as plain variables stay as they are."""

    def __init__(
        self, environment: Mapping[str, str], account: WeComAccount, envelopes: Envelopes
    ) -> None:
        self._environment, self._envelopes = environment, envelopes
        self._files = [Path(environment[key]) for key in FILES if environment.get(key)]
        self._stamps = self._look()
        self._used = (account.token, account.encoding_aes_key)
        self._beside = Beside(self.check, EVERY_SECONDS)

    def start(self) -> None:
        """Look in the background, if there is anything to look at."""
        if self._files:
            self._beside.start()

    async def stop(self) -> None:
        """Look no more."""
        await self._beside.stop()

    async def check(self) -> None:
        """Take new keys if there are any; what cannot be used is said once and changes nothing. Never raises."""
        stamps = self._look()
        if stamps == self._stamps:
            return
        self._stamps = stamps
        try:
            account = Settings.load(self._environment).account()
        except SettingsError:
            log.warning("callback_keys_unusable")
            return
        keys = (account.token, account.encoding_aes_key)
        if keys != self._used:
            self._used = keys
            self._envelopes.change(account)
            log.info("callback_keys_changed")

    def _look(self) -> list[tuple[int, int, int]]:
        return [_stamp(file) for file in self._files]


def _stamp(file: Path) -> tuple[int, int, int]:
    """What differs when a file was written or replaced."""
    try:
        found = file.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)
