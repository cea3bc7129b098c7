"""The phone in the terminal: one person's chat, line by line, with what is pushed in between."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.simulator import wording
from bot.simulator.chats import Line, LineKind
from bot.simulator.phone import Phone, Undelivered
from bot.simulator.replies import BadReply


async def chat_loop(
    phone: Phone,
    userid: str,
    read_line: Callable[[], Awaitable[str | None]],
    write: Callable[[str], None],
) -> None:
    """Chat as one person until 「退出」 or the end of the input (None)."""
    person = phone.corp.people[userid]
    chat = phone.corp.chats[userid]
    stop = chat.listen(lambda line: _show(line, write))
    try:
        write(wording.GREETING.format(name=person.name, note=person.note, end=wording.END))
        await _told(phone.open_chat(userid))
        while (text := await read_line()) is not None and text.strip() != wording.END:
            if text.strip():
                await _told(phone.say(userid, text))
    finally:
        stop()
    write(wording.FAREWELL)


async def _told(exchange: Awaitable[str | None]) -> None:
    with suppress(Undelivered, BadReply):  # the chat has a line about it
        await exchange


def _show(line: Line, write: Callable[[str], None]) -> None:
    """Write a line unless the person has just typed it."""
    if line.kind is LineKind.SAID:
        return
    template = {LineKind.ANSWER: wording.FROM_BOT, LineKind.PUSH: wording.PUSHED}
    text = template.get(line.kind, wording.PHONE).format(text=line.text)
    if line.card and line.card.buttons:
        names = "  ".join(button.text for button in line.card.buttons)
        text = f"{text}\n{wording.CARD_BUTTONS.format(names=names)}"
    write(text)
