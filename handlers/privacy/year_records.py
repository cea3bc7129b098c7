"""What somebody wrote for the year and what was written about him: notes, good practice, nominations, plans, seals."""

from collections.abc import Callable, Iterator
from datetime import datetime

from handlers.kit.capability import Context
from handlers.kit.wording import dated
from handlers.privacy import rules
from handlers.privacy import year_record_wording as wording
from handlers.privacy.record_wording import deleted_on
from storage.queries import archive_seals, year_entries, year_plans
from storage.vocabulary import SHANGHAI, Retention
from storage.year_words import EntryKind

KINDS = (wording.YEAR,)
LETTERS = {EntryKind.PRACTICE: "E-", EntryKind.POST: "M-"}


def noted(ctx: Context, say: Callable[[str], str]) -> Iterator[tuple[str, datetime, str]]:
    """Each of them as its kind, its local moment, and its text."""
    for one in year_entries.about_me(ctx.session, ctx.actor):
        letter = LETTERS.get(one.kind)
        code = f"{letter}{one.number:04}" if letter else f"{wording.NOTE}{one.number}"
        mine = one.author_id == ctx.actor.me
        first = wording.entry(code, _on(one.written_at, ctx), one.kind.value, mine=mine)
        yield _entry(one.written_at, f"{first}\n  {say(one.text)}", ctx)
    for plan in year_plans.about_me(ctx.session, ctx.actor):
        lines = "".join(f"\n  {say(one)}" for one in plan.lines)
        first = wording.plan(_on(plan.written_at, ctx), plan.year)
        yield _entry(plan.written_at, f"{first}{lines}", ctx)
    for seal in archive_seals.about_me(ctx.session, ctx.actor):
        area = ctx.roster.areas[seal.area_id].name
        text = wording.sealed(_on(seal.made_at, ctx), area, seal.year, seal.code)
        yield _entry(seal.made_at, text, ctx)


def _on(at: datetime, ctx: Context) -> str:
    return dated(at.astimezone(SHANGHAI).date(), ctx.today)


def _entry(at: datetime, text: str, ctx: Context) -> tuple[str, datetime, str]:
    kept = rules.kept_until(ctx.edition.retention[Retention.ASSESSMENT], at)
    return wording.YEAR, at.astimezone(SHANGHAI), f"{text}\n  {deleted_on(kept, ctx.today)}"
