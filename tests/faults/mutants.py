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
from tests.faults import storage_mutants as of_storage
from tests.faults.planting import replace


@dataclass(frozen=True, slots=True)
class Mutant:
    """How it is planted, and the tests (of `tests/`) of which one must fail."""

    plant: Callable[[], None]
    caught_by: str
    quick: bool = False  # cheap enough for `make test`
    full: bool = False  # shows only in the full size


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


OUTAGE = "faults/test_outage.py::"
MUTANTS: dict[str, Mutant] = {
    "a message is never known again": Mutant(
        of_storage.forget_what_was_heard,
        "faults/test_replay.py::test_fifty_at_once_are_one",
        quick=True,
    ),
    "a message is never known again, killed": Mutant(
        of_storage.forget_what_was_heard, "faults/test_kill.py"
    ),
    "marked before it is sent": Mutant(
        mark_before_send, f"{OUTAGE}test_an_hour_without_the_platform[down]", quick=True
    ),
    "marked before it is sent, killed": Mutant(mark_before_send, "faults/test_kill.py"),
    "transactions begin deferred": Mutant(
        of_storage.begin_deferred,
        "faults/test_two_nodes.py::test_the_same_message_at_both_nodes_works_once[sqlite]",
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
        of_storage.hold_no_lease,
        "faults/test_two_nodes.py::test_two_senders_never_make_the_same_call",
    ),
    "no back-off": Mutant(never_back_off, f"{OUTAGE}test_an_hour_without_the_platform[down]"),
    "a storm after an outage": Mutant(
        rush_after_recovery, f"{OUTAGE}test_a_storm_does_not_follow_an_outage"
    ),
    "a token for each call": Mutant(
        fetch_a_token_each_time, f"{OUTAGE}test_two_hundred_sends_share_one_new_token"
    ),
    "floods are let in": Mutant(
        let_everything_in, "faults/test_load.py::test_one_persons_flood_slows_nobody_else"
    ),
    "the access log has no chain": Mutant(of_storage.link_nothing, "storage/test_audit_chain.py"),
    "damaged pages are not seen": Mutant(of_storage.look_at_no_page, "bot/commands/test_backup.py"),
    "a damaged copy is not seen": Mutant(of_storage.restore_unseen, "storage/test_backup.py"),
    "a lost node keeps its locks": Mutant(
        of_storage.keep_the_locks,
        "faults/test_partition.py::test_who_was_in_hand_is_answered_by_the_other_node",
        full=True,
    ),
    "a commit does not wait for the disk": Mutant(
        of_storage.commit_in_memory,
        "faults/test_power.py::test_each_answer_waits_for_a_sync_of_the_log",
        full=True,
    ),
    "the log is never cut back": Mutant(of_storage.never_cut_the_log, "storage/test_database.py"),
    "everybody sees everything": Mutant(of_storage.show_everything, "storage/test_scope.py"),
    "texts are not sealed": Mutant(of_storage.seal_nothing, "storage/test_sealing.py"),
    "texts can be read in the files": Mutant(of_storage.seal_nothing, "bot/test_at_rest.py"),
    "what people say can be read in the files": Mutant(
        of_storage.seal_nothing_of_people, "bot/test_at_rest.py"
    ),
    "bodies of any size": Mutant(
        read_any_body, "faults/test_load.py::test_bad_bodies_do_not_hold_up_good_ones"
    ),
}


def apply_chosen() -> None:
    """Plant the mutant that the environment names, if any."""
    if name := os.environ.get("MUTANT"):
        MUTANTS[name].plant()
