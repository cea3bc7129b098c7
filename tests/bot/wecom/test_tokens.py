"""R-TOKEN: one token for all, fetched once, and never in a storm."""

import asyncio
from datetime import timedelta

import httpx2
import pytest

from bot.channel import Delivered, DeliveryError
from bot.wecom.client import WeComClient
from bot.wecom.tokens import Token
from tests.bot.wecom.api import Api, Shelf, error, ok
from tests.bot.wecom.peer import NOW

pytestmark = pytest.mark.anyio


async def send_many(client: WeComClient, times: int = 200) -> list[Delivered | BaseException]:
    return await asyncio.gather(*(client.send(b"{}") for _ in range(times)), return_exceptions=True)


@pytest.mark.parametrize(
    "held",
    [
        None,
        Token("ran out", NOW - timedelta(hours=1)),
        Token("spent early", NOW + timedelta(hours=1)),
    ],
    ids=str,
)
async def test_two_hundred_sends_fetch_one_token(held: Token | None) -> None:
    api = Api()
    api.shelf.token = held
    async with api.client() as client:
        results = await send_many(client)
    assert results == [Delivered("m1")] * 200
    assert api.count("gettoken") == 1
    assert api.count("message/send") <= 400
    assert api.shelf.token == Token("CANARY-token-1", NOW + timedelta(hours=2))


@pytest.mark.parametrize("code", [40014, 42001])
async def test_a_token_that_is_never_good_costs_two_sends(code: int) -> None:
    api = Api({"message/send": [error(code)]})
    async with api.client() as client:
        with pytest.raises(DeliveryError) as caught:
            await client.send(b"{}")
    assert (api.count("message/send"), api.count("gettoken")) == (2, 2)
    assert caught.value.code == code
    assert (caught.value.pause, caught.value.operator) == (timedelta(minutes=1), True)
    assert not caught.value.permanent


async def test_a_token_that_is_never_good_is_not_fetched_over_and_over() -> None:
    api = Api({"message/send": [error(40014)]})
    async with api.client() as client:
        results = await send_many(client)
        assert all(isinstance(result, DeliveryError) and result.pause for result in results)
        assert api.count("gettoken") == 2
        api.later(30)
        await send_many(client, 5)
        assert api.count("gettoken") == 2
        api.later(31)
        await send_many(client, 5)
        assert api.count("gettoken") == 3


async def test_what_another_node_fetched_is_used() -> None:
    api = Api()
    async with api.client() as client:
        await client.send(b"{}")
        api.fetched = 7  # another node fetched a newer one: ours is spent
        await api.shelf.put("CANARY-token-7", NOW + timedelta(hours=2))
        await client.send(b"{}")
    assert api.count("gettoken") == 1


async def test_a_token_is_renewed_before_its_end() -> None:
    api = Api()
    async with api.client() as client:
        await client.send(b"{}")
        api.later(7200 - 301)
        await client.send(b"{}")
        assert api.count("gettoken") == 1
        api.later(2)
        await client.send(b"{}")
        assert api.count("gettoken") == 2


async def test_an_old_token_serves_while_no_new_one_is_to_be_had() -> None:
    api = Api()
    async with api.client() as client:
        await client.send(b"{}")
        api.later(7200 - 100)
        api.answers["gettoken"] = [error(45009)]
        assert await send_many(client, 20) == [Delivered("m1")] * 20
        assert api.count("gettoken") == 2
        api.later(101)  # now it has run out
        with pytest.raises(DeliveryError) as caught:
            await client.send(b"{}")
        assert caught.value.pause == timedelta(minutes=15)
        assert api.count("gettoken") == 2


async def test_a_short_life_does_not_mean_a_fetch_for_every_call() -> None:
    api = Api(lifetime=90)
    async with api.client() as client:
        for _ in range(5):
            await client.send(b"{}")
            api.later(10)
        assert api.count("gettoken") == 1
        api.later(11)
        await client.send(b"{}")
        assert api.count("gettoken") == 2


@pytest.mark.parametrize(
    ("answer", "code", "operator", "quiet_for"),
    [
        (error(40001), 40001, True, 900),
        (error(40013), 40013, True, 900),
        (error(60020), 60020, True, 300),
        (error(45009), 45009, False, 900),
        (error(-1), -1, False, 5),
        (httpx2.ReadTimeout("x"), None, False, 5),
        (httpx2.Response(502, html="<html>"), None, False, 5),
        (ok(), None, False, 5),
        (ok(access_token="", expires_in=7200), None, False, 5),
        (ok(access_token="t", expires_in="soon"), None, False, 5),
    ],
)
async def test_a_failed_fetch_stops_everybody_for_a_while(
    answer: httpx2.Response | Exception, code: int | None, operator: bool, quiet_for: int
) -> None:
    api = Api({"gettoken": [answer]})
    async with api.client() as client:
        results = await send_many(client)
        assert api.count("gettoken") == 1
        assert api.count("message/send") == 0
        for failure in results:
            assert isinstance(failure, DeliveryError)
            assert (failure.code, failure.operator) == (code, operator)
            assert not failure.in_doubt, "nothing was sent"
            assert not failure.permanent, "it is not the message's fault"
        api.later(quiet_for - 1)
        await send_many(client, 5)
        assert api.count("gettoken") == 1
        del api.answers["gettoken"]
        api.later(2)
        assert await client.send(b"{}") == Delivered("m1")


async def test_a_wrong_secret_is_not_tried_again() -> None:
    api = Api({"message/send": [error(40001)]})
    async with api.client() as client:
        with pytest.raises(DeliveryError) as caught:
            await client.send(b"{}")
    assert caught.value.operator
    assert (api.count("message/send"), api.count("gettoken")) == (1, 1)


async def test_a_token_that_cannot_be_stored_still_serves() -> None:
    class Gone(Exception): ...

    class FullShelf(Shelf):
        async def put(self, *_: object) -> None:
            raise Gone

    api = Api(shelf=FullShelf())
    async with api.client() as client:
        with pytest.raises(Gone):
            await client.send(b"{}")
        assert await client.send(b"{}") == Delivered("m1")
    assert api.count("gettoken") == 1
