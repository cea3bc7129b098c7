"""WeCom as a channel for promised messages."""

from collections.abc import Sequence

from bot.channel import Delivered, DeliveryError
from bot.wecom.bodies import file_body, text_body
from bot.wecom.client import WeComClient
from bot.wecom.keys import MEDIA_ID


class WeComChannel:
    """Plain texts and files by message/send: Markdown is not shown in plain WeChat (wecom.md §0)."""

    def __init__(self, client: WeComClient, agent_id: int) -> None:
        self._client = client
        self._agent_id = agent_id

    def render(self, userids: Sequence[str], text: str) -> bytes:
        """The JSON of message/send. Raises ValueError beyond 1000 people or 2048 bytes."""
        return text_body(self._agent_id, userids, text)

    async def upload(self, name: str, content: bytes) -> str:
        """media/upload; the platform keeps it for 3 days. Raises DeliveryError."""
        try:
            media_id = await self._client.media_upload("file", name, content)
        except ValueError:  # beyond its limits: never taken
            raise DeliveryError("media/upload: size", permanent=True) from None
        if not MEDIA_ID.fullmatch(media_id):
            raise DeliveryError("media/upload: unreadable answer")
        return media_id

    def render_file(self, userids: Sequence[str], media_id: str) -> bytes:
        """The JSON of message/send. Raises ValueError beyond 1000 people, or for a malformed id."""
        return file_body(self._agent_id, userids, media_id)

    async def deliver(self, body: bytes) -> Delivered:
        """Send it. Raises DeliveryError."""
        return await self._client.send(body)
