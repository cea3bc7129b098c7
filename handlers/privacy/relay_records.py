"""The branch's notices that somebody was given to pass on, or sent himself, as entries of his record (domain.md §6.4)."""

from collections.abc import Callable, Iterator

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.wording import dated
from handlers.privacy import relay_record_wording as wording
from handlers.privacy import rules
from handlers.privacy.record_wording import deleted_on
from handlers.privacy.roster_records import Noted
from storage.queries import relay
from storage.queries.relay import NoticeView
from storage.vocabulary import Retention

KINDS = (wording.NOTICES,)


def noted(ctx: Context, say: Callable[[str], str]) -> Iterator[Noted]:
    """One entry for each notice and area of his, and for each notice he sent, with its words and when it goes."""
    for one, area_id, heard in relay.about_me(ctx.session, ctx.actor):
        first = wording.given(one.code, ctx.roster.areas[area_id].name, heard=heard)
        yield _entry(one, first, say, ctx)
    for one in relay.sent_by_me(ctx.session, ctx.actor):
        yield _entry(one, wording.sent(one.code), say, ctx)


def _entry(one: NoticeView, first: str, say: Callable[[str], str], ctx: Context) -> Noted:
    at = one.sent_at.astimezone(SHANGHAI)
    kept = rules.kept_until(ctx.edition.retention[Retention.ASSESSMENT], at)
    head = wording.headed(first, dated(at.date(), ctx.today))
    return Noted(
        wording.NOTICES,
        at,
        "\n".join([head, f"  {say(one.text)}", f"  {deleted_on(kept, ctx.today)}"]),
    )
