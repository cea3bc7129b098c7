"""A rehearsal of going live: the demo's bot and the stand-in for WeCom on this machine, looked at like a real site."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.demo import START, staged
from bot.doctor.site import Site
from bot.settings import SECRETS, Settings

MENU_WITHIN = 500  # looks of 10 ms; the bot tells the platform its menu in the background


@asynccontextmanager
async def rehearsed() -> AsyncIterator[Site]:
    """A site whose WeCom is the simulator and whose public address is this machine; all of it vanishes."""
    async with staged(0) as stage:
        for _ in range(MENU_WITHIN):
            if stage.corp.menu:
                break
            await asyncio.sleep(0.01)
        yield Site(environment(stage.settings, stage.url), day=START.date())


def environment(settings: Settings, public_url: str) -> dict[str, str]:
    """The variables that make these settings."""
    values = settings.model_dump(exclude_defaults=True)
    for name in values.keys() & SECRETS:
        values[name] = values[name].get_secret_value()
    values["public_url"] = public_url
    return {f"ZRQ_{name.upper()}": str(value) for name, value in values.items()}
