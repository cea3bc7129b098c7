"""What a member's own view of his year starts from: the records of the year, the form, and words without names [M4.1]."""

from decimal import Decimal

from handlers.assessment.appraising import wording
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from handlers.regulation import Edition
from storage.queries import concern_facts, study_year, talks

EXAMPLES = 3  # items of the form, to show how points are written


def example_of(edition: Edition) -> list[tuple[str, Decimal]]:
    """The first items of the form by the names people type, each with a little less than its points."""
    first = enumerate(edition.items[:EXAMPLES], start=1)
    return [
        ((*item.aliases, item.title)[0], max(item.points - less, Decimal(0)))
        for less, item in first
    ]


def year_of_facts(ctx: Context, year: int) -> str:
    """The year's own records, to be read, never counted into a score."""
    talked = talks.counts_of_year(ctx.session, ctx.actor, year)
    raised = concern_facts.counts_of_year(ctx.session, ctx.actor, year)
    studied = study_year.sessions_of_year(ctx.session, ctx.actor, year)
    return wording.facts(
        talked.talks, talked.people, raised.raised, raised.solved, studied.attended, studied.made_up
    )


def without_names(said: Utterance, ctx: Context, spans: list[tuple[int, int]]) -> str:
    """The text without its points; every colleague named in it becomes 「1 名职工」 (V16)."""
    found = ctx.mentions(said)
    names = {one.said for one in found if set(one.candidates) != {ctx.actor.me}}
    text = said.cut(spans)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, wording.ONE_WORKER)
    return text
