"""A sentence without the names in it: what is written down is a matter, not a person (domain.md §6.3)."""

from collections.abc import Iterable

from handlers.kit.capability import Context
from handlers.kit.reading.areas import areas_in
from handlers.kit.reading.name_forms import may_be_a_word
from handlers.kit.reading.strangers import strangers_called
from handlers.kit.reading.utterance import Utterance

Span = tuple[int, int]


def unnamed(
    said: Utterance, ctx: Context, instead: str, more: Iterable[Span] = ()
) -> tuple[Utterance, bool]:
    """The sentence with these words for everybody it names, and whether it names anybody; `more` are names the roster does not have."""
    spans = named_in(said, ctx, more)
    text = said.text
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{instead}{text[end:]}"
    return (Utterance.of(text), True) if spans else (said, False)


def named_in(said: Utterance, ctx: Context, more: Iterable[Span] = ()) -> set[Span]:
    """Where somebody is named; an area may be called after somebody: 张伟班."""
    spans = {*strangers_called(said.plain), *more}
    areas, _ = areas_in(said.plain, (area.name for area in ctx.roster.areas.values()))
    for one in ctx.mentions(said, ctx.roster.people):
        if one.certain or not may_be_a_word(said.plain, one.start, one.end):
            spans = {span for span in spans if span[1] <= one.start or one.end <= span[0]}
            spans.add((one.start, one.end))
    return {
        (start, end)
        for start, end in spans
        if not any(first <= start < last for first, last, _ in areas)
    }
