"""What is held of somebody as a voter: what waits of his, and that he has voted, until the window closes (domain.md §6.4)."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from typing import NamedTuple

from handlers.kit.capability import Context
from handlers.kit.wording import dated
from handlers.privacy import ballot_record_wording as wording
from storage.queries import ballots
from storage.vocabulary import SHANGHAI

KINDS = (wording.BALLOTS,)


class Noted(NamedTuple):
    """One record, as `records.Entry` shows it; `at` is local."""

    kind: str
    at: datetime
    text: str


def noted(ctx: Context, say: Callable[[str], str]) -> Iterator[Noted]:
    """Whom he has voted on, with what still waits under his name; of what is mixed nobody knows more."""
    for one in ballots.about_me(ctx.session, ctx.actor):
        name, day = ctx.name(one.unit.subject_id), one.kept_on
        if day is None:
            text = wording.declined(name) if one.declined else wording.mixed(name)
        else:
            line = say(one.paper.line) if one.paper and one.paper.line else ""
            text = wording.waiting(name, dated(day, ctx.today), line)
        yield Noted(wording.BALLOTS, datetime.combine(day or ctx.today, time(), SHANGHAI), text)
