"""The few calls of WeCom's API that the doctor makes, as they come back: no retry, no token kept."""

import json
from functools import cached_property
from typing import Any

from bot.doctor.network import Answer, Network
from bot.settings import Settings

Json = dict[str, Any]


class Api:
    """Calls of the API, each once, with what came back as it is."""

    def __init__(self, settings: Settings, network: Network) -> None:
        self._settings = settings
        self._network = network

    @cached_property
    def token(self) -> tuple[Answer, Json]:
        """gettoken: the exchange and its object, {} when it is none of the API's. Raises Unreachable."""
        secret = self._settings.wecom_secret.get_secret_value()
        params = {"corpid": self._settings.wecom_corp_id, "corpsecret": secret}
        answer = self._ask("gettoken", params)
        return answer, _object(answer)

    @cached_property
    def agent(self) -> Json:
        """agent/get of our own app. Raises Unreachable."""
        return self.call("agent/get", agentid=str(self._settings.wecom_agent_id))

    def call(self, name: str, **params: str) -> Json:
        """Any call that needs the token; {} when the answer is not the API's. Raises Unreachable."""
        _, given = self.token
        return _object(self._ask(name, {**params, "access_token": str(given.get("access_token"))}))

    def post(self, name: str, given: Json) -> Json:
        """The same of a call that is given an object. Raises Unreachable."""
        _, answer = self.token
        params = {"access_token": str(answer.get("access_token"))}
        return _object(self._ask(name, params, json.dumps(given).encode()))

    def _ask(self, name: str, params: dict[str, str], body: bytes = b"") -> Answer:
        base = self._settings.wecom_api_base
        method = "POST" if body else "GET"
        return self._network.ask(method, f"{base}/cgi-bin/{name}", params, body)


def _object(answer: Answer) -> Json:
    value = answer.json()
    return value if value is not None and isinstance(value.get("errcode"), int) else {}
