"""The WeCom app whose voice the bot is."""

import re
from dataclasses import dataclass, field

AES_KEY = re.compile(r"[A-Za-z0-9]{43}")


@dataclass(frozen=True, slots=True)
class WeComAccount:
    """What the admin console says about one self-built app; its repr shows no secret.

    `api_base` has neither `/cgi-bin` nor a slash at its end. Raises ValueError for a key of the
    wrong form.
    """

    corp_id: str
    agent_id: int
    secret: str = field(repr=False)
    token: str = field(repr=False)
    encoding_aes_key: str = field(repr=False)
    api_base: str = "https://qyapi.weixin.qq.com"

    def __post_init__(self) -> None:
        if not AES_KEY.fullmatch(self.encoding_aes_key):
            raise ValueError("encoding_aes_key must be 43 letters and digits")
