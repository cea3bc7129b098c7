"""What an answer must hold before it goes: a reason, somebody above to pass it to, and nobody's name too many [T1]."""

import re
from collections.abc import Iterator, Sequence
from uuid import UUID

from handlers.concerns.reading_orders import CANNOT_ALONE, NAMED_ABOVE, PASSED_ALONE, WILL_ALONE
from handlers.concerns.seats import kept_from
from handlers.concerns.without_names import name_in
from handlers.kit.capability import Context
from handlers.kit.reading.cleaning import plain_of
from storage.queries.concerns import ConcernView
from storage.queries.roster import Org
from storage.vocabulary import Decision, OrgLevel, Role

_ALONE: dict[Decision, re.Pattern[str]] = {
    Decision.CANNOT_NOW: CANNOT_ALONE,
    Decision.PASSED_UP: PASSED_ALONE,
    Decision.WILL_DO: WILL_ALONE,
}


def says_only_what(text: str, decision: Decision) -> bool:
    """Whether an answer holds the decision and neither why nor how.

    >>> says_only_what("办不了", Decision.CANNOT_NOW), says_only_what("办不了 合同没到期", Decision.CANNOT_NOW)
    (True, False)
    >>> says_only_what("转党总支", Decision.PASSED_UP), says_only_what("同意", Decision.WILL_DO)
    (True, True)
    """
    alone = _ALONE.get(decision)
    return alone is not None and alone.fullmatch(plain_of(text).strip()) is not None


def passed_to(text: str, decision: Decision, concern: ConcernView, ctx: Context) -> Org | None:
    """The organisation above that an answer passes it to; None when it names none, or nobody there may see it."""
    named = NAMED_ABOVE.search(plain_of(text)) if decision is Decision.PASSED_UP else None
    if named is None:
        return None
    level = next((level for word, level in LEVELS.items() if word in named[0]), None)
    return next((one for one in _above(concern, ctx) if level in (None, one.level)), None)


LEVELS = {"总支": OrgLevel.GENERAL_BRANCH, "党委": OrgLevel.COMMITTEE}


def _above(concern: ConcernView, ctx: Context) -> Iterator[Org]:
    """The organisations above the one that answers in which somebody may see it."""
    out = {concern.raiser_id, *kept_from(ctx, concern)}
    org = ctx.roster.orgs[answering_org(concern, ctx)]
    while org.parent_id is not None:
        org = ctx.roster.orgs[org.parent_id]
        holders = ctx.roster.holders(org.id, Role.COMMITTEE, ctx.today)
        if {one.person_id for one in holders} - out:
            yield org


def answering_org(concern: ConcernView, ctx: Context) -> UUID:
    """For which organisation this actor answers it: that of its branch, else the one above that was brought in."""
    mine = ctx.actor.branches | ctx.actor.offices
    above = concern.raised_to_id
    return above if above in mine and concern.branch_id not in mine and above else concern.branch_id


def names_somebody(text: str, told: Sequence[ConcernView], ctx: Context) -> str:
    """A name that several raisers would read in one answer; "" when there is none.

    Whose it is does not matter: were only the raisers looked for, the refusal would tell who they are.
    """
    return name_in(text, ctx) if len({one.raiser_id for one in told}) > 1 else ""
