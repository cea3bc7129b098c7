"""A file as the channel hands it over: under which id it is shown, and what is no id at all."""

import json

import httpx2
import pytest

from bot.channel import Channel, Delivered, DeliveryError
from bot.wecom.bodies import FILE_LIMITS
from bot.wecom.outgoing import WeComChannel
from tests.bot.wecom.api import Api, error, ok
from tests.bot.wecom.peer import AGENT

pytestmark = pytest.mark.anyio


async def failed(answer: httpx2.Response, content: bytes = b"PK....") -> DeliveryError:
    """The error of one upload."""
    async with Api({"media/upload": [answer]}).client() as client:
        with pytest.raises(DeliveryError) as caught:
            await WeComChannel(client, AGENT).upload("一览表.xlsx", content)
    return caught.value


async def test_a_file_goes_up_and_is_shown_by_its_id() -> None:
    api = Api({"media/upload": [ok(media_id="3abc-_")]})
    async with api.client() as client:
        channel: Channel = WeComChannel(client, AGENT)
        media_id = await channel.upload("一览表.xlsx", b"PK....")
        assert b"PK...." in api.calls[-1].content
        body = channel.render_file(["lihong", "zhaogang"], media_id)
        assert await channel.deliver(body) == Delivered("m1", ())
    assert json.loads(body) == {
        "touser": "lihong|zhaogang",
        "msgtype": "file",
        "agentid": AGENT,
        "file": {"media_id": "3abc-_"},
        "enable_duplicate_check": 1,
        "duplicate_check_interval": 14400,
    }


@pytest.mark.parametrize("media_id", ["", "../x", "a b", "a" * 257])
async def test_what_is_no_id_is_neither_taken_nor_shown(media_id: str) -> None:
    assert not (await failed(ok(media_id=media_id))).permanent
    async with Api().client() as client:
        with pytest.raises(ValueError, match=r"^file\.media_id$"):
            WeComChannel(client, AGENT).render_file(["lihong"], media_id)


@pytest.mark.parametrize("size", [0, 5, FILE_LIMITS["file"] + 1])
async def test_what_the_platform_would_never_take_is_not_tried_again(size: int) -> None:
    assert (await failed(ok(media_id="3abc"), bytes(size))).permanent


async def test_a_file_that_is_kept_no_longer_is_told_from_one_that_is_refused() -> None:
    gone, large = await failed(error(40007)), await failed(error(45001))
    assert (gone.permanent, gone.gone) == (True, True)
    assert (large.permanent, large.gone) == (True, False)
