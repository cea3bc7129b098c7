"""WeCom as a channel for promised messages."""

from collections.abc import Sequence

from bot.channel import Delivered
from bot.wecom.bodies import text_body
from bot.wecom.client import WeComClient


class WeComChannel:
    """Plain texts by message/send: Markdown is not shown in plain WeChat (wecom.md §0)."""

    def __init__(self, client: WeComClient, agent_id: int) -> None:
        self._client = client
        self._agent_id = agent_id

    def render(self, userids: Sequence[str], text: str) -> bytes:
        """The JSON of message/send. Raises ValueError beyond 1000 people or 2048 bytes."""
        return text_body(self._agent_id, userids, text)

    async def deliver(self, body: bytes) -> Delivered:
        """Send it. Raises DeliveryError."""
        return await self._client.send(body)
