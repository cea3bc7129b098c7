"""What somebody wrote, without whose names it holds: for who handles the matter and need not know the people [T1]."""

import re
from collections.abc import Iterable
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
    return NUMBER.sub(NUMBER_CUT, _without(said.text, spans))


def without_raiser(text: str, raiser_id: UUID, ctx: Context) -> str:
    """The text without the name of who raised it, for those of the committee who may not know whose it is."""
    said = Utterance.of(text)
    found = ctx.mentions(said, {raiser_id})
    return _without(
        said.text, [(one.start, one.end) for one in found if raiser_id in one.candidates]
    )


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
