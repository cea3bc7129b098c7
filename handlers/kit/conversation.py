"""What the bot is in the middle of with somebody, as it is stored (sealed) between two messages."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handlers.kit.messages import Choice
from storage.queries import conversations
from storage.sealing import Unreadable
from storage.session import Session

STEPS_BACK = 12


class OpenForm(BaseModel):
    """A draft in progress; `asking` is the open question, "" means it is shown and waits for 确认."""

    model_config = ConfigDict(frozen=True)

    command: str
    draft: dict[str, Any]
    asking: str = ""
    history: tuple[tuple[str, dict[str, Any]], ...] = ()  # (asking, draft) of earlier steps
    mark: str = ""  # of what a binding form showed


class Offer(BaseModel):
    """Numbered next steps, given with an answer or with a push."""

    model_config = ConfigDict(frozen=True)

    choices: tuple[Choice, ...]
    made_at: datetime
    pushed: bool = False

    def crossed(self, sent_at: datetime) -> bool:
        """Whether it was pushed after this was sent: its numbers are not what the person saw (times are whole seconds)."""
        return self.pushed and int(sent_at.timestamp()) < int(self.made_at.timestamp())


class Conversation(BaseModel):
    """One person's dialogue. Every field may be absent; all absent means nothing is going on."""

    model_config = ConfigDict(frozen=True)

    form: OpenForm | None = None
    parked: OpenForm | None = Field(default=None)
    offer: Offer | None = None

    def changed(self, **fields: Any) -> "Conversation":
        """The same conversation with these fields changed."""
        return self.model_copy(update=fields)

    def stored(self) -> str:
        """Its JSON, or "" when nothing is going on."""
        open_ones = (self.form, self.parked, self.offer)
        return self.model_dump_json(exclude_defaults=True) if any(open_ones) else ""

    @classmethod
    def of(cls, state: str) -> "Conversation":
        """From its JSON."""
        return cls.model_validate_json(state) if state else cls()


def recalled(
    session: Session, person_ids: Collection[UUID], now: datetime
) -> tuple[dict[UUID, Conversation], dict[UUID, Exception]]:
    """The dialogues of these people, and what was wrong with those that do not open."""
    found: dict[UUID, Conversation] = {}
    lost: dict[UUID, Exception] = {}
    for who, state in conversations.open_states(session, person_ids, now).items():
        try:
            if isinstance(state, Unreadable):
                raise state
            found[who] = Conversation.of(state)
        except (Unreadable, ValidationError) as error:
            lost[who] = error
    return found, lost
