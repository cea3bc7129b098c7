"""Messages to a server in a process of its own, as WeCom brings them."""

import asyncio

from bot.simulator.phone import Phone
from bot.simulator.world import SimulatedCorp


def deliver(corp: SimulatedCorp, port: int, plain: str) -> str:
    """Post a message of 张伟; the answer."""

    async def once() -> str:
        phone = Phone(corp, f"http://127.0.0.1:{port}/wecom/callback")
        await phone.verify_url()
        reply = await phone.deliver("zhangwei", plain)
        await phone.aclose()
        return (reply.text or "") if reply else ""

    return asyncio.run(once())


def message(corp: SimulatedCorp, text: str) -> str:
    """What 张伟 writes, not encrypted yet."""
    return Phone(corp, "http://127.0.0.1").message("zhangwei", "text", [("Content", text)])
