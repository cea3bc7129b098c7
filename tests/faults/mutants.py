"""Faults planted on purpose: each must be caught by its test, or that test proves nothing (reliability.md §2.10).

They replace a part of the program in a process of a test; a part that is not there any more is an error, so that
no mutant is taken for caught because it could not be planted.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot import flood
from bot.sending import calling, gate, limits
from bot.sending.reporting import Ended
from bot.wecom import bodies, client, tokens, webhook
from storage import database
from storage.queries import inbox, outbox_calls


@dataclass(frozen=True, slots=True)
class Mutant:
    """How it is planted, and the tests (of this folder) of which one must fail."""

    plant: Callable[[], None]
    caught_by: str
    quick: bool = False  # cheap enough for `make test`


def replace(where: Any, name: str, by: Any) -> None:
    """Put something in the place of what is there."""
    assert hasattr(where, name), f"{where}.{name} is gone: the mutant must be planted elsewhere"
    setattr(where, name, by)


def forget_what_was_heard() -> None:
    """No message is known again."""
    replace(inbox, "key_of", lambda _session, _identity: os.urandom(32))


def mark_before_send() -> None:
    """A push counts as sent before it is."""
    make = calling.Calling.make

    async def make_later(self: calling.Calling, attempts: Sequence[Any]) -> list[Ended]:
        later = asyncio.get_running_loop().create_task(make(self, attempts))
        _under_way.add(later)
        later.add_done_callback(_under_way.discard)
        return [Ended(one) for one in attempts]

    replace(calling.Calling, "make", make_later)


_under_way: set[Any] = set()


def begin_deferred() -> None:
    """A transaction reads first and asks for the right to write later."""
    replace(database, "_begin_immediate", lambda connection: connection.exec_driver_sql("BEGIN"))


def send_other_bytes() -> None:
    """A repeat says the same in other bytes."""
    send = client.WeComClient.send

    async def send_spaced(self: client.WeComClient, body: bytes) -> Any:
        return await send(self, body + b" " * int.from_bytes(os.urandom(1), "big"))

    replace(client.WeComClient, "send", send_spaced)


def check_no_duplicates() -> None:
    """The platform is not asked to look for duplicates."""
    text_body = bodies.text_body

    def without(*arguments: Any) -> bytes:
        made = text_body(*arguments)
        return made.replace(b'"enable_duplicate_check":1', b'"enable_duplicate_check":0').replace(
            b'"enable_duplicate_check": 1', b'"enable_duplicate_check": 0'
        )

    replace(bodies, "text_body", without)
    import bot.wecom.outgoing  # noqa: PLC0415

    replace(bot.wecom.outgoing, "text_body", without)


def hold_no_lease() -> None:
    """What one process sends, another one may take."""
    replace(outbox_calls, "LEASE", timedelta(seconds=-1))


def never_back_off() -> None:
    """What failed is tried again after a second, whatever the platform says."""
    replace(limits, "backoff", lambda _attempts: timedelta(seconds=1))
    replace(gate, "allowance", lambda _shared, _now, most: most)
    for module in (_module("bot.sending.reporting"), _module("bot.sending.taking")):
        for name, by in (("backoff", limits.backoff), ("allowance", gate.allowance)):
            if hasattr(module, name):
                setattr(module, name, by)


def _module(name: str) -> Any:
    import importlib  # noqa: PLC0415

    return importlib.import_module(name)


def rush_after_recovery() -> None:
    """Everything that piled up goes at once."""
    replace(gate, "FIRST_RATE", 10_000)


def fetch_a_token_each_time() -> None:
    """Nobody shares the new token."""

    async def current(self: tokens.TokenKeeper, bad: str = "") -> str:
        return (await self._fetch()).value

    replace(tokens.TokenKeeper, "current", current)


def let_everything_in() -> None:
    """No flood is held back."""

    async def submit(self: flood.FloodGate, message: Any) -> Any:
        return await self._submit(message)

    replace(flood.FloodGate, "submit", submit)


def read_any_body() -> None:
    """A body may have any size."""
    replace(webhook, "BODY_LIMIT", 10**9)


OUTAGE = "test_outage.py::"
MUTANTS: dict[str, Mutant] = {
    "a message is never known again": Mutant(
        forget_what_was_heard, "test_replay.py::test_fifty_at_once_are_one", quick=True
    ),
    "a message is never known again, killed": Mutant(forget_what_was_heard, "test_kill.py"),
    "marked before it is sent": Mutant(
        mark_before_send, f"{OUTAGE}test_an_hour_without_the_platform[down]", quick=True
    ),
    "marked before it is sent, killed": Mutant(mark_before_send, "test_kill.py"),
    "transactions begin deferred": Mutant(
        begin_deferred,
        "test_two_nodes.py::test_the_same_message_at_both_nodes_works_once[sqlite]",
    ),
    "other bytes in a repeat": Mutant(
        send_other_bytes,
        f"{OUTAGE}test_an_hour_without_the_platform[reset after acceptance]",
        quick=True,
    ),
    "no duplicate check": Mutant(
        check_no_duplicates, f"{OUTAGE}test_an_hour_without_the_platform[reset after acceptance]"
    ),
    "no lease": Mutant(
        hold_no_lease, "test_two_nodes.py::test_two_senders_never_make_the_same_call"
    ),
    "no back-off": Mutant(never_back_off, f"{OUTAGE}test_an_hour_without_the_platform[down]"),
    "a storm after an outage": Mutant(
        rush_after_recovery, f"{OUTAGE}test_a_storm_does_not_follow_an_outage"
    ),
    "a token for each call": Mutant(
        fetch_a_token_each_time, f"{OUTAGE}test_two_hundred_sends_share_one_new_token"
    ),
    "floods are let in": Mutant(
        let_everything_in, "test_load.py::test_one_persons_flood_slows_nobody_else"
    ),
    "bodies of any size": Mutant(
        read_any_body, "test_load.py::test_bad_bodies_do_not_hold_up_good_ones"
    ),
}


def apply_chosen() -> None:
    """Plant the mutant that the environment names, if any."""
    if name := os.environ.get("MUTANT"):
        MUTANTS[name].plant()
