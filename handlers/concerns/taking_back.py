"""A bare 「撤回」: whether what somebody wrote down last is a concern of his, or a talk."""

from datetime import timedelta

from handlers.concerns.reading import WITHDRAW_ALONE
from handlers.kit.capability import Context
from handlers.kit.reading.utterance import Utterance
from storage.queries import concerns, talks
from storage.vocabulary import ConcernState

NEWEST = 90  # the talks hear the same word, and are not asked along
BEGUN = (ConcernState.RAISED, ConcernState.RECEIVED, ConcernState.ASSIGNED)


def hears_taking_back(said: Utterance, ctx: Context) -> int:
    """Meant for a concern where that is newer than his newest talk and may still be taken back."""
    if not WITHDRAW_ALONE.fullmatch(said.words()):
        return 0
    since = ctx.now - timedelta(hours=ctx.edition.figures.withdraw_hours)
    mine = concerns.mine(ctx.session, ctx.actor, limit=None)
    raised = [one.raised_at for one in mine if one.state in BEGUN and one.answered_at is None]
    told = [one.recorded_at for one in talks.recorded_since(ctx.session, ctx.actor, since)]
    return NEWEST if max(raised, default=since) > max([since, *told]) else 0
