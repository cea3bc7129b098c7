"""Which edition a year is assessed by: the one its cycle was opened under, whatever came into force since [M3]."""

from uuid import UUID

from handlers.assessment.cycle import wording
from handlers.kit.capability import Context
from handlers.kit.messages import Refusal
from handlers.regulation import Edition
from storage.queries import assessment


def edition_of(cycle: UUID, ctx: Context) -> Edition:
    """What a cycle is held by; a Refusal when it is not there any more, or cut off."""
    key = ctx.once((edition_of, cycle), lambda: assessment.edition_of(ctx.session, cycle))
    return usable(key, ctx)


def edition_to_open(branch: UUID, year: int, ctx: Context) -> Edition:
    """What the year is assessed by: a cycle that exists keeps its edition, a new one takes that in force."""
    cycle = assessment.cycle_of(ctx.session, branch, year)
    return usable(cycle.edition if cycle else ctx.edition.key, ctx)


def usable(key: str, ctx: Context) -> Edition:
    """The edition with this key; refused when it is not there any more, or cut off."""
    edition = named(key, ctx)
    if edition is None:
        raise Refusal(wording.gone(key))
    if edition.incomplete:
        raise Refusal(wording.incomplete(edition.title, edition.incomplete))
    return edition


def usable_if_any(key: str, ctx: Context) -> Edition | None:
    """The same for who only wants to know: None where it would be refused."""
    edition = named(key, ctx)
    return None if edition is None or edition.incomplete else edition


def named(key: str, ctx: Context) -> Edition | None:
    """The edition with this key, whole or not; None when the settings have it no more."""
    return ctx.edition if key == ctx.edition.key else ctx.edition_named(key)


def branch_id(ctx: Context) -> UUID:
    """The branch of this actor."""
    branch = ctx.roster.branch_of(ctx.actor.me)
    if branch is None:
        raise Refusal(wording.NO_BRANCH)
    return branch.id
