"""What somebody wrote, without whose names it holds: for who handles the matter and need not know the people [T1]."""

import re
from collections.abc import Iterable
from uuid import UUID

from handlers.concerns.handing_wording import NAME_CUT, NUMBER_CUT
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance

NUMBER = re.compile(r"(?<!\d)(?:1\d{10}|\d{15,18}[\dxX]?)(?!\d)")  # of a phone or an identity card
CALLED = r"[小老阿][{surnames}]|[{surnames}](?:师傅|[大小]?[姐哥叔]|姨|工(?=[\s,，。说讲]|$))"


def without_names(text: str, raiser_id: UUID | None, ctx: Context) -> str:
    """The text without anybody's name, however loosely it may be one, and without numbers that belong to a person.

    `raiser_id` is given for his own words: he alone may be in them by a sound that is hardly his name. In the words of
    others he is no more looked for than anybody else, for what is cut there would tell who he is.
    """
    said = Utterance.of(text)
    sounding = ctx.names.find_sounding(said, {raiser_id}) if raiser_id else []
    spans = [*_named(said, ctx), *((one.start, one.end) for one in sounding)]
    return NUMBER.sub(NUMBER_CUT, _without(said.text, spans))


def name_in(text: str, ctx: Context) -> str:
    """The first that may be anybody's name; "" when there is none."""
    said = Utterance.of(text)
    return next((said.text[start:end] for start, end in sorted(_named(said, ctx))), "")


def _named(said: Utterance, ctx: Context) -> list[tuple[int, int]]:
    """Where anybody may be named; it is the same whoever raised the matter."""
    found = [(one.start, one.end) for one in ctx.mentions(said, ())]
    return found + [one.span() for one in _called(ctx).finditer(said.text)]


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    kept, end = "", 0
    for start, stop in sorted(spans):
        if stop > end:
            kept += text[end:start] + (NAME_CUT if start >= end else "")
            end = stop
    return kept + text[end:]


def _called(ctx: Context) -> re.Pattern[str]:
    """小王, 王师傅: by the surnames of the roster."""
    surnames = "".join(sorted({one.name[0] for one in ctx.roster.people.values()}))
    return ctx.once(
        "names people are called by",
        lambda: re.compile(CALLED.format(surnames=re.escape(surnames))),
    )
