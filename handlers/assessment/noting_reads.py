"""Whose sheet, notes or words somebody reads sees that in his records, and by which right it was read."""

from uuid import UUID

from handlers.kit.capability import Context
from storage.queries import access
from storage.rights_words import AccessReason


def note_read(ctx: Context, subject_id: UUID, area_id: UUID, what: str) -> None:
    """The actor read `what` of a member and an area: as who leads its group, else as who handles it."""
    leads = ctx.roster.areas[area_id].group_id in ctx.actor.groups
    why = AccessReason.GROUP if leads else AccessReason.HANDLES
    access.note(ctx.session, ctx.actor, subject_id, what, ctx.now, why=why)
