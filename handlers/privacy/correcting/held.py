"""What somebody asked and said himself, as entries of his own record."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.wording import dated
from handlers.privacy import rules
from handlers.privacy.correcting import wording
from handlers.privacy.record_wording import deleted_after, deleted_on, length_of
from storage.queries import requests, statements
from storage.queries.requests import RequestView
from storage.rights_words import RequestState
from storage.vocabulary import Retention

KINDS = (wording.STATEMENTS, wording.REQUESTS)


class Noted(NamedTuple):
    """One record, as `records.Entry` shows it; `at` is local."""

    kind: str
    at: datetime
    text: str


def noted(ctx: Context, say: Callable[[str], str]) -> Iterator[Noted]:
    """His requests with where they stand, and his statements with the records they go with."""
    for one in requests.about_me(ctx.session, ctx.actor):
        at = one.asked_at.astimezone(SHANGHAI)
        first = wording.record_line(
            one.code, one.kind, one.record, dated(at.date(), ctx.today), _state(one, ctx)
        )
        text = "\n".join([first, f"  {say(one.words)}", f"  {_due(one, ctx)}"])
        yield Noted(wording.REQUESTS, at, text)
    for said in statements.about_me(ctx.session, ctx.actor):
        at = said.written_at.astimezone(SHANGHAI)
        first = wording.statement_line(said.code, dated(at.date(), ctx.today))
        text = "\n".join([first, f"  {say(said.words)}", wording.GOES_WITH_RECORD])
        yield Noted(wording.STATEMENTS, at, text)


def _state(one: RequestView, ctx: Context) -> str:
    if one.state is not RequestState.OPEN:
        return wording.STATES[one.state]
    return wording.stands(one.state, ctx.name(one.owner_id), dated(one.due_on, ctx.today))


def _due(one: RequestView, ctx: Context) -> str:
    period = ctx.edition.retention[Retention.CONCERNS]
    if one.state is RequestState.OPEN or one.answered_at is None:
        return deleted_after(length_of(period.hours, period.days, period.months))
    closed = one.answered_at.astimezone(SHANGHAI)
    return deleted_on(rules.kept_until(period, closed), ctx.today)
