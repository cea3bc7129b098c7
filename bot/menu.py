"""The app menu of WeCom, built from what the registry knows."""

import asyncio
import logging
from typing import Any

from bot.channel import DeliveryError
from bot.wecom.client import WeComClient
from handlers.kit import wording
from handlers.kit.capability import Command
from handlers.registry import Registry

NAME_BYTES = 16
MOST_BELOW = 5

log = logging.getLogger("zerenqu.menu")


def menu_of(registry: Registry) -> dict[str, Any]:
    """The menu as WeCom wants it: up to three buttons with up to five below; WeCom knows no menu per role.

    Raises ValueError when a name is longer than 16 bytes or a button has more than five below it.
    """
    commands = list(registry.commands.values())
    groups = [(top, [one for one in commands if one.menu == top]) for top in wording.MENU_ORDER]
    return {"button": [_button(top, below) for top, below in groups if below]}


def _button(top: str, below: list[Command]) -> dict[str, Any]:
    if len(below) > MOST_BELOW or any(
        len(name.encode()) > NAME_BYTES for name in (top, *(c.title for c in below))
    ):
        raise ValueError(f"menu {top}: at most {MOST_BELOW} entries of at most {NAME_BYTES} bytes")
    entries = [{"type": "click", "name": one.title, "key": one.key} for one in below]
    return {"name": top, "sub_button": entries}


def register_menu(client: WeComClient, registry: Registry) -> asyncio.Task[None]:
    """Tell WeCom the menu, in the background: nobody waits for it."""
    task = asyncio.create_task(_register(client, menu_of(registry)))
    _RUNNING.add(task)
    task.add_done_callback(_RUNNING.discard)
    return task


_RUNNING: set[asyncio.Task[None]] = set()  # the loop itself keeps only weak references


async def _register(client: WeComClient, menu: dict[str, Any]) -> None:
    try:
        await client.menu_create(menu)
    except DeliveryError as error:
        log.warning("menu_not_registered", extra={"code": error.code})
