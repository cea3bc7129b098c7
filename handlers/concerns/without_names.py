"""What somebody wrote, without whose names it holds: for who handles the matter and need not know the people [T1]."""

import re
from uuid import UUID

from handlers.concerns.handing_wording import NAME_CUT, NUMBER_CUT
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance

NUMBER = re.compile(r"(?<!\d)(?:1\d{10}|\d{15,18}[\dxX]?)(?!\d)")  # of a phone or an identity card
CALLED = r"[小老阿][{surnames}](?![\u4e00-\u9fff]?[是了不没有])|[{surnames}](?:师傅|[大小]?[姐哥叔]|姨|工(?=[\s,，。说讲]|$))"


def without_names(text: str, raiser_id: UUID, ctx: Context) -> str:
    """The text without anybody's name, however loosely it may be one, and without numbers that belong to a person."""
    said = Utterance.of(text)
    found = [*ctx.mentions(said, ()), *ctx.names.find_sounding(said, {raiser_id})]
    spans = [(one.start, one.end) for one in found]
    spans += [one.span() for one in _called(ctx).finditer(said.text)]
    kept, end = "", 0
    for start, stop in sorted(spans):
        if stop <= end:
            continue
        kept += said.text[end:start] + (NAME_CUT if start >= end else "")
        end = stop
    return NUMBER.sub(NUMBER_CUT, kept + said.text[end:])


def _called(ctx: Context) -> re.Pattern[str]:
    """小王, 王师傅: by the surnames of the roster."""
    surnames = "".join(sorted({one.name[0] for one in ctx.roster.people.values()}))
    return ctx.once(
        "names people are called by",
        lambda: re.compile(CALLED.format(surnames=re.escape(surnames))),
    )
