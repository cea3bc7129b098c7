"""One call that hangs ends before its lease does, and nobody knows what became of it."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.channel import Delivered
from bot.sending import calling
from bot.sending.attempts import Attempt
from bot.sending.calling import BEGUN_WITHIN, ONE_CALL, Calling
from bot.sending.reporting import Ended
from storage.queries.outbox_calls import LEASE
from tests.chatting import T1


class Hanging:
    def render(self, userids: Sequence[str], text: str) -> bytes:
        raise NotImplementedError

    async def upload(self, name: str, content: bytes) -> str:
        raise NotImplementedError

    def render_file(self, userids: Sequence[str], media_id: str) -> bytes:
        raise NotImplementedError

    async def deliver(self, body: bytes) -> Delivered:
        assert body
        await asyncio.Event().wait()
        raise NotImplementedError


def test_a_call_that_hangs_is_in_doubt_before_its_lease_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert BEGUN_WITHIN + ONE_CALL < LEASE
    monkeypatch.setattr(calling, "ONE_CALL", timedelta(milliseconds=1))
    attempt = Attempt(uuid4(), b"{}", 1, False, {}, "")

    async def make() -> list[Ended]:
        one = Calling(Hanging(), lambda: T1, stopping=lambda: False)
        return await asyncio.wait_for(one.make([attempt]), 5)

    (ended,) = asyncio.run(make())
    assert ended.error is not None
    assert ended.error.in_doubt
