"""Asks the callback address what WeCom's console and a forger would ask, through ZRQ_PUBLIC_URL."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from http import HTTPStatus

from bot.doctor.network import Answer, Network
from bot.settings import CALLBACK_PATH, Settings
from bot.simulator.callbacks import challenge, sealed
from bot.simulator.crypto import CallbackKeys


class Caller:
    """Sealed by the stand-in's own crypto, which shares no code with the webhook."""

    def __init__(self, settings: Settings, network: Network, now: Callable[[], datetime]) -> None:
        self._url = settings.public_url + CALLBACK_PATH
        self._agent_id = settings.wecom_agent_id
        self._network = network
        self._now = now
        self._keys = CallbackKeys(
            settings.wecom_token.get_secret_value(),
            settings.wecom_encoding_aes_key.get_secret_value(),
            settings.wecom_corp_id,
        )

    @property
    def first(self) -> Answer:
        """The answer to the console's question, kept for everybody. Raises Unreachable."""
        return self._question[1]

    @property
    def expected(self) -> bytes:
        """What the first answer should have been. Raises Unreachable."""
        return self._question[0]

    @cached_property
    def _question(self) -> tuple[bytes, Answer]:
        return self.verified()

    def verified(self) -> tuple[bytes, Answer]:
        """What must come back, and what came. Raises Unreachable."""
        expected, params = challenge(self._keys, self._seconds())
        return expected.encode(), self._network.ask("GET", self._url, params)

    def forged(self) -> Answer:
        """The same question with a wrong signature. Raises Unreachable."""
        _, params = challenge(self._keys, self._seconds())
        params["msg_signature"] = params["msg_signature"][::-1]
        return self._network.ask("GET", self._url, params)

    def knows_token(self) -> bool:
        """Whether the server takes our signature, whatever it thinks of what is sealed. Raises Unreachable.

        What is signed here is no message and has no effect.
        """
        empty = sealed(self._keys, self._agent_id, "<xml></xml>", self._seconds())
        answer = self._network.ask("POST", self._url, empty.params, empty.body)
        return answer.status == HTTPStatus.OK

    def _seconds(self) -> int:
        return int(self._now().timestamp())
