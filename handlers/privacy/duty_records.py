"""What somebody noted himself of his duty, as entries of his record."""

from collections.abc import Callable, Iterator

from handlers.kit.capability import SHANGHAI, Context
from handlers.kit.wording import dated
from handlers.privacy import duty_record_wording as wording
from handlers.privacy import rules
from handlers.privacy.record_wording import deleted_on
from handlers.privacy.roster_records import Noted
from storage.queries import duty_notes
from storage.vocabulary import Retention

KINDS = (wording.NOTES,)


def noted(ctx: Context, say: Callable[[str], str]) -> Iterator[Noted]:
    """One entry for each note, with when it goes and how he learns who read it."""
    period = ctx.edition.retention[Retention.SUPERVISION]
    for one in duty_notes.of_writer(ctx.session, ctx.actor, ctx.actor.me):
        at = one.written_at.astimezone(SHANGHAI)
        first = wording.note(one.code, dated(one.done_on, ctx.today))
        due = deleted_on(rules.kept_until(period, at), ctx.today)
        text = f"{first}\n  {say(one.text)}\n{wording.tail(one.code, due)}"
        yield Noted(wording.NOTES, at, text)
