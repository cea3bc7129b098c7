"""The steps of the purge about what was heard, answered and sent (domain.md §6.8)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import func, update
from sqlmodel import col, select

from storage.queries import inbox
from storage.queries.outbox import UNFINISHED
from storage.queries.postponed import SAID_FOR
from storage.tables import ConversationRow, Heard, Push, VoiceMessage
from storage.vocabulary import PushState, Retention

if TYPE_CHECKING:
    from storage.queries.personal_data import Batch


def _pushes(batch: "Batch") -> int:
    """What was sent, called off or given up; one called off has no end but the moment it was due."""
    ended = func.coalesce(col(Push.finished_at), col(Push.due_at))
    old = (col(Push.state).not_in(UNFINISHED), ended < batch.kept[Retention.DELIVERY])
    return batch.delete(Push, [col(Push.number)], *old)


def _said(batch: "Batch") -> int:
    """The words of what was sent and could be put off for a day."""
    old = (
        col(Push.state) == PushState.SENT,
        func.length(col(Push.sealed_text)) > 0,
        col(Push.finished_at) < batch.now - SAID_FOR,
    )
    chosen = select(Push.number).where(*old).limit(batch.most)
    emptied = update(Push).where(col(Push.number).in_(chosen)).values(sealed_text=b"")
    return batch.run(emptied.returning(col(Push.number)))


def _answers(batch: "Batch") -> int:
    """What was answered: needed only as long as the platform may repeat a message."""
    old = col(Heard.heard_at) < batch.now - inbox.ANSWERS_KEPT
    return batch.empty(col(Heard.key), col(Heard.sealed_answer), old)


def _heard(batch: "Batch") -> int:
    old = col(Heard.heard_at) < batch.now - inbox.KEYS_KEPT
    return batch.delete(Heard, [col(Heard.key)], old)


def _conversations(batch: "Batch") -> int:
    old = col(ConversationRow.changed_at) < batch.kept[Retention.CONVERSATION]
    return batch.delete(ConversationRow, [col(ConversationRow.person_id)], old)


def _voices(batch: "Batch") -> int:
    old = col(VoiceMessage.heard_at) < batch.kept[Retention.CONVERSATION]
    return batch.delete(VoiceMessage, [col(VoiceMessage.id)], old)


STEPS: Mapping[str, Callable[["Batch"], int]] = {
    "pushes": _pushes,
    "said": _said,
    "answers": _answers,
    "heard": _heard,
    "conversations": _conversations,
    "voices": _voices,
}
